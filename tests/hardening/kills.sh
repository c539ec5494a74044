# kills.sh COUNT: kill -9 at random places of the output, then the same command again, until COUNT processes died so. After each
# death every whole line on the disk must be one of an undisturbed run; in the end the files must be equal. A run that ends
# before it is killed does not count.
source "$(dirname "$0")/common.sh"
count=$1
bin=$out/build-gcc-O2/bin
work=$out/kills
rm -rf "$work" && mkdir -p "$work"
RANDOM=$((${SEED:-$$} % 32768))
log=$out/kills.log
echo "random seed $RANDOM" >"$log"

# The command of a program, without its --out; sizes of a second or so.
command_of() {
  case $1 in
    no_adversary | anc | cpa_anc) echo "$bin/$1 --key-bits 3 --seed 77 --trials 40 --max-rounds 60 --threads 2 --quiet" ;;
    related_work) echo "$bin/related_work --only 7,8 --trials 12 --threads 2 --quiet" ;;
    calibrate) echo "$bin/calibrate --only eve_l2 --trials 4 --max-rounds 40 --threads 2 --quiet" ;;
  esac
}
bytes_of() { find "$1" -type f -exec cat {} + 2>/dev/null | wc -c; }

# Whole lines under a directory that an undisturbed run does not write.
strangers_in() {
  find "$1" -type f -name '*.jsonl' | while read -r file; do
    if [ -n "$(tail -c 1 "$file")" ]; then sed '$d' "$file"; else cat "$file"; fi
  done | grep -Fxv -f "$work/lines" || true
}

# same PROGRAM: every file of the undisturbed run is there, byte for byte. (A death may leave a temporary file beside it.)
same() {
  (cd "$work/$1.reference" && find . -type f) | while read -r file; do
    cmp "$work/$1.reference/$file" "$work/$1.killed/$file" || exit 1
  done
}

# one_death PROGRAM FILE: starts it and kills it when its output passes a random size. True when it was alive.
one_death() {
  local have size pid limit
  have=$(bytes_of "$work/$1.killed") size=$(bytes_of "$work/$1.reference")
  limit=$((have + (RANDOM * 32768 + RANDOM) % (size > have ? size - have : 1)))
  $(command_of "$1") --out "$work/$1.killed/$2" 2>>"$log" &
  pid=$!
  while kill -0 $pid 2>/dev/null && [ "$(bytes_of "$work/$1.killed")" -le "$limit" ]; do :; done
  kill -9 $pid 2>/dev/null
  wait $pid 2>/dev/null
  [ $? -eq 137 ]
}

for program in no_adversary anc cpa_anc related_work calibrate; do
  target=$([ $program = calibrate ] && echo '' || echo f.jsonl)
  mkdir -p "$work/$program.reference"
  $(command_of $program) --out "$work/$program.reference/$target" 2>>"$log"
  find "$work/$program.reference" -type f -exec cat {} + >"$work/lines"
  deaths=0 attempts=0 failures=0 resumes=0
  while [ $deaths -lt $((count / 5)) ] && [ $attempts -lt $((10 * count)) ]; do
    rm -rf "$work/$program.killed" && mkdir -p "$work/$program.killed"
    for _ in 1 2 3; do  # several deaths of one file
      attempts=$((attempts + 1))
      one_death $program "$target" || break
      deaths=$((deaths + 1))
      strangers_in "$work/$program.killed" >"$work/strangers"
      [ ! -s "$work/strangers" ] || { failures=$((failures + 1)); cat "$work/strangers" >>"$log"; }
    done
    resumes=$((resumes + 1))
    $(command_of $program) --out "$work/$program.killed/$target" 2>>"$log" &&
      same $program >>"$log" 2>&1 || failures=$((failures + 1))
  done
  [ $deaths -ge $((count / 5)) ] || failures=$((failures + 1))
  row $failures 'killed and resumed' "$program, $resumes times to the end" $deaths
done
