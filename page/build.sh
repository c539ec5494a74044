# The folder of the page, from the top of the tree: bash page/build.sh PAGE OUT 'TABLE...' 'FIGURE...' 'ABSENT...'
# PAGE has trials.js already. Tables and figures are those of OUT; ABSENT names what has not been computed. The claims are what `make claims` found,
# in OUT, else what is documented.
set -eu -o pipefail
export LC_ALL=C.UTF-8
page=$1 out=$2 tables=$3 figures=$4 absent=$5
libraries=/usr/share/javascript

escaped() { sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g'; }
judged() { sed -E 's,\bPASS\b,<span class="pass">PASS</span>,g; s,\bFAIL\b,<span class="fail">FAIL</span>,g'; }

claims() {
  local found=$out/claims/claims.tsv
  if [ -e "$found" ]; then
    echo '<p>What <code>make claims</code> found, beside what is documented in <code>claims.tsv</code>.</p>'
  else
    echo '<p>What is documented in <code>claims.tsv</code>; <code>make claims</code> looks for it, and <code>make page</code> then shows what was found.</p>'
    found=/dev/null
  fi
  echo '<table class="list"><thead><tr><th scope="col">Claim</th><th scope="col">Looked at</th><th scope="col">Documented</th><th scope="col">Found</th></tr></thead><tbody>'
  awk -F '\t' 'BEGIN { OFS = "\t" } /^#/ { next }
    FILENAME != "claims.tsv" { found[$1, $2, $3] = $4; trials[$1, $2, $3] = $5; next }
    { key = $1 SUBSEP $2 SUBSEP $3
      said = !(key in found) ? "" : found[key] != $4 ? found[key] : trials[key] != $5 ? "other trials than documented" : "as documented"
      print ($1 != last ? "C" $1 ". " $6 : ""), $3, $4, said; last = $1 }' "$found" claims.tsv | escaped |
    awk -F '\t' '{ print "<tr><td>" $1 "</td><td data-label=\"Looked at\">" $2 "</td><td data-label=\"Documented\">" $3 "</td><td data-label=\"Found\">" $4 "</td></tr>" }' | judged
  echo '</tbody></table>'
}

# What a table that repeats one of the paper's has of its own.
of_ours() {
  case $1 in
    table2_conv) echo ', against the Eve of reference [14]' ;;
    exclusive3) echo ', with one term added to the loss' ;;
    campaign_exclusive3) echo ', with one term added to the loss, on fresh trials' ;;
    sizes_cpa_anc) echo ', on fresh trials, and beyond the sizes of the paper' ;;
    sizes_exclusive) echo ', with one term added to the loss, on fresh trials, and beyond the sizes of the paper' ;;
    campaign*) echo ', on fresh trials' ;;
  esac
}

tables() {
  local table
  for table in $tables; do
    printf '<h3 id="%s">%s%s</h3>\n' "$table" "$(head -n 1 "$out/tables/$table.txt" | escaped)" "$(of_ours "$table")"
    printf '<pre tabindex="0" role="region" aria-labelledby="%s">%s</pre>\n' "$table" "$(tail -n +2 "$out/tables/$table.txt" | escaped | judged)"
  done
  [ -z "$absent" ] || printf '<p>Not computed, so not shown: %s. <code>make all</code> computes what the paper has.</p>\n' "$absent"
}

figures() {
  local figure
  echo '<div class="figures">'
  for figure in $figures; do
    cp "$out/figures/$figure.svg" "$page/"
    printf '<figure id="%s"><img src="%s.svg" alt="" loading="lazy"><figcaption>%s</figcaption></figure>\n' "$figure" "$figure" "$(caption "$figure")"
  done
  echo '</div>'
}

caption() {
  case $1 in
    figure4) echo 'Figure 4 of the paper: ANC, the average decryption error per bit of Bob and of Eve.' ;;
    figure6) echo 'Figure 6 of the paper: CPA-ANC, Bob’s average decryption error per bit, and how often Eve says rightly which message it was.' ;;
    forces) echo 'What Bob, Eve and the noise pull on each ciphertext bit of one trial; bottom left: solid as set, dashed against the free Eve.' ;;
    weights) echo 'The weights W of two trials before rounding.' ;;
    sizes) echo 'CPA-ANC against the size of the key: how often it succeeds, and how long it takes; 95 % Wilson intervals.' ;;
    shortkey) echo 'Keys shorter than their messages: what the ciphertext tells about the message.' ;;
    peers) echo 'The time of a round of CPA-ANC, here and in PyTorch, on one core.' ;;
    calibration_*) echo "The scan of the open choices at ${1##*_} bits, one at a time, with 95 % Wilson intervals." ;;
    joint_anc_*) echo "The joint scan of ANC at ${1##*_} bits; grey: not run." ;;
    joint_*) echo "The joint scan of CPA-ANC at ${1##*_} bits; grey: not run." ;;
    related_tree_parity) echo 'Tree parity machines of reference [6]: success of each attack and of its control.' ;;
  esac
}

for library in jquery/jquery.min.js jquery-datatables/jquery.dataTables.min.js; do
  [ -e "$libraries/$library" ] || { echo "page/build.sh: $libraries/$library is missing: install the packages of packages-page.txt" >&2; exit 2; }
  cp "$libraries/$library" "$page/"
done
cp page/page.css page/page.js "$page/"
while IFS= read -r line; do
  case $line in
    '<!-- claims -->') claims ;;
    '<!-- tables -->') tables ;;
    '<!-- figures -->') figures ;;
    *) printf '%s\n' "$line" ;;
  esac
done <page/index.html >"$page/index.html.tmp"
mv "$page/index.html.tmp" "$page/index.html"
