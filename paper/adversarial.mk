# Reference [14] beyond Table 4; included by the root Makefile after rules.mk.

# Table 2 once more, against the Eve of [14], with the epsilon of Adam's authors: with the larger one that suits Figure 5's network,
# the small gradients of her tanh leave her blind. The macros have the names of Table 2: the report reads them inside a group.
TRIALS_anc_conv := $(if $(filter quick,$(MODE)),1,5)
RECORDS_2_CONV ?= $(PAPER_KEY_BITS:%=$(RESULTS)/anc_conv_%.jsonl)

$(RESULTS)/anc_conv_%.jsonl: $(BIN)/anc
	$(call run_records,$(BIN)/anc --eve convolutional --eve-adam-epsilon 1e-8 --key-bits $* --trials $(TRIALS_anc_conv) --seed $(SEED) \
	  --threads $(JOBS) $(call rounds,anc))

$(eval $(call table_rules,table2_conv,2,$(RECORDS_2_CONV)))
$(OUT)/report.pdf: $(OUT)/tables/table2_conv.tex
all: $(OUT)/tables/table2_conv.txt

# The experiment of [14] at its published length: both losses, one to two hours a trial on a core.
CAMPAIGN_TRIALS_14 ?= 20
.PHONY: campaign-14
campaign-14: $(RESULTS)/campaign_14.jsonl
FULL_14 := 14/fresh_eves_full,14/fresh_eves_per_example_full
$(RESULTS)/campaign_14.jsonl: $(BIN)/related_work FORCE
	$(call run_records,$(BIN)/related_work --only $(FULL_14) --full --trials $(CAMPAIGN_TRIALS_14) --seed $(SEED) \
	  --threads $(JOBS) --timing $(RESULTS)/campaign_14.timing)
