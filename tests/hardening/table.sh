# table.sh ROWS CUT FORM: the rows as a table for people ("text") or for the report ("latex").
set -euo pipefail
rows=$1 cut=$2 form=$3
what=$([ "$cut" = 1 ] && echo 'the cut of five minutes' || echo 'in full')
if [ "$form" = text ]; then
  echo "Hardening, $what"
  printf '%-7s %-24s %-52s %7s %7s\n' '' part what tried failed
  while IFS=$'\t' read -r verdict part what tried failed; do
    printf '%-7s %-24s %-52s %7s %7s\n' "$verdict" "$part" "$what" "$tried" "$failed"
  done <"$rows"
else
  echo "\\def\\hardeningForm{$what}\\def\\hardeningLargest{$([ "$cut" = 1 ] && echo 17 || echo 33)}"
  echo '\def\hardeningTable{\begin{tabular}{llrrl}\toprule'
  echo 'part & what & tried & failed & \\\midrule'
  while IFS=$'\t' read -r verdict part what tried failed; do
    printf '%s & %s & %s & %s & %s \\\\\n' "$part" "$(sed 's/[_%&#]/\\&/g; s/++/{+}{+}/g' <<<"$what")" "$tried" "$failed" "$verdict"
  done <"$rows"
  echo '\bottomrule\end{tabular}}'
fi
