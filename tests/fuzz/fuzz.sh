# fuzz.sh BUILD_DIR SECONDS JOBS [TARGET]...: searches each parser (default: all) for SECONDS with libFuzzer under ASan and
# UBSan, from its corpus here and from what an earlier search kept in BUILD_DIR/found. An input that ends a target is kept in
# BUILD_DIR/crashes: mend the parser, and give the input a name in the corpus.
set -euo pipefail
source_dir=$(cd "$(dirname "$0")/../.." && pwd)
build=$1 seconds=$2 jobs=$3
shift 3
cd "$source_dir"
[ $# -gt 0 ] || set -- $(ls tests/fuzz/corpus)

cmake --preset fuzz -B "$build" -G Ninja >/dev/null
cmake --build "$build" --parallel "$jobs" --target fuzzers | tail -n 1
mkdir -p "$build/found" "$build/crashes" "$build/logs"

search() {
  local name=$1
  mkdir -p "$build/found/$name"
  "$build/bin/fuzz_$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=4096 -print_final_stats=1 \
    -artifact_prefix="$build/crashes/$name-" "$build/found/$name" "tests/fuzz/corpus/$name" >"$build/logs/$name" 2>&1 ||
    { echo "FAIL $name: see $build/logs/$name"; return 1; }
  echo "PASS $name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$build/logs/$name") inputs in $seconds s"
}
export -f search
export build seconds
printf '%s\n' "$@" | xargs -P "$jobs" -I NAME bash -c 'search NAME'
