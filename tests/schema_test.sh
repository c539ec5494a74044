# The JSON schemas of the records allow every published record, and what the programs write today, and nothing that is not one.
source "$(dirname "$0")/support/end_to_end.sh"

needs packages-ci.txt python3-jsonschema python3 -c 'import jsonschema'
allows() { python3 "$source_dir/tests/support/schema.py" "$source_dir/schema/$1.schema.json" "${@:2}"; }

# Which schema a file is of shows in its first field.
mkdir files
for game in no_adversary anc cpa_anc; do
  status 0 "$bin/$game" --key-bits 4 --trials 2 --max-rounds 2 --quiet --out files/$game.jsonl
done
choices=(--key-bits 4 --trials 1 --max-rounds 2 --quiet)
status 0 "$bin/cpa_anc" "${choices[@]}" --crypto-net-family normal --err-gate example --l2-decoupled 1 --out files/choices.jsonl
status 0 "$bin/anc" "${choices[@]}" --eve convolutional --out files/eve.jsonl
status 0 "$bin/related_work" --only 6,7,8,9 --trials 1 --quiet --out files/related.jsonl
find "$source_dir/published" files -name '*.jsonl' | LC_ALL=C sort >all
xargs -d '\n' grep -l '^{"experiment"' <all >trials
xargs -d '\n' grep -l '^{"reference"' <all >related_trials
check 'every file is of one kind' [ "$(cat trials related_trials | wc -l)" -eq "$(wc -l <all)" ]
for kind in trial related_trial; do
  mapfile -t files <${kind}s
  status 0 allows $kind "${files[@]}"
  check 'all of their lines' grep -qx "$(cat "${files[@]}" | wc -l) records" stdout.txt
done

# One line, changed: what is expected to be named.
forbids() {
  local kind=$1 file=$2 change=$3 named=$4
  head -n 1 "$file" | sed -E "$change" >changed.jsonl
  check "'$change' changes the line" [ "$(head -n 1 "$file")" != "$(cat changed.jsonl)" ]
  status 1 allows "$kind" changed.jsonl
  check "'$change': $(cat stderr.txt)" grep -q "^changed.jsonl line 1: .*$named" stderr.txt
}
trial=$source_dir/published/cpa_anc_4.jsonl
forbids trial "$trial" 's/"trial":[0-9]+,//' "'trial' is a required property"
forbids trial "$trial" 's/"trial":/"tried":1,"trial":/' tried
forbids trial "$trial" 's/"key_bits":4/"key_bits":129/' '\$\.key_bits'
forbids trial "$trial" 's/"key_bits":4/"key_bits":"4"/' '\$\.key_bits'
forbids trial "$trial" 's/cpa_anc/cpa/' '\$\.experiment'
forbids trial "$trial" 's/"gamma":7,//' '\$\.settings'
forbids trial "$trial" 's/"gamma":7/"gamma":7,"delta":1/' '\$\.settings'
forbids trial "$trial" 's/"alpha":[^,]*/"alpha":-1/' '\$\.settings\.alpha'
forbids trial "$trial" 's/"minibatch":128/"minibatch":128.5/' '\$\.settings\.minibatch'
forbids trial "$trial" 's/"bob_error":[^,]*/"bob_error":1.5/' '\$\.bob_error'
forbids trial "$trial" 's/"p0\^k/"p0+k/' '\$\.cipher'
forbids trial "$trial" 's/"weights_hash":"./"weights_hash":"X/' '\$\.weights_hash'
forbids trial "$trial" 's/\[\[-?[0-9]+/[[0.5/' '\$\.rounded_weights'
forbids trial files/no_adversary.jsonl 's/"settings":\{/"settings":{"gamma":7,/' '\$\.settings'
forbids related_trial files/related.jsonl 's/"role":"[a-z]*"/"role":"victim"/' '\$\.role'
forbids related_trial files/related.jsonl 's/"success":true/"success":1/' '\$\.success'
finish
