#!/bin/bash
# bash cluster/merge.sh RUN [TRIALS_A_TASK]: the shards of a run, with what make has of it, to results/RUN, byte for byte what one serial run
# writes. Where trials are missing (status 1) it prints the commands that compute just these, and the tasks to submit again.
source cluster/run.sh
[ -e "$shards/run.txt" ] || stop "there is no $shards/run.txt: submit the run first"
claim_shards
mkdir -p "$(dirname "$results/$run")"
# The line that submits tasks again is for any shell: what this one was told by its environment stands in it.
told=
for name in BIN RESULTS TRIALS ROUNDS; do [ -z "${!name-}" ] || told+="$name=$(printf %q "${!name}") "; done
again() { echo "${told}sbatch --array=$1 cluster/campaign.sbatch $run $per_task"; }
if [ "$program" = replay ]; then
  whole=$shards/all.${run##*.}
  if [ ! -e "$whole" ]; then
    echo "$me: $run is missing: run what standard output says" >&2
    again 0
    exit 1
  fi
  cp "$whole" "$results/$run.tmp"
  exec mv "$results/$run.tmp" "$results/$run"
fi
# What make was at, and may go on with, would hide the merged file from it.
part=$results/$run.part
[ -e "$part" ] || part=
status=0
# shellcheck disable=SC2086
missing=$("$bin/merge" "$program" $flags ${trials:+--trials $trials} --out "$results/$run" "$shards" ${part:+"$part"}) || status=$?
[ $status -ne 0 ] || rm -f "$part"
[ $status -eq 1 ] || exit $status
printf '%s\n' "$missing"
again "$(printf '%s\n' "$missing" | awk -v k="$per_task" -v trials="$trials" '
  { for (i = 1; i < NF; ++i) value[$i] = $(i + 1)
    first = trials == "" ? 0 : value["--first-trial"]
    last = trials == "" ? 0 : first + value["--trials"] - 1
    for (task = int(first / k); task <= int(last / k); ++task) if (!seen[task]++) list = list (list == "" ? "" : ",") task }
  END { print list }')"
exit 1
