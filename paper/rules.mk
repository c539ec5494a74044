# From records and traces to tables, figures and the report. Included by the root Makefile, which sets
#   BUILD, BIN = $(BUILD)/bin, RESULTS, MODE = full, quick or published
#   of_run, which says where the file of a run is,
# and says how the files of RECORDS_1, RECORDS_2, RECORDS_3, RELATED, TRACE_4, TRACE_6, FORCES and WEIGHTS are made. It may set those too, before.
OUT ?= $(BUILD)$(if $(filter-out full,$(MODE)),/$(MODE))
PAPER_KEY_BITS ?= 4 8 16
RECORDS_1 ?= $(call of_run,$(PAPER_KEY_BITS:%=no_adversary_%.jsonl))
RECORDS_2 ?= $(call of_run,$(PAPER_KEY_BITS:%=anc_%.jsonl))
RECORDS_3 ?= $(call of_run,$(PAPER_KEY_BITS:%=cpa_anc_%.jsonl))
RELATED ?= $(call of_run,related_work.jsonl)
RELATED_TIMING ?= $(call of_run,related_work.timing)
RECORDS_4 ?= $(RELATED) $(RECORDS_2) $(RECORDS_3)
TRACE_4 ?= $(call of_run,figure4.trace)
TRACE_6 ?= $(call of_run,figure6.trace)
FORCES ?= $(call of_run,forces.trace forces_free_eve.trace)
WEIGHTS ?= $(call of_run,anc_16.weights cpa_anc_16.weights)

QUICK_FLAG := $(if $(filter quick,$(MODE)),--quick)
# The same input gives the same bytes: no clock, time zone or locale reaches a figure or the report.
FROZEN := env SOURCE_DATE_EPOCH=1524528000 FORCE_SOURCE_DATE=1 TZ=UTC LC_ALL=C.UTF-8
LATEX := $(FROZEN) pdflatex -interaction=nonstopmode -halt-on-error

.PHONY: table4 hyperparameters figure4 figure6 report FORCE
.DELETE_ON_ERROR:

# Long runs: $(call own_or_published,FILE) is FILE as this machine has computed it, to the end, else, unless QUICK, as it is published.
own_or_published = $(firstword $(wildcard $(RESULTS)/$(1) $(if $(filter-out quick,$(MODE)),published/$(1))))

# $(call say_published,TABLE,NAMES): the table says which of its records are published ones.
say_published = @sh paper/published_note.sh $(OUT)/tables/$(1) '$(strip $(2))'
published_names = $(patsubst published/%.jsonl,%,$(filter published/%,$(1)))

# The names of the records of a table. The file keeps its time while they stay: other records, even older ones, make the table anew.
define records_rule
$(OUT)/tables/$(1).records: FORCE
	@mkdir -p $(OUT)/tables
	@echo '$(strip $(2))' > $$@.tmp
	@if cmp -s $$@.tmp $$@; then rm $$@.tmp; else mv $$@.tmp $$@; fi
endef

# Tables: $(OUT)/tables/table3.txt for people, .tsv for programs, .tex (macros and rows) for the report.
# $(call table_rules,NAME,TABLE OF THE PAPER,RECORDS); other trials than those of Tables 1-3 have their numbers under NAME.
define table_rules
.PHONY: $(1)
$(call records_rule,$(1),$(3))
$(OUT)/tables/$(1).txt $(OUT)/tables/$(1).tsv $(OUT)/tables/$(1).tex &: $(BIN)/tabulate $(3) $(OUT)/tables/$(1).records
	$(BIN)/tabulate --table $(2) $(QUICK_FLAG) --tsv $(OUT)/tables/$(1).tsv --macros $(OUT)/tables/$(1).tex \
	  $(if $(filter-out table1 table2 table3,$(1)),--path $(1)) $(strip $(3)) > $(OUT)/tables/$(1).txt.tmp
	$$(call say_published,$(1),$(call published_names,$(3)))
	@mv $(OUT)/tables/$(1).txt.tmp $(OUT)/tables/$(1).txt

