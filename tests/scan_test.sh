# The joint scan from outside: killed and interrupted when a record has come, it goes on and ends with the same files; and what
# tabulate and gnuplot make of them.
source "$(dirname "$0")/support/end_to_end.sh"

points=(--grid crypto_net_l2=0.03,0.1 --grid eve_dullness=1,x2,x4)
scan=("$bin/calibrate" --key-bits 2 --seed 77 --trials 3 --max-rounds 200 --quiet)
short=("${scan[@]}" --grid eve_minibatches=60 "${points[@]}")
status 0 "${short[@]}" --out reference
check 'the directory is made' [ -d reference ]
check 'six settings' [ "$(find reference -name '*_200.jsonl' | wc -l)" -eq 6 ]
check 'with all trials' [ "$(cat reference/*_200.jsonl | wc -l)" -eq 18 ]

# The same settings and then some whose trials take far longer, so that the scan is alive when the signal comes, which is as
# soon as there are so many records.
many=("${scan[@]}" --grid eve_minibatches=60,10000 "${points[@]}")
has_records() { [ "$(cat "$2"/*.jsonl 2>/dev/null | wc -l)" -ge "$1" ]; }
# resumed DIRECTORY: goes on with the short scan; leaves what that is.
resumed() {
  rm -f "$1"/*_10000_*.jsonl
  status 0 "${short[@]}" --out "$1"
  check "$1 and resumed" diff -r reference "$1"
}
for records in 1 4 7; do
  "${many[@]}" --threads 1 --out killed &
  pid=$!
  check "alive until $records records" when $pid has_records $records killed
  kill -9 $pid
  wait $pid 2>/dev/null
  check 'killed' [ $? -eq 137 ]
done
resumed killed
interrupted_after has_records 2 interrupted -- "${many[@]}" --threads 1 --out interrupted
resumed interrupted
resumed interrupted

# Bad input: one line, status 2.
refuses 'has no values' "$bin/calibrate" --out new --grid crypto_net_l2
refuses "'baseline, eve_l2' is not a choice" "$bin/calibrate" --list --only 'baseline, eve_l2'
refuses 'anc has no choice of distinct_messages' "$bin/calibrate" --out new --experiment anc --only distinct_messages
refuses 'there is no choice nothing' "$bin/calibrate" --out new --grid nothing=1
refuses "'many' is not a value" "$bin/calibrate" --out new --grid crypto_net_l2=many
refuses 'is in another --grid' "$bin/calibrate" --out new --grid eve_l2=1 --grid eve_dullness=1
refuses 'no joint scan of cpa_anc is stated' "$bin/calibrate" --out new --joint --key-bits 5
refuses 'out is needed' "$bin/calibrate" --joint
check 'nothing is written' [ ! -e new ]

# The table and its map.
status 0 "$bin/tabulate" --joint --tsv joint.tsv --macros joint.tex reference/*.jsonl
check 'a row for each setting' [ "$(grep -vc '^#' joint.tsv)" -eq 6 ]
refuses 'is of another scan' "$bin/tabulate" --joint reference/*.jsonl "$source_dir/published/calibration/cpa_anc_4.jsonl"
refuses 'no records' "$bin/tabulate" --joint
cd "$source_dir" || exit 1
for quick in 0 1; do
  status_file=$work/gnuplot$quick.txt
  gnuplot -e "data='$work/joint.tsv'; second=''; format='svg'; target='$work/map$quick.svg'; quick=$quick" figures/heatmap.gp >"$status_file" 2>&1
  check 'gnuplot draws it' [ $? -eq 0 ]
  check 'without a warning' [ ! -s "$status_file" ]
done
cd "$work" || exit 1
check 'the map has every count' [ "$(grep -c '>[0-9]*/[0-9]*<' map0.svg)" -eq 18 ]
check 'a QUICK map says so' grep -q '>QUICK<' map1.svg
check 'another does not' [ "$(grep -c '>QUICK<' map0.svg)" -eq 0 ]
finish
