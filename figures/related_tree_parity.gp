# Tree parity machines, [6], at N = 1000: success of each attack of [10] and others, and the exchanges that
# synchronisation takes, against L. Data: tabulate --table 4 --tsv.
width = 16.0
height = 8.6
load "figures/style.gp"

# The settings of [6] come first, its measures after those of all references.
inputs = column_of("setting_inputs")
depth = column_of("setting_depth")
attackers = column_of("setting_attackers")
exchanges = column_of("mean_exchanges")

set datafile missing "NA"
set multiplot layout 1, 2
set xlabel "synaptic depth $L$"
if (format ne "tikz") { set xlabel "synaptic depth L" }
set xrange [0.5:8.5]
set xtics 1
set logscale y
set key outside bottom center horizontal maxcols 2 width -1 samplen 2
set bmargin 8
size = 1.4
if (format ne "tikz") {
  set key font ",11" width -3
  size = 0.8
}

# The row of `attack` at N = 1000 with `count` attackers; 0 where the attack has no such number.
is(attack, count) = (strcol(1) eq "6" && strcol(2) eq attack && column(inputs) == 1000 && \
  (count == 0 || column(attackers) == count))
rate(attack, count) = is(attack, count) && column(5) > 0 ? column(6) : NaN
bound(attack, count) = is(attack, count) && column(5) == 0 ? column(8) : NaN

array attack[6] = ["geometric", "majority", "probabilistic", "geometric", "genetic", "naive"]
array count[6] = [100, 100, 0, 1, 2500, 1]
array name[6] = ["100 geometric", "100 majority", "probabilistic", "1 geometric", "genetic", "naive"]
array colour[6] = [red, "#E69F00", "#CC79A7", green, blue, "#000000"]
array point[6] = [7, 5, 9, 13, 2, 1]

set ylabel "success of the attack"
set yrange [0.003:1.2]
set ytics ("0.003" 0.003, "0.01" 0.01, "0.03" 0.03, "0.1" 0.1, "0.3" 0.3, "1" 1)
plot for [i = 1:6] data using (column(depth) + 0.09 * (i - 3.5)):(rate(attack[i], count[i])):7:8 \
       with yerrorbars pointtype point[i] pointsize size linewidth 1 linecolor rgb colour[i] title name[i], \
     for [i = 1:6] data using (column(depth) + 0.09 * (i - 3.5)):(bound(attack[i], count[i])) \
       with points pointtype 10 pointsize size linewidth 1 linecolor rgb colour[i] notitle

array rule[4] = ["synchronisation", "synchronisation_anti_hebbian", "synchronisation_random_walk", "synchronisation_hebbian"]
array label[4] = ["rule of [6]", "anti-Hebbian", "random walk", "Hebbian"]
array dash[4] = [red, "#E69F00", green, blue]
set ylabel "exchanges until both have one key"
set logscale x
set xrange [0.9:9]
set yrange [30:10000]
set ytics (30, 100, 300, 1000, 3000, 10000)
set xtics (1, 2, 3, 4, 5, 6, 7, 8)
plot for [i = 1:4] data using (column(depth)):(is(rule[i], 0) ? column(exchanges) : NaN) \
       with points pointtype point[i] pointsize size linewidth 1 linecolor rgb dash[i] title label[i], \
     410.0 / 9 * x ** 2 with lines linewidth 1.5 dashtype 2 linecolor rgb "#777777" \
       title (format eq "tikz" ? "$410\\,(L/3)^2$" : "410 (L/3)^2")
unset multiplot
