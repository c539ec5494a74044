#!/bin/sh
# What runs.tsv says, from the top of the tree:
#   sh runs.sh files MODE [COLUMN=VALUE...]      the files of the runs of MODE, full or quick, in which each column has that value
#   sh runs.sh command MODE FILE RESULTS [TRIALS] [ROUNDS]   program and flags of the run that makes FILE; TRIALS and ROUNDS come before its own
set -eu
what=$1 mode=$2
shift 2
awk -F '\t' -v what="$what" -v mode="$mode" -v first="${1-}" -v results="${2-}" -v trials="${3-}" -v rounds="${4-}" -v conditions="$*" '
function said(value) { return value != "" && value != "-" }
function flag(name, value) { return said(value) ? " --" name " " value : "" }
/^# columns: / { sub(/^# columns: /, ""); for (i = 1; i <= NF; ++i) column[$i] = i; next }
/^#/ { next }
{ quick = mode == "quick" }
quick && !said($column["quick_trials"]) && !said($column["quick_rounds"]) { next }
what == "files" {
  count = split(conditions, condition, " ")
  for (i = 1; i <= count; ++i) { split(condition[i], pair, "="); if ($column[pair[1]] != pair[2]) next }
  print $column["file"]
}
what == "command" && $column["file"] == first {
  found = 1
  if (!said(trials)) trials = $column[quick ? "quick_trials" : "trials"]
  if (!said(rounds)) rounds = $column[quick ? "quick_rounds" : "rounds"]
  flags = said($column["flags"]) ? " " $column["flags"] : ""
  gsub(/RESULTS/, results, flags)
  if ($column["program"] == "replay") { print "replay" flag("max-rounds", rounds) flags; next }
  print $column["program"] flag("key-bits", $column["key_bits"]) flag("seed", $column["seed"]) flag("trials", trials) \
    flag("max-rounds", rounds) flags
}
END { if (what == "command" && !found) { print "runs.sh: " first ": no such run in runs.tsv" > "/dev/stderr"; exit 1 } }' runs.tsv
