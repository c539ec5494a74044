# Beyond the tables of the paper: the calibration scan, the added term, the Eve of [14], and long campaigns. What takes hours is apart
# from `make all`; the report shows it from this machine's records, where a run has ended, and from the published ones elsewhere.
# Included by the root Makefile after rules.mk.

define newline


endef
# $(call run_each,WHICH): the runs of runs.tsv that these words choose, one after the other.
run_each = $(foreach file,$(call run_files,$(1)),$(call run_records,$(file))$(newline))

# A scan writes one record file a point into a folder, and goes on where it stopped; FOLDER/cpa_anc_4.complete says that it has ended.
# $(call scan_records,FOLDER,GAME_BITS): as this machine has them, to the end, else, unless QUICK, as they are published.
scan_in = $(wildcard $(1)/$(2).jsonl $(1)/$(2)_*.jsonl)
scan_records = $(strip $(if $(wildcard $(KEPT)/$(1)/$(2).complete),$(call scan_in,$(KEPT)/$(1),$(2)),\
  $(if $(filter-out quick,$(MODE)),$(call scan_in,published/$(1),$(2)))))
# $(call scan,NAME,FOLDER,GAME_BITS,SCRIPT): its table and figure are NAME_cpa_anc_4 and so on, and --NAME asks for the table.
define scan
RECORDS_$(1)_$(3) := $(call scan_records,$(2),$(3))
NOTE_$(1)_$(3) := $(2)/$(3)*
TABULATE_$(1)_$(3) := --$(1)
DRAWN_$(1)_$(3) := $(OUT)/tables/$(1)_$(3).tsv $(4)
SCANNED += $(if $(call scan_records,$(2),$(3)),$(1)_$(3))
endef

# calibrate: the open choices of CPA-ANC one at a time (hours). joint: several at once, every combination, of CPA-ANC and of ANC (half an
# hour at 4 and 8 bits together, an hour at 16, another at 32; for ANC another in all); what is scanned, src/calibration states:
# calibrate --list --joint.
CALIBRATION_KEY_BITS ?= 4 8
CALIBRATION_TRIALS ?= $(if $(filter quick,$(MODE)),2)
CALIBRATION_ROUNDS ?= $(if $(filter quick,$(MODE)),300,40000)
JOINT_TRIALS ?= $(if $(filter quick,$(MODE)),1)
JOINT_ROUNDS ?= $(if $(filter quick,$(MODE)),100)
JOINT_SCANS := $(patsubst %,cpa_anc_%,$(PAPER_KEY_BITS) 32) $(PAPER_KEY_BITS:%=anc_%)
$(foreach n,$(CALIBRATION_KEY_BITS),$(eval $(call scan,calibration,calibration,cpa_anc_$(n),figures/calibration.gp)))
$(foreach one,$(JOINT_SCANS),$(eval $(call scan,joint,calibration/joint,$(one),figures/heatmap.gp)))
$(OUT)/report.pdf: $(foreach name,$(SCANNED),$(OUT)/tables/$(name).tex $(OUT)/figures/$(name).pdf)

# calibrate-4 and joint-4 are CPA-ANC's, joint-anc-4 is ANC's.
CALIBRATE := $(CALIBRATION_KEY_BITS:%=calibrate-%)
JOINT := $(patsubst cpa_anc_%,joint-%,$(JOINT_SCANS:anc_%=joint-anc-%))
.PHONY: calibrate joint $(CALIBRATE) $(JOINT)
calibrate: $(CALIBRATE)
joint: $(JOINT)
$(CALIBRATE): flags = $(CALIBRATION_TRIALS:%=--trials %) --max-rounds $(CALIBRATION_ROUNDS)
$(CALIBRATE): folder = $(RESULTS)/calibration
$(JOINT): flags = --joint $(JOINT_TRIALS:%=--trials %) $(JOINT_ROUNDS:%=--max-rounds %)
$(JOINT): folder = $(RESULTS)/calibration/joint
$(CALIBRATE) $(JOINT): game = $(if $(findstring -anc-,$@),anc,cpa_anc)
$(CALIBRATE) $(JOINT): key_bits = $(lastword $(subst -, ,$@))
$(CALIBRATE) $(JOINT): one = $(game)_$(key_bits)
$(CALIBRATE): shown = calibration_$(one)
$(JOINT): shown = joint_$(one)
$(CALIBRATE) $(JOINT): $(BIN)/calibrate $(BIN)/tabulate
	@mkdir -p $(folder); rm -f $(folder)/$(one).complete
	$(BIN)/calibrate --experiment $(game) $(flags) --key-bits $(key_bits) $(THREADS) --out $(folder)
	@touch $(folder)/$(one).complete
	@$(MAKE) MODE=$(MODE) $(OUT)/figures/$(shown).pdf $(OUT)/figures/$(shown).svg
	@cat $(OUT)/tables/$(shown).txt

