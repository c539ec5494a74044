#!/bin/sh
# The claims of ARTIFACT.md as LaTeX, from the top of the tree: a row for each, claim & command & output & PASS or FAIL, as documented.
set -eu
awk -F ' *\\| *' '
function latex(text) {
  gsub(/[_%&#]/, "\\\\&", text)
  while (match(text, /`[^`]*`/)) text = substr(text, 1, RSTART - 1) "\\code{" substr(text, RSTART + 1, RLENGTH - 2) "}" substr(text, RSTART + RLENGTH)
  return text
}
/^\| C[0-9]+\. / { sub(/:.*/, "", $6); print latex($2) " & " latex($3) " & " latex($4) " & " latex($6) "\\\\" }' ARTIFACT.md
