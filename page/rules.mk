# The page: build/page, a folder that a browser opens from disk. Included by the root Makefile after the rules of tables and figures.
# It shows what there is: each run as it has ended here, else as it is published.
PAGE ?= $(if $(filter published,$(MODE)),$(BUILD),$(OUT))/page
.PHONY: page
page: $(PAGE)/index.html
	@echo $<

# $(call if_there,NAME,FILES): NAME, where it has files and all of them are there.
if_there = $(if $(strip $(2)),$(if $(filter-out $(wildcard $(2)),$(2)),,$(1)))
# Where there are larger keys, their tables have the rows of the campaign of CPA-ANC.
LARGER_TABLES := $(if $(DRAWN_sizes),sizes_cpa_anc sizes_exclusive)
PAGE_CAMPAIGNS := $(if $(LARGER_TABLES),$(filter-out campaign3 campaign_exclusive3,$(CAMPAIGN_TABLES)),$(CAMPAIGN_TABLES)) $(LARGER_TABLES)
PAGE_TABLES := $(foreach table,table1 table2 table3,$(call if_there,$(table),$(RECORDS_$(table)))) \
  $(call if_there,table4,$(RECORDS_table4) $(RELATED_TIMING)) \
  $(foreach table,table2_conv exclusive3,$(call if_there,$(table),$(RECORDS_$(table)))) $(PAGE_CAMPAIGNS) \
  $(if $(DRAWN_shortkey),shortkey) $(SCANNED)
# Those of Figures 4 and 6 are trained in seconds.
PAGE_FIGURES := figure4 figure6 $(call if_there,forces,$(FORCES)) $(call if_there,weights,$(WEIGHTS)) \
  $(if $(filter table4,$(PAGE_TABLES)),related_tree_parity) $(foreach figure,sizes shortkey peers,$(if $(DRAWN_$(figure)),$(figure))) $(SCANNED)
PAGE_ABSENT := $(filter-out $(PAGE_TABLES) $(PAGE_FIGURES),table1 table2 table3 table4 table2_conv exclusive3 forces weights)
PAGE_RECORDS := $(foreach program,no_adversary anc cpa_anc,$(foreach file,$(call run_files,program=$(program)),$(call own_or_published,$(file)))) \
  $(foreach n,$(PAPER_KEY_BITS),$(call scan_records,calibration,cpa_anc_$(n))) $(foreach one,$(JOINT_SCANS),$(call scan_records,calibration/joint,$(one)))

$(PAGE)/page.records: FORCE
	$(call write_names,$(PAGE_RECORDS) / $(PAGE_TABLES) / $(PAGE_FIGURES))

$(PAGE)/trials.js: $(BIN)/tabulate $(PAGE_RECORDS) $(PAGE)/page.records
	@echo "tabulate --page $@"
	@$(BIN)/tabulate --page $@ $(PAGE_RECORDS) && touch $@

$(PAGE)/index.html: $(wildcard page/*) $(PAGE)/trials.js claims.tsv $(wildcard $(OUT)/claims/claims.tsv) $(PAGE_TABLES:%=$(OUT)/tables/%.txt) \
    $(PAGE_FIGURES:%=$(OUT)/figures/%.svg) | $(BUILD)/packages-page.ok
	@bash page/build.sh $(PAGE) $(OUT) '$(strip $(PAGE_TABLES))' '$(strip $(PAGE_FIGURES))' '$(strip $(PAGE_ABSENT))'
