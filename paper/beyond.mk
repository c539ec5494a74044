# Beyond the tables of the paper: the calibration scan, the added term, and long campaigns. What takes hours is apart from `make all`;
# the report shows it from this machine's records, where a run has ended, and from the published ones elsewhere.
# Included by the root Makefile after rules.mk.

# The scan of the open choices on calibration seeds, one record file a point (hours; it goes on where it stopped).
CALIBRATION_KEY_BITS ?= 4 8
CALIBRATION_TRIALS ?= $(if $(filter quick,$(MODE)),2,24)
CALIBRATION_ROUNDS ?= $(if $(filter quick,$(MODE)),300,40000)
scan_in = $(wildcard $(1)/calibration/cpa_anc_$(2).jsonl $(1)/calibration/cpa_anc_$(2)_*.jsonl)
scan_records = $(if $(wildcard $(RESULTS)/calibration/$(1).complete),$(call scan_in,$(RESULTS),$(1)),$(if $(filter-out quick,$(MODE)),$(call scan_in,published,$(1))))
CALIBRATED := $(foreach n,$(CALIBRATION_KEY_BITS),$(if $(call scan_records,$(n)),$(n)))

.PHONY: calibrate $(CALIBRATION_KEY_BITS:%=calibrate-%) campaign $(PAPER_KEY_BITS:%=campaign-%)
calibrate: $(CALIBRATION_KEY_BITS:%=calibrate-%)
$(CALIBRATION_KEY_BITS:%=calibrate-%): calibrate-%: $(BIN)/calibrate $(BIN)/tabulate
	@mkdir -p $(RESULTS)/calibration; rm -f $(RESULTS)/calibration/$*.complete
	$(BIN)/calibrate --key-bits $* --trials $(CALIBRATION_TRIALS) --max-rounds $(CALIBRATION_ROUNDS) $(THREADS) \
	  --out $(RESULTS)/calibration
	@touch $(RESULTS)/calibration/$*.complete
	@$(MAKE) --no-print-directory MODE=$(MODE) $(OUT)/figures/calibration_$*.pdf $(OUT)/figures/calibration_$*.svg
	@cat $(OUT)/tables/calibration_$*.txt

define calibration_rules
$(call records_rule,calibration_$(1),$(call scan_records,$(1)))
$(OUT)/tables/calibration_$(1).txt $(OUT)/tables/calibration_$(1).tsv $(OUT)/tables/calibration_$(1).tex &: \
    $(BIN)/tabulate $(call scan_records,$(1)) $(OUT)/tables/calibration_$(1).records
	$(BIN)/tabulate --calibration $(QUICK_FLAG) --tsv $(OUT)/tables/calibration_$(1).tsv \
	  --macros $(OUT)/tables/calibration_$(1).tex $$(filter %.jsonl,$$^) > $(OUT)/tables/calibration_$(1).txt.tmp
	$$(call say_published,calibration_$(1),$(if $(filter published/%,$(call scan_records,$(1))),calibration/cpa_anc_$(1)*))
	@mv $(OUT)/tables/calibration_$(1).txt.tmp $(OUT)/tables/calibration_$(1).txt

$(OUT)/figures/calibration_$(1).svg $(OUT)/figures/calibration_$(1).tikz: $(OUT)/figures/calibration_$(1).%: \
    $(OUT)/tables/calibration_$(1).tsv figures/calibration.gp figures/style.gp
	$$(call draw,figures/calibration.gp)
endef
$(foreach n,$(CALIBRATION_KEY_BITS),$(eval $(call calibration_rules,$(n))))
$(OUT)/report.pdf: $(foreach n,$(CALIBRATED),$(OUT)/tables/calibration_$(n).tex $(OUT)/figures/calibration_$(n).pdf)

