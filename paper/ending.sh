#!/bin/sh
# How a run of make that writes the report ends: `sh paper/ending.sh OUT`, three lines on what is in OUT.
set -eu
export LC_ALL=C.UTF-8
out=$1
awk -F '\t' '/^# columns: / { sub(/^# columns: /, ""); split("", column); for (i = 1; i <= NF; ++i) column[$i] = i; next }
  /^# QUICK/ { quick = " QUICK:" } /^#/ { next }
  { for (name in column) if (name ~ /_verdict$/) ++verdicts[name, $column[name]] }
  function agree(reading) { return verdicts["communicates_verdict", "PASS"] + verdicts[reading "_verdict", "PASS"] }
  function others(verdict) { return 2 * verdicts["communicates_verdict", verdict] + 0 }
  END { short = others("too short to judge")
    total = 0; split("PASS,FAIL,too short to judge", kind, ","); for (i = 1; i <= 3; ++i) total += others(kind[i])
    printf "%s of the paper'\''s %d counts in Tables 1-3 %d agree where secure means the one-time pad, %d where it means that nothing leaks%s\n", \
      quick ? quick : "", total, agree("one_time_pad"), agree("perfectly_secret"), short ? "; " short " are too short to judge" : "" }' \
  "$out/tables/table1.tsv" "$out/tables/table2.tsv" "$out/tables/table3.tsv" | sed 's/^ *//'
echo "tables, for people and for programs: $out/tables; figures: $out/figures"
echo "report: $out/report.pdf"