# Table 3 once more, with a penalty of ours on shared key bits. `make all` runs some of the key sizes; of the others the report shows what
# there is.
RECORDS_exclusive3 := $(foreach file,$(PAPER_KEY_BITS:%=exclusive_%.jsonl),\
  $(if $(filter $(file),$(call run_files,target=all)),$(call of_run,$(file)),$(call own_or_published,$(file))))
TABULATE_exclusive3 := --table 3 --path exclusive3
$(OUT)/report.pdf: $(OUT)/tables/exclusive3.tex
all: $(OUT)/tables/exclusive3.txt
.PHONY: exclusive
exclusive: $(PAPER_KEY_BITS:%=$(RESULTS)/exclusive_%.jsonl)
	@$(MAKE) MODE=$(MODE) exclusive3

# Table 2 once more, against the Eve of [14], with the epsilon of Adam's authors: with the larger one that suits Figure 5's network,
# the small gradients of her tanh leave her blind. The macros have the names of Table 2: the report reads them inside a group.
RECORDS_table2_conv ?= $(call of_run,$(PAPER_KEY_BITS:%=anc_conv_%.jsonl))
TABULATE_table2_conv := --table 2 --path table2_conv
$(OUT)/report.pdf: $(OUT)/tables/table2_conv.tex
all: $(OUT)/tables/table2_conv.txt

# All that, and Tables 2 and 3, on many fresh trials of a seed of their own (any part can be run alone, and stopped).
.PHONY: campaign $(PAPER_KEY_BITS:%=campaign-%)
campaign: $(PAPER_KEY_BITS:%=campaign-%)
$(PAPER_KEY_BITS:%=campaign-%): campaign-%: $(BIN)/anc $(BIN)/cpa_anc $(BIN)/tabulate
	$(call run_each,target=campaign key_bits=$*)
	@$(BIN)/tabulate --table 2 $(QUICK_FLAG) $(RESULTS)/campaign/anc_$*.jsonl
	@$(BIN)/tabulate --table 3 $(QUICK_FLAG) $(RESULTS)/campaign/cpa_anc_$*.jsonl
	@$(BIN)/tabulate --table 3 $(QUICK_FLAG) $(RESULTS)/campaign/exclusive_$*.jsonl
# What there is of each of its tables.
campaign_records = $(strip $(foreach n,$(PAPER_KEY_BITS),$(call own_or_published,$(or $(2),campaign)/$(1)_$(n).jsonl)))
RECORDS_campaign2 := $(call campaign_records,anc)
RECORDS_campaign3 := $(call campaign_records,cpa_anc)
RECORDS_campaign_exclusive3 := $(call campaign_records,exclusive)
TABULATE_campaign2 := --table 2 --path campaign2
TABULATE_campaign3 := --table 3 --path campaign3
TABULATE_campaign_exclusive3 := --table 3 --path campaign_exclusive3
CAMPAIGN_TABLES := $(foreach table,campaign2 campaign3 campaign_exclusive3,$(if $(RECORDS_$(table)),$(table)))
$(OUT)/report.pdf: $(CAMPAIGN_TABLES:%=$(OUT)/tables/%.tex)

# What was run before the rules of today, and looked at when they were made: Tables 2 and 3 on seed 2018, the campaign on 2019.
.PHONY: earlier
earlier: $(BIN)/anc $(BIN)/cpa_anc
	$(call run_each,target=earlier)
EARLIER :=
# $(call earlier,SEED,NAME,TABLE): the table earlier_SEED_NAME of the files NAME_N, macros and all.
define earlier
RECORDS_earlier_$(1)_$(2) := $(call campaign_records,$(2),earlier/$(1))
TABULATE_earlier_$(1)_$(2) := --table $(3) --path earlier_$(1)_$(2)
EARLIER += $(if $(call campaign_records,$(2),earlier/$(1)),earlier_$(1)_$(2))
endef
$(foreach seed,2018 2019,$(eval $(call earlier,$(seed),anc,2))$(foreach name,cpa_anc exclusive,$(eval $(call earlier,$(seed),$(name),3))))
$(OUT)/report.pdf: $(EARLIER:%=$(OUT)/tables/%.tex)

