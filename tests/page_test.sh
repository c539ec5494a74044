# The page, in a browser: five thousand trials, no message on the console, and every sort, filter and address gives the rows that the records do.
source "$(dirname "$0")/support/end_to_end.sh"

for needed in /usr/bin/chromium /usr/share/javascript/jquery-datatables/jquery.dataTables.min.js; do
  needs 'packages-ci.txt and packages-page.txt' "$needed" [ -e "$needed" ]
done

# The records: published ones, and the same again and again under other numbers.
link_tree
cd tree || exit 1
files=(published/no_adversary_8.jsonl published/anc_8.jsonl published/cpa_anc_8.jsonl published/exclusive_4.jsonl published/cpa_anc_16.jsonl)
for ((i = 0; i < 250; ++i)); do
  awk -v first=$((1000 + i * 20)) '{ sub(/"trial":[0-9]+/, "\"trial\":" first + NR - 1); print }' published/anc_16.jsonl
done >many.jsonl
files+=(many.jsonl)
mkdir -p out/tables out/figures page.out
status 0 "$bin/tabulate" --page page.out/trials.js "${files[@]}"
check 'five thousand trials' [ "$(grep -o '^[0-9]*' stdout.txt)" -ge 5000 ]

# A folder that holds what it needs, with what was found beside what is documented.
"$bin/tabulate" --table 3 published/cpa_anc_{8,16}.jsonl >out/tables/table3.txt
cp figures/example_figure6.svg out/figures/figure6.svg
status 0 bash page/build.sh page.out out table3 figure6 'table1 forces'
check 'without make claims, what is documented' grep -q '<td data-label="Documented">the same bits</td><td data-label="Found"></td>' page.out/index.html
mkdir out/claims && awk -F '\t' 'BEGIN { OFS = "\t" } $3 == "anc_4.jsonl" { $4 = "communicates 1/20 <FAIL>" } { print }' claims.tsv >out/claims/claims.tsv
status 0 bash page/build.sh page.out out table3 figure6 'table1 forces'
check 'a claim as documented' grep -q '<td data-label="Documented">the same bits</td><td data-label="Found">as documented</td>' page.out/index.html
check 'another is shown, its verdict marked, its text quoted' \
  grep -qF '<td data-label="Found">communicates 1/20 &lt;<span class="fail">FAIL</span>&gt;</td>' page.out/index.html
check 'every check of a claim' [ "$(grep -c 'data-label="Documented"' page.out/index.html)" -eq "$(grep -vc '^#' claims.tsv)" ]
check 'a table' [ "$(sed -n '/<pre /,/<\/pre>/p' page.out/index.html | sed 's/<[^>]*>//g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g')" = "$(tail -n +2 out/tables/table3.txt)" ]
check 'what is absent' grep -q 'not shown: table1 forces\.' page.out/index.html
for name in $(grep -oE '(src|href)="[^"#:]+"' page.out/index.html | cut -d '"' -f 2); do
  check "$name is in the folder" [ -s "page.out/$name" ]
