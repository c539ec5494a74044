# The x-axis of a learning curve: steps. Needs style.gp.
# Three to five numbers on the x-axis, whatever the length of the trial.
stats data using 1 nooutput
power = 10 ** floor(log10(STATS_max))
set xrange [0:*]
spacing = STATS_max < 2.5 * power ? 0.5 * power : STATS_max < 5 * power ? power : 2 * power
set xtics spacing
set xlabel "steps (minibatches of Alice and Bob)"
