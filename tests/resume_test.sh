# One seed, one set of records: killed, resumed, interrupted, on any threads, in any shards, on any instruction set.
source "$(dirname "$0")/support/end_to_end.sh"

setting=(--key-bits 4 --seed 77 --max-rounds 500 --quiet)
campaign=("${setting[@]}" --trials 8)
status 0 "$bin/cpa_anc" "${campaign[@]}" --threads 1 --out reference
same_records reference "$bin/cpa_anc" "${campaign[@]}"

# Killed several times in mid-run, each time with whatever is on the disk: a run of far more trials, so that it is alive when
# the signal comes, which is as soon as it has put one more of them on the disk.
many=("${setting[@]}" --trials 100000)
kills 5 killed "$bin/cpa_anc" "${many[@]}" --threads 2
status 0 "$bin/cpa_anc" "${campaign[@]}" --out killed
head -n 8 killed >beginning
check 'killed and resumed' cmp reference beginning

# Interrupted: status 130, whole lines only, then resumed.
interrupted_after has_lines 1 interrupted -- "$bin/cpa_anc" "${many[@]}" --threads 1 --out interrupted
check 'whole lines' [ -z "$(tail -c 1 interrupted | tr -d '\n')" ]
status 0 "$bin/cpa_anc" "${campaign[@]}" --out interrupted
head -n 8 interrupted >beginning
check 'interrupted and resumed' cmp reference beginning

# Shards, the last one first.
for first in 6 4 2 0; do
  status 0 "$bin/cpa_anc" "${setting[@]}" --first-trial $first --trials 2 --out shards
done
check 'shards' cmp reference shards

# Every instruction set that is here, for every game; the portable one is slow, so the trials are short.
for program in no_adversary anc cpa_anc; do
  for key_bits in 3 8; do
    short=(--key-bits $key_bits --trials 2 --max-rounds 4 --quiet)
    status 0 "$bin/$program" "${short[@]}" --out best
    for target in avx512 avx2 neon portable; do
      "$bin/$program" --simd $target --version >/dev/null 2>&1 || continue
      status 0 "$bin/$program" "${short[@]}" --simd $target --out forced
      check "$program at $key_bits bits on $target" cmp best forced
      rm forced
    done
    rm best
  done
done

# Replay: the record again, bit for bit; a difference is found and named.
status 0 "$bin/replay" cpa_anc/4/77/5 --against reference
check 'replay prints the record' cmp stdout.txt <(sed -n 6p reference)
check 'replay says that it is the same' grep -q 'bit for bit' stderr.txt
status 0 "$bin/replay" cpa_anc/4/77/5 --max-rounds 500
check 'replay takes settings' cmp stdout.txt <(sed -n 6p reference)
sed '6s/"bob_error":[^,]*,/"bob_error":0.25,/' reference >changed
status 1 "$bin/replay" cpa_anc/4/77/5 --against changed
check 'replay names the difference' grep -q 'bob_error ([0-9.]* against 0.25)$' stderr.txt

# A trace: the same from the campaign, from replay, with its record there or not.
traced=("${setting[@]}" --first-trial 5 --trials 1)
status 0 "$bin/cpa_anc" "${traced[@]}" --trace trace1 --out traced
status 0 "$bin/cpa_anc" "${traced[@]}" --trace trace2 --out reference
status 0 "$bin/replay" cpa_anc/4/77/5 --max-rounds 500 --trace trace3 --simd auto
check 'traces of a new and of a known record' cmp trace1 trace2
check 'traces of campaign and replay' cmp trace1 trace3
check 'a traced trial has the same record' cmp traced <(sed -n 6p reference)
check 'three steps a round' [ "$(grep -vc '^#' trace1)" -eq 1500 ]
status 2 "$bin/cpa_anc" "${traced[@]}" --trace trace4 --out changed
check 'a trace that contradicts its record is not written' [ ! -e trace4 ]
finish
