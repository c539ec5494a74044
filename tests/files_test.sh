# What the programs do to files that are not theirs, or are named twice, or are written by several of them: nothing is lost.
source "$(dirname "$0")/support/end_to_end.sh"

quick=(--key-bits 2 --trials 2 --max-rounds 2 --quiet)
related=(--only 9/one_known_pair --seed 5 --quiet)

# Closed descriptors: no message gets into a file, and records that nobody can get are not "done".
status 0 "$bin/anc" "${quick[@]}" --out good
status 0 "$bin/related_work" "${related[@]}" --trials 2 --out related
for closed in '2>&-' '0<&- 2>&-' '0<&- >&- 2>&-'; do
  rm -rf f scan
  eval '"$bin/anc" "${quick[@]/--quiet/--threads=1}" --out f' "$closed"
  check "anc $closed" [ $? -eq 0 ]
  check "records alone: anc $closed" cmp good f
  eval '"$bin/related_work" "${related[@]/--quiet/--threads=1}" --trials 2 --out f.related' "$closed"
  check "related_work $closed" [ $? -eq 0 ]
  check "records alone: related_work $closed" cmp related f.related
  mkdir scan
  eval '"$bin/calibrate" --only baseline --key-bits 2 --trials 2 --max-rounds 2 --out scan' "$closed"
  check "calibrate $closed" [ $? -eq 0 ]
  check "records alone: calibrate $closed" [ "$(grep -c '^{"experiment":.*}$' scan/cpa_anc_2.jsonl)" = "$(lines scan/cpa_anc_2.jsonl)" ]
  eval '"$bin/tabulate" --table 2 --quiet --tsv f.tsv f' "$closed"
  check "tabulate $closed" [ $? -eq 0 ]
  check "data alone: tabulate $closed" [ "$(head -n 1 f.tsv)" = '# program: tabulate --table 2' ]
done
"$bin/anc" "${quick[@]}" >&- 2>stderr.txt
check 'records to a closed standard output: status 2' [ $? -eq 2 ]
check 'and one line' grep -q '^anc: standard output: cannot be written' stderr.txt

# One file under two names.
status 0 "$bin/replay" anc/2/2018/0 --max-rounds 2 --quiet --trace trace
status 0 "$bin/related_work" "${related[@]}" --trials 2 --timing times
for name in good related trace times; do
  cp $name in
  cp in kept
  rm -f link hard
  ln -s in link
  ln in hard
  for alias in in ./in "$PWD/in" link hard; do
    case $name in
      good)
        refuses 'same file' "$bin/tabulate" --table 2 --tsv "$alias" in
        refuses 'same file' "$bin/tabulate" --table 2 --tsv x --macros "$alias" in
        refuses 'same file' "$bin/replay" anc/2/2018/0 --against in --trace "$alias"
        refuses 'same file' "$bin/replay" anc/2/2018/0 --against in --trace x --weights "$alias"
        refuses 'same file' "$bin/anc" --key-bits 2 --trials 1 --max-rounds 2 --quiet --out in --trace "$alias"
        ;;
      related)
        refuses 'same file' "$bin/related_work" "${related[@]}" --trials 1 --out in --timing "$alias"
        refuses 'same file' "$bin/tabulate" --table 4 --tsv "$alias" in
        ;;
      trace) refuses 'same file' "$bin/tabulate" --curve in --figure 4 --tsv "$alias" ;;
      times) refuses 'same file' "$bin/tabulate" --table 4 --timing in --macros "$alias" related ;;
    esac
    check "untouched: $name as $alias" cmp in kept
  done
done
refuses 'same file' "$bin/tabulate" --table 2 --tsv x --macros ./x good
ln -s new later
refuses 'same file' "$bin/replay" anc/2/2018/0 --max-rounds 2 --trace new --weights later
check 'nothing was made' [ ! -e x ] && check 'nor this' [ ! -e new ]

# A user's own files: beside an output, and where an output would go.
echo mine >mine
cp mine own.tmp
ln -s mine linked.tmp
for name in own linked; do
  status 0 "$bin/anc" "${quick[@]}" --out $name
  tac good >$name
  status 0 "$bin/anc" "${quick[@]}" --out $name
  check "sorted: $name" cmp good $name
  check "a file and no link: $name" [ ! -L $name ]
  check "$name.tmp is the user's" [ "$(cat $name.tmp)" = mine ]
