#!/bin/bash
# bash cluster/merge.sh RUN [TRIALS_A_TASK]: the shards of a run, with what make has of it, to results/RUN, byte for byte what one serial run
# writes. Where trials are missing (status 1) it prints the commands that compute just these, and the tasks to submit again.
source cluster/run.sh
[ -e "$shards/run.txt" ] || stop "there is no $shards/run.txt: submit the run first"
claim_shards
mkdir -p "$(dirname "$results/$run")"
if [ "$program" = replay ]; then exec cp "$shards/all.${run##*.}" "$results/$run"; fi
# What make was at, and may go on with, would hide the merged file from it.
part=$results/$run.part
[ -e "$part" ] || part=
status=0
# shellcheck disable=SC2086
missing=$("$bin/merge" "$program" $flags ${trials:+--trials $trials} --out "$results/$run" "$shards" ${part:+"$part"}) || status=$?
[ $status -ne 0 ] || rm -f "$part"
[ $status -eq 1 ] || exit $status
printf '%s\n' "$missing"
printf '%s\n' "$missing" | awk -v k="$per_task" -v trials="$trials" -v run="$run" '
  { for (i = 1; i < NF; ++i) value[$i] = $(i + 1)
    first = trials == "" ? 0 : value["--first-trial"]
    last = trials == "" ? 0 : first + value["--trials"] - 1
    for (task = int(first / k); task <= int(last / k); ++task) if (!seen[task]++) list = list (list == "" ? "" : ",") task }
  END { print "sbatch --array=" list " cluster/campaign.sbatch " run " " k }'
exit 1