# The scanned setting of CPA-ANC at 8 bits that comes closest to the paper, on fresh trials.
.PHONY: closest
closest: $(BIN)/cpa_anc $(BIN)/tabulate
	$(call run_each,target=closest)
	@$(BIN)/tabulate --table 3 $(QUICK_FLAG) $(RESULTS)/campaign/closest_8.jsonl
RECORDS_closest := $(call own_or_published,campaign/closest_8.jsonl)
TABULATE_closest := --table 3 --path closest
$(OUT)/report.pdf: $(if $(RECORDS_closest),$(OUT)/tables/closest.tex)

# CPA-ANC against the size of the key, beyond the paper's sizes, without and with the added term: of each size the most trials there are.
LARGER_KEY_BITS := 32 64
.PHONY: larger $(LARGER_KEY_BITS:%=larger-%)
larger: $(LARGER_KEY_BITS:%=larger-%)
$(LARGER_KEY_BITS:%=larger-%): larger-%: $(BIN)/cpa_anc $(BIN)/tabulate
	$(call run_each,target=larger key_bits=$*)
	@$(MAKE) MODE=$(MODE) $(OUT)/tables/sizes_cpa_anc.txt $(OUT)/tables/sizes_exclusive.txt
	@cat $(OUT)/tables/sizes_cpa_anc.txt $(OUT)/tables/sizes_exclusive.txt
sizes_records = $(foreach n,$(PAPER_KEY_BITS) $(LARGER_KEY_BITS),$(firstword \
  $(foreach file,campaign/$(1)_$(n).jsonl $(1)_$(n).jsonl larger/$(1)_$(n).jsonl,$(call own_or_published,$(file)))))
ifneq ($(strip $(foreach n,$(LARGER_KEY_BITS),$(call own_or_published,larger/cpa_anc_$(n).jsonl))),)
RECORDS_sizes_cpa_anc := $(call sizes_records,cpa_anc)
RECORDS_sizes_exclusive := $(call sizes_records,exclusive)
TABULATE_sizes_cpa_anc := --table 3 --path sizes_cpa_anc
TABULATE_sizes_exclusive := --table 3 --path sizes_exclusive
DRAWN_sizes := $(OUT)/tables/sizes_cpa_anc.tsv $(OUT)/tables/sizes_exclusive.tsv figures/sizes.gp
$(OUT)/report.pdf: $(OUT)/tables/sizes_cpa_anc.tex $(OUT)/tables/sizes_exclusive.tex $(OUT)/figures/sizes.pdf
endif

# Keys shorter than their messages, at 8 message bits and at 16; beside them, for keys as long as the message, the trials of Tables 2 and 3.
.PHONY: shortkey shortkey-16
shortkey shortkey-16: $(BIN)/anc $(BIN)/cpa_anc $(BIN)/tabulate
	$(call run_each,target=$@)
	@$(MAKE) MODE=$(MODE) $(OUT)/tables/shortkey.txt $(OUT)/figures/shortkey.svg
	@cat $(OUT)/tables/shortkey.txt
SHORT_KEYS := $(foreach file,$(foreach target,shortkey shortkey-16,$(call run_files,target=$(target))),\
  $(call own_or_published,$(file)))
RECORDS_shortkey := $(SHORT_KEYS) $(foreach n,8 16,$(if $(filter %anc_$(n)_4.jsonl,$(SHORT_KEYS)),\
  $(foreach file,anc_$(n).jsonl cpa_anc_$(n).jsonl,$(call own_or_published,$(file)))))
