# The scripts' own helper: a place that cannot be had ends a script before it does anything.
source "$(dirname "$0")/support/end_to_end.sh"

cat >script.sh <<'END'
source "$1/tests/support/end_to_end.sh"
rm -rf results
finish
END
mkdir results
for place in /no/such/place /dev/null; do
  status 1 env TMPDIR=$place bash script.sh "$source_dir" "$(dirname "$bin")"
  check "no place $place: results stay" [ -d results ]
done
mkdir 'blanks and $HOME'
for place in '' "$PWD/blanks and \$HOME"; do
  status 0 env TMPDIR="$place" bash script.sh "$source_dir" "$(dirname "$bin")"
  check "place '$place': results stay" [ -d results ]
done
check 'the place is left empty' [ -z "$(ls 'blanks and $HOME')" ]
finish
