# The records that come with the package are of today's programs: each run that made them finds nothing left to do, and refuses
# nothing. And published/verify.sh tells equal bits from others.
source "$(dirname "$0")/support/end_to_end.sh"

cp -r "$source_dir/published" .
unchanged() { cmp -s "published/$1" "$source_dir/published/$1"; }

# The run that makes a file computes no trial, and says the same bytes; related_work has trials of its own for each case. A trial that is computed after all may take minutes: this
# long is waited for what takes a second.
net='timeout 600'
runs() { (cd "$source_dir" && sh runs.sh "$@"); }
# trials_of FILE: those that runs.tsv has for it, "-" where the program decides.
trials_of() { awk -F '\t' -v file="$1" '$1 == file { print $5 }' "$source_dir/runs.tsv"; }
kept() {
  local file=$1 run trials
  trials=$(wc -l <"published/$file")
  # Some may not have ended yet; where a run has no number of trials, a line is not one.
  read -ra run <<<"$(runs command full "$file" published "$([ "$(trials_of "$file")" = - ] || echo "$trials")")"
  status 0 $net "$bin/${run[0]}" "${run[@]:1}" --out "published/$file"
  check "$file is computed anew" grep -q "computed 0, reused $trials" stderr.txt
  check "$file is changed" unchanged "$file"
}
for file in $(cd published && find . -name '*.jsonl' -not -path './calibration/*' -printf '%P\n' | LC_ALL=C sort); do
  check "published/$file is a run of runs.tsv" grep -qxF "$file" <(runs files full)
  kept "$file"
done

timed=$(awk -F '\t' '!/^#/ { sum += $2 } END { print sum }' published/related_work.timing)
check 'every trial of related work has its time' [ "$timed" = "$(cat $(runs files full program=related_work | sed 's,^,published/,') 2>/dev/null | wc -l)" ]
check 'and no run has changed the times' unchanged related_work.timing

profile=$source_dir/tests/benchmarks/profile.sh
check 'the parts of a round are all of it' [ -z "$(awk -F '\t' '!/^#/ { sum[$1] += $3 } END { for (n in sum) if (sum[n] < 99 || sum[n] > 101) print n }' published/profile.tsv)" ]
status 0 bash "$profile" text published/profile.tsv
check 'and a table' [ "$(awk 'END { print NR, NF }' stdout.txt)" = '7 8' ]
status 0 bash "$profile" latex published/profile.tsv
check 'of six sizes in LaTeX' [ "$(grep -c '^[^\].*\\\\$' stdout.txt) $(grep -o '&' stdout.txt | wc -l)" = '6 36' ]
status 2 bash "$profile"

# runs.sh: what QUICK says instead, what the caller says before both, and what is left out or unknown.
check 'a run' [ "$(runs command full anc_conv_8.jsonl results)" = \
  'anc --key-bits 8 --seed 2018 --trials 20 --eve convolutional --eve-adam-epsilon 1e-8' ]
check 'QUICK' [ "$(runs command quick cpa_anc_16.jsonl results)" = 'cpa_anc --key-bits 16 --seed 2018 --trials 3 --max-rounds 5000' ]
check 'the caller' [ "$(runs command full cpa_anc_16.jsonl results 7 300)" = 'cpa_anc --key-bits 16 --seed 2018 --trials 7 --max-rounds 300' ]
check 'the directory' [ "$(runs command quick related_work.jsonl here)" = \
  'related_work --seed 2018 --trials 2 --only 6,7,8,9 --timing here/related_work.timing' ]
check 'left out' [ "$(runs files quick program=related_work)" = related_work.jsonl ]
check 'a row for every run' [ "$(runs latex full | grep -c ' & .* & .* & .* \\\\$')" = "$(runs files full | wc -l)" ]
status 2 runs command quick related_work_14.jsonl results
check 'left out' grep -qx 'runs.sh: related_work_14.jsonl: QUICK leaves this run out' stderr.txt
status 2 runs command full unknown.jsonl results
check 'unknown' grep -qx 'runs.sh: unknown.jsonl: no such run in runs.tsv' stderr.txt
status 2 runs files full colum=3
status 2 runs files ful
status 2 runs

# A joint scan is published whole, or not at all.
for game in cpa_anc anc; do
  for n in 4 8 16 32; do
    compgen -G "published/calibration/joint/${game}_${n}_*.jsonl" >/dev/null || continue
    status 0 $net "$bin/calibrate" --experiment $game --joint --key-bits $n --out published/calibration/joint --quiet
    check "the joint scan of $game at $n bits is computed anew" \
      diff -r published/calibration/joint "$source_dir/published/calibration/joint"
  done
