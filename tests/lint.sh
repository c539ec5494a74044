# lint.sh BUILD_DIR JOBS: every file has a licence (.reuse/dep5), the form of all C++ (.clang-format), and what clang-tidy finds in src and
# experiments (.clang-tidy).
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1
jobs=$2

licences=$(reuse lint) || { echo "$licences"; exit 1; }
echo 'lint.sh: every file has a licence'

git ls-files -z '*.cpp' '*.h' | xargs -0 clang-format-14 --dry-run --Werror
echo "lint.sh: $(git ls-files '*.cpp' '*.h' | wc -l) files are formatted"

# Largest first, so that none is left to one core at the end; each compiler's count of warnings in system headers says nothing.
find src experiments -name '*.cpp' -size +0 -printf '%s\t%p\n' | sort -rn | cut -f 2 | tr '\n' '\0' |
  xargs -0 -n 1 -P "$jobs" clang-tidy-14 --quiet -p "$build" 2> >(grep -v 'warnings\? generated\.$' >&2)
echo "lint.sh: clang-tidy finds nothing"
