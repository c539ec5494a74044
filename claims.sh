# The claims of ARTIFACT.md, from the top of the tree:
#   bash claims.sh check BIN RESULTS OUT JOBS VERIFY...   a line for each: PASS, FAIL as documented, or FAIL, with what is documented and
#                                                        what is found; exit status 1 unless all is as documented
#   bash claims.sh documented                            what is documented of each, in short: ARTIFACT.md says the same
# A run is counted in RESULTS where it has ended there, else in published; what was computed for the report alone is in OUT/results. The
# counting and the statistics are tabulate's.
set -u -o pipefail
export LC_ALL=C.UTF-8

# "FAIL: cpa_anc_8 one_time_pad 8/20, cpa_anc_16 one_time_pad 0/20" of the lines of one claim, or "PASS".
summary='
/^#/ { next }
$1 != claim { if (claim) print claim "\t" (failed ? "FAIL: " failed : "PASS"); claim = $1; failed = "" }
$2 == "counts" {
  run = $3; sub(/\.jsonl$/, "", run)
  count = split($4, outcome, ", ")
  for (i = 1; i <= count; ++i) if (sub(/ FAIL$/, "", outcome[i])) failed = failed (failed ? ", " : "") run " " outcome[i]
}
END { if (claim) print claim "\t" (failed ? "FAIL: " failed : "PASS") }'
documented() { awk -F "\t" "$summary" claims.tsv; }

# Of each run its records, where there are any.
own_or_published() {
  local name directory
  for name; do
    for directory in "$results" "$out/results" published; do
      [ ! -e "$directory/$name" ] || { echo "$directory/$name" && break; }
    done
  done
}

# Of the data that tabulate writes: the place of each column, by its name.
columns='/^# columns: / { sub(/^# columns: /, ""); for (i = 1; i <= NF; ++i) column[$i] = i; next }'

# Every check prints what it finds, in the words of claims.tsv, and says more in $details.
letters() {
  awk '{ print /"one_time_pad":true/ ? "p" : /"perfectly_secret":true/ ? "s" : /"communicates":true/ ? "c" : "-" }' "$1" | tr -d '\n'
}

