# Figure 4: the contest of Alice and Bob against a ciphertext-only Eve (ANC), one trial.
width = 11.0
height = 7.0
load "figures/style.gp"
load "figures/step_axis.gp"

set ylabel "average decryption error per bit"
set yrange [0:0.55]
set ytics 0.1
set key outside top center horizontal
plot data using 1:2 with points pointtype 1 pointsize 1.1 linewidth 1.2 linecolor rgb blue title "Alice and Bob", \
     data using 1:3 with points pointtype 8 pointsize 1.1 linewidth 1.2 linecolor rgb green title "Eve"
