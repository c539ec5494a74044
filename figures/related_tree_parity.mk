# The figure of reference [6], from Table 4 as data. Included by paper/rules.mk: include figures/related_tree_parity.mk
# It needs a rule for $(OUT)/tables/table4.tsv; the report waits for it.
$(OUT)/figures/related_tree_parity.svg $(OUT)/figures/related_tree_parity.tikz: $(OUT)/figures/related_tree_parity.%: \
    $(OUT)/tables/table4.tsv figures/related_tree_parity.gp figures/style.gp
	$(call draw,figures/related_tree_parity.gp)

$(OUT)/report.pdf: $(OUT)/figures/related_tree_parity.pdf $(OUT)/figures/related_tree_parity.svg
