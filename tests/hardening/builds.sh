# builds.sh: the programs by other compilers and levels, in $out/build-NAME; a row each. The reference, gcc-O2, is what `make build`
# made.
source "$(dirname "$0")/common.sh"

# build NAME COMPILER LEVEL [FLAG]...
build() {
  local name=$1 compiler=$2 level=$3 failed=0
  shift 3
  { cmake -S "$source_dir" -B "$out/build-$name" -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_COMPILER="$compiler" \
      -DCMAKE_CXX_FLAGS="$level" -DANC_BUILD_TESTS=OFF -DANC_BUILD_BENCHMARKS=OFF -DANC_WARNINGS_AS_ERRORS=ON "$@" &&
    cmake --build "$out/build-$name" --parallel "$jobs" --target $games; } >"$out/build-$name.log" 2>&1 || failed=1
  row $failed 'builds without a warning' "$($compiler --version | head -n 1 | cut -d ' ' -f 1-4) $level" 1
}

ln -sfn .. "$out/build-gcc-O2"
build clang-O3 clang++-14 -O3
[ "$cut" = 0 ] || exit 0
build gcc-O0 g++ -O0
build clang19-O2 clang++-19 -O2

# NEON: Debian's cross compiler, its own headers, which are the same for every processor, and three libraries of arm64, fetched
# through apt into a directory of ours (the machine's architectures stay as they are).
neon=$out/arm64
if [ ! -e "$neon/tree/usr" ]; then
  mkdir -p "$neon/state/lists/partial" "$neon/cache/archives/partial" "$neon/debs"
  apt=(apt-get -q -o Dir::State="$neon/state" -o Dir::Cache="$neon/cache" -o Dir::State::status=/dev/null
    -o APT::Architecture=arm64 -o APT::Architectures=arm64)
  { "${apt[@]}" update && cd "$neon/debs" &&
    "${apt[@]}" download libhwy1 libhwy-dev libboost-program-options1.74-dev &&
    for package in *.deb; do dpkg -x "$package" ../tree; done; } >"$out/arm64.log" 2>&1
fi
libraries=$neon/tree/usr/lib/aarch64-linux-gnu
build neon aarch64-linux-gnu-g++ -O2 -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE= -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=aarch64 \
  -DBoost_NO_BOOST_CMAKE=ON -DBoost_INCLUDE_DIR=/usr/include \
  -DBoost_PROGRAM_OPTIONS_LIBRARY_RELEASE="$libraries/libboost_program_options.a" \
  -DCMAKE_EXE_LINKER_FLAGS="-L$libraries -Wl,-rpath,$libraries"
