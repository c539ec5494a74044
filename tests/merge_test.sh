# Shards of a run, in odd sizes, some of them killed, merged to the bytes of one serial run; what is missing is computed by the
# commands that merge prints; what does not belong is refused by name.
source "$(dirname "$0")/support/end_to_end.sh"

setting=(--key-bits 4 --seed 77 --max-rounds 100)
run=("${setting[@]}" --trials 23)
status 0 "$bin/cpa_anc" "${run[@]}" --threads 1 --quiet --out serial
mkdir shards

# shard FIRST TRIALS [PROGRAM_FLAG...]
shard() {
  local first=$1 trials=$2
  shift 2
  status 0 "$bin/cpa_anc" "${setting[@]}" "$@" --first-trial "$first" --trials "$trials" --quiet --out "shards/$first.jsonl"
}
# Seven: 5 1 3 2 7 4 1.
shard 0 5; shard 5 1; shard 6 3; shard 9 2; shard 11 7; shard 18 4; shard 22 1
status 0 "$bin/merge" cpa_anc "${run[@]}" --out all shards/*.jsonl
check 'seven shards are the serial run' cmp serial all
status 0 "$bin/merge" cpa_anc "${run[@]}" --out all shards/*.jsonl
check 'merged again' cmp serial all
cp all one && head -n 9 serial >nine && tail -n +7 serial | tac >others
status 0 "$bin/merge" cpa_anc "${run[@]}" --out nine others
check 'what is there is a shard, and shards may overlap' cmp serial nine

# Two shards were killed: the one in the middle of a line, the other before its first.
head -c $(($(wc -c <shards/11.jsonl) * 2 / 5)) shards/11.jsonl >half && mv half shards/11.jsonl
: >shards/6.jsonl
have=$(lines shards/11.jsonl)
status 1 "$bin/merge" cpa_anc "${run[@]}" --out partly shards/*.jsonl
check 'nothing is written' [ ! -e partly ]
check 'the missing trials are named' grep -q "trials 6-8, $((11 + have))-17: " stderr.txt
check 'a command for each span' [ "$(lines stdout.txt)" -eq 2 ]
check 'which computes no other' grep -q -- "--first-trial 6 --trials 3 --out shards/6-8.jsonl$" stdout.txt
cp stdout.txt commands
status 0 sh commands
status 0 "$bin/merge" cpa_anc "${run[@]}" --out partly shards/*.jsonl
check 'then it is the serial run' cmp serial partly
rm partly
status 0 "$bin/merge" cpa_anc "${run[@]}" --out partly shards
check 'and so it is of the directory' cmp serial partly
for again in new there; do
  status 0 "$bin/merge" cpa_anc "${run[@]}" --out shards/all.jsonl shards
  check "in the directory itself: $again" cmp serial shards/all.jsonl
done
rm shards/all.jsonl
mkdir empty
status 1 "$bin/merge" cpa_anc "${run[@]}" --out none empty
check 'where the missing belong' grep -q -- '--out empty/0-22.jsonl$' stdout.txt
status 1 "$bin/merge" cpa_anc "${run[@]}" --out none
check 'without shards all are missing' grep -q 'trials 0-22: ' stderr.txt

# Names that a shell would take apart.
mkdir "it's a name" && cp shards/22.jsonl "it's a name/"
status 1 "$bin/merge" cpa_anc "${setting[@]}" --first-trial 21 --trials 2 --out quoted "it's a name"/*.jsonl
cp stdout.txt commands
status 0 sh commands
status 0 "$bin/merge" cpa_anc "${setting[@]}" --first-trial 21 --trials 2 --out quoted "it's a name"/*.jsonl
check 'a part of a run' cmp quoted <(tail -n 2 serial)

# What does not belong.
refused() {
  local pattern=$1
  shift
  rm -f refused
  refuses "$pattern" "$bin/merge" cpa_anc "${run[@]}" --out refused "$@"
  check "nothing is written: $pattern" [ ! -e refused ]
}
status 0 "$bin/cpa_anc" "${setting[@]}" --alpha 0.07 --trials 1 --quiet --out other_settings
refused 'other_settings line 1 was made with --alpha 0.07 ' other_settings
status 0 "$bin/cpa_anc" --key-bits 4 --seed 78 --max-rounds 100 --trials 1 --quiet --out other_seed
refused 'other_seed line 1 is trial cpa_anc/4/78/0 of another campaign' other_seed
status 0 "$bin/anc" "${setting[@]}" --trials 1 --quiet --out other_game
refused 'other_game line 1 is trial anc/4/77/0' other_game
sed '2s/"numerics":"[a-z0-9]*"/"numerics":"x9"/' serial >other_profile
refused 'other_profile line 2 was made with numerics x9' other_profile
sed '2s/"settings":{/&"newer":1,/' serial >other_version
refused 'other_version line 2: .*unknown settings' other_version
sed '3s/"bob_error":[^,]*,/"bob_error":0.25,/' serial >contradicting
refused 'contradicting line 3 contradicts serial line 3, trial 2 too, in bob_error' serial contradicting
status 0 "$bin/cpa_anc" "${setting[@]}" --first-trial 23 --trials 1 --quiet --out beyond
refused 'beyond line 1 is trial 23, which' beyond
refused 'no_such_shard' no_such_shard
refused 'name the same file' refused
refused '--only' --only 7 serial
refuses "'tabulate' writes no records" "$bin/merge" tabulate --out refused serial
refuses 'no program' "$bin/merge" --out refused
refuses '--out is missing' "$bin/merge" cpa_anc serial
cp other_settings mine
spares mine 'mine line 1 was made with --alpha' "$bin/merge" cpa_anc "${run[@]}" --out mine serial

# The systems of Table 4.
related=(--only 7 --seed 77 --trials 3)
status 0 "$bin/related_work" "${related[@]}" --quiet --out related
for trial in 2 0; do
  status 0 "$bin/related_work" --only 7 --seed 77 --first-trial $trial --trials 1 --quiet --out related_$trial
done
status 1 "$bin/merge" related_work "${related[@]}" --out all_related related_0 related_2
check 'a trial of every case is missing' cmp <(xargs -n 1 <stdout.txt) \
  <(printf '%s\n' "$bin/related_work" --only 7 --seed 77 --first-trial 1 --trials 1 --out 1.jsonl)
cp stdout.txt commands
status 0 sh commands
status 0 "$bin/merge" related_work "${related[@]}" --out all_related related_0 1.jsonl related_2
check 'all cases' cmp related all_related
# Each case has trials of its own, which no span has.
own=(--only 7/decryption,7/known_plaintext_mask --seed 77)
status 1 "$bin/merge" related_work "${own[@]}" --out all_own
check 'a run of all cases is missing' cmp <(xargs -n 1 <stdout.txt) <(printf '%s\n' "$bin/related_work" "${own[@]}" --out whole.jsonl)
cp stdout.txt commands
status 0 sh commands
status 0 "$bin/merge" related_work "${own[@]}" --out all_own whole.jsonl
check 'all its trials' cmp all_own whole.jsonl
refuses 'seed 77 where' "$bin/merge" related_work --only 7 --seed 78 --out refused related
refuses '--alpha does not apply' "$bin/merge" related_work --alpha 0.1 --out refused related
finish
