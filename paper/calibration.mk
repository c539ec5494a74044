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
# can be run alone, and stopped).
CAMPAIGN_TRIALS ?= $(if $(filter quick,$(MODE)),2,200)
CAMPAIGN_SEED ?= 2019
campaign: $(PAPER_KEY_BITS:%=campaign-%)
$(PAPER_KEY_BITS:%=campaign-%): campaign-%: $(BIN)/anc $(BIN)/cpa_anc $(BIN)/tabulate
	@mkdir -p $(RESULTS)/campaign
	$(BIN)/anc --key-bits $* --trials $(CAMPAIGN_TRIALS) --seed $(CAMPAIGN_SEED) --threads $(JOBS) $(call rounds,anc) \
	  --out $(RESULTS)/campaign/anc_$*.jsonl
	$(BIN)/cpa_anc --key-bits $* --trials $(CAMPAIGN_TRIALS) --seed $(CAMPAIGN_SEED) --threads $(JOBS) $(call rounds,cpa_anc) \
	  --out $(RESULTS)/campaign/cpa_anc_$*.jsonl
	@$(BIN)/tabulate --table 2 $(QUICK_FLAG) $(RESULTS)/campaign/anc_$*.jsonl
	@$(BIN)/tabulate --table 3 $(QUICK_FLAG) $(RESULTS)/campaign/cpa_anc_$*.jsonl