# Several choices at once, every combination (an hour at 4 and 8 bits together, another at 16). What is scanned, src/calibration states: calibrate --list --joint.
JOINT_TRIALS ?= $(if $(filter quick,$(MODE)),1)
JOINT_ROUNDS ?= $(if $(filter quick,$(MODE)),100)
joint_in = $(wildcard $(1)/calibration/joint/cpa_anc_$(2)_*.jsonl)
joint_records = $(if $(wildcard $(RESULTS)/calibration/joint/$(1).complete),$(call joint_in,$(RESULTS),$(1)),$(if $(filter-out quick,$(MODE)),$(call joint_in,published,$(1))))
JOINT := $(foreach n,$(PAPER_KEY_BITS),$(if $(call joint_records,$(n)),$(n)))

.PHONY: joint $(PAPER_KEY_BITS:%=joint-%)
joint: $(PAPER_KEY_BITS:%=joint-%)
$(PAPER_KEY_BITS:%=joint-%): joint-%: $(BIN)/calibrate $(BIN)/tabulate
	@mkdir -p $(RESULTS)/calibration/joint; rm -f $(RESULTS)/calibration/joint/$*.complete
	$(BIN)/calibrate --joint --key-bits $* $(JOINT_TRIALS:%=--trials %) $(JOINT_ROUNDS:%=--max-rounds %) $(THREADS) \
	  --out $(RESULTS)/calibration/joint
	@touch $(RESULTS)/calibration/joint/$*.complete
	@$(MAKE) --no-print-directory MODE=$(MODE) $(OUT)/figures/joint_$*.pdf $(OUT)/figures/joint_$*.svg
	@cat $(OUT)/tables/joint_$*.txt

define joint_rules
$(call records_rule,joint_$(1),$(call joint_records,$(1)))
$(OUT)/tables/joint_$(1).txt $(OUT)/tables/joint_$(1).tsv $(OUT)/tables/joint_$(1).tex &: \
    $(BIN)/tabulate $(call joint_records,$(1)) $(OUT)/tables/joint_$(1).records
	$(BIN)/tabulate --joint $(QUICK_FLAG) --tsv $(OUT)/tables/joint_$(1).tsv \
	  --macros $(OUT)/tables/joint_$(1).tex $$(filter %.jsonl,$$^) > $(OUT)/tables/joint_$(1).txt.tmp
	$$(call say_published,joint_$(1),$(if $(filter published/%,$(call joint_records,$(1))),calibration/joint/cpa_anc_$(1)*))
	@mv $(OUT)/tables/joint_$(1).txt.tmp $(OUT)/tables/joint_$(1).txt

$(OUT)/figures/joint_$(1).svg $(OUT)/figures/joint_$(1).tikz: $(OUT)/figures/joint_$(1).%: \
    $(OUT)/tables/joint_$(1).tsv figures/heatmap.gp figures/style.gp
	$$(call draw,figures/heatmap.gp)
endef
$(foreach n,$(PAPER_KEY_BITS),$(eval $(call joint_rules,$(n))))
$(OUT)/report.pdf: $(foreach n,$(JOINT),$(OUT)/tables/joint_$(n).tex $(OUT)/figures/joint_$(n).pdf)

# Table 3 once more, with a penalty of ours on shared key bits. `make all` runs some of the key sizes; of the others the report shows what
# there is.
EXCLUSIVE := $(foreach file,$(PAPER_KEY_BITS:%=exclusive_%.jsonl),\
  $(if $(filter $(file),$(call run_files,target=all)),$(call of_run,$(file)),$(call own_or_published,$(file))))
$(eval $(call table_rules,exclusive3,3,$(EXCLUSIVE)))
$(OUT)/report.pdf: $(OUT)/tables/exclusive3.tex
all: $(OUT)/tables/exclusive3.txt
.PHONY: exclusive
exclusive: $(PAPER_KEY_BITS:%=$(RESULTS)/exclusive_%.jsonl)
	@$(MAKE) --no-print-directory MODE=$(MODE) exclusive3

# All that, and Tables 2 and 3, on many fresh trials of a seed of their own (any part can be run alone, and stopped).
define newline


