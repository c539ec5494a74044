# What cluster/ does before and after Slurm: words it refuses, shards merged, what is missing printed so that any shell can run it. On a
# Slurm: tests/cluster.
source "$(dirname "$0")/support/end_to_end.sh"

link_tree
cd tree || exit 1
export BIN=$bin
merge() { bash cluster/merge.sh "$@"; }

# The long run with weights: its command line is merge's, too, and what is missing would write weights again.
run=campaign_14.jsonl shards=results/shards/campaign_14
status 2 merge $run 5
check 'nothing was submitted' grep -q 'submit the run first' stderr.txt
mkdir -p $shards bin
printf '#!/bin/sh\nexit 3\n' >bin/sbatch && chmod +x bin/sbatch
status 3 env PATH="$PWD/bin:$PATH" bash cluster/submit.sh $run 5
check 'what Slurm refuses leaves no claim' [ ! -e $shards/run.txt ]
printf '#!/bin/sh\necho "$@" >sbatch.txt\n' >bin/sbatch
status 0 env PATH="$PWD/bin:$PATH" bash cluster/submit.sh $run 5 --time=9
check 'flags of sbatch' [ "$(cat sbatch.txt)" = "--array=0-3 --time=9 cluster/campaign.sbatch $run 5" ]
head -n 5 published/$run >$shards/0-4.jsonl
tail -n +11 published/$run >$shards/10-19.jsonl
status 1 merge $run 5
check 'the command that computes five trials and their weights' cmp stdout.txt <(
  echo "$bin/related_work --only 14/fresh_eves_full --seed 2018 --full --weights results/campaign_14 --first-trial 5 --trials 5 --out $shards/5-9.jsonl"
  echo "BIN=$bin sbatch --array=1 cluster/campaign.sbatch $run 5")
sed -n 6,10p published/$run >$shards/5-9.jsonl
status 0 merge $run 5
check 'the bytes of one run' cmp published/$run results/$run

# What the environment says is in the line to submit again.
export RESULTS="$PWD/other results" TRIALS=2 ROUNDS=5
status 2 merge campaign/anc_4.jsonl 1 --time=5:00
check 'flags of sbatch come first' grep -q -- "'--time=5:00' comes too late" stderr.txt
mkdir "$RESULTS"
status 2 merge campaign/anc_4.jsonl 1
mkdir -p "$RESULTS/shards/campaign/anc_4"
{ "$bin/anc" --version | sed 's/, simd [^)]*//' && sh runs.sh command full campaign/anc_4.jsonl "$RESULTS" 2 5; } \
  >"$RESULTS/shards/campaign/anc_4/run.txt"
status 1 merge campaign/anc_4.jsonl 1
check 'all that it was told' [ "$(tail -n 1 stdout.txt)" = \
  "BIN=$bin RESULTS=$(printf %q "$RESULTS") TRIALS=2 ROUNDS=5 sbatch --array=0,1 cluster/campaign.sbatch campaign/anc_4.jsonl 1" ]
unset RESULTS TRIALS ROUNDS

# A trace has no trials.
run=figure4.trace shards=results/shards/figure4.trace
mkdir -p $shards
{ "$bin/replay" --version | sed 's/, simd [^)]*//' && sh runs.sh command full $run results; } >$shards/run.txt
status 1 merge $run
check 'its task' [ "$(cat stdout.txt)" = "BIN=$bin sbatch --array=0 cluster/campaign.sbatch $run 1" ]
echo whole >$shards/all.trace
status 0 merge $run
check 'the trace' grep -qx whole results/$run
finish
