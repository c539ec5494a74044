#!/bin/bash
# Where the time of a round of CPA-ANC goes, on one core: shares of the samples of Linux's perf, by part.
#   bash tests/benchmarks/profile.sh measure BIN > FILE     some 15 seconds; perf is in Debian's package linux-perf
#   bash tests/benchmarks/profile.sh text|latex FILE        the table
set -eu -o pipefail
export LC_ALL=C.UTF-8
parts='products rules back adam bits other'

measure() {
  local bin=$1 samples size rounds
  command -v perf >/dev/null || { echo 'profile.sh: perf is missing: install linux-perf' >&2; return 2; }
  samples=$(mktemp) && trap "rm -f '$samples'" EXIT
  echo '# program: perf, of cpa_anc'
  echo "# processor: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
  echo '# units: per cent of the samples of a size'
  printf '# columns: key_bits\tpart\tpercent\n'
  for size in 4:22000 8:10000 16:3300 32:950 64:240 128:64; do
    rounds=${size#*:} size=${size%:*}
    perf record --quiet --freq 1999 --output "$samples" \
      "$bin/cpa_anc" --key-bits "$size" --seed 1 --trials 1 --max-rounds "$rounds" --threads 1 --quiet >/dev/null ||
      { echo 'profile.sh: perf does not measure: it may need root, or sysctl kernel.perf_event_paranoid=1' >&2; return 2; }
    perf report --input "$samples" --stdio --percent-limit 0 2>/dev/null | awk -v size="$size" -v parts="$parts" '
      /^ *[0-9.]+%/ {
        share = $1; name = $0; sub(/^.*\[[.k]\] /, "", name); gsub(/\(anonymous namespace\)::/, "", name); sub(/[(<].*/, "", name); sub(/^.*::/, "", name); sub(/ +$/, "", name)
        sum[part(name)] += share
      }
      function part(name) {
        if (name == "product") return "products"
        if (name ~ /^(forward|read_logits|classifier_pass)$/) return "rules"
        if (name ~ /^(backward|transpose_.*)$/) return "back"
        if (name ~ /^(adam.*|advance)$/) return "adam"
        if (name ~ /^(draw|deal|separate_messages|deal_.*|expand.*|twist|encrypt|fill|next)$/) return "bits"
        return "other"
      }
      END { count = split(parts, name_of, " "); for (i = 1; i <= count; ++i) printf "%s\t%s\t%.1f\n", size, name_of[i], sum[name_of[i]] }'
  done
}

table() {
  awk -F '\t' -v form="$1" -v names="$parts" '
    BEGIN {
      count = split(names, parts, " ")
      title["products"] = "matrix products"; title["rules"] = "waves and logits of Eve'\''s rules"; title["back"] = "the way back through them"
      title["adam"] = "Adam"; title["bits"] = "random bits and messages"; title["other"] = "all else"
    }
    /^# processor: / { sub(/^# processor: /, ""); processor = $0; next }
    /^#/ { next }
    { share[$2, $1] = $3; if (!($1 in seen)) { seen[$1]; sizes[++number] = $1 } }
    END {
      if (form == "latex") print "\\expandafter\\def\\csname result/profile/processor\\endcsname{" processor "}\n\\def\\profileRows{%"
      else { line = sprintf("%-34s", "key bits"); for (k = 1; k <= number; ++k) line = line sprintf("%8s", sizes[k]); print line }
      for (i = 1; i <= count; ++i) {
        line = form == "latex" ? title[parts[i]] : sprintf("%-34s", title[parts[i]])
        for (k = 1; k <= number; ++k) line = line (form == "latex" ? " & " share[parts[i], sizes[k]] : sprintf("%8s", share[parts[i], sizes[k]]))
        print line (form == "latex" ? " \\\\" : "")
      }
      if (form == "latex") print "}"
    }' "$2"
}

case ${1-} in
  measure) measure "$2" ;;
  text | latex) table "$1" "$2" ;;
  *) echo 'profile.sh: say measure, text or latex' >&2 && exit 2 ;;
esac
