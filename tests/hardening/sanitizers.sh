# sanitizers.sh: the tests that run our programs, under AddressSanitizer with UndefinedBehaviorSanitizer and under
# ThreadSanitizer, by both compilers; a row each.
source "$(dirname "$0")/common.sh"
ulimit -c 0

# suite PRESET COMPILER. Without address randomisation: the sanitizers of gcc 12 and clang 14 take a fixed range of addresses
# for their own, and a kernel that shuffles 32 bits (vm.mmap_rnd_bits) puts a program's there now and then, before main.
suite() {
  local build=$out/build-$1-$2 log=$out/$1-$2.log total failed
  { cmake -S "$source_dir" --preset "$1" -B "$build" -DCMAKE_CXX_COMPILER="$2" &&
    cmake --build "$build" --parallel "$jobs"; } >"$log" 2>&1
  setarch -R ctest --test-dir "$build" -j "$jobs" --output-on-failure -E '^(make_test|published_test|structure_test)$' >>"$log" 2>&1
  total=$(sed -nE 's/.* tests failed out of ([0-9]+)$/\1/p' "$log")
  failed=$(sed -nE 's/.* ([0-9]+) tests failed out of [0-9]+$/\1/p' "$log")
  row "${failed:-1}" "$1" "$2, tests" "${total:-0}"
}

suite asan g++
suite tsan g++
suite asan clang++-14
suite tsan clang++-14