TABULATE_shortkey := --short-key
NOTE_shortkey := shortkey/*
ifneq ($(strip $(SHORT_KEYS)),)
DRAWN_shortkey := $(OUT)/tables/shortkey.tsv figures/shortkey.gp
$(OUT)/report.pdf: $(OUT)/tables/shortkey.tex $(OUT)/figures/shortkey.pdf
endif

# What more of them would cost: the rounds are those of the campaign's and of larger keys' records, the costs of a round those that were published.
RECORDS_cost := $(RECORDS_campaign3) $(foreach n,$(LARGER_KEY_BITS),$(call own_or_published,larger/cpa_anc_$(n).jsonl))
$(OUT)/tables/cost.tex: $(BIN)/plan published/cost.tsv $(RECORDS_cost) $(OUT)/tables/cost.records
	$(BIN)/plan cpa_anc --report $@ --measured published/cost.tsv $(RECORDS_cost:%=--known %)
$(OUT)/report.pdf: $(if $(filter-out quick,$(MODE)),$(OUT)/tables/cost.tex)

# The bits of [17] to [19] under ent and dieharder, on a stream of each (some minutes). The report shows the attacks beside them.
BATTERIES := $(call own_or_published,batteries.tsv)
.PHONY: batteries
batteries: $(BUILD)/packages-batteries.ok $(BIN)/related_work
	@mkdir -p $(RESULTS)
	bash experiments/batteries.sh run $(BIN) > $(RESULTS)/batteries.tsv.tmp
	@mv $(RESULTS)/batteries.tsv.tmp $(RESULTS)/batteries.tsv
	@$(MAKE) MODE=$(MODE) $(OUT)/tables/batteries.txt
	@cat $(OUT)/tables/batteries.txt
ifneq ($(BATTERIES),)
$(OUT)/tables/keywords.tsv: $(BIN)/tabulate $(call of_run,related_work_17.jsonl)
	@mkdir -p $(@D)
	$(BIN)/tabulate --table 4 --quiet --tsv $@ $(filter %.jsonl,$^)
$(OUT)/tables/batteries.txt $(OUT)/tables/batteries.tex: $(OUT)/tables/batteries.%: experiments/batteries.sh $(BATTERIES) $(OUT)/tables/keywords.tsv
	bash $< $(if $(filter tex,$*),latex,text) $(BATTERIES) $(OUT)/tables/keywords.tsv > $@.tmp
	@mv $@.tmp $@
$(OUT)/report.pdf: $(OUT)/tables/batteries.tex
all: $(OUT)/tables/batteries.txt
endif

# The same trainings in PyTorch: do they agree, and how long a round takes (some minutes). Debian's PyTorch is for Debian's Python.
PEER_FILES := peers_agreement.tsv peers.tsv
PEERS := $(foreach file,$(PEER_FILES),$(call own_or_published,$(file)))
PYTHON ?= /usr/bin/python3
.PHONY: peers
peers: $(BUILD)/packages-peers.ok $(BUILD)/build.ninja
	@cmake --build $(BUILD) --parallel $(JOBS) --target trajectory benchmarks
	@mkdir -p $(RESULTS)
	$(PYTHON) -B tests/peers/agree.py $(BIN)/trajectory > $(RESULTS)/peers_agreement.tsv.tmp
	@mv $(RESULTS)/peers_agreement.tsv.tmp $(RESULTS)/peers_agreement.tsv
	$(PYTHON) -B tests/peers/speed.py $(BIN) > $(RESULTS)/peers.tsv.tmp
	@mv $(RESULTS)/peers.tsv.tmp $(RESULTS)/peers.tsv
	@$(MAKE) MODE=$(MODE) $(OUT)/tables/peers.txt $(OUT)/figures/peers.pdf $(OUT)/figures/peers.svg
	@cat $(OUT)/tables/peers.txt
ifeq ($(words $(PEERS)),2)
$(OUT)/tables/peers.txt $(OUT)/tables/peers.tex: $(OUT)/tables/peers.%: tests/peers/table.sh $(PEERS)
	@mkdir -p $(@D)
	bash $< $(if $(filter tex,$*),latex,text) $(PEERS) > $@.tmp
	@mv $@.tmp $@
DRAWN_peers := $(lastword $(PEERS)) figures/peers.gp
$(OUT)/report.pdf: $(OUT)/tables/peers.tex $(OUT)/figures/peers.pdf
all: $(OUT)/tables/peers.txt
endif

# Where the time of a round goes.
PROFILE := $(call own_or_published,profile.tsv)
.PHONY: profile
profile: build
	@mkdir -p $(RESULTS)
	bash tests/benchmarks/profile.sh measure $(BIN) > $(RESULTS)/profile.tsv.tmp
	@mv $(RESULTS)/profile.tsv.tmp $(RESULTS)/profile.tsv
	@bash tests/benchmarks/profile.sh text $(RESULTS)/profile.tsv
ifneq ($(PROFILE),)
$(OUT)/tables/profile.tex: tests/benchmarks/profile.sh $(PROFILE)
	@mkdir -p $(@D)
	bash $< latex $(PROFILE) > $@.tmp
	@mv $@.tmp $@
$(OUT)/report.pdf: $(OUT)/tables/profile.tex
endif

# The experiment of [14] at its published length, and its control without an Eve.
.PHONY: campaign-14
campaign-14: $(BIN)/related_work
	$(call run_each,target=campaign-14)