endef
campaign: $(PAPER_KEY_BITS:%=campaign-%)
$(PAPER_KEY_BITS:%=campaign-%): campaign-%: $(BIN)/anc $(BIN)/cpa_anc $(BIN)/tabulate
	$(foreach file,$(call run_files,target=campaign key_bits=$*),$(call run_records,$(file))$(newline))
	@$(BIN)/tabulate --table 2 $(QUICK_FLAG) $(RESULTS)/campaign/anc_$*.jsonl
	@$(BIN)/tabulate --table 3 $(QUICK_FLAG) $(RESULTS)/campaign/cpa_anc_$*.jsonl
	@$(BIN)/tabulate --table 3 $(QUICK_FLAG) $(RESULTS)/campaign/exclusive_$*.jsonl
# What there is of each of its tables.
campaign_records = $(strip $(foreach n,$(PAPER_KEY_BITS),$(call own_or_published,campaign/$(1)_$(n).jsonl)))
CAMPAIGN_TABLES := $(if $(call campaign_records,anc),campaign2) $(if $(call campaign_records,cpa_anc),campaign3) \
  $(if $(call campaign_records,exclusive),campaign_exclusive3)
RECORDS_campaign2 := $(call campaign_records,anc)
RECORDS_campaign3 := $(call campaign_records,cpa_anc)
RECORDS_campaign_exclusive3 := $(call campaign_records,exclusive)
$(foreach table,$(CAMPAIGN_TABLES),$(eval $(call table_rules,$(table),$(if $(filter %2,$(table)),2,3),$(RECORDS_$(table)))))
$(OUT)/report.pdf: $(CAMPAIGN_TABLES:%=$(OUT)/tables/%.tex)

# CPA-ANC against the size of the key, beyond the paper's sizes, without and with the added term: of each size the most trials there are.
LARGER_KEY_BITS := 32 64
.PHONY: larger $(LARGER_KEY_BITS:%=larger-%)
larger: $(LARGER_KEY_BITS:%=larger-%)
$(LARGER_KEY_BITS:%=larger-%): larger-%: $(BIN)/cpa_anc $(BIN)/tabulate
	$(foreach file,$(call run_files,target=larger key_bits=$*),$(call run_records,$(file))$(newline))
	@$(MAKE) --no-print-directory MODE=$(MODE) $(OUT)/tables/sizes_cpa_anc.txt $(OUT)/tables/sizes_exclusive.txt
	@cat $(OUT)/tables/sizes_cpa_anc.txt $(OUT)/tables/sizes_exclusive.txt
sizes_records = $(foreach n,$(PAPER_KEY_BITS) $(LARGER_KEY_BITS),$(firstword \
  $(foreach file,campaign/$(1)_$(n).jsonl $(1)_$(n).jsonl larger/$(1)_$(n).jsonl,$(call own_or_published,$(file)))))
ifneq ($(strip $(foreach n,$(LARGER_KEY_BITS),$(call own_or_published,larger/cpa_anc_$(n).jsonl))),)
$(foreach name,cpa_anc exclusive,$(eval $(call table_rules,sizes_$(name),3,$(call sizes_records,$(name)))))
$(OUT)/figures/sizes.svg $(OUT)/figures/sizes.tikz: $(OUT)/figures/sizes.%: $(OUT)/tables/sizes_cpa_anc.tsv $(OUT)/tables/sizes_exclusive.tsv \
    figures/sizes.gp figures/style.gp
	$(call draw,figures/sizes.gp)
$(OUT)/report.pdf: $(OUT)/tables/sizes_cpa_anc.tex $(OUT)/tables/sizes_exclusive.tex $(OUT)/figures/sizes.pdf
endif

# Keys shorter than their messages, at 8 message bits and at 16; a key as long as the message is that of Tables 2 and 3 at 8 bits.
.PHONY: shortkey shortkey-16
shortkey shortkey-16: $(BIN)/anc $(BIN)/cpa_anc $(BIN)/tabulate
	$(foreach file,$(call run_files,target=$@),$(call run_records,$(file))$(newline))
	@$(MAKE) --no-print-directory MODE=$(MODE) $(OUT)/tables/shortkey.txt $(OUT)/figures/shortkey.svg
	@cat $(OUT)/tables/shortkey.txt
