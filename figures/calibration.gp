# The calibration scan of one key size: a panel for each open choice, what its values do. Data: tabulate --calibration --tsv.
choices = system(sprintf("grep -v '^#' '%s' | cut -f1 | uniq", data))
panel_rows = (words(choices) + 2) / 3
width = 16.5
height = 3.0 + 4.0 * panel_rows > 23 ? 23 : 3.0 + 4.0 * panel_rows
load "figures/style.gp"
unset label 1

# Columns of the data: choice index value relative default trials communicates perfectly_secret one_time_pad ... and last
# the two ends of the interval of each of these three rates.
written(name) = format eq "tikz" ? system(sprintf("printf %%s '%s' | sed 's/_/\\\\_/g'", name)) : name
times = format eq "tikz" ? "$\\times$ default" : "× default"
grey = "#DDDDDD"
set errorbars small
set pointintervalbox 0

# The three rates, side by side so that their intervals can be told apart.
rates = "communicates 'perfectly secret' 'one-time pad'"
point_type(i) = int(word("5 9 7", i))
colour(i) = word(blue . " " . green . " " . red, i)
place(i) = column(2) + 0.09 * (i - 2)
# Words are cut where there are many.
tick(s) = strstrt("0123456789", s[1:1]) > 0 || STATS_max < 3 ? s : s[1:4] . "."
percent(i) = 100.0 * column(6 + i) / column(6)
end(i, high) = 100.0 * column(14 + 2 * i + high)

set multiplot layout panel_rows, 3 margins 0.08, 0.99, 0.09, 0.965 spacing 0.075, 0.07
set yrange [-5:105]
set ytics 25
unset key
set xtics 1
panel = 0
do for [name in choices] {
  rows = sprintf("< awk -F '\\t' '$1 == \"%s\"' '%s'", name, data)
  stats rows using 4 nooutput
  relative = STATS_max
  stats rows using 2 nooutput
  set xrange [0.5:STATS_max + 0.5]
  set title written(name) . (relative > 0 ? ", " . times : "") noenhanced offset 0, -0.7
  if (panel % 3 == 0) {
    set ylabel (format eq "tikz" ? "\\% of trials" : "% of trials")
  } else {
    unset ylabel
  }
  if (panel == 4) { eval quick_mark } else { unset label 1 }
  panel = panel + 1
  plot rows using (column(5) == 1 ? column(2) : NaN):(105):(0.5) with boxes linecolor rgb grey fillstyle solid 0.35 noborder, \
       rows using 2:(NaN):xticlabel(tick(strcol(3))) with points, \
       for [i=1:3] rows using (place(i)):(percent(i)):(end(i, 0)):(end(i, 1)) with yerrorbars \
         pointtype point_type(i) pointsize 0.6 linewidth 1 linecolor rgb colour(i), \
       for [i=1:3] rows using (place(i)):(percent(i)) with lines linewidth 1.5 linecolor rgb colour(i)
}
# A strip at the foot holds the key.
unset title
unset border
unset tics
unset ylabel
unset grid
unset label 1
set lmargin at screen 0.08
set rmargin at screen 0.99
set bmargin at screen 0.0
set tmargin at screen 0.05
set xrange [0:1]
set key center center horizontal maxrows 1 samplen 1.5 width -1
plot for [i=1:3] NaN with linespoints pointtype point_type(i) pointsize 0.7 linewidth 1.5 linecolor rgb colour(i) title word(rates, i), \
     NaN with boxes linecolor rgb grey fillstyle solid 0.35 noborder title "default"
unset multiplot
