# This machine against the records that come with the package: `bash published/verify.sh REPLAY RESULTS JOBS FILE...`, from the top
# of the tree. Trains the first trial of every FILE again, then compares what has been computed in RESULTS. Exit status 1 when a bit
# differs.
set -u -o pipefail
[ $# -ge 4 ] && [ "$3" -gt 0 ] 2>/dev/null || { echo 'verify.sh: give REPLAY RESULTS JOBS FILE...: a program, a directory, a number, and records' >&2; exit 2; }
replay=$1 results=$2 jobs=$3
shift 3

# The citation of the first record of a file; nothing where there is none.
citation() {
  [ ! -r "$1" ] || sed -nE '1s|^\{"experiment":"([a-z_]+)","key_bits":([0-9]+),"seed":([0-9]+),"trial":([0-9]+),.*|\1/\2/\3/\4|p' "$1"
}

# What replay says of it, which ends with its verdict or its error.
replayed() {
  local trial said verdict=PASS
  trial=$(citation "$2")
  if [ -z "$trial" ]; then
    echo "FAIL  $2: no such file, or its first line is no record"
    return 1
  fi
  said=$("$1" "$trial" --against "$2" --quiet 2>&1 >/dev/null) || { verdict=FAIL; said=${said:-$trial: replay ended without a word}; }
  echo "$verdict  ${said##*replay: }"
  [ $verdict = PASS ]
}

# What stands before "numerics" says which trial a record is of. How many trials are the same in both files, or "other" where one differs.
same_trials='
{ trial = substr($0, 1, index($0, ",\"numerics\":")) }
NR == FNR { published[trial] = $0; next }
trial in published { if ($0 != published[trial]) { other = 1; exit } ++same }
END { print other ? "other" : same + 0 }'
compared() {
  local published=published/$1 own=$results/$1 same
  if ! head -n 1 "$own" | grep -q '"numerics":'; then
    echo "FAIL  $own: its first line is no record"
    return 1
  fi
  same=$(awk "$same_trials" "$published" "$own")
  case $same in
    other)
      echo "FAIL  $own is not $published (other settings, or other bits)"
      return 1
      ;;
    0) echo "      $own has no trial of $published: not compared" ;;
    *)
      same_files=$((same_files + 1))
      same_records=$((same_records + same))
      ;;
  esac
}

export -f citation replayed
status=0 same_files=0 same_records=0 missing=0
said=$(mktemp) && trap 'rm -f "$said"' EXIT
printf '%s\0' "$@" | xargs -0 -P "$jobs" -I{} bash -c 'replayed "$@"' - "$replay" {} | tee "$said" || status=1
trained=$(grep -c '^PASS' "$said")
for file in $(cd published && find . -name '*.jsonl' -printf '%P\n' | LC_ALL=C sort); do
  if [ -e "$results/$file" ]; then
    compared "$file" || status=1
  else
    missing=$((missing + 1))
  fi
done
[ $same_files -eq 0 ] || echo "PASS  $same_files files in $results, $same_records records, are those of published"
[ $missing -eq 0 ] || echo "      $missing files of published have not been computed in $results"
verdict=PASS
[ $status -eq 0 ] || verdict=FAIL
echo "$verdict  of $# trials $trained gave the published bits again; of the files in $results $same_files are as published"
exit $status
