# Figure 6: the contest of Alice and Bob against an Eve who chooses plaintexts (CPA-ANC), one trial.
width = 16.0
height = 6.5
load "figures/style.gp"
load "figures/step_axis.gp"

set multiplot layout 1, 2
set ylabel "Bob's decryption error per bit"
set yrange [0:0.55]
set ytics 0.1
unset key
plot data using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb blue

set ylabel "Eve's classification rate"
set yrange [0.3:1]
set key top right
plot data using 1:4 with lines linewidth 0.6 linecolor rgb red title "each minibatch", \
     data using 1:5 with lines linewidth 3 dashtype 1 linecolor rgb "#000000" title "smoothed"
unset multiplot
