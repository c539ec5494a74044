# plan: its own measurement, costs from a file, trials of other settings left out, the report's rows, and what it refuses.
source "$(dirname "$0")/support/end_to_end.sh"

column() { sed 's/^ *//' stdout.txt | awk -F '  +' -v name="$1" 'NR == 1 { for (i = 1; i <= NF; ++i) if ($i == name) c = i; next } { print $c }'; }

status 0 "$bin/plan" anc --key-bits 3 --trials 10 --cores 2
check 'nothing known' [ "$(column known)" = 0 ]
check 'so that it is a bound' [ "$(column '90 %')" = 'at most' ]

# 10 trials of 3600 rounds of a second each: 10 core-hours, 5 hours on 2 cores, 4 where tasks have 4 trials.
printf '# program: plan\n3\t1\t20\t1000\t6\n' >costs
cost=(--measured costs --key-bits 3 --trials 10)
status 0 "$bin/plan" anc "${cost[@]}" --max-rounds 3600 --cores 2
check 'core-hours' [ "$(column core-hours)" = 10.0 ]
check 'hours' [ "$(column 'wall hours')" = 5.0 ]
check 'merging' [ "$(column 'merge min')" = 1.0 ]
check 'bytes' [ "$(column 'MB on disk')" = 0.01 ]
status 0 "$bin/plan" anc "${cost[@]}" --max-rounds 3600 --cores 3 --per-task 4
check 'tasks' [ "$(column 'wall hours')" = 4.0 ]

# Known trials are those of the same settings, of any seed.
status 0 "$bin/anc" --key-bits 3 --trials 4 --seed 2018 --max-rounds 3600 --stop-window 3600 --quiet --out known
status 0 "$bin/plan" anc "${cost[@]}" --max-rounds 3600 --stop-window 3600 --seed 7 --known known --cores 1
check 'known trials' [ "$(column known)" = 4 ]
check 'have an interval' [ "$(column '90 %')" = '10.0 to 10.0' ]
status 0 "$bin/plan" anc "${cost[@]}" --max-rounds 3601 --stop-window 3600 --known known --cores 1
check 'others are left out' [ "$(column known)" = 0 ]
status 0 "$bin/plan" anc "${cost[@]}" --max-rounds 3600 --cores 1 --failures 1000000 --requeue-minutes 0
check 'failures cost' awk -v hours="$(column core-hours)" 'BEGIN { exit !(hours > 11) }'

# The report's rows: the same again, whatever the machine is at.
status 0 "$bin/plan" cpa_anc --report rows.tex --measured "$source_dir/published/cost.tsv"
check 'six sizes, four numbers of trials' [ "$(sed -n '/plan.rows/,/^}/p' rows.tex | grep -c '\\\\$')" -eq 24 ]
check 'the processor' grep -qF "plan/processor\endcsname{$(sed -n 's/^# processor: //p' "$source_dir/published/cost.tsv")}" rows.tex
check 'tasks and failures' [ "$(sed -n '/plan.failure_rows/,/^}/p' rows.tex | grep -c '\\\\$')" -eq 9 ]

refuses 'cost.tsv has the costs of cpa_anc, not of anc' "$bin/plan" anc --key-bits 4 --measured "$source_dir/published/cost.tsv"
refuses '--report is not for that' "$bin/plan" anc --measure new --report new.tex
refuses '--report .*, and --cores is not for that' "$bin/plan" cpa_anc --report rows.tex --measured "$source_dir/published/cost.tsv" --cores 5
refuses '--measure .*, and --gamma is not for that' "$bin/plan" cpa_anc --measure new --gamma 3
refuses 'no program' "$bin/plan" --cores 2
refuses "'related_work' has no rounds" "$bin/plan" related_work
refuses '--cores 0' "$bin/plan" anc --cores 0
refuses 'add --measured' "$bin/plan" anc --report other.tex
refuses 'no costs at 5 key bits' "$bin/plan" anc --key-bits 5 --measured costs
printf '4\t0\t1\t1\t1\n' >bad
refuses 'bad line 1' "$bin/plan" anc --measured bad
: >bad
refuses 'bad has no costs' "$bin/plan" anc --measured bad
refuses '--failures is too many for trials of 277777.8 core-hours' "$bin/plan" anc "${cost[@]}" --max-rounds 1000000000 --failures 1000
refuses 'no_such_file' "$bin/plan" anc --measured costs --key-bits 3 --known no_such_file
echo mine >mine
refuses 'mine: is there already' "$bin/plan" anc --measure mine

# Of runs of runs.tsv.
plan() { (cd "$source_dir" && BIN=$bin MEASURED=published/cost.tsv bash cluster/plan.sh "$@"); }
status 0 plan 2 campaign/cpa_anc_4.jsonl
status 2 plan 2 campaign/anc_4.jsonl
status 2 plan 0 campaign/cpa_anc_4.jsonl
status 2 plan 2 no_such_run
status 2 plan 2 campaign_14.jsonl
status 2 plan 2 figure4.trace
status 2 plan 2
finish
