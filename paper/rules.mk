# From records and traces to tables, figures and the report. Included by the root Makefile, which sets
#   BUILD, BIN = $(BUILD)/bin, MODE = full, quick or published, OUT, KEPT, RESULTS
#   of_run, which says where the file of a run is,
# and says how the files of RECORDS_table1 to 4, TRACE_4, TRACE_6, FORCES and WEIGHTS are made. It may set those too, before.
PAPER_KEY_BITS ?= 4 8 16
RECORDS_table1 ?= $(call of_run,$(PAPER_KEY_BITS:%=no_adversary_%.jsonl))
RECORDS_table2 ?= $(call of_run,$(PAPER_KEY_BITS:%=anc_%.jsonl))
RECORDS_table3 ?= $(call of_run,$(PAPER_KEY_BITS:%=cpa_anc_%.jsonl))
RELATED ?= $(call of_run,related_work.jsonl)
RELATED_TIMING ?= $(call of_run,related_work.timing)
RECORDS_table4 ?= $(RELATED) $(CAMPAIGN_14) $(RECORDS_table2) $(RECORDS_table3)
TRACE_4 ?= $(call of_run,figure4.trace)
TRACE_6 ?= $(call of_run,figure6.trace)
FORCES ?= $(call of_run,forces.trace forces_free_eve.trace)
WEIGHTS ?= $(call of_run,anc_16.weights cpa_anc_16.weights)

