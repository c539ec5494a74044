# A joint scan of one key size: how many trials communicate, are perfectly secret and are one-time pads, over L2 on the CryptoNet and
# Eve's dullness; a row of three maps for each value of what else was varied. Data: tabulate --joint --tsv.
#
# Columns of the data: panel column row also l2_gradient eve_l2_gradient eve_adam_epsilon trials
# communicates perfectly_secret one_time_pad ...
rows_where(condition, printed) = sprintf("grep -v '^#' '%s' | awk -F '\\t' '%s { print %s }'", data, condition, printed)
panels = int(system(rows_where("", "$1") . " | sort -n | tail -n 1")) + 1
columns = int(system(rows_where("", "$2") . " | sort -n | tail -n 1")) + 1
# Each panel has rows of its own.
rows(panel) = int(system(rows_where(sprintf("$1 == %d", panel), "$3") . " | sort -n | tail -n 1")) + 1
# What awk prints for each place, a blank where nothing is.
l2 = system(rows_where("!seen[$2]++", "$2, sprintf(\"%.2g\", 1000 * $5)") . " | sort -n | cut -d ' ' -f 2")
eve_l2(panel) = system(rows_where(sprintf("$1 == %d && !seen[$3]++", panel), "$3, $6") . " | sort -n | cut -d ' ' -f 2")
eve_epsilon(panel) = system(rows_where(sprintf("$1 == %d && !seen[$3]++", panel), "$3, $7") . " | sort -n | cut -d ' ' -f 2")
also(panel) = system(rows_where(sprintf("$1 == %d && !seen++", panel), "$4"))

width = 16.5
panel_height(panel) = 1.5 + 0.75 * rows(panel)
height = 2.6
do for [panel=0:panels - 1] { height = height + panel_height(panel) }
load "figures/style.gp"
unset label 1
tex = format eq "tikz"
written(name) = tex ? system(sprintf("printf %%s '%s' | sed 's/_/\\\\_/g'", name)) : name
# "3e-3" for people.
short(text) = system(sprintf("printf '%%g' '%s' | sed 's/e-0/e-/'", text))

# One hue from white to the blue of the other figures: dark means many, in grey print as well.
set palette defined (0 "#FFFFFF", 0.5 "#86B9DA", 1 "#00507A")
set cbrange [0:1]
unset colorbox
unset grid
unset key
set border 15 linewidth 0.5 linecolor rgb "#999999"
set tics scale 0
small = tex ? "\\scriptsize" : ",10"
set xrange [-0.5:columns - 0.5]
set xtics () font small offset 0, 0.4 textcolor rgb "#000000"
set for [i=1:columns] xtics add (word(l2, i) i - 1)
set object 1 rectangle from graph 0, 0 to graph 1, 1 behind fillcolor rgb "#D9D9D9" fillstyle solid noborder  # not run
titles = "communicates 'perfectly secret' 'one-time pad'"

of_panel(panel) = "< " . rows_where(sprintf("$1 == %d", panel), "$0")
share(i) = 1.0 * column(8 + i) / column(8)
text(i) = sprintf("%d/%d", column(8 + i), column(8))
ink(i) = share(i) > 0.55 ? 0xFFFFFF : 0x000000

set multiplot
bottom = 1.45 / height
top = 1.0 - 0.75 / height
centimetre = (top - bottom) / (height - 2.6)  # of the panels, as a share of the screen
do for [panel=0:panels - 1] {
  foot = top - panel_height(panel) * centimetre
  set yrange [-0.5:rows(panel) - 0.5]
  do for [i=1:3] {
    set lmargin at screen 0.13 + 0.293 * (i - 1)
    set rmargin at screen 0.13 + 0.293 * (i - 1) + 0.278
    set tmargin at screen top - (panel > 0 || strlen(also(panel)) > 2 ? 0.6 : 0.0) / height
    set bmargin at screen foot + 0.45 / height
    unset ytics
    if (i == 1) {
      set ytics scale 0 () font small offset 0.6, 0 textcolor rgb "#000000"
      set for [k=1:rows(panel)] ytics add (short(word(eve_l2(panel), k)) . ", " . short(word(eve_epsilon(panel), k)) k - 1)
    }
    if (panel == 0) { set label 2 word(titles, i) at graph 0.5, screen 1.0 - 0.3 / height center }
    if (i == 1 && also(panel) ne "NA") { set label 3 written(also(panel)) at graph 0, graph 1 offset 0, 0.6 left font small noenhanced }
    if (panel == 0 && i == 2) { eval quick_mark }
    eval "plot of_panel(panel) using 2:3:(0.5):(0.5):(share(i)) with boxxyerror fillstyle solid 1 noborder linecolor palette, " . \
         "of_panel(panel) using 2:3:(text(i)):(ink(i)) with labels font small textcolor rgb variable"
    unset label 1
    unset label 2
    unset label 3
  }
  top = foot
}
# A strip at the foot holds the axes' names.
unset object 1
unset tics
unset border
set lmargin at screen 0
set rmargin at screen 1
set bmargin at screen 0
set tmargin at screen bottom
set xrange [0:1]
set yrange [0:1]
alpha = tex ? "$\\alpha\\cdot$" : "α · "
set label 4 "across: L2 on W, 1000 " . alpha . written("crypto_net_l2") . "; up: Eve's L2, " . alpha . written("eve_l2") . ", and her " . written("eve_adam_epsilon") at 0.5, 0.52 center font small noenhanced
plot NaN
unset multiplot
