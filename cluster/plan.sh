#!/bin/bash
# bash cluster/plan.sh CORES RUN...: what runs of runs.tsv would cost on so many cores, as rows of the README's table. Rounds are taken from the
# published records of the run, and the time of one from MEASURED, a file of plan --measure, or else measured here.
set -eu
cores=$1
shift
for run in "$@"; do
  known=published/$run
  # shellcheck disable=SC2046
  "${BIN:-build/bin}/plan" $(sh runs.sh command full "$run") --cores "$cores" ${MEASURED:+--measured "$MEASURED"} \
    $([ ! -e "$known" ] || echo "--known $known") |
    sed 's/^ *//' | awk -F '  +' -v run="$run" 'NR == 1 { for (i = 1; i <= NF; ++i) column[$i] = i; next }
      { print "| `" run "` | " $column["trials"] " | " $column["core-hours"] " (" $column["90 %"] ") | " $column["wall hours"] " | " $column["MB on disk"] " |" }'
done
