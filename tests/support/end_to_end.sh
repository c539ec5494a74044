# For the scripts that drive the programs from outside. Sourced with: SOURCE_DIR BUILD_DIR.
set -u
: "${1:?the directory of the sources}" "${2:?the directory of the build}"
source_dir=$(cd "$1" && pwd)
bin=$(cd "$2" && pwd)/bin
# Without a directory of its own a script would run, and clean up, wherever it was called.
work=$(mktemp -d) && [ -n "$work" ] && cd "$work" || exit 1
trap 'rm -rf "$work"' EXIT
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

# spares FILE PATTERN PROGRAM FLAG...: like `refuses`, and the file stays as it was.
spares() {
  cp "$1" spared
  refuses "${@:2}"
  check "untouched: $1: ${*:3}" cmp "$1" spared
}

# needs PACKAGES WHAT COMMAND...: where the command fails, WHAT of the lists PACKAGES is missing, and the rest is skipped.
needs() {
  "${@:3}" >/dev/null 2>&1 && return
  echo "$(basename "$0"): skipped, $2 is missing: install the packages of $1"
  exit 77
}

# when PID COMMAND...: waits until the command succeeds; fails when the process has ended before. Whoever signals a process
# waits for what it does, not for a time: machines differ.
when() {
  local pid=$1
  shift
  until "$@"; do
    kill -0 "$pid" 2>/dev/null || return 1
    sleep 0.01
  done
}

# lines FILE: how many it has; none when it is not there.
lines() {
  [ ! -e "$1" ] && echo 0 || wc -l <"$1"
}

# has_lines NUMBER FILE: at least so many.
has_lines() {
  [ "$(lines "$2")" -ge "$1" ]
}

# interrupted_after EVENT... -- COMMAND...: runs the command, waits for the event, sends SIGINT; checks that the process was
# alive till then and ended with 130.
interrupted_after() {
  local event=() pid ended
  while [ "$1" != -- ]; do
    event+=("$1")
    shift
  done
  shift
  "$@" &
  pid=$!
  check "alive until '${event[*]}': $*" when $pid "${event[@]}"
  check "alive when interrupted: $*" kill -INT $pid
  wait $pid
  ended=$?
  check "status 130, not $ended: $*" [ $ended -eq 130 ]
}

# kills TIMES FILE COMMAND...: starts the command with --out FILE so often, and kills it when it has put one more line there.
kills() {
  local times=$1 file=$2 before pid
  shift 2
  for ((; times > 0; --times)); do
    before=$(lines "$file")
    "$@" --out "$file" &
    pid=$!
    check "alive until killed: $*" when $pid has_lines $((before + 1)) "$file"
    kill -9 $pid
    wait $pid 2>/dev/null
    check "killed: $*" [ $? -eq 137 ]
  done
}

# same_records REFERENCE COMMAND...: the command, which wrote REFERENCE on one thread, writes it again: on more threads, to
# standard output, and going on from a file that is torn, or reversed and with a line twice.
same_records() {
  local reference=$1 threads begun
  shift
  for threads in 2 7; do
    status 0 "$@" --threads $threads --out threads$threads
    check "$threads threads" cmp "$reference" threads$threads
  done
  status 0 "$@"
  check 'standard output' cmp "$reference" stdout.txt
  head -c 3000 "$reference" >torn
  (tac "$reference" && head -n 1 "$reference") >reversed
  for begun in torn reversed; do
    status 0 "$@" --out $begun
    check "$begun and resumed" cmp "$reference" $begun
  done
}

# As a user who may write nothing: nobody, when root runs the tests. Empty where that user cannot run the programs from here.
as_nobody=()
nobody_can() {
  if [ "$(id -u)" -ne 0 ]; then
    as_nobody=(env)
  else
    chmod 755 "$work"
    as_nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
  fi
  "${as_nobody[@]}" "$@" >/dev/null 2>&1
}

# The source tree under names without a blank, which make cannot read: ./tree, with the build directory that is tested, and
# results of its own.
link_tree() {
  local path
  mkdir -p tree/results
  for path in "$source_dir"/*; do
    case ${path##*/} in
      build* | results*) ;;
      *) ln -s "$path" tree/ ;;
    esac
  done
  ln -s "$(dirname "$bin")" tree/build
}

finish() {
  echo "$(basename "$0"): $checks checks, $failures failures"
  [ "$failures" -eq 0 ]
  exit
}
