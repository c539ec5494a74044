# matrix.sh: one seed, one set of bytes. Every build, on every instruction set that is here, with 1, 3 and 8 threads and in
# shards, for each game and size, against gcc-O2 with one thread; a row each build and instruction set.
source "$(dirname "$0")/common.sh"
work=$out/matrix
rm -rf "$work" && mkdir -p "$work"
reference=$out/build-gcc-O2/bin
for game in $games; do
  for n in $key_bits; do
    "$reference/$game" $(settings_of "$n") --trials "$trials" --threads 1 --out "$work/$game.$n" || exit 1
  done
done

# compare GAME KEY_BITS: a line "ok" or "bad" for each way of running. Reads the variables of all_of.
compare() {
  local game=$1 n=$2 way got first
  for way in $ways; do
    got=$work/$name.$target.$game.$n.$way
    local run=($runner "$bin/$game" $(settings_of "$n") --simd "$target" --out "$got")
    if [ "$way" = shards ]; then  # the last one first
      for ((first = count - 1; first >= 0; --first)); do "${run[@]}" --first-trial "$first" --trials 1 --threads 1; done
    else
      "${run[@]}" --trials "$count" --threads "$way"
    fi
    if head -n "$count" "$work/$game.$n" | cmp - "$got"; then
      echo "ok $game $n $way"
      rm -f "$got"
    else
      echo "bad $game $n $way"
    fi
  done
}
ways=$([ "$cut" = 1 ] && echo '3 shards' || echo '1 3 8 shards')
export -f compare settings_of
export work ways cut name target runner bin count

# all_of NAME TRIALS [RUNNER]: every instruction set of a build, on the first TRIALS: two where a round takes a thousand times as long.
all_of() {
  name=$1 count=$2 runner=${3:-} bin=$out/build-$1/bin
  for target in avx512 avx2 neon portable; do
    $runner "$bin/cpa_anc" --simd $target --version >/dev/null 2>&1 || continue
    local log=$work/$name.$target.log
    for game in $games; do
      for n in $key_bits; do echo "$game $n"; done
    done | xargs -P "$jobs" -L 1 bash -c 'compare "$@"' compare >"$log" 2>&1
    row "$(grep -c '^bad ' "$log")" 'the same bytes' "$name, $target" "$(grep -c '^ok \|^bad ' "$log")"
  done
}

all_of gcc-O2 "$trials"
all_of clang-O3 "$trials"
[ "$cut" = 0 ] || exit 0
all_of gcc-O0 2
all_of clang19-O2 "$trials"
all_of neon 2 'qemu-aarch64 -L /usr/aarch64-linux-gnu'
