# The calibration scan and the long campaigns: nothing that `make all` waits for. Where they have been run, the report shows them.
# Included by the root Makefile after rules.mk.

# The scan of the open choices on calibration seeds, one record file a point (hours; it goes on where it stopped).
CALIBRATION_KEY_BITS ?= 4 8
CALIBRATION_TRIALS ?= $(if $(filter quick,$(MODE)),2,24)
CALIBRATION_ROUNDS ?= $(if $(filter quick,$(MODE)),300,40000)
CALIBRATED := $(foreach n,$(CALIBRATION_KEY_BITS),$(if $(wildcard $(RESULTS)/calibration/cpa_anc_$(n)_*.jsonl),$(n)))

.PHONY: calibrate $(CALIBRATION_KEY_BITS:%=calibrate-%) campaign $(PAPER_KEY_BITS:%=campaign-%)
calibrate: $(CALIBRATION_KEY_BITS:%=calibrate-%)
$(CALIBRATION_KEY_BITS:%=calibrate-%): calibrate-%: $(BIN)/calibrate $(BIN)/tabulate
	@mkdir -p $(RESULTS)/calibration
	$(BIN)/calibrate --key-bits $* --trials $(CALIBRATION_TRIALS) --max-rounds $(CALIBRATION_ROUNDS) --threads $(JOBS) \
	  --out $(RESULTS)/calibration
	@$(MAKE) --no-print-directory MODE=$(MODE) CALIBRATED=$* $(OUT)/figures/calibration_$*.pdf $(OUT)/figures/calibration_$*.svg
	@cat $(OUT)/tables/calibration_$*.txt

define calibration_rules
$(OUT)/tables/calibration_$(1).txt $(OUT)/tables/calibration_$(1).tsv $(OUT)/tables/calibration_$(1).tex &: \
    $(BIN)/tabulate $(wildcard $(RESULTS)/calibration/cpa_anc_$(1).jsonl $(RESULTS)/calibration/cpa_anc_$(1)_*.jsonl)
	@mkdir -p $(OUT)/tables
	$(BIN)/tabulate --calibration $(QUICK_FLAG) --tsv $(OUT)/tables/calibration_$(1).tsv \
	  --macros $(OUT)/tables/calibration_$(1).tex $$(filter %.jsonl,$$^) > $(OUT)/tables/calibration_$(1).txt.tmp
	@mv $(OUT)/tables/calibration_$(1).txt.tmp $(OUT)/tables/calibration_$(1).txt

$(OUT)/figures/calibration_$(1).svg $(OUT)/figures/calibration_$(1).tikz: $(OUT)/figures/calibration_$(1).%: \
    $(OUT)/tables/calibration_$(1).tsv figures/calibration.gp figures/style.gp
	$$(call draw,figures/calibration.gp)
endef
$(foreach n,$(CALIBRATION_KEY_BITS),$(eval $(call calibration_rules,$(n))))
$(OUT)/report.pdf: $(foreach n,$(CALIBRATED),$(OUT)/tables/calibration_$(n).tex $(OUT)/figures/calibration_$(n).pdf)

# Tables 2 and 3 on many fresh trials: CAMPAIGN_TRIALS a key size, on a seed of their own (some ten core-hours at n = 16; any part
# can be run alone, and stopped). `exclusive`: Table 3 once more, with a penalty of ours on two key bits in one ciphertext bit.
CAMPAIGN_TRIALS ?= $(if $(filter quick,$(MODE)),2,200)
CAMPAIGN_SEED ?= 2019
EXCLUSIVITY := 8
CAMPAIGN := $(RESULTS)/campaign
CAMPAIGN_FLAGS = --trials $(CAMPAIGN_TRIALS) --seed $(CAMPAIGN_SEED) --threads $(JOBS)
.PHONY: exclusive $(PAPER_KEY_BITS:%=exclusive-%)
campaign: $(PAPER_KEY_BITS:%=campaign-%)
$(PAPER_KEY_BITS:%=campaign-%): campaign-%: $(BIN)/anc $(BIN)/cpa_anc $(BIN)/tabulate
	@mkdir -p $(CAMPAIGN)
	$(BIN)/anc --key-bits $* $(CAMPAIGN_FLAGS) $(call rounds,anc) --out $(CAMPAIGN)/anc_$*.jsonl
	$(BIN)/cpa_anc --key-bits $* $(CAMPAIGN_FLAGS) $(call rounds,cpa_anc) --out $(CAMPAIGN)/cpa_anc_$*.jsonl
	@$(BIN)/tabulate --table 2 $(QUICK_FLAG) $(CAMPAIGN)/anc_$*.jsonl
	@$(BIN)/tabulate --table 3 $(QUICK_FLAG) $(CAMPAIGN)/cpa_anc_$*.jsonl
exclusive: $(PAPER_KEY_BITS:%=exclusive-%)
$(PAPER_KEY_BITS:%=exclusive-%): exclusive-%: $(BIN)/cpa_anc $(BIN)/tabulate
	@mkdir -p $(CAMPAIGN)
	$(BIN)/cpa_anc --key-bits $* $(CAMPAIGN_FLAGS) --key-exclusivity $(EXCLUSIVITY) $(call rounds,cpa_anc) \
	  --out $(CAMPAIGN)/exclusive_$*.jsonl
	@$(BIN)/tabulate --table 3 $(QUICK_FLAG) $(CAMPAIGN)/exclusive_$*.jsonl

# What has been run of them, for the report: $(call campaign_rules,NAME OF THE TABLE,TABLE OF THE PAPER,NAME OF THE RECORDS).
define campaign_rules
ifneq ($(wildcard $(CAMPAIGN)/$(3)_*.jsonl),)
$(OUT)/tables/$(1).txt $(OUT)/tables/$(1).tsv $(OUT)/tables/$(1).tex &: $(BIN)/tabulate $(wildcard $(CAMPAIGN)/$(3)_*.jsonl)
	@mkdir -p $(OUT)/tables
	$(BIN)/tabulate --table $(2) $(QUICK_FLAG) --tsv $(OUT)/tables/$(1).tsv --macros $(OUT)/tables/$(1).tex \
	  $$(filter %.jsonl,$$^) > $(OUT)/tables/$(1).txt.tmp
	@mv $(OUT)/tables/$(1).txt.tmp $(OUT)/tables/$(1).txt
$(OUT)/report.pdf: $(OUT)/tables/$(1).tex
endif
endef
$(eval $(call campaign_rules,campaign2,2,anc))
$(eval $(call campaign_rules,campaign3,3,cpa_anc))
$(eval $(call campaign_rules,exclusive3,3,exclusive))