# The trials of FILE whose letters are not the documented ones, the first few of them, cited.
strangers() {
  local file=$1 found=$2 expected=$3 most=5 i
  [ ${#found} -eq ${#expected} ] || echo "$file: ${#found} trials, documented ${#expected}"
  for ((i = 0; i < ${#found} && i < ${#expected} && most > 0; ++i)); do
    [ "${found:i:1}" != "${expected:i:1}" ] || continue
    sed -nE "$((i + 1))s|^\{\"experiment\":\"([a-z_]+)\",\"key_bits\":([0-9]+),\"seed\":([0-9]+),\"trial\":([0-9]+),.*|$file: \1/\2/\3/\4 is ${found:i:1}, documented ${expected:i:1}|p" "$file"
    most=$((most - 1))
  done
}

counts() {
  local file table program
  file=$(own_or_published "$1")
  [ -n "$file" ] || { echo 'not run' && return; }
  program=$(sh runs.sh command full "$1")
  case $program in no_adversary*) table=1 ;; anc*) table=2 ;; *) table=3 ;; esac
  "$bin/tabulate" --table $table --tsv "$scratch/counts.tsv" "$file" >>"$details" 2>"$scratch/error" || { cat "$scratch/error" && return; }
  awk -F '\t' "$columns"'
    !/^#/ { count = split("communicates one_time_pad perfectly_secret", outcome, " ")
      for (i = 1; i <= count; ++i) printf "%s%s %s/%s %s", (i > 1 ? ", " : ""), outcome[i], $column[outcome[i]], $column["trials"], $column[outcome[i] "_verdict"] }' \
    "$scratch/counts.tsv"
  letters "$file" >"$scratch/letters"
  strangers "$file" "$(cat "$scratch/letters")" "$2" >"$scratch/strangers"
}

# Of a figure's numbers those that bounds are documented for, each with its bound where it holds, else with its value.
curve() {
  local bound name value file
  file=$(own_or_published "$1")
  "$bin/tabulate" --curve "${file:-$results/$1}" --figure "${1//[^0-9]/}" --macros "$scratch/curve.tex" >>"$details" 2>"$scratch/error" ||
    { cat "$scratch/error" && return; }
  for bound in ${2//,/}; do
    name=${bound%%[<>]*}
    value=$(sed -nE "s|^.*csname result/figure/[46]/$name\\\\endcsname\{([0-9.]*)\}$|\1|p" "$scratch/curve.tex")
    echo "$name $value" >>"$details"
    awk -v value="${value:-nan}" -v bound="${bound#"$name"}" 'BEGIN { limit = substr(bound, 2)
      exit !(value != "nan" && (bound ~ /^</ ? value + 0 < limit + 0 : value + 0 > limit + 0)) }' && echo -n "$bound, " || echo -n "$name=$value, "
  done | sed 's/, $//'
}

replayed() {
  bash published/verify.sh "$bin/replay" "$results" "$jobs" "${verify[@]}" >"$scratch/verified" 2>&1 || grep '^FAIL' "$scratch/verified" >"$scratch/strangers"
  cat "$scratch/verified" >>"$details"
  [ -s "$scratch/strangers" ] && echo other bits || echo the same bits
}

report() {
  echo "$out/report.pdf" >>"$details"
  [ "$(head -c 5 "$out/report.pdf" 2>/dev/null)" = %PDF- ] && echo written || echo "no $out/report.pdf"
}

attacks() {
  local files
  mapfile -t files < <(own_or_published $(sh runs.sh files full program=related_work))
  [ ${#files[@]} -ne 0 ] || { echo 'not run' && return; }
  "$bin/tabulate" --table 4 --tsv "$scratch/attacks.tsv" "${files[@]}" >>"$details" 2>"$scratch/error" || { cat "$scratch/error" && return; }
  awk -F '\t' -v expected="$1" "$columns"'
    /^#/ || $column["reference"] == "-" { next }
    { reference = $column["reference"]; rate = $column["successes"] / $column["trials"]; role = $column["role"]; seen[reference] = 1
      if (role == "break") attacked[reference] = 1
      if (role == "break" && rate > best[reference]) best[reference] = rate
      if (role == "control" && rate >= 0.5) strong[reference] = 1 }
    END { count = split(expected, words, ", ")
      for (i = 1; i <= count; ++i) { split(words[i], word, " "); r = word[1]
        printf "%s%s", (i > 1 ? ", " : ""), r (!(r in seen) ? " absent" : r in strong ? " falls to its control, too" : !(r in attacked) ? " runs" : best[r] < 0.5 ? " holds" : " broken") } }' \
    "$scratch/attacks.tsv"
}

# Of the runs of a target and of the same at 16 bits, those that were run, together.
short_keys() {
  local files
  mapfile -t files < <(own_or_published $(sh runs.sh files full "target=$1") $(sh runs.sh files full "target=$1-16"))
  [ ${#files[@]} -gt 0 ] || { echo 'not run' && return; }
  "$bin/tabulate" --short-key --tsv "$scratch/short_keys.tsv" "${files[@]}" >>"$details" 2>"$scratch/error" || { cat "$scratch/error" && return; }
  awk -F '\t' "$columns"'
    /^#/ { next }
    { trials += $column["trials"]; communicate += $column["communicates"]; maps += $column["maps_found"]; decrypted += $column["decrypted"]
      if ($column["communicates"] && $column["leaked_least"] < $column["bound"]) ++below }
    END { printf "%d rows below the bound, %d/%d maps found, %d/%d decrypted", below, maps, trials, decrypted, communicate }' "$scratch/short_keys.tsv"
}

# One line of claims.tsv: adds it, as found, to the claims.tsv of the output, and prints its differences.
check() {
  local check=$1 of=$2 expected=$3 trials=$4 words=$5 found
  : >"$scratch/strangers"
  printf '%s' "$trials" >"$scratch/letters"
  case $check in
    counts) found=$(counts "$of" "$trials") ;;
    curve) found=$(curve "$of" "$expected") ;;
    replay) found=$(replayed) ;;
    attacks) found=$(attacks "$expected") ;;
    short_keys) found=$(short_keys "$of") ;;
    report) found=$(report) ;;
    *) found="claims.tsv: there is no check '$check'" ;;
  esac
  [ "$found" != 'not run' ] || echo - >"$scratch/letters"
  printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$claim" "$check" "$of" "$found" "$(cat "$scratch/letters")" "$words" >>"$out/claims/claims.tsv"
  grep -cxFf <(echo "${found//, /$'\n'}") <(echo "${expected//, /$'\n'}") >>"$scratch/agree"
  echo "${expected//, /$'\n'}" | wc -l >>"$scratch/expected"
  [ "$found" = "$expected" ] && [ ! -s "$scratch/strangers" ] && return
  echo "$of: expected $expected; found $found"
  sed 's/^/    /' "$scratch/strangers"
}

sum() { awk '{ sum += $1 } END { print sum + 0 }' "$1"; }

judged() {
  local claim=$1 words=$2 details=$out/claims/$1.txt began=$SECONDS verdict short line
  : >"$details"
  : >"$scratch/agree"
  : >"$scratch/expected"
  while IFS=$'\t' read -r _ check of expected trials line; do
    check "$check" "$of" "$expected" "$trials" "$line"
  done < <(awk -F '\t' -v claim="$claim" '$1 == claim' claims.tsv) >"$scratch/differences"
  short=$(documented | sed -n "s/^$claim\t//p")
  verdict='FAIL as documented'
  [ "$short" != PASS ] || verdict=PASS
  if [ -s "$scratch/differences" ]; then
    verdict=FAIL
    short='not as documented'
  fi
  [ "$short" = PASS ] || words+=": ${short#FAIL: }"
  printf '%-18s  C%s. %s  (%d of %d as documented, %d s, %s)\n' "$verdict" "$claim" "$words" \
    "$(sum "$scratch/agree")" "$(sum "$scratch/expected")" $((SECONDS - began)) "$details"
  sed 's/^/    /' "$scratch/differences"
  [ "$verdict" != FAIL ]
}

usage() { echo 'claims.sh: give check BIN RESULTS OUT JOBS [VERIFY...], or documented' >&2; exit 2; }
case ${1-} in
  documented) documented ;;
  check)
    [ $# -ge 5 ] || usage
    bin=$2 results=$3 out=$4 jobs=$5
    shift 5
    verify=("$@")
    mkdir -p "$out/claims"
    scratch=$(mktemp -d) && trap 'rm -rf "$scratch"' EXIT
    grep '^#' claims.tsv >"$out/claims/claims.tsv"
    status=0
    while IFS=$'\t' read -r claim words; do
      judged "$claim" "$words" || status=1
    done < <(awk -F '\t' '!/^#/ && $1 != last { last = $1; print $1 "\t" $6 }' claims.tsv)
    exit $status
    ;;
  *) usage ;;
esac
