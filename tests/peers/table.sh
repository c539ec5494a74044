# What agree.py and speed.py measured, for the terminal and for the report: bash tests/peers/table.sh text|latex AGREEMENT SPEED
set -eu -o pipefail
export LC_ALL=C.UTF-8
case ${1-} in
  text | latex) ;;
  *) echo 'table.sh: say text or latex' >&2 && exit 2 ;;
esac

# Three blocks; LaTeX puts each into a macro, and what the files say of the measurement into \result{peers/NAME}.
awk -F '\t' -v form="$1" '
function begin(name, titles) { if (form == "latex") print "\\def\\" name "{%"; else row(titles) }
function row(line) {
  if (form == "text") { print line | "column -t -s \"\t\""; return }
  gsub(/\t/, " \\& ", line); print "{}" line " \\\\"
}
function end() { if (form == "latex") print "}"; else { close("column -t -s \"\t\""); print "" } }
function fact(name, value) { if (form == "latex") print "\\expandafter\\def\\csname result/peers/" name "\\endcsname{" value "}"; else print name ": " value }
# A number such as 2.1e-07.
function power(x,  part) { if (form == "text" || x + 0 == 0) return x; split(sprintf("%.1e", x), part, "e"); return "$" part[1] "\\cdot10^{" part[2] + 0 "}$" }
function percent(x) { return sprintf("%.1f", 100 * x) }

BEGIN { split("package eager script batch", names, " "); title["no_adversary"] = "no adversary"; title["anc"] = "ANC"; title["cpa_anc"] = "CPA-ANC" }
/^# columns: / { sub(/^# columns: /, ""); delete column; for (i = 1; i <= NF; ++i) column[$i] = i; next }
/^# [a-z]+: / { colon = index($0, ": "); name = substr($0, 3, colon - 3); if (name != "program" && name != "units") fact(name, substr($0, colon + 2)); next }
FNR == NR { trial = $1 "\t" $2 "\t" $3 }
FNR == NR && $column["single"] == "NA" {
  if ($4 == "first weights") { trials[++count] = trial; next }
  if ($4 == "rounds") { rounds[trial] = $column["double"]; next }
  if (!($4 in change)) { change[$4]; changes[++changed] = $4; smallest = $2 }
  effect[$4, $1] = $column["double"]
  next
}
FNR == NR { double[trial, $4] = $column["double"]; single[trial, $4] = $column["single"]; peers[trial, $4] = $column["peers"]; next }
{
  if (!($1 in size)) { size[$1]; sizes[++number] = $1 }
  time[$1, $2] = $column["minimum"]; middle[$1, $2] = $column["median"]; ratio[$1, $2] = $column["ratio"]; peak[$1, $2] = $column["of_peak"]
}
END {
  file = FILENAME; if (form == "latex") gsub(/_/, "\\_", file)
  fact("file", file); fact("smallest", smallest)
  begin("peerAgreementRows", "game\tn\ttrial\trounds\tW\terrors\tEve\tEve, both single\tEve, PyTorch single and double")
  for (i = 1; i <= count; ++i) {
    split(trials[i], id, "\t"); at = trials[i]; line = title[id[1]] "\t" id[2] "\t" id[3] "\t" rounds[at] "\t" power(double[at, "W"]) "\t" power(double[at, "error"])
    row(line (id[1] == "no_adversary" ? "\t\t\t" : "\t" power(double[at, "Eve"]) "\t" power(single[at, "Eve"]) "\t" power(peers[at, "Eve"])))
  }
  end(); begin("peerChangeRows", "changed\tANC\tCPA-ANC")
  for (i = 1; i <= changed; ++i) row(changes[i] "\t" power(effect[changes[i], "anc"]) "\t" power(effect[changes[i], "cpa_anc"]))
  end(); begin("peerSpeedRows", "n\twhat\tminimum, ms\tmedian, ms\tratio\tof peak, %")
  for (i = 1; i <= number; ++i) for (k = 1; k <= 4; ++k) {
    at = sizes[i] SUBSEP names[k]
    row(sizes[i] "\t" names[k] sprintf("\t%.3g\t%.3g\t", time[at], middle[at]) (k > 1 ? ratio[at] : "") "\t" percent(peak[at]))
  }
  end()
}' "$2" "$3"
