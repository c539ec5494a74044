# Keys of m bits for messages of 8: bits leaked and bits carried, means over all trials with least and most, beside n - m and m. A panel
# for each game. Data: tabulate --short-key --tsv.
width = 16.0
height = 7.0
load "figures/style.gp"
unset label 1

# Of one game at n = 8, and only the gamma that most of its rows have: that of the paper.
rows(game, gamma) = sprintf("< awk -F '\\t' '!/^#/ && $1 == \"%s\" && $2 == 8 && $4 == %g' '%s'", game, gamma, data)
games = "anc cpa_anc"
titles = "ANC CPA-ANC"
array gammas[2] = [5, 7]
m_column = column_of("key_bits")

set xlabel "key bits" . (format eq "tikz" ? " $m$" : " m") offset 0, 0.3
set xrange [-0.5:8.5]
set xtics 1
set yrange [-0.4:8.6]
set ytics 2
set errorbars small
unset key
set multiplot layout 1, 2 margins 0.075, 0.99, 0.30, 0.92 spacing 0.075, 0.0
bars(quantity, shift) = sprintf("using (column(%d) + %g):%d:%d:%d", m_column, shift, column_of(quantity . "_mean"), column_of(quantity . "_min"), column_of(quantity . "_max"))
do for [p=1:2] {
  set title word(titles, p) offset 0, -0.6
  if (p == 1) { set ylabel "bits" offset 0.3, 0 } else { unset ylabel }
  file = rows(word(games, p), gammas[p])
  leaked = bars("leaked", -0.08)
  carried = bars("carried", 0.08)
  if (p == 2) { eval quick_mark }
  eval "plot 8 - x with lines linewidth 1.5 linecolor rgb red dashtype 2, x with lines linewidth 1.5 linecolor rgb blue dashtype 3, " . \
       "file " . leaked . " with yerrorbars pointtype 7 pointsize 1.1 linewidth 1 linecolor rgb red, " . \
       "file " . carried . " with yerrorbars pointtype 6 pointsize 1.2 linewidth 1 linecolor rgb blue"
}
# A strip at the foot holds the key.
unset title
unset border
unset tics
unset xlabel
unset ylabel
unset grid
unset label 1
set lmargin at screen 0.02
set rmargin at screen 0.99
set bmargin at screen 0.0
set tmargin at screen 0.13
set xrange [0:1]
set yrange [0:1]
set key center center horizontal maxrows 2 samplen 2 width 2
plot NaN with points pointtype 7 pointsize 0.8 linecolor rgb red title "leaked", \
     NaN with lines linewidth 1.5 linecolor rgb red dashtype 2 title (format eq "tikz" ? "$n-m$: must leak, if all is carried" : "n - m: must leak, if all is carried"), \
     NaN with points pointtype 6 pointsize 0.9 linecolor rgb blue title "carried to Bob", \
     NaN with lines linewidth 1.5 linecolor rgb blue dashtype 3 title (format eq "tikz" ? "$m$: may be carried, if nothing leaks" : "m: may be carried, if nothing leaks")
unset multiplot
