# What all figures share. Callers set, with gnuplot -e: data (a file of tabulate --curve), format ("tikz" or "svg"),
# target (the file to write) and quick (1 marks the figure QUICK). Colours are safe for the colour-blind; point and
# dash types differ as well.
blue = "#0072B2"
green = "#009E73"
red = "#D55E00"

# The tikz terminal takes its letters from LaTeX, so a figure matches the report; figure.tex makes the PDF of it.
# (It reads its options as they stand, hence eval.)
if (format eq "tikz") {
  eval sprintf("set terminal tikz color size %.1fcm,%.1fcm font '\\small'", width, height)
  quick_font = "\\Huge"
} else {
  set terminal svg size 50 * width, 50 * height dynamic font "sans-serif,14" linewidth 1.4 background "#ffffff"
  quick_font = ",40"
}
set output target

set border 3 linewidth 0.8
set tics nomirror out scale 0.6
set grid linetype 1 linewidth 0.5 linecolor rgb "#DDDDDD"
set key noopaque samplen 2 spacing 1.2
set datafile separator tab

# Over a single plot; in a multiplot the mark belongs to one panel: unset label 1, and eval quick_mark before that panel.
quick_mark = quick ? "set label 1 'QUICK' at graph 0.5, graph 0.5 center rotate by 30 textcolor rgb '#777777' font quick_font front" : ""
eval quick_mark

# The number of a column of the data, by its name in the header. It asks the shell: not for every row.
column_of(name) = int(system(sprintf("sed -n 's/^# columns: //p' '%s' | tr '\\t' '\\n' | grep -nx '%s' | cut -d: -f1", data, name)))