done
check 'and so is what it leads to' [ "$(cat mine)" = mine ]
cp mine kept
for flag in --trace --weights; do refuses 'mine: is there already' "$bin/replay" anc/2/2018/0 --max-rounds 2 $flag mine; done
refuses 'mine: is there already' "$bin/replay" cpa_anc/2/2018/0 --max-rounds 2 --forces mine
refuses 'mine: is there already' "$bin/anc" --key-bits 2 --max-rounds 2 --trials 1 --quiet --trace mine
for flag in --trace --weights; do refuses 'times: is there already' "$bin/replay" anc/2/2018/0 --max-rounds 2 $flag times; done
for flag in --tsv --macros; do refuses 'mine: is there already' "$bin/tabulate" --hyperparameters $flag mine; done
refuses 'mine line 1 is not a line of times' "$bin/related_work" "${related[@]}" --trials 1 --timing mine
refuses 'good line 1 is not a line of times' "$bin/related_work" "${related[@]}" --trials 1 --timing good
check 'it is untouched' cmp mine kept
mkdir views
cp mine views/plain.pgm
refuses 'plain.pgm: is there already' "$bin/related_work" --only 7 --pictures views
check 'pictures are all there or none' [ "$(ls views)" = plain.pgm ]
check 'it is untouched' cmp mine views/plain.pgm
mkdir instances
cp mine instances/9_perceptron.json
refuses '9_perceptron.json: is there already' "$bin/related_work" --export instances
check 'instances are all there or none' [ "$(ls instances)" = 9_perceptron.json ]
check 'it is untouched' cmp mine instances/9_perceptron.json
for again in 1 2; do
  status 0 "$bin/related_work" --only 9 --export exported --pictures pictured
  status 0 "$bin/replay" anc/2/2018/0 --max-rounds 2 --quiet --trace trace
  status 0 "$bin/tabulate" --table 2 --quiet --tsv table.tsv --macros table.tex good
done

# Places that cannot be written are named before anything is computed: nothing is printed.
long=$(printf 'x%.0s' {1..300})
ln -s nowhere/file dangling
for path in /proc/f "$long" dangling views no/such/f; do
  for flag in --trace --weights; do refuses "${path:0:50}" "$bin/replay" anc/2/2018/0 --max-rounds 2 $flag "$path"; done
  refuses "${path:0:50}" "$bin/anc" --key-bits 2 --trials 1 --max-rounds 2 --trace "$path"
  refuses "${path:0:50}" "$bin/related_work" "${related[@]}" --trials 1 --timing "$path"
  refuses "${path:0:50}" "$bin/tabulate" --hyperparameters --tsv "$path"
done

# A name with a line break is one line of a message.
refuses 'no such/f' "$bin/anc" "${quick[@]}" --out $'no\nsuch/f'
cp good $'g\nood'
sed -i '1s/"bob_error":[^,]*,/"bob_error":0.25,/' $'g\nood'
status 1 "$bin/replay" anc/2/2018/0 --against $'g\nood'
check 'a difference is told in one line' [ "$(wc -l <stderr.txt)" -eq 1 ]

# Many at a time with one file for times, or for a trace: none fails, no time is lost, and the trace is whole.
runs=()
for i in {1..12}; do
  "$bin/related_work" "${related[@]}" --first-trial $i --trials 3 --timing shared.times >/dev/null &
  runs+=($!)
  "$bin/replay" anc/2/2018/0 --max-rounds 2 --quiet --trace shared.trace >/dev/null &
  runs+=($!)
done
for pid in "${runs[@]}"; do
  wait "$pid"
  check 'a run beside others' [ $? -eq 0 ]
done
check 'all times are counted' grep -qE $'^9/one_known_pair message_bytes=4096\t36\t' shared.times
check 'a whole trace' cmp trace shared.trace

check 'no temporary file is left' [ -z "$(find . -name '.anc.*' -print)" ]
refuses '--figure 5' "$bin/tabulate" --curve trace --figure 5
finish
