"""How pages look in a browser, by day, by night and on paper. Everything is said below ``.cxmap``."""

from __future__ import annotations

OF_THE_DOCUMENT = """\
:root { color-scheme: light dark; }
body { margin: 0; background: #fff; }
main.cxmap { padding: 2rem 1.25rem 0; }
footer.cxmap { padding: 3rem 1.25rem 2rem; color: var(--muted); font-size: .8rem; }
@media (prefers-color-scheme: dark) { body { background: #16191d; } }
@media print { body, main.cxmap, footer.cxmap { background: none; padding: 0; } }
"""

OF_THE_PAGES = """\
.cxmap {
  --ground: #fff; --text: #1c2126; --good: #1a7f37; --bad: #c62828; --warn: #8a5a00; --muted: #5f666d; --line: #d5d9dd;
  --experience: #0f7b8a; --self-service: #4b6fd6; --assisted: #a23fa0; --rest: #e3e6e9;
  max-width: 58rem; margin: 0 auto; background: var(--ground); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; text-align: left; overflow-wrap: anywhere;
}
@media (prefers-color-scheme: dark) {
  .cxmap {
    --ground: #16191d; --text: #e4e7ea; --good: #57c274; --bad: #ff7b72; --warn: #e0a93b; --muted: #a3abb3;
    --line: #3a4047; --experience: #3fb6c6; --self-service: #87a3f5; --assisted: #d98ad7; --rest: #343a41;
  }
}
.cxmap * { box-sizing: border-box; }
.cxmap article + article { margin-top: 3rem; padding-top: 2rem; border-top: 1px solid var(--line); }
.cxmap h1, .cxmap h2, .cxmap h3 { margin: 2rem 0 .5rem; font-size: 1.1rem; font-weight: 600; line-height: 1.25; }
.cxmap header h1, .cxmap header h2 { margin: 0; font-size: 1.6rem; }
.cxmap header h2 { font-size: 1.35rem; }
.cxmap h2 small, .cxmap h3 small { font-size: .8em; font-weight: normal; color: var(--muted); }
.cxmap header p { margin: .25rem 0 0; color: var(--muted); font-size: .9rem; }
.cxmap p { margin: .5rem 0; }
.cxmap pre { margin: .75rem 0; padding: .5rem .75rem; border: 1px solid var(--line); white-space: pre-wrap; }
.cxmap .verdict { margin-top: 1.25rem; padding-left: 1rem; border-left: .3rem solid var(--line); }
.cxmap .lead { font-size: 1.2rem; font-weight: 600; }
.cxmap table {
  border-collapse: collapse; margin: 1.25rem 0; font-size: .95rem; font-variant-numeric: tabular-nums; border: 0;
}
.cxmap th, .cxmap td {
  padding: .2rem 1.25rem .2rem 0; border: 0; border-bottom: 1px solid var(--line); vertical-align: top;
  text-align: left; font-weight: normal; background: none; overflow-wrap: break-word;
}
@media (max-width: 50rem) { .cxmap th, .cxmap td { overflow-wrap: anywhere; padding-right: .75rem; } }
.cxmap thead th { color: var(--muted); }
.cxmap .number { text-align: right; white-space: nowrap; }
.cxmap .map { font-size: .875rem; }
.cxmap .map td, .cxmap .map th { padding-right: .75rem; }
.cxmap .map tr.arrival td { border-bottom: 0; padding-top: .6rem; }
.cxmap .score { white-space: nowrap; }
.cxmap .blocks { letter-spacing: 1px; font-size: .75rem; }
.cxmap .rest { color: var(--rest); }
.cxmap .bar { display: flex; width: 14rem; max-width: 30vw; height: 1rem; margin-top: .25rem; background: var(--rest); }
.cxmap .bar i { display: block; height: 100%; }
.cxmap .bar .experience { background: var(--experience); }
.cxmap .bar .self-service { background: var(--self-service); }
.cxmap .bar .assisted { background: var(--assisted); }
.cxmap ul, .cxmap ol { margin: 0; padding: 0; list-style: none; }
.cxmap ol { padding-left: 1.75rem; list-style: decimal; }
.cxmap li { padding: .4rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
.cxmap li > div { padding-left: 1.1rem; }
.cxmap ol > li > div { padding-left: 0; }
.cxmap li > .aside { color: var(--muted); margin-left: .5rem; }
.cxmap code { font-size: .9em; }
.cxmap .strong { font-weight: 600; }
.cxmap .good { color: var(--good); }
.cxmap .bad { color: var(--bad); }
.cxmap .warn { color: var(--warn); }
.cxmap .muted { color: var(--muted); }
.cxmap .total { margin-top: 2rem; font-weight: 600; }
@media print {
  .cxmap {
    --ground: #fff; --text: #000; --good: #1a7f37; --bad: #c62828; --warn: #8a5a00; --muted: #5f666d; --line: #d5d9dd;
    --experience: #0f7b8a; --self-service: #4b6fd6; --assisted: #a23fa0; --rest: #e3e6e9;
    font-size: 11pt; print-color-adjust: exact;
  }
  .cxmap h2, .cxmap h3 { break-after: avoid; }
  .cxmap article + article { break-before: page; border: 0; }
}
"""
