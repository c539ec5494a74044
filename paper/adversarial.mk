# Reference [14] beyond Table 4; included by the root Makefile after rules.mk.

# Table 2 once more, against the Eve of [14], with the epsilon of Adam's authors: with the larger one that suits Figure 5's network,
# the small gradients of her tanh leave her blind. The macros have the names of Table 2: the report reads them inside a group.
RECORDS_table2_conv ?= $(call of_run,$(PAPER_KEY_BITS:%=anc_conv_%.jsonl))
TABULATE_table2_conv := --table 2 --path table2_conv
$(OUT)/report.pdf: $(OUT)/tables/table2_conv.tex
all: $(OUT)/tables/table2_conv.txt

# The experiment of [14] at its published length: both losses, one to two hours a trial on a core.
.PHONY: campaign-14
campaign-14: $(BIN)/related_work
	$(call run_records,$(call run_files,target=campaign-14))