$(1): $(OUT)/tables/$(1).txt
	@cat $$<
endef
$(foreach table,1 2 3,$(eval $(call table_rules,table$(table),$(table),$(RECORDS_$(table)))))

$(OUT)/tables/hyperparameters.txt $(OUT)/tables/hyperparameters.tsv $(OUT)/tables/hyperparameters.tex &: $(BIN)/tabulate
	@mkdir -p $(OUT)/tables
	$(BIN)/tabulate --hyperparameters $(QUICK_FLAG) --tsv $(OUT)/tables/hyperparameters.tsv \
	  --macros $(OUT)/tables/hyperparameters.tex > $(OUT)/tables/hyperparameters.txt.tmp
	@mv $(OUT)/tables/hyperparameters.txt.tmp $(OUT)/tables/hyperparameters.txt

hyperparameters: $(OUT)/tables/hyperparameters.txt
	@cat $<

$(OUT)/tables/runs.tex: runs.tsv runs.sh
	@mkdir -p $(OUT)/tables
	@{ echo '\def\runRows{%'; sh runs.sh latex $(MODE); echo '}'; } > $@.tmp
	@mv $@.tmp $@

$(OUT)/tables/claims_map.tex: ARTIFACT.md paper/claims_table.sh
	@mkdir -p $(OUT)/tables
	@{ echo '\def\claimRows{%'; sh paper/claims_table.sh; echo '}'; } > $@.tmp
	@mv $@.tmp $@

$(OUT)/tables/table4.txt $(OUT)/tables/table4.tsv $(OUT)/tables/table4.tex &: $(BIN)/tabulate $(RECORDS_4)
	@mkdir -p $(OUT)/tables
	$(BIN)/tabulate --table 4 --timing $(RELATED_TIMING) $(QUICK_FLAG) --tsv $(OUT)/tables/table4.tsv \
	  --macros $(OUT)/tables/table4.tex $(RECORDS_4) > $(OUT)/tables/table4.txt.tmp
	$(call say_published,table4,$(call published_names,$(RECORDS_4)))
	@mv $(OUT)/tables/table4.txt.tmp $(OUT)/tables/table4.txt

table4: $(OUT)/tables/table4.txt
	@cat $<

# A picture under the cipher of [7]: as it is, as it is sent, as the attack recovers it.
RELATED_PICTURES := $(patsubst %,$(OUT)/figures/related/%.png,plain 7_encrypted 7_recovered)
$(RELATED_PICTURES) &: $(BIN)/related_work
	@rm -rf $(OUT)/figures/related
	$(BIN)/related_work --only 7 --pictures $(OUT)/figures/related

# $(call draw,SCRIPT): the recipe of a figure's .svg or .tikz, whose stem is that word, from its data, the first prerequisite
# (and `second`, the second, which not every script looks at).
define draw
@mkdir -p $(OUT)/figures
@echo "gnuplot $@"
@$(FROZEN) gnuplot -e "data='$<'; second='$(word 2,$^)'; format='$*'; target='$@.tmp'; quick=$(if $(QUICK_FLAG),1,0)" $(1)
@mv $@.tmp $@
endef

$(OUT)/figures/%.pdf: $(OUT)/figures/%.tikz figures/figure.tex
	@mkdir -p $(OUT)/latex
	@$(LATEX) -output-directory $(OUT)/latex -jobname $* '\def\picture{$<}\input{figures/figure.tex}' \
	  > $(OUT)/latex/$*.terminal || { grep -A 5 '^!' $(OUT)/latex/$*.terminal; exit 1; }
	@mv $(OUT)/latex/$*.pdf $@

