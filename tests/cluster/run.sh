#!/usr/bin/env bash
# make cluster-test: an array of twelve tasks on a real Slurm, on this machine alone. One task is killed, one node dies and its tasks begin
# again elsewhere, one runs out of time; the array is cancelled, its missing tasks are submitted again, the shards merged: the bytes of one
# serial run. Everything waits for what happens, and nothing for a time.
#   bash tests/cluster/run.sh BUILD_DIR
set -uo pipefail
source_dir=$(cd "$(dirname "$0")/../.." && pwd)
bin=$(cd "$1" && pwd)/bin
place=$(mktemp -d) || exit 2
# shellcheck source=tests/cluster/slurm.sh
source "$source_dir/tests/cluster/slurm.sh"
trap end_slurm EXIT
trap 'exit 130' INT TERM HUP
failures=0
check() {
  local what=$1
  shift
  if "$@"; then echo "ok      $what"; else
    echo "FAILED  $what"
    failures=$((failures + 1))
  fi
}
start_slurm

# The tree, with results of its own. The program first looks whether its task is held: then it ends one trial, says so, and waits.
mkdir -p "$place/tree" "$place/bin" "$place/hold"
ln -s "$source_dir"/{runs.sh,runs.tsv,cluster} "$place/tree/"
ln -s "$bin/merge" "$place/bin/"
cat >"$place/bin/cpa_anc" <<END
#!/bin/bash
held=$place/hold/\${SLURM_ARRAY_TASK_ID-none}
if [ -e \$held ] && [ "\$1" != --version ]; then
  words="\$*"
  "$bin/cpa_anc" \${words/ --trials 2 / --trials 1 } || exit
  echo \$\$ >\$held.reached.part && mv \$held.reached.part \$held.reached
  trap 'exit 130' TERM
  while [ -e \$held ]; do sleep 0.05; done
fi
exec "$bin/cpa_anc" "\$@"
END
chmod +x "$place/bin/cpa_anc"
cd "$place/tree" || exit 2
export BIN=$place/bin TRIALS=23 ROUNDS=200
run=campaign/cpa_anc_4.jsonl shards=results/shards/campaign/cpa_anc_4
hold() { touch "${@/#/$place/hold/}"; }
release() { rm -f "${@/#/$place/hold/}"; }
reached() { [ -s "$place/hold/$1.reached" ]; }
of_task() { scontrol -o show job "${job}_$1" 2>/dev/null | sed -n "s/.* $2=\([^ ]*\).*/\1/p"; }
task_is() { [ "$(of_task "$1" JobState)" = "$2" ]; }
nobody_runs() { [ -z "$(squeue -h -j "$job" 2>/dev/null)" ]; }
of_node() {
  local process
  for process in $(ours); do
    if readlink "/proc/$process"/fd/* 2>/dev/null | grep -qF "$place/log/slurmd.$1" ||
      tr '\0' '\n' <"/proc/$process/environ" 2>/dev/null | grep -qx "SLURMD_NODENAME=$1"; then
      echo "$process"
    fi
  done
}
submitted() { sed -n 's/^Submitted batch job //p'; }
read -ra serial <<<"$(sh runs.sh command full $run results $TRIALS $ROUNDS)"
"$bin/cpa_anc" "${serial[@]:1}" --threads 1 --quiet --out "$place/serial" || exit 1

# Task 10 keeps one of four processors, and never two: what is requeued finds another.
hold 0 1 2 3 10
job=$(bash cluster/submit.sh $run 2 | submitted)
check 'an array of twelve tasks' [ "$(squeue -h -r -j "$job" | wc -l)" -eq 12 ]
for task in 0 1 2 3; do check "task $task has ended one trial" within 120 "task $task" reached $task; done

# One task is killed, with whatever it has.
kill -9 "$(<"$place/hold/0.reached")"
release 0
check 'killed, the task has failed' within 60 'task 0 failed' task_is 0 FAILED
check 'and its finished trial is on the disk' [ "$(wc -l <$shards/0-1.jsonl)" -eq 1 ]

# One is told that its time is up: it is requeued, and goes on.
release 1
scancel --batch --signal=USR1 "${job}_1"
check 'out of time, the task is requeued and ends' within 120 'task 1 completed' task_is 1 COMPLETED
check 'on what it had' grep -q 'reused 1' $shards/2-3.log

# One node dies: the daemon, and all that ran on it. Slurm finds out by itself, and the tasks begin again.
node=$(of_task 3 BatchHost)
other=$([ "$node" = n1 ] && echo n2 || echo n1)
# shellcheck disable=SC2046
kill -9 $(of_node "$node")
release 2 3
node_is_down() { sinfo -h -N -n "$node" -o %T | grep -q down; }
check "node $node is down" within 180 'the node down' node_is_down
restarted() { [ "$(of_task 3 Restarts)" = 1 ]; }
check 'its task is in the queue again' within 60 'task 3 requeued' restarted
check 'and ends' within 180 'task 3 completed' task_is 3 COMPLETED
check 'on what it had' grep -q 'reused 1' $shards/6-7.log
check "on the other node, $other" [ "$(of_task 3 BatchHost)" = "$other" ]
start_node "$node"
node_is_back() { sinfo -h -N -n "$node" -o %T | grep -q 'idle\|mixed\|alloc'; }
check 'the node comes back' within 120 'the node back' node_is_back

# Cancelled in the middle, what is missing is submitted again by the command that merge prints.
check 'another task has ended one trial' within 180 'task 10' reached 10
scancel "$job"
check 'cancelled' within 120 'all ended' nobody_runs
release 10
bash cluster/merge.sh $run 2 >missing.txt 2>why.txt
check 'trials are missing' [ $? -eq 1 ]
check 'one of the task that was killed, one of the cancelled one' grep -q 'trials 1, 21: ' why.txt
check 'nothing is written' [ ! -e results/$run ]
again=$(tail -n 1 missing.txt)
check 'the tasks are named' grep -q "^BIN=$place/bin TRIALS=23 ROUNDS=200 sbatch --array=0,10 cluster/campaign.sbatch $run 2$" <<<"$again"
job=$(env -u BIN -u TRIALS -u ROUNDS bash -c "$again" | submitted)
check 'submitted again, they end' within 180 'all ended' nobody_runs
check 'merged' bash cluster/merge.sh $run 2
check 'the bytes of one serial run' cmp "$place/serial" results/$run
ROUNDS=201 bash cluster/merge.sh $run 2 2>why.txt
check 'shards of another run are refused' grep -q "is of 'cpa_anc .* --max-rounds 200', .*move that directory away" why.txt

cd /
end_slurm
check 'no process is left' [ -z "$(ours)" ]
echo "cluster-test: $failures failures"
[ $failures -eq 0 ]
