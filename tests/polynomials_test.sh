# The polynomials of src/numerics are those whose errors elementary.sollya bounds, and the bounds are those that stand beside them.
source "$(dirname "$0")/support/end_to_end.sh"

cd "$source_dir/src/numerics" || exit 1
for file in vector-inl.h elementary.sollya; do
  grep -oE '0x1\.[0-9a-f]{6}p[+-][0-9]+' $file | LC_ALL=C sort -u >"$OLDPWD/$file.coefficients"
done
# One constant there is no coefficient: the slope's pi / 2; and one of the sigmoid's, log2(e).
comm -3 "$OLDPWD"/vector-inl.h.coefficients "$OLDPWD"/elementary.sollya.coefficients | tr -d '\t' >"$OLDPWD/others"
check 'the coefficients of vector-inl.h' [ "$(xargs <"$OLDPWD/others")" = '0x1.715476p+0 0x1.921fb6p+0' ]

needs packages-ci.txt 'sollya, for the bounds,' command -v sollya
sollya elementary.sollya >"$OLDPWD/bounds"
check 'seven bounds' [ "$(wc -l <"$OLDPWD/bounds")" -eq 7 ]
while read -r bound; do
  check "a comment says $bound" grep -qF "$bound" vector-inl.h elementary.cpp
done <"$OLDPWD/bounds"
finish