SHORT_KEYS := $(strip $(foreach file,$(call run_files,target=shortkey) $(call run_files,target=shortkey-16),$(call own_or_published,$(file))))
ifneq ($(SHORT_KEYS),)
SHORT_KEYS += $(foreach file,anc_8.jsonl cpa_anc_8.jsonl,$(call own_or_published,$(file)))
$(eval $(call records_rule,shortkey,$(SHORT_KEYS)))
$(OUT)/tables/shortkey.txt $(OUT)/tables/shortkey.tsv $(OUT)/tables/shortkey.tex &: $(BIN)/tabulate $(SHORT_KEYS) $(OUT)/tables/shortkey.records
	$(BIN)/tabulate --short-key $(QUICK_FLAG) --tsv $(OUT)/tables/shortkey.tsv --macros $(OUT)/tables/shortkey.tex $(SHORT_KEYS) \
	  > $(OUT)/tables/shortkey.txt.tmp
	$(call say_published,shortkey,$(if $(filter published/%,$(SHORT_KEYS)),shortkey/*))
	@mv $(OUT)/tables/shortkey.txt.tmp $(OUT)/tables/shortkey.txt
$(OUT)/figures/shortkey.svg $(OUT)/figures/shortkey.tikz: $(OUT)/figures/shortkey.%: $(OUT)/tables/shortkey.tsv figures/shortkey.gp figures/style.gp
	$(call draw,figures/shortkey.gp)
$(OUT)/report.pdf: $(OUT)/tables/shortkey.tex $(OUT)/figures/shortkey.pdf
endif

# What more of them would cost: the rounds are those of the campaign's records, the costs of a round those that were published.
$(eval $(call records_rule,cost,$(call campaign_records,cpa_anc)))
$(OUT)/tables/cost.tex: $(BIN)/plan published/cost.tsv $(call campaign_records,cpa_anc) $(OUT)/tables/cost.records
	$(BIN)/plan cpa_anc --report $@ --measured published/cost.tsv $(patsubst %,--known %,$(call campaign_records,cpa_anc))
$(OUT)/report.pdf: $(if $(filter full,$(MODE)),$(OUT)/tables/cost.tex)

# The bits of [17] to [19] under ent and dieharder, on a stream of each (some minutes). The report shows the attacks beside them.
BATTERIES := $(call own_or_published,batteries.tsv)
.PHONY: batteries
batteries: $(BUILD)/packages-batteries.ok $(BIN)/related_work
	@mkdir -p $(RESULTS)
	bash experiments/batteries.sh run $(BIN) > $(RESULTS)/batteries.tsv.tmp
	@mv $(RESULTS)/batteries.tsv.tmp $(RESULTS)/batteries.tsv
	@$(MAKE) --no-print-directory MODE=$(MODE) $(OUT)/tables/batteries.txt
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
	@$(MAKE) --no-print-directory MODE=$(MODE) $(OUT)/tables/peers.txt $(OUT)/figures/peers.pdf $(OUT)/figures/peers.svg
	@cat $(OUT)/tables/peers.txt
ifeq ($(words $(PEERS)),2)
$(OUT)/tables/peers.txt $(OUT)/tables/peers.tex: $(OUT)/tables/peers.%: tests/peers/table.sh $(PEERS)
	@mkdir -p $(@D)
	bash $< $(if $(filter tex,$*),latex,text) $(PEERS) > $@.tmp
	@mv $@.tmp $@
$(OUT)/figures/peers.svg $(OUT)/figures/peers.tikz: $(OUT)/figures/peers.%: $(lastword $(PEERS)) figures/peers.gp figures/style.gp
	$(call draw,figures/peers.gp)
$(OUT)/report.pdf: $(OUT)/tables/peers.tex $(OUT)/figures/peers.pdf
all: $(OUT)/tables/peers.txt
endif