# Figures: $(OUT)/figures/figure4.pdf and .svg, from the thinned trace in .tsv; numbers for the report in .tex.
FIGURE_POINTS_4 := 120
FIGURE_POINTS_6 := 900
define figure_rules
$(OUT)/figures/figure$(1).tsv $(OUT)/figures/figure$(1).tex &: $(BIN)/tabulate $(TRACE_$(1))
	@mkdir -p $(OUT)/figures
	$(BIN)/tabulate --curve $(TRACE_$(1)) --figure $(1) --points $(FIGURE_POINTS_$(1)) $(QUICK_FLAG) \
	  --tsv $(OUT)/figures/figure$(1).tsv --macros $(OUT)/figures/figure$(1).tex --quiet

$(OUT)/figures/figure$(1).svg $(OUT)/figures/figure$(1).tikz: $(OUT)/figures/figure$(1).%: \
    $(OUT)/figures/figure$(1).tsv figures/figure$(1).gp figures/style.gp figures/step_axis.gp
	$$(call draw,figures/figure$(1).gp)

figure$(1): $(OUT)/figures/figure$(1).pdf $(OUT)/figures/figure$(1).svg
	@printf '%s\n' $$^
endef
$(foreach figure,4 6,$(eval $(call figure_rules,$(figure))))

$(OUT)/figures/forces.svg $(OUT)/figures/forces.tikz: $(OUT)/figures/forces.%: $(FORCES) figures/forces.gp figures/style.gp
	$(call draw,figures/forces.gp)

$(OUT)/figures/weights.svg $(OUT)/figures/weights.tikz: $(OUT)/figures/weights.%: $(WEIGHTS) figures/weights.gp figures/style.gp
	$(call draw,figures/weights.gp)

include figures/related_tree_parity.mk

# The report. What it says about the machine is in provenance.tex, apart from every result.
$(OUT)/provenance.tex: paper/provenance.sh $(BIN)/tabulate
	@mkdir -p $(OUT)
	@sh paper/provenance.sh $(BUILD) tex > $@.tmp
	@mv $@.tmp $@

REPORT_PARTS := $(patsubst %,$(OUT)/tables/%.tex,table1 table2 table3 table4 hyperparameters runs claims_map) \
  $(RELATED_PICTURES) $(patsubst %,$(OUT)/figures/%,figure4.tex figure4.pdf figure6.tex figure6.pdf forces.pdf weights.pdf) $(OUT)/provenance.tex \
  $(wildcard $(OUT)/hardening/table.tex)
REPORT_SOURCES := paper/references.bib $(wildcard paper/*.tex paper/sections/*.tex)

# pdflatex until the references stand; errors are shown, the full log stays in $(OUT)/latex/report.log.
$(OUT)/report.pdf: $(REPORT_SOURCES) $(REPORT_PARTS)
	@mkdir -p $(OUT)/latex
	@echo "pdflatex paper/report.tex"
	@run() { $(LATEX) -output-directory $(OUT)/latex -jobname report '\def\generated{$(OUT)}$(if $(filter published,$(MODE)),\def\onlypublished{})\input{paper/report.tex}' \
	    > $(OUT)/latex/report.terminal || { grep -A 5 '^!' $(OUT)/latex/report.terminal; exit 1; }; }; \
	  rm -f $(OUT)/latex/report.*; \
	  run && (cd $(OUT)/latex && BIBINPUTS=$(CURDIR)/paper: bibtex -terse report) && run && run
	@mv $(OUT)/latex/report.pdf $@

# Everything above, for `make all`, the paper's claims first: what is of ours is added after this.
PAPER_OUTPUTS := $(foreach table,table1 table2 table3 table4 hyperparameters,$(OUT)/tables/$(table).txt) \
  $(foreach figure,figure4 figure6 forces weights,$(OUT)/figures/$(figure).pdf $(OUT)/figures/$(figure).svg) $(OUT)/report.pdf
all: $(PAPER_OUTPUTS)

report: $(OUT)/report.pdf
	@sh paper/ending.sh $(OUT)
