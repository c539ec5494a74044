# CPA-ANC against the size of the key: what the trained networks are worth, without and with the added term, and the rounds they took.
# Data: tabulate --table 3 --tsv of the first, `second` of the other.
width = 16.5
height = 7.6
load "figures/style.gp"
unset label 1
set multiplot

outcomes = "communicates perfectly_secret one_time_pad"
titles = "communicates 'perfectly secret' 'one-time pad'"
point_type(i) = int(word("5 9 7", i))
colour(i) = word(blue . " " . green . " " . red, i)
array rate[3]
array low[3]
array high[3]
do for [i=1:3] {
  rate[i] = column_of(word(outcomes, i) . "_rate")
  low[i] = column_of(word(outcomes, i) . "_low")
  high[i] = column_of(word(outcomes, i) . "_high")
}
median = column_of("rounds_median")
least = column_of("rounds_min")
most = column_of("rounds_max")
# A little apart, so that intervals can be told apart; the axis is logarithmic.
beside(i) = column(1) * (1.0 + 0.07 * (i - 2))

set logscale x 2
set xrange [3:90]
set xtics (4, 8, 16, 32, 64)
set xlabel "key bits" . (format eq "tikz" ? " $n$" : " n")
set errorbars small
set bmargin at screen 0.32
set tmargin at screen 0.91
set yrange [-5:105]
set ytics 25
unset key
array file[2] = [data, second]
array heading[2] = ["the paper's loss", "with the added term"]
do for [p=1:2] {
  set lmargin at screen 0.075 + 0.315 * (p - 1)
  set rmargin at screen 0.345 + 0.315 * (p - 1)
  set title heading[p] offset 0, -0.6
  if (p == 1) { set ylabel (format eq "tikz" ? "\\% of trials" : "% of trials") offset 1, 0 } else { unset ylabel }
  plot for [i=1:3] file[p] using (beside(i)):(100 * column(rate[i])):(100 * column(low[i])):(100 * column(high[i])) \
         with yerrorbars pointtype point_type(i) pointsize 0.8 linewidth 1 linecolor rgb colour(i)
}
eval quick_mark
set lmargin at screen 0.735
set rmargin at screen 0.99
set title "rounds" offset 0, -0.6
unset ylabel
set yrange [0:105]
set ylabel "thousands" offset 1.2, 0
plot for [p=1:2] file[p] using (column(1) * (p == 1 ? 0.96 : 1.04)):(column(median) / 1000):(column(least) / 1000):(column(most) / 1000) \
       with yerrorbars pointtype (p == 1 ? 7 : 6) pointsize 0.8 linewidth 1 \
       linecolor rgb (p == 1 ? red : blue)
# Two strips at the foot hold the keys.
unset title
unset border
unset tics
unset xlabel
unset ylabel
unset grid
unset label 1
set bmargin at screen 0.0
set tmargin at screen 0.14
unset logscale x
set xrange [0:1]
set yrange [0:1]
set key center center horizontal maxrows 1 samplen 1 width -3 Left reverse
set lmargin at screen 0.0
set rmargin at screen 0.66
plot for [i=1:3] NaN with points pointtype point_type(i) pointsize 0.8 linewidth 1 linecolor rgb colour(i) title word(titles, i)
set lmargin at screen 0.68
set rmargin at screen 1.0
plot NaN with points pointtype 7 pointsize 0.8 linewidth 1 linecolor rgb red title "the paper's loss", \
     NaN with points pointtype 6 pointsize 0.8 linewidth 1 linecolor rgb blue title "with the term"
unset multiplot
