# Limits of the system end a program in one line and status 2, an interrupt in 130 and soon; nothing half-written stays.
source "$(dirname "$0")/support/end_to_end.sh"

# limited LIMITS COMMAND...: like `refuses`, under limits of the shell, for all but its messages; nothing new is left here.
limited() {
  local limits=$1 before found
  shift
  before=$(find . | LC_ALL=C sort)
  checks=$((checks + 1))
  (eval "$limits" && exec "$@") 2>&1 | grep -v '^{' >"$outputs/messages"
  found=${PIPESTATUS[0]}
  [ "$found" -eq 2 ] || fail "$limits: status $found, not 2: $* ($(head -c 300 "$outputs/messages"))"
  [ "$(wc -l <"$outputs/messages")" -eq 1 ] || fail "$limits: not one line: $* ($(head -c 300 "$outputs/messages"))"
  grep -q "^$(basename "$1"): .*: " "$outputs/messages" || fail "$limits: not 'program: what: remedy': $*"
  [ "$(find . | LC_ALL=C sort)" = "$before" ] || fail "$limits: leaves files: $*"
}
mkdir here outputs
outputs=$PWD/outputs
cd here || exit 1

# Under a sanitiser, whose own memory and files pass a limit, programs may not even start: then there is nothing to see.
starts_under() {
  (eval "$1" && exec "$bin/anc" --version) >/dev/null 2>&1 && return
  grep -q '^CMAKE_CXX_FLAGS:.*-fsanitize=' "$bin/../CMakeCache.txt" || fail "$1: programs do not start"
  echo "limits_test.sh: not tested, as programs do not start: $1"
  return 1
}

# Files that may not grow: not a byte for a new file, or a few blocks, which the smaller of two files fits.
status 0 "$bin/anc" --key-bits 2 --trials 2 --max-rounds 2 --quiet --out records
for blocks in 0 1; do
  starts_under "ulimit -f $blocks" || continue
  limited "ulimit -f $blocks" "$bin/tabulate" --table 2 --quiet --tsv table.tsv --macros table.tex records
  limited "ulimit -f $blocks" "$bin/related_work" --export new/instances
  limited "ulimit -f $blocks" "$bin/related_work" --pictures new/pictures
  limited "ulimit -f $blocks" "$bin/replay" anc/2/2018/0 --max-rounds 200 --quiet --trace trace
done
mkdir there
limited 'ulimit -f 8' "$bin/related_work" --export there

# Memory that cannot be had.
enormous=(--key-bits 128 --minibatch 8192 --rules-per-bit 64 --trials 1 --quiet)
if starts_under 'ulimit -v 400000'; then
  limited 'ulimit -v 400000' "$bin/cpa_anc" "${enormous[@]}"
  check 'memory is named' grep -q 'not enough memory' "$outputs/messages"
fi

# Threads that cannot be had: the others do the work. The limit does not bind the superuser, and AddressSanitizer's search for
# leaks, a task of its own, is left out.
cp "$bin/anc" anc
alone=(bash -c 'ulimit -u 0 && ASAN_OPTIONS=detect_leaks=0 exec ./anc "$@"' alone)
if nobody_can "${alone[@]}" --version; then
  status 0 "$bin/anc" --key-bits 2 --trials 5 --max-rounds 2 --threads 1 --quiet
  cp stdout.txt one_thread
  "${as_nobody[@]}" "${alone[@]}" --key-bits 2 --trials 5 --max-rounds 2 --threads 4 >stdout.txt 2>stderr.txt
  check 'a run without threads' [ $? -eq 0 ]
  check 'has the same records' cmp one_thread stdout.txt
else
  echo "limits_test.sh: threads not tested: nobody cannot run programs in $work"
fi

# A reader of messages that is gone does not end a run; one of records does, in one line.
exec 3> >(exec true)
wait $!
"$bin/anc" --key-bits 2 --trials 3 --max-rounds 2 --out unheard 2>&3
check 'nobody reads the messages' [ $? -eq 0 ]
check 'the records are there' has_lines 3 unheard
"$bin/anc" --key-bits 2 --trials 3 --max-rounds 2 >&3 2>stderr.txt
check 'nobody reads the records' [ $? -eq 2 ]
check 'and that is told' grep -q '^anc: standard output: cannot be written' stderr.txt
exec 3>&-

# Interrupts: within two seconds by the program's own clock. A minute is for machines under load: what is interrupted here
# would take far longer.
# As an event: the process $pid is the program, and has made its arrangements.
catching() {
  local caught
  [ "$(readlink "/proc/$pid/exe")" != "$(readlink /proc/$$/exe)" ] || return 1
  caught=$(sed -nE 's/^SigCgt:\s*//p' "/proc/$pid/status")
  [ $((0x${caught: -8} & 2)) -ne 0 ]
}
soon() {
  local begin=$SECONDS
  interrupted_after "$@"
  check "within a minute, not $((SECONDS - begin)) s: ${*: -1}" [ $((SECONDS - begin)) -lt 60 ]
}
soon catching -- "$bin/related_work" --trials 1000000 --threads 1 --quiet --out list
soon [ -e genetic ] -- "$bin/related_work" --only 6/genetic --trials 1000000 --threads 1 --quiet --out genetic
soon [ -e round ] -- "$bin/cpa_anc" --key-bits 64 --minibatch 8192 --rules-per-bit 64 --eve-minibatches 10000 --trials 1 --max-rounds 1 --quiet \
  --out round

soon catching -- "$bin/plan" cpa_anc --key-bits 128 --minibatch 8192 --rules-per-bit 64 --cores 2
soon grep -q ' rounds' progress -- "$bin/cpa_anc" --key-bits 16 --trials 1 2>progress
check 'without --out nothing goes on' grep -q 'interrupted with 1 to go; without --out the same command begins anew$' progress

# A replay shows that it is alive, unless it is to be quiet: of two of them, the second is silent while the first speaks.
"$bin/replay" cpa_anc/99/2018/0 --no-records --quiet 2>silent &
pid=$!
check 'alive' when $pid catching
interrupted_after grep -q 'cpa_anc n=99 .* rounds' progress -- "$bin/replay" cpa_anc/99/2018/0 2>progress
kill -INT $pid
wait $pid
check 'status 130' [ $? -eq 130 ]
check 'quiet is quiet' [ ! -s silent ]
finish