done
# A choice of the scan is published with all its values, or not at all.
for baseline in published/calibration/cpa_anc_?.jsonl; do
  stem=${baseline%.jsonl}
  choices=$(find "$stem"_*.jsonl | sed "s|^${stem}_||; s|_[^_]*$||" | LC_ALL=C sort -u)
  for choice in baseline $choices; do
    status 0 $net "$bin/calibrate" --key-bits "${stem##*_}" --only "$choice" --trials "$(wc -l <"$baseline")" --max-rounds 40000 \
      --out published/calibration --quiet
  done
  check 'the scan is computed anew' diff -r published/calibration "$source_dir/published/calibration"
done

# verified STATUS DIRECTORY FILE WHAT PATTERN: what verify.sh says of the records in DIRECTORY and of FILE's first trial.
verified() {
  status "$1" bash published/verify.sh "$bin/replay" "$2" 1 "$3"
  check "$4" grep -qE "$5" stdout.txt
}
verified 0 published published/anc_4.jsonl 'a trial is trained again' \
  '^PASS  anc/4/2018/0(@[0-9a-f]{6})? is bit for bit its record in published/anc_4.jsonl$'
check 'all files are compared' grep -q "^PASS  $(find published -name '*.jsonl' | wc -l) files" stdout.txt
mkdir own
head -n 3 published/anc_4.jsonl >own/anc_4.jsonl
verified 0 own published/no_adversary_4.jsonl 'fewer trials are compared as far as they go' '^PASS  1 files in own, 3 records'
sed '2s/"rounds":\([0-9]*\)/"rounds":1\1/' published/anc_4.jsonl >own/anc_4.jsonl
sed '1s/"bob_error":[^,]*/"bob_error":0.25/' published/anc_4.jsonl >first_differs.jsonl
verified 1 own published/no_adversary_4.jsonl 'other records are told' '^FAIL  own/anc_4.jsonl'
sed '3s/"success":[a-z]*/"success":maybe/' published/related_work_14.jsonl >own/related_work_14.jsonl
tac published/related_work.jsonl | head -n 5 >own/related_work.jsonl
rm own/anc_4.jsonl
verified 1 own published/no_adversary_4.jsonl 'and those of related work' '^FAIL  own/related_work_14.jsonl'
check 'which are compared trial by trial' grep -q '^PASS  1 files in own, 5 records' stdout.txt
rm own/related_work*
verified 1 nowhere first_differs.jsonl 'another trial is told, as replay does' \
  '^FAIL  anc/4/2018/0.* differs from its record in first_differs.jsonl .*bob_error'
sed '1s/"one_time_pad":false/"one_time_pad":true/' published/anc_4.jsonl >forged.jsonl
verified 1 nowhere forged.jsonl 'and its errors' '^FAIL  forged.jsonl line 1: .*one_time_pad'
verified 1 nowhere no_such_file.jsonl 'a missing file is told' '^FAIL  no_such_file.jsonl: no such file'
: >own/anc_4.jsonl
verified 1 own published/no_adversary_4.jsonl 'an empty file is told' '^FAIL  own/anc_4.jsonl: its first line'

# What the documents name is there.
for path in $(grep -oh 'published/[a-z0-9_/]*\.[a-z]*' "$source_dir"/README.md "$source_dir"/ARTIFACT.md | LC_ALL=C sort -u); do
  check "$path, named in a document" [ -e "$source_dir/$path" ]
done

# The README's counts are those of the records.
readme=$(tr '\n' ' ' <"$source_dir/README.md")
# count TABLE OUTCOME FILE: "20", or "20 of 21" where a run has not the trials of its row in runs.tsv; nothing where it was not run.
count() {
  [ -e "published/$3" ] || return 0
  "$bin/tabulate" --table "$1" --tsv one.tsv "published/$3" >/dev/null || return 1
  awk -F '\t' -v name="$2" -v all="$(trials_of "$3")" '
    /^# columns: / { sub(/^# columns: /, ""); for (i = 1; i <= NF; ++i) column[$i] = i; next }
    !/^#/ { trials = $column["trials"]; print $column[name] (trials == all ? "" : " of " trials) }' one.tsv
}
# counts LABEL TABLE OUTCOME FILE...: a row of a table of the README.
counts() {
  local label=$1 table=$2 outcome=$3 file row="| $1: " found
  shift 3
  case $outcome in communicates) row+='communicate' ;; one_time_pad) row+='are one-time pads' ;; *) row+='are perfectly secret' ;; esac
  for file; do
    found=$(count "$table" "$outcome" "$file")
    row+=" | ${found:-not yet run}"
  done
  check "README: '$row |'" grep -qxF "$row |" "$source_dir/README.md"
}
# says WORDS: "%" stands for what the README has of the counts of TABLE OUTCOME in FILE_4, FILE_8 and FILE_16, "20, 20 and 18".
says() {
  local three
  three="$(count "$1" "$2" "$3_4.jsonl"), $(count "$1" "$2" "$3_8.jsonl") and $(count "$1" "$2" "$3_16.jsonl")"
  check "README: ${4//%/$three}" grep -qF "${4//%/$three}" <<<"$readme"
}
says 3 communicates cpa_anc 'CPA-ANC communicates in % of 20 trials'
says 3 one_time_pad cpa_anc 'The permutation is found in % ('
says 3 perfectly_secret cpa_anc 'perfect secrecy in %:'
says 2 communicates anc 'ANC communicates in % of 20 trials'
for outcome in communicates one_time_pad; do
  counts ANC 2 $outcome campaign/anc_{4,8,16}.jsonl
  counts CPA-ANC 3 $outcome campaign/cpa_anc_{4,8,16}.jsonl
  counts 'CPA-ANC with the added term' 3 $outcome campaign/exclusive_{4,8,16}.jsonl
