# The time of a round of CPA-ANC against the number of key bits, the package's and PyTorch's. Data: tests/peers/speed.py.
width = 12.0
height = 8.0
load "figures/style.gp"

set logscale x 2
set logscale y
set xtics (4, 8, 16, 32, 64, 128)
set xrange [3.6:144]
set xlabel "key bits"
set ylabel "milliseconds a round"
set yrange [0.02:300]
set format y "%g"
set datafile missing NaN
set key outside right center reverse Left
of(what) = strcol(2) eq what ? $3 : NaN
plot data using 1:(of("eager")) with linespoints pointtype 5 linewidth 2 dashtype 2 linecolor rgb red title "PyTorch, eager", \
     "" using 1:(of("script")) with linespoints pointtype 4 linewidth 2 dashtype 3 linecolor rgb red title "PyTorch, script", \
     "" using 1:(of("batch")) with linespoints pointtype 9 linewidth 2 dashtype 4 linecolor rgb green title "PyTorch, batch", \
     "" using 1:(of("package")) with linespoints pointtype 7 linewidth 2 dashtype 1 linecolor rgb blue title "this package", \
     "" using 1:(of("peak")) with lines linewidth 2 dashtype 5 linecolor rgb "#000000" title "peak of the core"
