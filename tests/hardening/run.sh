# run.sh BUILD_DIR JOBS CUT: what is too long for `make test`. One seed gives one set of bytes whatever computes it, nothing is lost
# to kill -9, and no sanitizer objects. Ends with one table, BUILD_DIR/hardening/table.txt and .tex (a page of the report), and
# with status 0 when every row is PASS. CUT=1 is a part of it, of five minutes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1/hardening"
out=$(cd "$1/hardening" && pwd) jobs=$2 cut=$3
export out jobs cut
: >"$out/rows.tsv"

# part SCRIPT [ARGUMENT]...: a part that does not come to its end is a row, too.
part() {
  echo "hardening: $1"
  bash "$here/$1.sh" "${@:2}" || printf 'FAIL\t%s\tdid not end\t0\t1\n' "$1" >>"$out/rows.tsv"
}
part builds
part matrix
part kills "$([ "$cut" = 1 ] && echo 20 || echo 200)"
[ "$cut" = 1 ] || part sanitizers

bash "$here/table.sh" "$out/rows.tsv" "$cut" text >"$out/table.txt"
bash "$here/table.sh" "$out/rows.tsv" "$cut" latex >"$out/table.tex"
cat "$out/table.txt"
! grep -q '^FAIL' "$out/rows.tsv"
