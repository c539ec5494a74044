# Bad input, as a user gives it: one line that names the flag or file and the remedy, status 2, no file harmed.
source "$(dirname "$0")/support/end_to_end.sh"

quick=(--max-rounds 2 --quiet)

# Flags.
for program in no_adversary anc cpa_anc; do
  run=$bin/$program
  refuses '--foo' "$run" --foo 1
  refuses '--see' "$run" --see 1
  refuses '--seed' "$run" --seed
  refuses '--seed' "$run" --seed=
  refuses '--seed' "$run" --seed 1 --seed 2
  refuses "'word'" "$run" word
  refuses "'-n'" "$run" -n 4
  for bad in 0 129 -1 abc 4.0 '' 99999999999999999999; do refuses '--key-bits' "$run" --key-bits "$bad"; done
  for bad in 0 -1 abc 1e3 99999999999; do refuses '--trials' "$run" --trials "$bad"; done
  for bad in 0 -1 x 100000; do refuses '--threads' "$run" --threads "$bad"; done
  for bad in -1 abc 18446744073709551616 0x10; do refuses '--seed' "$run" --seed "$bad"; done
  for bad in -1 abc 18446744073709551616; do refuses '--first-trial' "$run" --first-trial "$bad"; done
  refuses '--first-trial' "$run" --first-trial 18446744073709551615 --trials 2
  for bad in 0 -1 abc 1.5 nan inf; do refuses '--max-rounds' "$run" --max-rounds "$bad"; done
  for bad in -1 abc nan 1e999; do refuses '--learning-rate' "$run" --learning-rate "$bad"; done
  refuses '--simd' "$run" --simd abacus
  refuses '--trace' "$run" --trace t --trials 2
  refuses '--trace' "$run" --trace f --out ./f --trials 1
  refuses '--out' "$run" --out ''
done
refuses '--gamma' "$bin/no_adversary" --gamma 1

# Citations.
refuses 'no trial' "$bin/replay"
for bad in '' cpa_anc cpa_anc/4/1 cpa_anc/4/1/2/3 cpa_anc/129/1/2 cpa_anc/04/1/2 CPA_ANC/4/1/2 cpa_anc/4/-1/2 cpa_anc/4/1/x \
  cpa_anc/4/1/2@ cpa_anc/4/1/2@12345 cpa_anc/4/1/2@exclusive; do
  refuses 'citation\|digest' "$bin/replay" "$bad"
done
refuses 'message-bits 0' "$bin/replay" cpa_anc/0/1/2 # a key of no bits needs a message that says its size
refuses "'anc/4/1/3'" "$bin/replay" anc/4/1/2 anc/4/1/3
refuses '--gamma' "$bin/replay" no_adversary/4/1/2 --gamma 1
refuses '--trials' "$bin/replay" anc/4/1/2 --trials 2
refuses 'none: there is no such file' "$bin/replay" anc/4/1/2 --against none

# Places that cannot be written.
for flag in --out --trace; do
  refuses 'no/such/f' "$bin/anc" --trials 1 $flag no/such/f
  refuses 'is a directory' "$bin/anc" --trials 1 $flag .
  refuses '/dev/full' "$bin/anc" --trials 1 $flag /dev/full
  refuses '/dev/null' "$bin/anc" --trials 1 $flag /dev/null
done
refuses '/proc/f: cannot be made' "$bin/anc" --trials 1 --out /proc/f  # where nobody makes a file, not even root
mkdir closed && chmod 555 closed
cp "$bin/anc" anc
if nobody_can ./anc --version; then
  status 2 "${as_nobody[@]}" ./anc --trials 1 --out closed/f
  check 'a directory without permission is named' grep -q '^anc: closed/f: cannot be made in closed (.*): change its' stderr.txt
  : >locked_away && chmod 444 locked_away
  status 2 "${as_nobody[@]}" ./anc --trials 1 --out locked_away
  check 'a file without permission is named' grep -q '^anc: locked_away: cannot be written (.*): change its' stderr.txt
else
  echo "cli_test.sh: permissions not tested: nobody cannot run programs in $work"
