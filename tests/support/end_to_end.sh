# For the scripts that drive the programs from outside. Sourced with: SOURCE_DIR BUILD_DIR.
set -u
source_dir=$(cd "$1" && pwd)
bin=$(cd "$2" && pwd)/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0
checks=0

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

# check WHAT COMMAND...: the command succeeds.
check() {
  local what=$1
  shift
  checks=$((checks + 1))
  "$@" || fail "$what"
}

# status STATUS COMMAND...: the command ends with this exit status; its outputs are in stdout.txt and stderr.txt.
status() {
  local expected=$1
  shift
  checks=$((checks + 1))
  "$@" >stdout.txt 2>stderr.txt
  local found=$?
  [ "$found" -eq "$expected" ] || fail "status $found, not $expected: $* ($(head -c 300 stderr.txt))"
}

# refuses PATTERN PROGRAM FLAG...: bad input: status 2, one line on standard error that names the program and matches.
refuses() {
  local pattern=$1
  shift
  status 2 "$@"
  [ "$(wc -l <stderr.txt)" -eq 1 ] || fail "not one line on standard error: $* ($(cat stderr.txt))"
  grep -q "^$(basename "$1"): .*: " stderr.txt || fail "not 'program: what: remedy': $* ($(cat stderr.txt))"
  grep -q -e "$pattern" stderr.txt || fail "does not name '$pattern': $* ($(cat stderr.txt))"
  [ ! -s stdout.txt ] || fail "writes to standard output: $*"
}

finish() {
  echo "$(basename "$0"): $checks checks, $failures failures"
  [ "$failures" -eq 0 ]
  exit
}
