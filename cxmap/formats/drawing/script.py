"""What a page can do where scripts run: sort, look for a journey, show what a touchpoint causes. No library.

Without it everything stands there all the same; what only it can do appears only with it.
"""

from __future__ import annotations

_WRITTEN = """\
(() => {
const D = document, all = (s, e = D) => [...e.querySelectorAll(s)];
const make = (name, on) => Object.assign(D.createElement(name), on);
all('.wide table:not(.bars)').forEach(t => all('thead th', t).forEach(th => {
  const key = row => {
    const s = row.cells[th.cellIndex].textContent.trim();
    if (th.className != 'n') return s;
    const n = s.replace(/,/g, '').match(/-?[\\d.]+/);
    return n ? +n[0] : -1e99;
  };
  const b = make('button', {type: 'button', onclick: () => {
    const down = th.ariaSort != 'descending';
    all('th', th.parentNode).forEach(o => o.ariaSort = null);
    th.ariaSort = down ? 'descending' : 'ascending';
    all('tbody', t)[0].append(...all('tbody tr', t).sort((x, y) => {
      x = key(x); y = key(y);
      return (x > y ? 1 : x < y ? -1 : 0) * (down ? -1 : 1);
    }));
  }});
  b.append(...th.childNodes);
  th.append(b);
}));
const pages = all('article[data-teams]'), box = all('.filters')[0];
if (box) {
  const of = (p, name) => p.dataset[name].split('\\n').filter(Boolean);
  const selects = all('select', box);
  const look = () => {
    let n = 0;
    pages.forEach(p => {
      p.hidden = selects.some(s => s.value && !of(p, s.name).includes(s.value));
      n += !p.hidden;
    });
    all('p', box)[0].textContent = n + ' of ' + pages.length + ' journeys shown';
  };
  selects.forEach(s => {
    new Set(pages.flatMap(p => of(p, s.name)).sort()).forEach(v => s.append(make('option', {value: v, text: v})));
    s.onchange = look;
  });
  box.hidden = false;
  look();
}
const clears = [], at = {};
all('article').forEach(page => {
  const map = all('svg.map', page)[0], facts = all('.facts', page)[0];
  if (!map || !facts || !page.id) return;
  const steps = all('.tp', map);
  let kept;
  const show = (li, fix) => {
    const lit = li ? [li.tp, ...(li.dataset.causes || '').split(' ')] : [];
    steps.forEach(g => g.classList.toggle('lit', lit.includes(g.dataset.touchpoint)));
    map.classList.toggle('on', !!li);
    facts.textContent = li ? (fix && all('.fix', li)[0] || li).textContent
      : 'Point at a touchpoint for its facts; what it causes stays lit. Choose a breakdown for what fixing it removes.';
  };
  map.setAttribute('role', 'group');
  facts.hidden = false;
  steps.forEach(g => {
    const tp = g.dataset.touchpoint, li = D.getElementById(page.id + '--' + tp);
    if (!li) return;
    at[li.id] = li;
    li.tp = tp;
    const keep = () => show(kept = li, true);
    g.tabIndex = 0;
    g.setAttribute('role', 'img');
    g.ariaLabel = li.textContent;
    g.onmouseenter = g.onfocus = () => show(li);
    g.onmouseleave = g.onblur = () => show(kept, true);
    g.onclick = keep;
    g.onkeydown = e => e.key == 'Enter' && keep();
    li.keep = () => { keep(); map.scrollIntoView({block: 'center'}); };
  });
  clears.push(() => show(kept = null));
  show();
});
const go = () => at[decodeURIComponent(location.hash.slice(1))]?.keep();
onhashchange = go;
onkeydown = e => e.key == 'Escape' && clears.forEach(f => f());
onload = () => setTimeout(go);
})();
"""

SCRIPT = "\n".join(line.strip() for line in _WRITTEN.splitlines())
"""As a page has it: without the spaces that only we need."""
