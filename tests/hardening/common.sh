# What the parts of the hardening share. Sourced; `out` is the directory of the results, `jobs` the processes at a time, `cut`
# is 1 for the short form.
set -uo pipefail
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
: "${out:?}" "${jobs:?}" "${cut:?}"
rows=$out/rows.tsv

# row FAILURES PART WHAT TRIED: one row of the table; what failed is in the part's log.
row() {
  local verdict=PASS
  [ "$1" -eq 0 ] && [ "$4" -gt 0 ] || verdict=FAIL
  printf '%s\t%s\t%s\t%s\t%s\n' "$verdict" "$2" "$3" "$4" "$1" >>"$rows"
  printf '%s  %s: %s: %s tried, %s failed\n' "$verdict" "$2" "$3" "$4" "$1"
}

# settings_of KEY_BITS: few rounds, fewer where a round is long; eight trials, or three in the cut.
settings_of() {
  local rounds=50
  [ "$1" -le 8 ] || rounds=8
  [ "$1" -le 20 ] || rounds=3
  [ "$cut" = 0 ] || rounds=$((rounds / 3 + 1))
  echo "--key-bits $1 --seed 77 --max-rounds $rounds --quiet"
}
trials=$([ "$cut" = 1 ] && echo 3 || echo 8)
games='no_adversary anc cpa_anc'
key_bits=$([ "$cut" = 1 ] && echo '1 3 8 17' || echo '1 2 3 5 8 16 17 33')
