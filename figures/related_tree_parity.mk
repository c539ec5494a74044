# The figure of reference [6], from Table 4 as data. Included by paper/rules.mk: include figures/related_tree_parity.mk
# It needs a rule for $(OUT)/tables/table4.tsv; the report waits for it.
$(OUT)/figures/related_tree_parity.svg $(OUT)/figures/related_tree_parity.tikz: $(OUT)/figures/related_tree_parity.%: \
    $(OUT)/tables/table4.tsv figures/related_tree_parity.gp figures/style.gp
	@mkdir -p $(OUT)/figures
	$(FROZEN) gnuplot -e "data='$<'; format='$*'; target='$@.tmp'; quick=$(if $(QUICK_FLAG),1,0)" figures/related_tree_parity.gp
	@mv $@.tmp $@

$(OUT)/figures/related_tree_parity.pdf: $(OUT)/figures/related_tree_parity.tikz figures/figure.tex
	@mkdir -p $(OUT)/latex
	@$(LATEX) -output-directory $(OUT)/latex -jobname related_tree_parity \
	  '\def\picture{$<}\input{figures/figure.tex}' > $(OUT)/latex/related_tree_parity.terminal \
	  || { grep -A 5 '^!' $(OUT)/latex/related_tree_parity.terminal; exit 1; }
	@mv $(OUT)/latex/related_tree_parity.pdf $@

$(OUT)/report.pdf: $(OUT)/figures/related_tree_parity.pdf $(OUT)/figures/related_tree_parity.svg
