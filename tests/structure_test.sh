# The direction of design: base <- gf2 <- cipher; base <- numerics <- nn <- agents <- training <- campaign <- related, calibration <- results <- planning <- programs <- experiments;
# a system of src/related sees no campaign.
# Among what is learned only agents/discretise sees the exact column, and only what makes and reads records sees both.
source "$(dirname "$0")/support/end_to_end.sh"
cd "$source_dir" || exit 1

# absent WHAT GREP...: the search finds nothing. A search that fails (a file that is not there) is a failure, too.
absent() {
  local what=$1
  shift
  "$@"
  case $? in
    0) fail "$what" ;;
    1) ;;
    *) fail "$what: the search itself failed" ;;
  esac
}

# What each folder may include, of the folders of src.
allowed() {
  case $1 in
    src/base/*) echo base ;;
    src/gf2/*) echo base gf2 ;;
    src/cipher/*) echo base gf2 cipher ;;
    src/numerics/*) echo base numerics ;;
    src/nn/*) echo base numerics nn ;;
    src/agents/discretise.*) echo base gf2 cipher agents ;;
    src/agents/*) echo base numerics nn agents ;;
    src/training/*) echo base numerics nn agents training ;;
    src/campaign/make_record.cpp | src/campaign/judge.cpp) echo base cipher agents training campaign ;;
    src/campaign/record.h) echo base cipher training campaign ;;
    src/campaign/*) echo base numerics training campaign ;;
    src/calibration/*) echo base training campaign calibration ;;
    src/related/*/*) echo base numerics nn agents related ;;
    src/related/*) echo base training campaign related ;;
    src/results/*) echo base cipher training campaign calibration related results ;;
    src/planning/*) echo base training campaign results planning ;;
    src/programs/arguments.*) echo base numerics training campaign programs ;;
    src/programs/replay.cpp) echo base cipher training campaign programs ;;
    src/programs/*) echo base training campaign calibration related results planning programs ;;
    experiments/*) echo programs ;;
    *) echo unknown ;;
  esac
}

files=$(find src experiments -name '*.h' -o -name '*.cpp' | LC_ALL=C sort)
[ "$(wc -l <<<"$files")" -ge 50 ] || fail 'the tree was not found'
for file in $files; do
  permitted=$(allowed "$file")
  [ "$permitted" != unknown ] || fail "$file: a folder whose place in the direction is not stated here"
  for folder in $(sed -nE 's|^ *#include "([a-z0-9_]+)/.*|\1|p' "$file" | LC_ALL=C sort -u); do
    grep -qw "$folder" <<<"$permitted" || fail "$file includes $folder/"
  done
done

# The verdict must not steer the training.
absent 'training sees the exact column' grep -nE '#include "(agents/discretise|cipher/|gf2/)' src/training/*

# Exact means integers: no floating-point header or type in gf2 and cipher.
absent 'floating point in the exact column' \
  grep -nE '#include <(cmath|cfloat|cfenv|complex|numbers|random|valarray|Eigen/.*|hwy/.*)>|\b(float|double)\b' -r src/gf2 src/cipher

# Only the programs know how a command line spells a setting.
absent 'a flag below the programs' \
  grep -rnE '^[^/]*"([^"]*[ (])?--[a-z]' src --include='*.h' --include='*.cpp' --exclude-dir=programs

# Words that the paper does not use for its things, and unfinished work.
words='model|models|generator|generators|params|theta|lr|cpa2|TODO|FIXME|XXX'
absent 'a forbidden word' grep -nwiE "$words" -r src experiments tests --include='*.h' --include='*.cpp'

# Catch2 2 and 3 have different headers; one file knows.
others=$(grep -rlE '#include [<"]catch2/' tests --include='*.h' --include='*.cpp' | grep -v '^tests/support/catch.h$' || true)
[ -z "$others" ] || fail "includes Catch2 where support/catch.h is meant: $others"

# One version.
version=$(sed -nE 's/^project\(anc VERSION ([0-9.]+).*/\1/p' CMakeLists.txt)
check "src/programs/flags.h has the version $version of CMakeLists.txt" grep -q "kPackageVersion = \"$version\"" src/programs/flags.h
check "CITATION.cff has the version $version" grep -qE "^version: \"?$version\"?$" CITATION.cff
check "CHANGELOG.md has the version $version" grep -qx "## $version" CHANGELOG.md
for file in codemeta.json .zenodo.json; do
  printf 'file(READ "%s" text)\nstring(JSON version GET "${text}" version)\nmessage("${version}")\n' "$PWD/$file" >"$work/version.cmake"
  check "$file is JSON with the version $version" [ "$(cmake -P "$work/version.cmake" 2>&1)" = "$version" ]
done
finish
