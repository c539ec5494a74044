# Why: what pulls on the ciphertext bits of one trial of CPA-ANC. Data: replay --forces; `second`: the same trial against a free
# Eve, without L2 and with the usual epsilon in her Adam.
width = 16.0
height = 16.5
load "figures/style.gp"

# Columns: round bit message_weight key_weight second_key_weight key_sum eve_weight bob eve noise. A bit is silent while it has hardly a
# message weight.
silent(file) = sprintf("< awk -F '\\t' '!/^#/ && $3 < 0.2' '%s'", file)
absolute = format eq "tikz" ? "$|w|$" : "|w|"
grey = "#999999"
bits = int(system(sprintf("grep -v '^#' '%s' | cut -f2 | sort -n | tail -n 1", data)))
unset label 1

set multiplot layout 3, 2
set xlabel "rounds (thousands)" offset 0, 0.3
set xrange [0:15]
set xtics 5
unset key
# Two rows, one for each of these columns: as set beside the free Eve.
do for [quantity in "message_weight eve_weight"] {
  of_message = quantity eq "message_weight"
  set ylabel (of_message ? "largest message weight " : "Eve's largest weight ") . absolute
  set yrange [0:(of_message ? 1.3 : 4.5)]
  step = of_message ? 0.5 : 1  # in brackets it would be a list of one tick
  set ytics step
  do for [free=0:1] {
    set title (free ? "free Eve" : "as set") offset 0, -0.7
    plot for [b=0:bits] (free ? second : data) using (column(1) / 1000):(column(2) == b ? column(of_message ? 3 : 7) : NaN) \
           with points pointtype 7 pointsize 0.2 linecolor b + 1
  }
}

set title "on silent bits" offset 0, -0.7
set ylabel "loss per unit of weight" offset -0.8
set logscale y
set yrange [1e-3:1e1]
set ytics 1e-3,100
set format y (format eq "tikz" ? "$10^{%T}$" : "10^{%T}")
set label 2 "noise" at 11, 1.2 center textcolor rgb red
set label 3 "Bob" at 11, 3e-2 center textcolor rgb blue
plot silent(second) using (column(1) / 1000):10 smooth unique with lines linewidth 2 dashtype 2 linecolor rgb red, \
     silent(data) using (column(1) / 1000):10 smooth unique with lines linewidth 3 linecolor rgb red, \
     silent(second) using (column(1) / 1000):8 smooth unique with lines linewidth 2 dashtype 2 linecolor rgb blue, \
     silent(data) using (column(1) / 1000):8 smooth unique with lines linewidth 3 linecolor rgb blue
unset label 2
unset label 3
unset logscale y
unset format

eval quick_mark
set title "every bit, every 100 rounds" offset 0, -0.7
set xlabel "largest message weight " . absolute offset 0, 0.3
set ylabel "opposed sum of key weights" offset -0.3
set xrange [0:1.3]
set xtics 0.5
set yrange [-1.2:2.2]
set ytics 1
unset key
plot x with lines linewidth 1 linecolor rgb grey, \
     data using 3:6 with points pointtype 7 pointsize 0.2 linecolor rgb blue
unset multiplot
