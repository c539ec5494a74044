# References [17] to [19] under the tests that others wrote, beside a control and a bad control:
#   bash experiments/batteries.sh run BIN        a line for each stream, to standard output: ent, three tests of SP 800-22 by dieharder,
#                                               and how many keywords a second of one core tries
#   bash experiments/batteries.sh text FILE TABLE4    these lines, the attacks of TABLE4 (tabulate's .tsv) and what longer keywords
#   bash experiments/batteries.sh latex FILE TABLE4   would cost, for the terminal and for the report
set -eu -o pipefail
export LC_ALL=C.UTF-8

# No test reads a stream to its end and begins again.
words=9000 samples=100

# TEST of dieharder on FILE: its first p, then how many of its p-values it calls PASSED, WEAK and FAILED.
sts() {
  dieharder -d "$1" -g 201 -f "$2" -t $words -p $samples >"$scratch/out" 2>"$scratch/error"
  ! grep rewound "$scratch/out" "$scratch/error" >&2 || return 1
  awk -F '|' '$1 ~ /sts_/ { gsub(/ /, "", $6); ++count[$6]; if (p == "") p = $5 + 0 }
    END { if (p == "") exit 1; printf "\t%s\t%d\t%d\t%d", p, count["PASSED"], count["WEAK"], count["FAILED"] }' "$scratch/out"
}

# Keywords of three letters that a second of one core tries, of the trial of a reference.
rate() {
  local TIMEFORMAT=%U seconds
  seconds=$({ time "$bin/related_work" --only "$1/keyword_search" --trials 1 --threads 1 --quiet >"$scratch/record"; } 2>&1)
  awk -v seconds="$seconds" -F '"keywords_tried":' '{ printf "\t%.0f", $2 / seconds }' "$scratch/record"
}

run() {
  local file name
  scratch=$(mktemp -d) && trap 'rm -rf "$scratch"' EXIT
  "$bin/related_work" --streams "$scratch/streams"
  echo "# program: batteries.sh run: $(dpkg-query -W -f '${Package} ${Version} ' ent dieharder | sed 's/ $//'); dieharder -t $words -p $samples"
  printf '# columns: stream\tbytes\tentropy\tchi_square\tchi_square_exceeded_percent\tserial_correlation'
  for name in monobit runs serial; do printf '\t%s_p\t%s_passed\t%s_weak\t%s_failed' $name $name $name $name; done
  printf '\tkeywords_per_second\n'
  for file in "$scratch"/streams/*.bin; do
    name=$(basename "$file" .bin)
    ent -t "$file" | awk -F , -v name="$name" -v exceeded="$(ent "$file" | sed -nE 's/^would exceed this value ([a-z]* than (than )?)?([0-9.]*) percent.*/\3/p')" \
      '$1 == 1 { printf "%s\t%s\t%s\t%s\t%s\t%s", name, $2, $3, $4, exceeded, $7 }'
    for test in 100 101 102; do sts $test "$file"; done
    case $name in *_digit) rate "${name%_digit}" ;; *) printf '\tNA' ;; esac
    echo
  done
}

# Three blocks; LaTeX puts each into a macro.
table() {
  awk -F '\t' -v form="$1" '
  function row(line) { if (form == "latex") { gsub(/_/, "\\_", line); gsub(/%/, "\\%", line); gsub(/\t/, " \\& ", line); print "{}" line " \\\\" } else print line }
  function begin(name, title) { if (form == "latex") print "\\def\\" name "{%"; else print title }
  function end() { print form == "latex" ? "}" : "" }
  function fourth(x) { x = sprintf("%.4f", x); sub(/^-0.0000$/, "0.0000", x); return x }
  function verdict(test) { return $column[test "_failed"] > 0 ? "FAILED " $column[test "_failed"] : $column[test "_weak"] > 0 ? "weak " $column[test "_weak"] : "passed" }
  function duration(s) { return s < 120 ? sprintf("%.0f s", s) : s < 7200 ? sprintf("%.0f min", s / 60) : s < 172800 ? sprintf("%.0f h", s / 3600) : s < 6e7 ? sprintf("%.0f days", s / 86400) : sprintf("%.0f years", s / 31557600) }
  /^# columns: / { sub(/^# columns: /, ""); delete column; for (i = 1; i <= NF; ++i) column[$i] = i; next }
  /^#/ { next }
  FNR == NR {
    if (!begun++) begin("batteryRows", "stream\tentropy\tchi square exceeded, %\tserial correlation\tmonobit\truns\tserial, of 30")
    row($1 "\t" sprintf("%.5f", $column["entropy"]) "\t" $column["chi_square_exceeded_percent"] "\t" fourth($column["serial_correlation"]) "\t" verdict("monobit") "\t" verdict("runs") "\t" verdict("serial"))
    if ($column["keywords_per_second"] != "NA") { rates[++known] = $column["keywords_per_second"]; names[known] = substr($1, 1, 2) }
    next
  }
  $1 == 17 || $1 == 18 || $1 == 19 {
    if (!attacked++) { end(); begin("keywordRows", "reference\tread\tbits\tcase\trole\tsuccess\t95 % Wilson") }
    name = $column["case"]; gsub(/_/, " ", name)
    row("[" $1 "]\t" ($column["setting_digit"] > 0 ? "digit" : "sign") "\t" $column["setting_bits"] "\t" name "\t" ($column["role"] == "break" ? "attack" : $column["role"]) "\t" \
      $column["successes"] "/" $column["trials"] "\t" sprintf("%.0f-%.0f %%", 100 * $column["low"], 100 * $column["high"]))
  }
  END {
    end()
    begin("searchRows", "reference\tkeywords a second\t26^4\t26^6\t26^8\t26^10")
    for (i = 1; i <= known; ++i) {
      line = "[" names[i] "]\t" rates[i]
      for (letters = 4; letters <= 10; letters += 2) line = line "\t" duration(26 ^ letters / rates[i])
      row(line)
    }
    end()
  }' "$2" "$3" | if [ "$1" = text ]; then column -t -s $'\t' -e; else cat; fi
}

case ${1-} in
  run)
    bin=$2
    run
    ;;
  text | latex) table "$@" ;;
  *) echo 'batteries.sh: say run, text or latex' >&2 && exit 2 ;;
esac
