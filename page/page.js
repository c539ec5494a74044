// The table of all trials. What is known of a trial is in trials.js, as tabulate --page wrote it; nothing is decided here.
'use strict';
(() => {
  const element = (id) => document.getElementById(id);
  const escaped = (text) => $.fn.dataTable.render.text().display(String(text));
  const command = (trial) => `build/bin/replay ${trial.citation}`;
  const replayOf = (trial) => `<code>${escaped(command(trial))}</code> <button type="button" class="copy">copy</button>`;

  // The cells of one kind as a path of squares; a negative weight is a frame, so that it differs without colours.
  const square = (x, y, hollow) => `M${x + 0.06} ${y + 0.06}h.88v.88h-.88z` + (hollow ? `M${x + 0.32} ${y + 0.32}v.36h.36v-.36z` : '');
  const small = (x, y) => `M${x + 0.35} ${y + 0.35}h.3v.3h-.3z`;

  // W transposed: n lines of n + m cells, p0 .. p(n-1), k0 .. k(m-1).
  function picture(weights, unit, label) {
    const bits = weights[0].length;
    const path = { positive: '', negative: '', even: '' };
    weights.forEach((row, i) => row.forEach((weight, j) => {
      if (weight === 0) return;
      if (weight % 2 === 0) path.even += small(i, j);
      else if (weight > 0) path.positive += square(i, j, false);
      else path.negative += square(i, j, true);
    }));
    const paths = Object.entries(path).map(([kind, d]) => d && `<path class="${kind}" d="${d}"/>`).join('');
    const rule = weights.length > bits ? `<path class="rule" d="M${bits} 0v${bits}"/>` : '';
    return `<svg class="weights" role="img" aria-label="${label}" viewBox="0 0 ${weights.length} ${bits}" ` +
      `width="${weights.length * unit}" height="${bits * unit}">${rule}${paths}</svg>`;
  }
  const unitOf = (bits, pixels) => Math.max(1, Math.floor(pixels / (2 * bits)));
  const pictureOf = (trial, pixels) =>
    picture(trial.record.rounded_weights, Math.min(unitOf(trial.record.cipher.length, pixels), 12), `W of ${escaped(trial.citation)}`);

  const marks = [['one-time pad', '●'], ['perfectly secret', '◐'], ['leaks', '○'], ['does not', '✕']];
  const marked = (verdict) => `<span class="mark" aria-hidden="true">${marks.find(([beginning]) => verdict.startsWith(beginning))[1]}</span> ${escaped(verdict)}`;
  const error = (value) => (value === null ? 'not a number' : value.toFixed(4));

  // A column whose text on the screen is not what it is sorted and searched by.
  const shown = (value, show) => (trial, type) => (type === 'display' ? show(trial) : value(trial));
  const columns = [
    { title: 'Citation', data: shown((t) => t.citation, (t) => `<a href="#${encodeURI(t.citation)}">${escaped(t.citation)}</a>`) },
    { title: 'Verdict', data: shown((t) => t.verdict, (t) => marked(t.verdict)) },
    { title: 'Leaked bits', data: (t) => t.record.leaked_bits, className: 'number', searchable: false },
    { title: 'Rounds', data: shown((t) => t.record.rounds, (t) => t.record.rounds + (t.record.converged ? '' : '*')), className: 'number', searchable: false },
    { title: 'Bob’s error', data: shown((t) => t.record.bob_error ?? Infinity, (t) => error(t.record.bob_error)), className: 'number', searchable: false },
    { title: 'Eve’s error', data: shown((t) => t.record.eve_error ?? Infinity, (t) => (t.record.experiment === 'no_adversary' ? 'no Eve' : error(t.record.eve_error))), className: 'number', searchable: false },
    { title: 'Cipher', data: shown((t) => t.record.cipher.join(' '), (t) => `<span class="cipher">${escaped(t.record.cipher.join(', '))}</span>`), orderable: false },
    { title: 'W', data: shown(() => '', (t) => pictureOf(t, 112)), orderable: false, searchable: false },
    { title: 'Replay', data: shown(() => '', replayOf), orderable: false, searchable: false, className: 'replay' },
    { title: 'File', data: (t) => t.file, visible: false },
    { title: 'Settings', data: (t) => t.settings, visible: false },
  ];

  const chosen = {
    game: (t) => t.record.experiment,
    bits: (t) => String(t.record.key_bits),
    file: (t) => t.file,
  };
  for (const [id, value] of Object.entries(chosen)) {
    for (const option of [...new Set(trials.map(value))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))) {
      element(id).add(new Option(option));
    }
  }
  const agrees = {
    ...Object.fromEntries(Object.entries(chosen).map(([id, value]) => [id, (t, wanted) => value(t) === wanted])),
    verdict: (t, wanted) => t.verdict.startsWith(wanted),
    settings: (t, wanted) => (t.settings === '') === (wanted === 'defaults'),
  };
  $.fn.dataTable.ext.search.push((settings, texts, index) =>
    Object.entries(agrees).every(([id, agree]) => element(id).value === '' || agree(trials[index], element(id).value)));

  const table = $('#records').DataTable({
    data: trials,
    columns,
    order: [],
    deferRender: true,
    autoWidth: false,
    pageLength: 25,
    lengthMenu: [10, 25, 100, 500],
    dom: 'f<"scrolled"t>lip',
    createdRow: (row) => [...row.cells].forEach((cell, i) => cell.setAttribute('data-label', columns[i].title)),
    language: { search: 'Search', info: '_START_ to _END_ of _TOTAL_ trials', infoFiltered: '(_MAX_ in all)', infoEmpty: 'no trial', lengthMenu: '_MENU_ a page', zeroRecords: 'No trial is like this.' },
  });

  function details(trial) {
    const { record } = trial;
    const lines = {
      'Cipher': record.cipher.map((sum, j) => `c${j} = ${sum}`).join('\n'),
      'File': trial.file,
      'Settings': trial.settings || 'defaults',
      'Ended': record.converged ? 'converged' : 'at the cap, without convergence',
      'Numerics, hash of the weights': `${record.numerics}, ${record.weights_hash}`,
      'All settings': Object.entries(record.settings).map(([name, value]) => `${name}=${value}`).join(' '),
    };
    return `<div class="details">${pictureOf(trial, 400)}<dl><dt>Replay</dt><dd>${replayOf(trial)}</dd>` +
      Object.entries(lines).map(([name, text]) => `<dt>${name}</dt><dd>${escaped(text)}</dd>`).join('') + '</dl></div>';
  }

  function showAll() {
    element('filters').reset();
    table.search('').draw();
  }

  let opened = null;
  function show(index) {
    if (opened !== null) {
      table.row(opened).child.hide();
      table.row(opened).node().classList.remove('cited');
    }
    opened = index;
    if (!table.rows({ search: 'applied' }).indexes().toArray().includes(index)) {
      showAll();
    }
    const place = table.rows({ search: 'applied', order: 'applied' }).indexes().toArray().indexOf(index);
    table.page(Math.floor(place / table.page.len())).draw('page');
    const row = table.row(index);
    row.child(details(trials[index]), 'opened').show();
    row.node().classList.add('cited');
    row.node().scrollIntoView({ block: 'center' });
    row.node().querySelector('a').focus({ preventScroll: true });
  }

  // An address that is no part of the page cites a trial.
  function follow() {
    let cited = location.hash.slice(1);
    try {
      cited = decodeURI(cited);
    } catch {
      // no citation has a per cent sign: it is shown as it stands
    }
    element('said').textContent = '';
    if (cited === '' || element(cited)) return;
    const index = trials.findIndex((trial) => trial.citation === cited);
    if (index < 0) element('said').textContent = `No trial here is cited as ${cited}.`;
    else show(index);
    if (index < 0) element('trials').scrollIntoView();
  }
  window.addEventListener('hashchange', follow);
  // The address stays the same where a cited trial is asked for again.
  $('#records').on('click', 'a', function again() { if (this.hash === location.hash) follow(); });

  async function copy(button) {
    const text = button.previousElementSibling;
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = 'copied';
    } catch {
      getSelection().selectAllChildren(text);
      button.textContent = 'selected';
    }
    setTimeout(() => { button.textContent = 'copy'; }, 2000);
  }
  $('#records').on('click', '.copy', function clicked() { copy(this); });

  element('filters').addEventListener('change', () => table.draw());
  element('filters').addEventListener('submit', (event) => event.preventDefault());
  element('all').addEventListener('click', showAll);

  for (const sample of document.querySelectorAll('.sample')) {
    sample.innerHTML = picture([[Number(sample.dataset.weight)]], 12, '');
  }
  follow();
})();
