"""How the frame looks, and what it does: the only script that runs, the same for every file."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; display: flex; flex-direction: column; height: 100vh; background: #fff; color: #1b232d; }
body.list { display: block; height: auto; max-width: 58rem; margin: 0 auto; padding: 2rem 1.25rem; }
nav { padding: .4rem 1rem; font-size: .85rem; border-bottom: 1px solid #8886; }
nav a { margin-right: 1rem; }
a { color: #0b5c9e; }
h1 { font-size: 1.6rem; margin: 0 0 1rem; }
ul { list-style: none; margin: 0; padding: 0; }
li { padding: .6rem 0; border-bottom: 1px solid #8886; }
li span { display: block; overflow-wrap: anywhere; }
.file { font-size: .85rem; color: #55606e; }
.broken, .lost { color: #b3310e; font-weight: 600; }
iframe { flex: 1; width: 100%; border: 0; }
iframe:not([src]) { visibility: hidden; }
section { max-height: 45vh; overflow: auto; background: #fdeae3; border-bottom: 3px solid #b3310e; }
section[hidden], body:not(.ended) .lost { display: none; }
section h2 { margin: .5rem 1rem 0; font-size: 1rem; color: #b3310e; }
pre { margin: .5rem 1rem 1rem; font: 13px/1.45 ui-monospace, monospace; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) {
  body { background: #16191d; color: #e8ecf1; }
  a { color: #6cb6f5; }
  .file { color: #a3afbd; }
  section { background: #43201a; border-color: #ff9470; }
  section h2, .broken, .lost { color: #ff9470; }
}
"""

SCRIPT = """
const body = document.body, frame = document.querySelector('iframe'), wrong = document.querySelector('section');
const news = new EventSource(body.dataset.news);
news.onopen = () => body.classList.remove('ended');
news.onerror = () => body.classList.add('ended');
news.onmessage = event => {
  const now = JSON.parse(event.data);
  if (String(now.version) === body.dataset.seen) return;
  body.dataset.seen = now.version;
  if (!frame || now.gone || !frame.hasAttribute('src')) return location.reload();
  wrong.hidden = !now.findings;
  wrong.querySelector('pre').textContent = now.findings;
  document.title = (now.findings ? '\\u2717 ' : '') + now.title;
  if (now.page !== frame.dataset.page) {
    frame.dataset.page = now.page;
    frame.contentWindow.location.reload();
  }
};
"""
