# The weights before rounding, two trials. Data: replay --weights, of ANC; `second`: of CPA-ANC. A square's area is |w|.
width = 16.0
height = 16.5
load "figures/style.gp"

n = int(system(sprintf("grep -vc '^#' '%s'", data))) / 2
bit(letter, i) = format eq "tikz" ? sprintf("$%s_{%d}$", letter, i) : sprintf("%s%d", letter, i)
side(w) = 0.42 * sqrt(abs(w) > 1.4 ? 1.4 : abs(w))
unset label 1

set multiplot layout 2, 1
set border 0
unset grid
set xrange [-0.6:2 * n - 0.4]
set yrange [n - 0.4:-0.6]
small = format eq "tikz" ? "\\scriptsize" : ",9"
set xtics scale 0 offset 0, 0.3 font small
set ytics scale 0 offset 0.5 font small
do for [i=0:n - 1] {
  set xtics add (bit("p", i) i, bit("k", i) n + i)
  set ytics add (bit("c", i) i)
}
set arrow 1 from n - 0.5, graph 0 to n - 0.5, graph 1 nohead linewidth 1 linecolor rgb "#999999"
set style fill solid noborder
unset key
# A row of W is a line of the file and a column of the picture.
do for [cpa=0:1] {
  set title (cpa ? "CPA-ANC" : "ANC") offset 0, -0.5
  if (cpa) {
    set key bottom center outside horizontal samplen 1
    eval quick_mark
  }
  plot (cpa ? second : data) matrix using ($3 > 0 ? $2 : NaN):1:(side($3)):(side($3)) with boxxyerror linecolor rgb blue title "positive", \
       "" matrix using ($3 < 0 ? $2 : NaN):1:(side($3)):(side($3)) with boxxyerror linecolor rgb red title "negative"
}
unset multiplot
