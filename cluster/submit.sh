#!/bin/bash
# bash cluster/submit.sh RUN [TRIALS_A_TASK] [SBATCH_FLAG...]: submits exactly the tasks that the run has.
[ $# -eq 0 ] || [[ ${2--} != -* ]] || set -- "$1" "" "${@:2}"
source cluster/run.sh
shift $(($# < 2 ? $# : 2))
command -v sbatch >/dev/null || stop "there is no sbatch: submit where Slurm is, or run make"
claim_shards
sbatch --array="0-$((tasks - 1))" "$@" cluster/campaign.sbatch "$run" "$per_task" || {
  status=$?
  [ "$(ls -A "$shards")" != run.txt ] || rm -f "$shards/run.txt" # nothing was submitted, and another run may take the directory
  exit $status
}
