#!/bin/bash
# bash cluster/plan.sh CORES RUN...: what runs of runs.tsv would cost on so many cores, as rows of the README's table. Rounds are taken from the
# published records of the run, and the time of one from MEASURED, a file of plan --measure, or else measured here.
set -eu -o pipefail
stop() { echo "plan.sh: $*" >&2; exit 2; }
[ $# -ge 2 ] || stop "no run is named: give a number of cores and files of runs.tsv, such as campaign/cpa_anc_8.jsonl"
bin=${BIN:-build/bin}
[ -x "$bin/plan" ] || stop "there is no $bin/plan: make build"
cores=$1
shift
for run in "$@"; do
  known=published/$run
  command=$(sh runs.sh command full "$run") || exit 2
  case ${command%% *} in no_adversary | anc | cpa_anc) ;; *) stop "$run: plan knows the three games; how long other runs take, runs.tsv says" ;; esac
  # shellcheck disable=SC2046,SC2086
  "$bin/plan" $command --cores "$cores" ${MEASURED:+--measured "$MEASURED"} \
    $([ ! -e "$known" ] || echo "--known $known") |
    sed 's/^ *//' | awk -F '  +' -v run="$run" 'NR == 1 { for (i = 1; i <= NF; ++i) column[$i] = i; next }
      { print "| `" run "` | " $column["trials"] " | " $column["core-hours"] " (" $column["90 %"] ") | " $column["wall hours"] " | " $column["MiB a core"] " | " $column["MB on disk"] " |" }'
done
