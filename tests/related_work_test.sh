# related_work from outside: one set of records from any number of threads, killed and resumed; exports, pictures; bad input.
source "$(dirname "$0")/support/end_to_end.sh"

run=$bin/related_work
# Cases of a few milliseconds, of three systems.
cases=(--only 7/known_plaintext_mask,8/two_known_blocks,9/one_known_pair --trials 12 --seed 5 --quiet)
status 0 "$run" "${cases[@]}" --threads 1 --out reference
check 'every trial has its line' [ "$(wc -l <reference)" -eq 36 ]
same_records reference "$run" "${cases[@]}"
check 'no times in the records' [ "$(grep -c second reference)" -eq 0 ]

# Killed, in shards. The run that is killed has far more trials, so that it is alive when the signal comes.
many=("${cases[@]/12/1000000}")
kills 3 killed "$run" "${many[@]}" --threads 2
status 0 "$run" "${cases[@]}" --out killed
grep -E '"trial":([0-9]|1[01]),' killed >beginning
check 'killed and resumed' cmp reference beginning
few=(--only 7/known_plaintext_mask,8/two_known_blocks,9/one_known_pair --trials 4 --seed 5 --quiet)
for first in 8 4 0; do status 0 "$run" "${few[@]}" --first-trial $first --out shards; done
check 'shards' cmp reference shards

# Interrupted: status 130, whole lines, and the same command goes on.
interrupted_after has_lines 1 interrupted -- \
  "$run" --only 8/two_chosen_plaintexts --trials 1000000 --threads 1 --quiet --out interrupted
check 'whole lines' [ -z "$(tail -c 1 interrupted | tr -d '\n')" ]

# Times are apart, and add up.
status 0 "$run" "${few[@]}" --timing times
status 0 "$run" "${few[@]}" --timing times
check 'times of both runs' grep -qE $'^9/one_known_pair message_bytes=4096\t8\t' times

# What is written for others, and for the eye: the attack recovers the picture, whoever sees it sent does not.
status 0 "$run" --only 7,9 --export exported --pictures pictures
for file in exported/7_yen_guo.json exported/9_perceptron.json pictures/plain.png; do check "$file" [ -s $file ]; done
check 'nothing of other systems' [ ! -e exported/8_yu_cao.json ]
for reference in 7 9; do
  check "picture recovered from [$reference]" cmp pictures/plain.pgm pictures/${reference}_recovered.pgm
  checks=$((checks + 1))
  cmp -s pictures/plain.pgm pictures/${reference}_encrypted.pgm && fail "[$reference] sends the picture itself"
done
printf 'P5 3 2 255\nabcdef' >six.pgm
printf 'P5 2 2 255\nabcd' >four.pgm
status 0 "$run" --only 8 --pictures small --picture four.pgm
check 'a picture of one block' cmp small/plain.pgm small/8_recovered.pgm

# Weights of what was trained; those of a record that is there are not made again.
trained=(--only 14/trained_without_eve --trials 1 --seed 5 --quiet --out trained --weights weights)
mkdir weights && echo mine >weights/14_trained_without_eve_5_0.json
refuses '14_trained_without_eve_5_0.json: is there already' "$run" "${trained[@]}"
rm weights/*
status 0 "$run" "${trained[@]}"
check 'a file a trial' grep -q '^{"reference":"14","attack":"trained_without_eve","seed":5,"trial":0,"networks":{"alice":' weights/14_trained_without_eve_5_0.json
rm -r weights
status 0 "$run" "${trained[@]}"
check 'of those that are computed' [ ! -e weights ]
refuses '--weights: none' "$run" --only 7 --weights weights

# [17] to [19]: records that are not in Table 4 itself, and the table of the batteries with them.
status 0 "$run" --only 17,18/frequency,19/initial_state --trials 2 --seed 5 --quiet --out keywords
status 0 "$bin/tabulate" --table 4 --quiet --tsv keywords.tsv keywords
batteries=(bash "$source_dir/experiments/batteries.sh")
status 0 "${batteries[@]}" text "$source_dir/published/batteries.tsv" keywords.tsv
for stream in {17,18,19}_{sign,digit} mt19937_64 lcg16; do check "a row of $stream" grep -q "^$stream " stdout.txt; done
check 'the search succeeds' grep -qE '^\[17\] +digit +250 +keyword search +attack +2/2 ' stdout.txt
check 'keywords of another alphabet are not found' grep -qE '^\[17\] +digit +250 +keyword of capitals +control +0/2 ' stdout.txt
check 'the bad control fails' grep -qE '^lcg16 .*FAILED' stdout.txt
check 'the control does not' [ "$(grep -c '^mt19937_64 .*FAILED' stdout.txt)" -eq 0 ]
status 0 "${batteries[@]}" latex "$source_dir/published/batteries.tsv" keywords.tsv
check 'three macros' [ "$(grep -c '^.def.[a-z]*Rows{%$' stdout.txt)" -eq 3 ]
status 2 "${batteries[@]}"

# Bad input.
for bad in 99 '' 6, 7/nothing known_plaintext_mask -7; do refuses '--only' "$run" --only "$bad"; done
for bad in 0 -1 abc; do refuses '--trials' "$run" --trials "$bad"; done
refuses '--seed' "$run" --seed x
refuses '--foo' "$run" --foo 1
refuses '--picture' "$run" --picture four.pgm
for flag in '--out out' '--timing out' '--trials 3'; do refuses "${flag% *} is for trials" "$run" --only 7 --export instances $flag; done
check 'nothing is exported beside' [ ! -e instances/7.json -a ! -e out ]
refuses 'six.pgm\|6 bytes' "$run" --only 8 --pictures odd --picture six.pgm
check 'no picture of a message that does not fit' [ ! -e odd ]
refuses 'none: there is no such file' "$run" --pictures odd --picture none
printf 'P6 1 1 255\nabc' >colour.ppm
refuses 'colour.ppm is not a grey picture' "$run" --only 7 --pictures odd --picture colour.ppm
refuses 'no/such/f' "$run" "${few[@]}" --out no/such/f
refuses 'is a directory' "$run" "${few[@]}" --out .
refuses 'same file' "$run" "${few[@]}" --out one --timing ./one
refuses 'reference line 1 is not a line of times' "$run" "${few[@]}" --timing reference
spares reference 'reference line 1 was made with --seed 5' "$run" --only 7/known_plaintext_mask --trials 1 --seed 6 --out reference
sed 's/"message_bytes":16384/"message_bytes":16383/' reference >foreign
refuses 'foreign line 1 is of 7/known_plaintext_mask message_bytes=16383' "$run" "${few[@]}" --out foreign
(cat reference && sed -n '1s/"success":true/"success":false/p' reference) >foreign
refuses 'foreign line 37 contradicts' "$run" "${few[@]}" --out foreign

# Table 4 of these records.
status 0 "$bin/tabulate" --table 4 --timing times --tsv table.tsv --macros table.tex reference
check 'a row of the table' grep -q 'Lian et al. \[7\].*12/12' stdout.txt
check 'data' grep -qP '^9\tone_known_pair\tbreak\t12\t12\t1\t' table.tsv
check 'macros' grep -q 'result/related/9/one_known_pair/rate.endcsname{100.0}' table.tex
refuses 'there are no records' "$bin/tabulate" --table 4
refuses '--timing' "$bin/tabulate" --table 1 --timing times reference
for flag in --help --version --list; do status 0 "$run" $flag; done
finish
