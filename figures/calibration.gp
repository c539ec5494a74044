# The calibration scan of one key size: a panel for each open choice, what its values do. Data: tabulate --calibration --tsv.
width = 16.5
height = 21.5
load "figures/style.gp"

set multiplot layout 5, 3
set yrange [-5:105]
set ytics 25
set ylabel "\\% of trials"
if (format ne "tikz") { set ylabel "% of trials" }
unset key
grey = "#DDDDDD"

# Columns of the data: choice index value relative default trials communicates perfectly_secret one_time_pad ...
choices = system(sprintf("grep -v '^#' '%s' | cut -f1 | uniq", data))
written(name) = format eq "tikz" ? system(sprintf("printf %%s '%s' | sed 's/_/\\\\_/g'", name)) : name
share(column_number) = 100.0 * column(column_number) / column(6)
times = format eq "tikz" ? "$\\times$ default" : "× default"

set xtics 1
do for [name in choices] {
  rows = sprintf("< awk -F '\\t' '$1 == \"%s\"' '%s'", name, data)
  stats rows using 4 nooutput
  relative = STATS_max
  stats rows using 2 nooutput
  set xrange [0.6:STATS_max + 0.4]
  set title written(name) . (relative > 0 ? ", " . times : "") noenhanced offset 0, -0.7
  plot rows using (column(5) == 1 ? column(2) : NaN):(105):(0.18) with boxes \
         linecolor rgb grey fillstyle solid 0.35 noborder, \
       rows using 2:(share(7)):xticlabel(sprintf("%g", column(3))) \
         with linespoints pointtype 5 pointsize 0.7 linewidth 1.5 linecolor rgb blue, \
       rows using 2:(share(8)) with linespoints pointtype 9 pointsize 0.9 linewidth 1.5 linecolor rgb green, \
       rows using 2:(share(9)) with linespoints pointtype 7 pointsize 0.7 linewidth 1.5 linecolor rgb red
}
# The last place holds the key.
unset title
unset border
unset tics
unset ylabel
unset grid
set xrange [0:1]
set key at graph 0.95, 0.75 noenhanced
plot NaN with linespoints pointtype 5 pointsize 0.7 linewidth 1.5 linecolor rgb blue title "communicates", \
     NaN with linespoints pointtype 9 pointsize 0.9 linewidth 1.5 linecolor rgb green title "perfectly secret", \
     NaN with linespoints pointtype 7 pointsize 0.7 linewidth 1.5 linecolor rgb red title "one-time pad", \
     NaN with boxes linecolor rgb grey fillstyle solid 0.35 noborder title "default"
unset multiplot