fi
checks=$((checks + 1))
"$bin/anc" --trials 1 "${quick[@]}" >/dev/full 2>stderr.txt
[ $? -eq 2 ] && grep -q 'anc: standard output: .*: ' stderr.txt || fail 'a full disk under standard output'

# A disk that fills up (a limit on the size of files stands for it): whole records stay, and the run can go on.
(ulimit -f 4 && exec "$bin/anc" --key-bits 8 --trials 30 --threads 1 "${quick[@]}" --out full) 2>stderr.txt
check 'a full disk ends with status 2' [ $? -eq 2 ]
check 'a full disk gives one line naming the file' grep -q '^anc: full: cannot be written .*: free some space' stderr.txt
check 'a full disk leaves whole lines' [ "$(tail -c 1 full | od -An -c | tr -d ' ')" = '\n' ]
status 0 "$bin/anc" --key-bits 8 --trials 30 "${quick[@]}" --out full
status 0 "$bin/anc" --key-bits 8 --trials 30 "${quick[@]}" --out enough
check 'after a full disk the run goes on to the same file' cmp full enough

# Flags of another task, names that no file can have, and -0.
status 0 "$bin/anc" --key-bits 2 --trials 2 "${quick[@]}" --out good
refuses '--points belongs to --curve' "$bin/tabulate" --table 2 --points 3 good
refuses '--timing belongs to --table' "$bin/tabulate" --short-key --timing none good
refuses '--path belongs to --table 1 to 3' "$bin/tabulate" --table 4 --path name good
refuses '--streams writes all' "$bin/related_work" --only 17 --streams new
refuses 'good: cannot be made' "$bin/related_work" --streams good # a file: before any bit is drawn
ln -s loop loop
refuses 'loop: cannot be read' "$bin/tabulate" --table 2 loop
refuses 'File name too long' "$bin/merge" anc --out new "$(printf 'x%.0s' {1..300})"
status 0 "$bin/cpa_anc" --key-bits 2 --trials 1 "${quick[@]}" --key-exclusivity -0 --out zero
check '-0 is 0' grep -q '"key_exclusivity":0,' zero

# Files that are not ours, or of another campaign, stay as they are.
same=(--key-bits 2 --trials 3 "${quick[@]}" --out good)
spares good 'good line 1 .*--alpha' "$bin/anc" "${same[@]}" --alpha 0.2
spares good 'good line 1 .*another campaign' "$bin/anc" "${same[@]}" --seed 1
spares good 'good line 1 .*another campaign' "$bin/cpa_anc" "${same[@]}"
spares good 'good line 1 .*another campaign' "$bin/anc" --key-bits 3 --trials 3 "${quick[@]}" --out good
refuses 'has no record of anc/2/2018/2' "$bin/replay" anc/2/2018/2 --against good
refuses '--gamma' "$bin/replay" anc/2/2018/1 --against good --gamma 5
# A citation with a digest of settings: the record is found, and has them.
mkdir -p published/folder && cp good published/folder/good.jsonl
status 0 "$bin/tabulate" --table 2 good
cited=anc/2/2018/1@$(grep -m 1 -oE '\(@[0-9a-f]{6}\)' stdout.txt | tr -d '()@')
status 0 "$bin/replay" "$cited" --quiet
check 'replay says where the record was' grep -q "^replay: $cited is bit for bit its record in published/folder/good.jsonl$" stderr.txt
check 'replay prints the record' cmp stdout.txt <(sed -n 2p good)
refuses "no record of anc/2/2018/1@000000 in published, results: there is $cited in" "$bin/replay" anc/2/2018/1@000000
refuses "no record of anc/2/2018/7@000000 in published, results: name where" "$bin/replay" anc/2/2018/7@000000
status 0 "$bin/replay" anc/1/2018/7 --quiet
check 'without one nothing is compared, which is said' grep -q '^replay: no record of anc/1/2018/7 in published, results: .* nothing$' stderr.txt
refuses '--records nowhere: there is no such directory' "$bin/replay" anc/1/2018/7 --records nowhere
head -c -1 good >published/folder/good.jsonl
status 0 "$bin/replay" "anc/2/2018/$(($(wc -l <good) - 1))${cited#anc/2/2018/1}" --quiet
check 'a last line without its end is a record' grep -q 'is bit for bit its record' stderr.txt
cp good published/folder/good.jsonl
mkdir results && sed '2s/"bob_error":[^,]*/"bob_error":0.25/' good >results/other.jsonl
refuses "folder/good.jsonl and results/other.jsonl have different records of $cited: say which" "$bin/replay" "$cited"
status 1 "$bin/replay" "$cited" --against results/other.jsonl --quiet
check 'the verdict is said' grep -q "^replay: $cited differs from its record in results/other.jsonl" stderr.txt
refuses 'digest of settings' "$bin/replay" "$cited" --max-rounds 2
rm -r published results
for content in 'hello' 'hello\n' '\n' '{}\n' '{"experiment":"anc"}\n' '{"experiment":"cpa' '\0\0\0'; do
  printf "$content" >foreign
  spares foreign 'foreign line 1' "$bin/anc" --key-bits 2 --trials 3 "${quick[@]}" --out foreign