# Records of this machine, to be told from those of published/.
OWN_RECORDS := $(wildcard $(KEPT)/*.jsonl $(KEPT)/*/*.jsonl $(KEPT)/*/*/*.jsonl $(KEPT)/*.tsv)

QUICK_FLAG := $(if $(filter quick,$(MODE)),--quick)
# The same input gives the same bytes: no clock, time zone or locale reaches a figure or the report.
FROZEN := env SOURCE_DATE_EPOCH=1524528000 FORCE_SOURCE_DATE=1 TZ=UTC LC_ALL=C.UTF-8
LATEX := $(FROZEN) pdflatex -interaction=nonstopmode -halt-on-error

.PHONY: table1 table2 table3 table4 hyperparameters exclusive3 figure4 figure6 report FORCE
.DELETE_ON_ERROR:
.SECONDEXPANSION:

# Long runs: $(call own_or_published,FILE) is FILE as this machine has computed it, to the end, else, unless QUICK, as it is published.
own_or_published = $(firstword $(wildcard $(KEPT)/$(1) $(if $(filter-out quick,$(MODE)),published/$(1))))
# [14] at full length, where it has been run.
CAMPAIGN_14 := $(foreach file,$(call run_files,target=campaign-14),$(call own_or_published,$(file)))

# $(call write_names,FILES): the target has these names, and keeps its time while they stay: other files, even older ones, make what
# depends on it anew.
define write_names
@mkdir -p $(@D)
@echo '$(strip $(1))' > $@.tmp
@if cmp -s $@.tmp $@; then rm $@.tmp; else mv $@.tmp $@; fi
endef

# Tables: $(OUT)/tables/NAME.txt for people, .tsv for programs, .tex (macros and rows) for the report. A table is
#   TABULATE_NAME  what tabulate is asked for; other trials than those of Tables 1-3 have their numbers under --path NAME
#   RECORDS_NAME   of these records, if of any
#   NOTE_NAME      and what it calls those that are published, where it does not name each
TABULATE_table1 := --table 1
TABULATE_table2 := --table 2
TABULATE_table3 := --table 3
TABULATE_table4 = --table 4 --timing $(RELATED_TIMING)
TABULATE_hyperparameters := --hyperparameters

$(OUT)/tables/%.records: FORCE
	$(call write_names,$(RECORDS_$*))

published_of = $(filter published/%,$(RECORDS_$(1)))
published_names = $(if $(published_of),$(or $(NOTE_$(1)),$(patsubst published/%.jsonl,%,$(published_of))))
$(OUT)/tables/%.txt $(OUT)/tables/%.tsv $(OUT)/tables/%.tex: $(BIN)/tabulate $$(RECORDS_$$*) $(OUT)/tables/%.records
	$(BIN)/tabulate $(TABULATE_$*) $(QUICK_FLAG) --tsv $(@D)/$*.tsv --macros $(@D)/$*.tex $(strip $(RECORDS_$*)) \
	  > $(@D)/$*.txt.tmp
	$(if $(RECORDS_$*),@sh paper/published_note.sh $(@D)/$* '$(call published_names,$*)')
	@mv $(@D)/$*.txt.tmp $(@D)/$*.txt

table1 table2 table3 table4 hyperparameters exclusive3: %: $(OUT)/tables/%.txt
	@cat $<

$(OUT)/tables/runs.tex: runs.tsv runs.sh
	@mkdir -p $(OUT)/tables
	@{ echo '\def\runRows{%'; sh runs.sh latex $(MODE); echo '}'; } > $@.tmp
	@mv $@.tmp $@

$(OUT)/tables/claims_map.tex: ARTIFACT.md paper/claims_table.sh
	@mkdir -p $(OUT)/tables
	@{ echo '\def\claimRows{%'; sh paper/claims_table.sh; echo '}'; } > $@.tmp
	@mv $@.tmp $@

# A picture under the cipher of [7]: as it is, as it is sent, as the attack recovers it.
RELATED_PICTURES := $(patsubst %,$(OUT)/figures/related/%.png,plain 7_encrypted 7_recovered)
$(RELATED_PICTURES) &: $(BIN)/related_work
	@rm -rf $(OUT)/figures/related
	$(BIN)/related_work --only 7 --pictures $(OUT)/figures/related

# Figures: $(OUT)/figures/NAME.svg and .tikz. DRAWN_NAME: its data, and for some scripts a second file of data, and its script with what
# that loads.
define draw
@mkdir -p $(@D)
@echo "gnuplot $@"
@$(FROZEN) gnuplot -e "data='$<'; second='$(word 2,$^)'; format='$(patsubst .%,%,$(suffix $@))'; target='$@.tmp'; \
  quick=$(if $(QUICK_FLAG),1,0)" $(firstword $(filter %.gp,$^))
@mv $@.tmp $@
endef
$(OUT)/figures/%.svg: $$(DRAWN_$$*) figures/style.gp
	$(draw)
$(OUT)/figures/%.tikz: $$(DRAWN_$$*) figures/style.gp
	$(draw)

$(OUT)/figures/%.pdf: $(OUT)/figures/%.tikz figures/figure.tex
	@mkdir -p $(OUT)/latex
	@$(LATEX) -output-directory $(OUT)/latex -jobname $* '\def\picture{$<}\input{figures/figure.tex}' \
	  > $(OUT)/latex/$*.terminal || { grep -A 5 '^!' $(OUT)/latex/$*.terminal; exit 1; }
	@mv $(OUT)/latex/$*.pdf $@

# Figures 4 and 6 draw the thinned trace in .tsv; numbers for the report are in .tex.
FIGURE_POINTS_4 := 120
FIGURE_POINTS_6 := 900
$(OUT)/figures/figure%.tsv $(OUT)/figures/figure%.tex: $(BIN)/tabulate $$(TRACE_$$*)
	@mkdir -p $(@D)
	$(BIN)/tabulate --curve $(TRACE_$*) --figure $* --points $(FIGURE_POINTS_$*) $(QUICK_FLAG) \
	  --tsv $(@D)/figure$*.tsv --macros $(@D)/figure$*.tex --quiet
DRAWN_figure4 := $(OUT)/figures/figure4.tsv figures/figure4.gp figures/step_axis.gp
DRAWN_figure6 := $(OUT)/figures/figure6.tsv figures/figure6.gp figures/step_axis.gp
figure4 figure6: %: $(OUT)/figures/%.pdf $(OUT)/figures/%.svg
	@printf '%s\n' $^

DRAWN_forces = $(FORCES) figures/forces.gp
DRAWN_weights = $(WEIGHTS) figures/weights.gp
# The figure of reference [6], from Table 4 as data.
DRAWN_related_tree_parity := $(OUT)/tables/table4.tsv figures/related_tree_parity.gp

# The report. What it says about the machine is in provenance.tex, apart from every result.
$(OUT)/provenance.tex: paper/provenance.sh $(BIN)/tabulate
	@mkdir -p $(OUT)
	@sh paper/provenance.sh $(BUILD) tex > $@.tmp
	@mv $@.tmp $@

REPORT_PARTS := $(patsubst %,$(OUT)/tables/%.tex,table1 table2 table3 table4 hyperparameters runs claims_map) \
  $(RELATED_PICTURES) $(patsubst %,$(OUT)/figures/%,figure4.tex figure4.pdf figure6.tex figure6.pdf forces.pdf weights.pdf \
  related_tree_parity.pdf related_tree_parity.svg) $(OUT)/provenance.tex \
  $(wildcard $(BUILD)/hardening/table.tex)
REPORT_SOURCES := paper/references.bib $(wildcard paper/*.tex paper/sections/*.tex)

# pdflatex until the references stand; errors are shown, the full log stays in $(OUT)/latex/report.log.
$(OUT)/report.pdf: $(REPORT_SOURCES) $(REPORT_PARTS)
	@mkdir -p $(OUT)/latex
	@echo "pdflatex paper/report.tex"
	@run() { $(LATEX) -output-directory $(OUT)/latex -jobname report '\def\generated{$(OUT)}\def\hardeningPage{$(BUILD)/hardening/table.tex}$(if $(filter published,$(MODE)),\def\onlypublished{}$(if $(OWN_RECORDS),,\def\allpublished{}))\input{paper/report.tex}' \
	    > $(OUT)/latex/report.terminal || { grep -A 5 '^!' $(OUT)/latex/report.terminal; exit 1; }; }; \
	  rm -f $(OUT)/latex/report.*; \
	  run && (cd $(OUT)/latex && BIBINPUTS='$(CURDIR)/paper:' bibtex -terse report) && run && run
	@mv $(OUT)/latex/report.pdf $@

# Everything above, for `make all`, the paper's claims first: what is of ours is added after this.
PAPER_OUTPUTS := $(foreach table,table1 table2 table3 table4 hyperparameters,$(OUT)/tables/$(table).txt) \
  $(foreach figure,figure4 figure6 forces weights,$(OUT)/figures/$(figure).pdf $(OUT)/figures/$(figure).svg) $(OUT)/report.pdf
all: $(PAPER_OUTPUTS)

report: $(OUT)/report.pdf
	@sh paper/ending.sh $(OUT)