done
counts CPA-ANC 3 perfectly_secret campaign/cpa_anc_{4,8,16}.jsonl
closest="$(count 3 one_time_pad campaign/closest_8.jsonl) permutations and $(count 3 perfectly_secret campaign/closest_8.jsonl) perfectly secret ciphers"
check "README: $closest" grep -qF "$closest" <<<"$readme"
for outcome in communicates one_time_pad perfectly_secret; do
  counts CPA-ANC 3 $outcome larger/cpa_anc_{32,64}.jsonl
  counts 'CPA-ANC with the added term' 3 $outcome larger/exclusive_{32,64}.jsonl
done

sum="($(awk -F '\t' '$10 == "all" { sum += $11 } END { printf "%.0f", sum }' "$source_dir/runs.tsv") core-minutes"
check "README: $sum of make all" grep -qF "$sum" <<<"$readme"

processor=$(sed -n 's/^# processor: //p' "$source_dir/published/cost.tsv")
check "README: of $processor" grep -qF "$processor" "$source_dir/README.md"

# [14] at full length: what ended at all had ended by the cap of the shortened trials.
steps_of_ended() { sed -n 's/.*"steps":\([0-9]*\),"trained_fraction":1,.*/\1/p' "$source_dir/published/campaign_14.jsonl"; }
check 'report: some trainings of [14] end, none after 10000 steps' awk '$1 > 10000 { late = 1 } END { exit late || NR == 0 }' <(steps_of_ended)

# The README's costs of the campaign are what plan says today.
for run in $(cd "$source_dir" && sh runs.sh files full program=cpa_anc target=campaign); do
  row=$(cd "$source_dir" && BIN=$bin MEASURED=published/cost.tsv bash cluster/plan.sh 2 "$run")
  check "README: '$row'" grep -qxF "$row" "$source_dir/README.md"
done

# Records of this machine come before published ones once a run has ended, not before, and never published ones for QUICK.
link_tree
mkdir -p tree/results/campaign tree/results/calibration
chosen() {
  (unset MAKEFLAGS MFLAGS MAKELEVEL
    make --silent -C tree MODE="$1" RESULTS=results --eval 'chosen:;@echo $(call own_or_published,campaign/anc_4.jsonl)' \
      --eval 'scan:;@echo $(words $(call scan_records,calibration,cpa_anc_4))' \
      --eval 'runs:;@echo $(strip $(call of_run,anc_4.jsonl none.jsonl))' \
      --eval 'tables:;@echo $(strip $(CAMPAIGN_TABLES))' "$2")
}
scan_files=$(find "$source_dir/published/calibration" -maxdepth 1 -name 'cpa_anc_4*' | wc -l)
head -n 3 published/campaign/anc_4.jsonl >tree/results/campaign/anc_4.jsonl.part
cp published/calibration/cpa_anc_4.jsonl tree/results/calibration/
check 'published, while an own run is unfinished' [ "$(chosen full chosen)" = published/campaign/anc_4.jsonl ]
check 'and so the scan' [ "$(chosen full scan)" = "$scan_files" ]
check 'MODE=published has published runs before its own' [ "$(chosen published runs)" = 'published/anc_4.jsonl build/published/results/none.jsonl' ]
check 'and no other mode has' [ "$(chosen full runs)" = 'results/anc_4.jsonl results/none.jsonl' ]
check 'QUICK has its own alone' [ "$(chosen quick chosen)$(chosen quick scan)" = 0 ]
check 'QUICK has no table of campaigns that were not run' [ "$(chosen quick tables)" = '' ]
check 'published campaigns have tables' [ "$(chosen full tables)" = 'campaign2 campaign3 campaign_exclusive3' ]
mv tree/results/campaign/anc_4.jsonl.part tree/results/campaign/anc_4.jsonl
touch tree/results/calibration/cpa_anc_4.complete
check 'own, once it has ended' [ "$(chosen full chosen)" = results/campaign/anc_4.jsonl ]
check 'and so the scan' [ "$(chosen full scan)" = 1 ]
finish