done
(cat good && head -n 1 good | sed 's/"bob_error":[^,]*,/"bob_error":0.25,/') >foreign
spares foreign 'foreign line 3 contradicts' "$bin/anc" --key-bits 2 --trials 3 "${quick[@]}" --out foreign

# A record is not believed against its own weights: whoever reads it refuses it by field and line.
flipped() {
  sed "2s/$1/$2/" good >flipped
  check "a record is changed: $1" [ "$(cmp good flipped | wc -l)" -eq 1 ]
  refuses "flipped line 2: .*$3" "$bin/tabulate" --table 2 flipped
  refuses "flipped line 2: .*$3" "$bin/replay" anc/2/2018/1 --against flipped
  spares flipped "flipped line 2: .*$3" "$bin/anc" "${same[@]/good/flipped}"
}
for field in communicates algorithm1 one_time_pad perfectly_secret; do
  flipped "\"$field\":false" "\"$field\":true" "$field is not what its rounded_weights make it"
done
flipped '"leaked_bits":[0-2]' '"leaked_bits":3' 'leaked_bits is not from 0 to 2'
flipped '"rounds":2' '"rounds":9000000000000000000' 'rounds is not from 1 to 2'
flipped '"converged":false' '"converged":true' 'stop_window'
flipped '"bob_error":[^,]*' '"bob_error":-1e308' 'bob_error is not from 0 to 1'
flipped '\[\[[^,]*' '[[18446744073709551615' 'does not fit 64 bits'
flipped '"trial":1' '"trial":1,"trial":1' "'trial' occurs twice"
flipped '"experiment":"anc"' "\"experiment\":\"$(printf 'x%.0s' {1..5000})\"" 'unknown experiment'
check 'an echoed value is cut' [ "$(wc -c <stderr.txt)" -lt 250 ]

# Two runs cannot write one file.
locked=(--key-bits 2 --trials 1000000 --quiet --max-rounds 300 --out locked)
refused_meanwhile() {
  has_lines 1 locked && refuses 'locked: another run' "$bin/anc" "${locked[@]}"
}
interrupted_after refused_meanwhile -- "$bin/anc" "${locked[@]}"

# What is asked for is answered.
for program in no_adversary anc cpa_anc replay; do
  status 0 "$bin/$program" --help
  check "$program --help shows the flags" grep -q -- --max-rounds stdout.txt
  status 0 "$bin/$program" --version
  check "$program --version" grep -qE "^$program [0-9.]+ \(numerics n[0-9]+, simd [a-z0-9]+\)$" stdout.txt
done
status 0 "$bin/anc" --key-bits 2 --trials 3 --max-rounds 2 --out good2 --threads 3
check 'the count is reported' grep -q 'computed 3, reused 0' stderr.txt
status 0 "$bin/anc" --key-bits 2 --trials 5 --max-rounds 2 --out good2
check 'the count is reported again' grep -q 'computed 2, reused 3' stderr.txt
status 0 "$bin/anc" --key-bits 2 --trials 5 --max-rounds 2 --out good2 --quiet
check 'quiet is quiet' [ ! -s stderr.txt ]
finish
