# Make's recipe of records: interrupted, it keeps what is finished under a name that passes for nothing else, and goes on from there.
source "$(dirname "$0")/support/end_to_end.sh"

unset MAKEFLAGS MFLAGS MAKELEVEL
link_tree
cd tree || exit 1
# The programs are built, so their rule is left out (-o).
records=results/cpa_anc_4.jsonl
make_records=(make --silent -o programs MODE=quick BUILD=build RESULTS=results ROUNDS=1500 JOBS=1 $records)

# A process group of its own, as a shell gives it, so that the signal reaches make, its shell and the program, as from a terminal.
# There are far more trials than can end before the signal comes.
set -m
"${make_records[@]}" TRIALS=100000 2>interrupted.txt &
group=$!
set +m
check 'alive until interrupted' when $group [ -s $records.part ]
kill -INT -- -$group
wait $group
check 'make fails' [ $? -ne 0 ]
check 'no finished file' [ ! -e $records ]
check 'an unfinished one' [ -s $records.part ]
finished=$(wc -l <$records.part)
make_records+=(TRIALS=$((finished + 5)))
cp $records.part part

status 0 "${make_records[@]}"
check 'the unfinished file has its name' [ ! -e $records.part ]
check 'finished trials are kept' grep -q "reused $finished" stderr.txt
check 'and their bytes' cmp part <(head -n "$finished" $records)
cp $records resumed
rm $records
status 0 "${make_records[@]}"
check 'as if never interrupted' cmp resumed $records
touch -r $records stamp
status 0 "${make_records[@]}"
check 'made again, nothing is done' [ ! $records -nt stamp ]
finish
