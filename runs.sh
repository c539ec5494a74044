#!/bin/sh
# What runs.tsv says, from the top of the tree:
#   sh runs.sh files MODE [COLUMN=VALUE...]      the files of the runs of MODE, full, quick or published (as full), in which each column has that value
#   sh runs.sh latex MODE                         the rows of the report's table of runs: file, command, target, core-minutes
#   sh runs.sh command MODE FILE RESULTS [TRIALS] [ROUNDS]   program and flags of the run that makes FILE; TRIALS and ROUNDS come before its own
set -eu
stop() { echo "runs.sh: $*" >&2; exit 2; }
case ${1-} in files | latex | command) what=$1 ;; *) stop "'${1-}' is nothing to say: files, latex or command" ;; esac
case ${2-} in full | quick | published) mode=$2 ;; *) stop "'${2-}' is no mode: full, quick or published" ;; esac
shift 2
awk -F '\t' -v what="$what" -v mode="$mode" -v first="${1-}" -v results="${2-}" -v trials="${3-}" -v rounds="${4-}" -v conditions="$*" '
function said(value) { return value != "" && value != "-" }
function escaped(text) { gsub(/_/, "\\_\\allowbreak{}", text); gsub(/--/, "-{}-", text); return text }
function flag(name, value) { return said(value) ? " --" name " " value : "" }
function stop(why) { print "runs.sh: " why > "/dev/stderr"; stopped = 1; exit 2 }
/^# columns: / {
  sub(/^# columns: /, "")
  for (i = 1; i <= NF; ++i) column[$i] = i
  count = what == "files" ? split(conditions, condition, " ") : 0
  for (i = 1; i <= count; ++i) { split(condition[i], pair, "="); if (!(pair[1] in column)) stop(pair[1] " is no column of runs.tsv") }
  next
}
/^#/ { next }
{ quick = mode == "quick" }
quick && !said($column["quick_trials"]) && !said($column["quick_rounds"]) { left_out[$column["file"]]; next }
what == "files" {
  for (i = 1; i <= count; ++i) { split(condition[i], pair, "="); if ($column[pair[1]] != pair[2]) next }
  print $column["file"]
}
what == "latex" || (what == "command" && $column["file"] == first) {
  found = 1
  run_trials = said(trials) ? trials : $column[quick ? "quick_trials" : "trials"]
  run_rounds = said(rounds) ? rounds : $column[quick ? "quick_rounds" : "rounds"]
  flags = said($column["flags"]) ? " " $column["flags"] : ""
  gsub(/RESULTS/, results == "" ? "results" : results, flags)
  command = $column["program"]
  if (command != "replay") command = command flag("key-bits", $column["key_bits"]) flag("seed", $column["seed"]) flag("trials", run_trials)
  command = command flag("max-rounds", run_rounds) flags
  if (what == "command") print command
  else print escaped($column["file"]) " & " escaped(command) " & " escaped($column["target"]) " & " $column["core_minutes"] " \\\\"
}
END { if (!stopped && what == "command" && !found) stop(first ": " (first in left_out ? "QUICK leaves this run out" : "no such run in runs.tsv")) }' runs.tsv
