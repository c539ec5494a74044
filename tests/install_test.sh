# The installed library: a program outside the tree finds it, trains a published trial, and gets what its record says.
source "$(dirname "$0")/support/end_to_end.sh"

status 0 cmake --install "$(dirname "$bin")" --prefix "$work/prefix"
cp -r "$source_dir/tests/example" .
# By the compiler and with the flags of the library, which may be sanitizers.
cached() { sed -n "s/^$1:[A-Z]*=//p" "$(dirname "$bin")/CMakeCache.txt"; }
status 0 cmake -S example -B built -DCMAKE_PREFIX_PATH="$work/prefix" -DCMAKE_CXX_COMPILER="$(cached CMAKE_CXX_COMPILER)" -DCMAKE_CXX_FLAGS="$(cached CMAKE_CXX_FLAGS)"
status 0 cmake --build built
record=$(sed -n 4p "$source_dir/published/cpa_anc_4.jsonl")
status 0 ./built/example cpa_anc/4/2018/3
field() { sed -E "s/.*\"$1\":(\[[^]]*\]|[^],[]*).*/\1/" <<<"$record"; }
check "the record's cipher: $(cat stdout.txt)" \
  grep -qxF "$(field cipher | tr -d '["]' | tr ',' ' ') leaks $(field leaked_bits) after $(field rounds) rounds" stdout.txt
check 'nothing of the tree is named' [ -z "$(grep -rlE "(^|[\" ;=(])$source_dir([/\" ;)]|\$)" prefix/lib/cmake)" ]
finish
