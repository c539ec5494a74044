# Make's recipe of records: interrupted, it keeps what is finished under a name that passes for nothing else, and goes on from there.
source "$(dirname "$0")/support/end_to_end.sh"

unset MAKEFLAGS MFLAGS MAKELEVEL
link_tree
cd tree || exit 1
# The programs are built, so their rule is left out (-o).
records=results-quick/cpa_anc_4.jsonl
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
check 'make says how far it is' grep -qE '^step 1 of [0-9]+: build/bin/cpa_anc ' stdout.txt
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

# What a call of make would do: its MODE, and where runs go. Only what reads records, where none of `make all` has been made, takes those
# that are published; QUICK's never stand among the others.
planned() {
  local expected=$1
  shift
  (make --silent -o programs -pnq BUILD=build "$@" || true) 2>/dev/null >database.txt
  check "make $*: $expected" [ "$(sed -nE 's/^(override )?(MODE|RESULTS) :?= //p' database.txt | LC_ALL=C sort | xargs)" = "$expected" ]
}
planned 'build/published/results published' RESULTS=kept report
planned 'build/published/results published' claims page
check 'the page shows what goes beyond the paper' grep -qE '^PAGE_FIGURES := .* sizes shortkey peers ' database.txt
planned 'full kept' RESULTS=kept all claims
planned 'full results' table1 report
planned 'kept-quick quick' RESULTS=kept MODE=quick all
planned 'quick results-quick' MODE=quick report
check 'QUICK shows no tables of longer runs' [ -z "$(grep -E '^PAGE_TABLES := .*(sizes|shortkey|campaign|calibration)' database.txt)" ]
mkdir kept kept/campaign && cp published/anc_4.jsonl kept/campaign/
planned 'build/published/results published' RESULTS=kept report
check 'a campaign of ones own is in it' grep -q '^RECORDS_campaign2 := kept/campaign/anc_4.jsonl ' database.txt
cp published/anc_4.jsonl kept/
planned 'full kept' RESULTS=kept report

# QUICK is compared with nothing.
for target in verify claims; do
  status 2 make --silent MODE=quick $target
  check "QUICK has no $target" grep -q "^make $target: QUICK is compared with nothing: " stderr.txt
done

# The three lines that a report ends with: of its tables, too short to judge where trials were cut.
mkdir -p out/tables
for n in 1 2 3; do
  run=$(sed -n ${n}p <<<$'no_adversary\nanc\ncpa_anc')
  status 0 "$bin/tabulate" --table $n --tsv out/tables/table$n.tsv published/${run}_{4,8,16}.jsonl
done
status 0 sh paper/ending.sh out
check 'three lines' [ "$(wc -l <stdout.txt)" -eq 3 ]
check 'that count' grep -qE "^of the paper's 18 counts in Tables 1-3 1[0-9] agree where secure means the one-time pad, 1[0-9] where .* leaks$" stdout.txt
check 'and name the report' grep -qx 'report: out/report.pdf' stdout.txt
status 0 "$bin/cpa_anc" --key-bits 4 --trials 2 --max-rounds 2 --quiet --out cut.jsonl
status 0 "$bin/tabulate" --table 3 --quick --tsv out/tables/table3.tsv cut.jsonl
check 'no verdict of trials that were cut' [ "$(grep -v '^#' out/tables/table3.tsv | tr '\t' '\n' | grep -c '^too short to judge$')" -eq 3 ]
status 0 sh paper/ending.sh out
check 'and it is said' grep -qE '^QUICK: of .* 14 counts .*; 2 are too short to judge$' stdout.txt

# Beside the results: where they were made, and a sum of each of them but those of runs that have not ended.
keep=(make --silent -o programs MODE=quick BUILD=build RESULTS=results STEPS= results-quick/SHA256SUMS)
mkdir -p results-quick/campaign && cp cut.jsonl results-quick/campaign/ && cp cut.jsonl results-quick/other.jsonl.part
status 0 "${keep[@]}"
check 'the sums are those of the files' sh -c 'cd results-quick && sha256sum --check --quiet SHA256SUMS'
check 'all of them' [ "$(cut -c 67- results-quick/SHA256SUMS)" = $'campaign/cut.jsonl\ncpa_anc_4.jsonl\nprovenance.json' ]
cat >read.cmake <<'SCRIPT'
file(READ results-quick/provenance.json text)
foreach(name Version Numerics Sources Compiler System Processor Threads)
  string(JSON value GET "${text}" ${name})
  message("${name}=${value}")
endforeach()
SCRIPT
status 0 cmake -P read.cmake
check 'the version of these programs' grep -qx "Version=$("$bin/tabulate" --version | sed 's/^[^ ]* \([^ ]*\).*/\1/')" stderr.txt
check 'their sources' grep -qE '^Sources=[0-9a-f]{16}$' stderr.txt
echo changed >>results-quick/campaign/cut.jsonl
status 0 "${keep[@]}"
check 'new sums of what has changed' sh -c 'cd results-quick && sha256sum --check --quiet SHA256SUMS'
finish
