# make claims: what is documented is what ARTIFACT.md says and what is found in the published records; a forged record fails and is named.
source "$(dirname "$0")/support/end_to_end.sh"

cd "$source_dir" && bash claims.sh documented >"$work/documented" && cd "$work" || exit 1
check 'ten claims' [ "$(wc -l <documented)" -eq 10 ]
while IFS=$'\t' read -r claim text; do
  check "ARTIFACT.md: claim $claim is documented as '$text'" grep -qE "^\| C$claim\. .* \| $text \|$" "$source_dir/ARTIFACT.md"
done <documented
words() { awk -F '\t' '!/^#/ && $1 != last { last = $1; print "C" $1 ". " toupper(substr($6, 1, 1)) substr($6, 2) }' "$source_dir/claims.tsv"; }
check 'ARTIFACT.md has the words of claims.tsv' diff <(words) <(sed -nE 's/^\| (C[0-9]+\. .*)( \| [^|]*){4} \|$/\1/p' "$source_dir/ARTIFACT.md")
check 'ARTIFACT.md has no other claims' [ "$(grep -cE '^\| C[0-9]+\. ' "$source_dir/ARTIFACT.md")" -eq 10 ]

# The claims that need no training, of records that may be changed here.
link_tree
rm tree/published tree/claims.tsv && cp -r "$source_dir/published" tree/
awk -F '\t' '/^#/ || $2 == "counts" || $2 == "attacks" || $2 == "short_keys"' "$source_dir/claims.tsv" >tree/claims.tsv
cd tree || exit 1
claims() { bash claims.sh check build/bin none out 1; }
# fails WHAT PATTERN: a claim fails, which a line says.
fails() {
  status 1 claims
  check "$1" grep -q "$2" stdout.txt
}
status 0 claims
check 'a line for each claim' [ "$(wc -l <stdout.txt)" -eq "$(bash claims.sh documented | wc -l)" ]
check 'what is found takes the place of what is documented' cmp out/claims/claims.tsv claims.tsv
while IFS=$'\t' read -r claim text; do
  verdict='FAIL as documented'
  [ "$text" != PASS ] || verdict=PASS
  check "claim $claim: $verdict" grep -qE "^$verdict +C$claim\. " stdout.txt
done < <(bash claims.sh documented)

# A sound record, but of another cipher: the first trial gets the weights of one with another verdict. And one that is not sound.
file=published/anc_4.jsonl
kind() { sed -nE "$1s/.*\"one_time_pad\":([a-z]+),\"perfectly_secret\":([a-z]+),.*/\1\2/p" $file; }
other=2
while [ "$(kind $other)" = "$(kind 1)" ]; do other=$((other + 1)); done
{ sed -n "${other}s/\"trial\":[0-9]*/\"trial\":0/p" $file && tail -n +2 $file; } >forged && cp $file sound && mv forged $file
fails 'the claim fails' '^FAIL  *C2\. .*not as documented'
check 'the forged record is named' grep -q "^ *$file: anc/4/2018/0 is " stdout.txt
check 'the others are as they were' [ "$(grep -c '^FAIL  ' stdout.txt)" -eq 1 ]
sed '3s/"perfectly_secret":[a-z]*/"perfectly_secret":maybe/' sound >$file
fails 'an unsound record is named' "found tabulate: $file line 3: "
rm $file
fails 'a missing file is told' '^ *anc_4.jsonl: expected .*; found not run$'
cp sound $file

# A control that succeeds; an attack that does not; a system that was not run.
related=published/related_work.jsonl
cp $related related
sed '/"reference":"9".*"role":"control"/s/"success":false/"success":true/; /"reference":"7".*"role":"break"/s/"success":true/"success":false/' related >$related
rm -f published/related_work_*.jsonl published/campaign_14*.jsonl
fails 'Table 4 fails' '^FAIL  .*C6\.'
check 'and says why' grep -q 'found 6 broken, 7 holds, 8 broken, 9 falls to its control, too, 14 absent$' stdout.txt
rm $related
fails 'Table 4 was not run' '^ *table4: expected .*; found not run$'
cp related $related

# A cipher that works and leaks less than it must cannot be forged, since a record is judged by its weights; what is documented can.
sed -i '/short_keys/s/^\(.*\t\)0 rows/\11 rows/' claims.tsv
fails 'the bound on leaks is looked at' '^ *shortkey: expected 1 rows below the bound.*; found 0 rows below'

# Records of one's own come first.
mkdir none && head -n 19 sound >none/anc_4.jsonl
fails 'fewer trials are told' '^ *none/anc_4.jsonl: 19 trials, documented 20$'
finish
