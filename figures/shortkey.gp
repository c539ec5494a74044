# Keys of m bits for messages of n: bits leaked and bits carried, means over all trials with least and most, beside n - m and m. A row for
# each n, in it a panel for each game. Data: tabulate --short-key --tsv.
sizes = system(sprintf("awk -F '\\t' '!/^#/ && !seen[$2]++ { print $2 }' '%s' | sort -n", data))
width = 16.0
height = 2.0 + 5.0 * words(sizes)
load "figures/style.gp"
unset label 1

# Of one game and n, and only the gamma that most of its rows have: that of the paper.
rows(game, n, gamma) = sprintf("< awk -F '\\t' '!/^#/ && $1 == \"%s\" && $2 == %d && $4 == %g' '%s'", game, n, gamma, data)
games = "anc cpa_anc"
titles = "ANC CPA-ANC"
array gammas[2] = [5, 7]
m_column = column_of("key_bits")

set errorbars small
unset key
set multiplot layout words(sizes), 2 margins 0.075, 0.99, 2.05 / height, 1.0 - 0.55 / height spacing 0.075, 1.7 / height
bars(quantity, shift) = sprintf("using (column(%d) + %g):%d:%d:%d", m_column, shift, column_of(quantity . "_mean"), column_of(quantity . "_min"), column_of(quantity . "_max"))
do for [row=1:words(sizes)] {
  n = int(word(sizes, row))
  set xrange [-0.05 * n - 0.1:1.05 * n + 0.1]
  set yrange [-0.05 * n:1.075 * n]
  set xtics n / 8
  set ytics n / 4
  if (row == words(sizes)) { set xlabel "key bits" . (format eq "tikz" ? " $m$" : " m") offset 0, 0.3 }
  do for [p=1:2] {
    set title word(titles, p) . sprintf(format eq "tikz" ? ", $n=%d$" : ", n = %d", n) offset 0, -0.6
    if (p == 1) { set ylabel "bits" offset 0.3, 0 } else { unset ylabel }
    file = rows(word(games, p), n, gammas[p])
    leaked = bars("leaked", -0.01 * n)
    carried = bars("carried", 0.01 * n)
    if (row == 1 && p == 2) { eval quick_mark }
    eval "plot n - x with lines linewidth 1.5 linecolor rgb red dashtype 2, x with lines linewidth 1.5 linecolor rgb blue dashtype 3, " . \
         "file " . leaked . " with yerrorbars pointtype 7 pointsize 1.1 linewidth 1 linecolor rgb red, " . \
         "file " . carried . " with yerrorbars pointtype 6 pointsize 1.2 linewidth 1 linecolor rgb blue"
    unset label 1
  }
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
set tmargin at screen 0.6 / height
set xrange [0:1]
set yrange [0:1]
set key center center horizontal maxrows 1 samplen 2 width -1
plot NaN with points pointtype 7 pointsize 0.8 linecolor rgb red title "leaked", \
     NaN with lines linewidth 1.5 linecolor rgb red dashtype 2 title (format eq "tikz" ? "$n-m$" : "n - m"), \
     NaN with points pointtype 6 pointsize 0.9 linecolor rgb blue title "carried to Bob", \
     NaN with lines linewidth 1.5 linecolor rgb blue dashtype 3 title (format eq "tikz" ? "$m$" : "m")
unset multiplot
