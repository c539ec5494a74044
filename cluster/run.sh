# What all of cluster/ must know of a run, sourced from the top of the tree with RUN [TRIALS_A_TASK]: the run of runs.tsv, and how many
# trials a task has, by default a hundredth of them. TRIALS and ROUNDS in the environment come before those of the table, BIN before
# build/bin, RESULTS before results. Sets run, per_task, program, flags, trials (empty where each case has its own number, or there is but
# one), tasks, and shards, the directory of what the tasks write.
set -eu
me=${0##*/}
stop() { echo "$me: $*" >&2; exit 2; }
[ $# -ge 1 ] || stop "no run is named: name a file of runs.tsv, such as campaign/cpa_anc_8.jsonl"
[ $# -le 2 ] || [ "$me" = submit.sh ] || stop "'$3' comes too late: flags of sbatch stand before the name of the script"
[ -e runs.sh ] || stop "there is no runs.sh here: run it from the top of the tree"
bin=${BIN:-build/bin} results=${RESULTS:-results}
run=$1
# Seconds of several machines do not add up, so no task writes any.
counted() { case $1 in 0* | *[!0-9]* | ????????*) stop "'$1' $2: give a whole number from 1 to 9999999" ;; esac; }
counted "${TRIALS-}" trials
counted "${ROUNDS-}" rounds
command=$(sh runs.sh command full "$run" "$results" "${TRIALS-}" "${ROUNDS-}") || exit 2
command=$(printf '%s\n' "$command" | sed 's/ --timing [^ ]*//')
program=${command%% *}
[ -x "$bin/$program" ] || stop "there is no $bin/$program: make build"
trials=$(printf '%s\n' "$command" | sed -n 's/.* --trials \([0-9]*\).*/\1/p')
flags=$(printf '%s\n' "${command#"$program"}" | sed 's/ --trials [0-9]*//')
[ "$program" != replay ] || trials=
per_task=${2:-$(((${trials:-1} + 99) / 100))}
counted "$per_task" 'trials a task'
tasks=$(((${trials:-1} + per_task - 1) / per_task))
shards=$results/shards/${run%.jsonl}

# The shards of a directory are of one run and one version: whoever comes first says of which, and others are refused.
claim_shards() {
  local said=$shards/run.txt mine
  mine=$shards/.run.$$.${SLURM_JOB_ID-}
  mkdir -p "$shards"
  { "$bin/$program" --version | sed 's/, simd [^)]*//' && echo "$command"; } >"$mine"
  ln "$mine" "$said" 2>/dev/null || true # of several at a time one succeeds
  if ! cmp -s "$mine" "$said"; then
    mine=$(paste -sd' ' "$mine"; rm -f "$mine")
    stop "$shards is of '$(paste -sd' ' "$said")', and this is '$mine': move that directory away"
  fi
  rm -f "$mine"
}
