# Make's recipe of records: interrupted, it keeps what is finished under a name that passes for nothing else, and goes on from there.
source "$(dirname "$0")/support/end_to_end.sh"

unset MAKEFLAGS MFLAGS MAKELEVEL
# The programs are built, so their rule is left out (-o); everything that is written goes to this directory.
records=results/cpa_anc_4.jsonl
make_records=(make --silent -C "$source_dir" -o programs MODE=quick BUILD="$(dirname "$bin")" RESULTS="$PWD/results"
  TRIALS=12 ROUNDS=1500 JOBS=1 "$PWD/$records")

# A process group of its own, as a shell gives it, so that the signal reaches make, its shell and the program, as from a terminal.
set -m
"${make_records[@]}" 2>interrupted.txt &
group=$!
set +m
for _ in {1..600}; do
  [ -s $records.part ] && break
  sleep 0.1
done
kill -INT -- -$group
wait $group
check 'make fails' [ $? -ne 0 ]
check 'no finished file' [ ! -e $records ]
check 'an unfinished one' [ -s $records.part ]
finished=$(wc -l <$records.part)
check 'some trials are left to do' [ "$finished" -lt 12 ]
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