done
check 'nothing comes from a network' [ -z "$(grep -lE '(src|href)="(https?:)?//|url\(' page.out/index.html page.out/page.css page.out/page.js)" ]

# browse ADDRESS: what the probe writes, with the page at this address, is in probe.txt; what the browser says in console.txt.
browse() {
  timeout 300 chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --enable-logging=stderr --virtual-time-budget=60000 \
    --dump-dom "file://$PWD/page.out/index.html$1" >dom.html 2>log.txt
  check "the browser ends: $1" [ $? -eq 0 ]
  grep CONSOLE log.txt >console.txt
  sed -n '/<pre id="probe">/,/<\/pre>/p' dom.html | sed 's/^.*<pre id="probe">//; s/<\/pre>.*//' >probe.txt
}
cp page.out/index.html sound.html
with_probe() { sed 's,</head>,<script defer src="probe.js"></script></head>,' sound.html >page.out/index.html; }
with_probe

cat >page.out/probe.js <<'SCRIPT'
(async () => {
  const lines = [];
  const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
  const rows = () => [...document.querySelectorAll('#records tbody tr')].filter((row) => row.cells.length > 1);
  const say = (what) => lines.push(`${what}: ${rows().map((row) => row.cells[0].textContent).join(' ')}`);
  const count = (what) => lines.push(`${what}: ${document.querySelector('.dataTables_info').textContent}`);
  const choose = async (id, value) => {
    document.getElementById(id).value = value;
    document.getElementById(id).dispatchEvent(new Event('change', { bubbles: true }));
    await pause();
  };
  const reset = async () => { document.getElementById('all').click(); await pause(); };
  const head = (title) => [...document.querySelectorAll('#records th')].find((cell) => cell.textContent === title);
  const cited = async (address) => {
    location.hash = address;
    await pause();
    const details = document.querySelector('.details');
    return details ? `${document.querySelector('.cited a').textContent} ${details.querySelector('code').textContent}` : 'none';
  };

  say('as filed');
  lines.push(`pictures: ${document.querySelectorAll('#records svg').length}`);
  for (const order of ['ascending', 'descending']) {
    head('Rounds').focus();
    $(document.activeElement).trigger($.Event('keypress', { which: 13 }));  // as a keyboard does
    await pause();
    say(order);
  }
  head('Leaked bits').click();
  await pause();
  head('Leaked bits').click();
  await pause();
  say('most leaked');
  await choose('game', 'cpa_anc');
  await choose('bits', '8');
  await choose('verdict', 'perfectly secret');
  count('filtered');
  lines.push(`verdicts: ${[...new Set(rows().map((row) => row.cells[1].textContent.slice(2)))].join(', ')}`);
  await reset();
  await choose('settings', 'others');
  count('others');
  await reset();
  await choose('file', 'published/anc_8.jsonl');
  count('file');
  await reset();
  const search = document.querySelector('input[type=search]');
  search.value = 'does not communicate';
  search.dispatchEvent(new Event('input', { bubbles: true }));
  await pause();
  count('search');
  lines.push(`address: ${await cited('cpa_anc/16/2018/7')}`);
  const paths = (kind) => document.querySelector(`.details svg .${kind}`)?.getAttribute('d').split('M').length - 1;
  lines.push(`weights: ${paths('positive')} ${paths('negative') / 2}`);
  lines.push(`last: ${await cited('anc/16/2018/5999')}`);
  lines.push(`opened: ${document.querySelectorAll('.details').length}`);
  lines.push(`settings: ${await cited(document.body.dataset.digest)}`);
  lines.push(`file of it: ${[...document.querySelectorAll('.details dd')].some((text) => text.textContent === 'published/exclusive_4.jsonl')}`);
  await cited('cpa_anc/16/2018/99');
  lines.push(`unknown: ${document.getElementById('said').textContent}`);
  const probe = document.createElement('pre');
  probe.id = 'probe';
  probe.textContent = lines.join('\n') + '\n';
  document.body.append(probe);
})();
SCRIPT
digest=$("$bin/tabulate" --table 3 published/exclusive_4.jsonl | grep -oE '@[0-9a-f]{6}')
sed -i "s,<body>,<body data-digest=\"cpa_anc/4/2018/3$digest\">," page.out/index.html
browse ''
check "the console is silent: $(head -n 3 console.txt)" [ ! -s console.txt ]

# The same of the records themselves: citation, rounds, leaked bits, experiment, key bits, three outcomes, file.
for file in "${files[@]}"; do
  sed -nE "s|^\{\"experiment\":\"([a-z_]+)\",\"key_bits\":([0-9]+),\"seed\":([0-9]+),\"trial\":([0-9]+),.*\"rounds\":([0-9]+),.*\"communicates\":([a-z]+),.*\"one_time_pad\":([a-z]+),\"perfectly_secret\":([a-z]+),\"leaked_bits\":([0-9]+),.*|\1/\2/\3/\4\t\5\t\9\t\1\t\2\t\6\t\7\t\8\t$file|p" "$file" |
    if [ "$file" = published/exclusive_4.jsonl ]; then sed "s/\t/$digest\t/"; else cat; fi
done >all.tsv
check 'all records are read here' [ "$(wc -l <all.tsv)" -eq "$(cat "${files[@]}" | wc -l)" ]
first() { head -n 25 | cut -f 1 | tr '\n' ' ' | sed 's/ $//'; }
grouped() { sed -E 's/([0-9])([0-9]{3})$/\1,\2/'; }
all=$(wc -l <all.tsv | grouped)
says() { check "$1: expected $2, found $(grep "^$1: " probe.txt)" grep -qxF "$1: $2" probe.txt; }
counted() {
  local found
  found=$(awk -F '\t' "$2" all.tsv | wc -l | grouped)
  check "$1: expected $found, found $(grep "^$1: " probe.txt)" grep -qE "^$1: 1 to [0-9]+ of $found trials \($all in all\)$" probe.txt
}
says 'as filed' "$(first <all.tsv)"
says pictures 25
says ascending "$(sort -s -t $'\t' -k 2,2n all.tsv | first)"
says descending "$(sort -s -t $'\t' -k 2,2nr all.tsv | first)"
says 'most leaked' "$(sort -s -t $'\t' -k 3,3nr all.tsv | first)"
counted filtered '$4 == "cpa_anc" && $5 == 8 && $7 == "false" && $8 == "true"'
says verdicts 'perfectly secret (mixed key)'
counted others '$9 == "published/exclusive_4.jsonl"'
counted file '$9 == "published/anc_8.jsonl"'
counted search '$6 == "false"'
says address 'cpa_anc/16/2018/7 build/bin/replay cpa_anc/16/2018/7'
odd() { sed -n 8p published/cpa_anc_16.jsonl | sed 's/.*"rounded_weights":\([^a-z]*\).*/\1/' | grep -oE -e '-?[0-9]*[13579]\b' | grep -c "$@"; }
says weights "$(odd -v -e -) $(odd -e -)"
says last 'anc/16/2018/5999 build/bin/replay anc/16/2018/5999'
says opened 1
says settings "cpa_anc/4/2018/3$digest build/bin/replay cpa_anc/4/2018/3$digest"
says 'file of it' true
says unknown 'No trial here is cited as cpa_anc/16/2018/99.'

# The address that the page is opened at; and what a console would say is seen here.
with_probe
cat >page.out/probe.js <<'SCRIPT'
setTimeout(() => {
  document.body.insertAdjacentHTML('beforeend', `<pre id="probe">cited: ${document.querySelector('.cited a').textContent}\n</pre>`);
  throw new Error('this must be seen');
}, 1000);
SCRIPT
browse '#cpa_anc/8/2018/3'
says cited cpa_anc/8/2018/3
check 'an error is seen' grep -q 'this must be seen' console.txt
finish
