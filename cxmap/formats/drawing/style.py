"""How pages look in a browser, by day, by night and on paper. Everything is said below ``.cxmap``.

The colours are those of the pictures, and what a picture says of its own colours at night is said here for all of them.
"""

from __future__ import annotations

from cxmap.formats.drawing.svg import COLOURS
from cxmap.picture.marks import Role

_ROLES: dict[str, Role] = {
    "ground": "ground", "band": "band", "text": "ink", "muted": "muted", "line": "rule", "good": "goal",
    "bad": "broken", "experience": "ink", "self-service": "muted", "assisted": "service",
}  # fmt: skip
"""What each colour of a page is in a picture."""
_WARN = ("#8a5a00", "#e0a93b")


def _colours(at_night: bool) -> str:
    shared = {name: COLOURS[role] for name, role in _ROLES.items()}
    return " ".join(f"--{name}: {by[at_night]};" for name, by in {**shared, "warn": _WARN}.items())


def _painted() -> str:
    """The colours of pictures at night; by day they stand in the pictures themselves."""
    rules = ((letter, name, role) for letter, name in (("f", "fill"), ("s", "stroke")) for role in COLOURS)
    return "\n".join(f"  .cxmap .{letter}-{role} {{ {name}: {COLOURS[role][1]}; }}" for letter, name, role in rules)


OF_THE_DOCUMENT = f"""\
:root {{ color-scheme: light dark; }}
body {{ margin: 0; background: {COLOURS["ground"][0]}; }}
main.cxmap {{ padding: 1.5rem 1.25rem 0; }}
footer.cxmap {{ padding: 3rem 1.25rem 2rem; color: var(--muted); font-size: .8rem; }}
@media (prefers-color-scheme: dark) {{ body {{ background: {COLOURS["ground"][1]}; }} }}
@media print {{ body, main.cxmap, footer.cxmap {{ background: none; padding: 0; }} }}
@page {{ size: A4 landscape; margin: 10mm; }}
"""

OF_THE_PAGES = f"""\
.cxmap {{
  {_colours(False)}
  max-width: 88rem; margin: 0 auto; background: var(--ground); color: var(--text);
  font: 16px/1.5 Arial, "Liberation Sans", "Helvetica Neue", Helvetica, sans-serif; text-align: left;
  overflow-wrap: anywhere;
}}
@media (prefers-color-scheme: dark) {{
  .cxmap {{
    {_colours(True)}
  }}
{_painted()}
}}
.cxmap * {{ box-sizing: border-box; }}
.cxmap [hidden] {{ display: none; }}
.cxmap article + article {{ margin-top: 3rem; padding-top: 2rem; border-top: 1px solid var(--line); }}
.cxmap h1, .cxmap h2, .cxmap h3 {{ margin: 2rem 0 .5rem; font-size: 1.25rem; font-weight: 700; line-height: 1.25; }}
.cxmap h3 {{ font-size: 1.1rem; }}
.cxmap header h1, .cxmap header h2 {{ margin: 0; font-size: 1.7rem; }}
.cxmap header h2 {{ font-size: 1.45rem; }}
.cxmap h2 small, .cxmap h3 small {{ font-size: .8em; font-weight: normal; color: var(--muted); }}
.cxmap header p {{ margin: .25rem 0 0; color: var(--muted); font-size: .9rem; }}
.cxmap p {{ margin: .5rem 0; max-width: 62rem; }}
.cxmap pre {{ margin: .75rem 0; padding: .5rem .75rem; border: 1px solid var(--line); white-space: pre-wrap; }}
.cxmap .verdict {{ margin-top: 1rem; }}
.cxmap .lead {{ font-size: 1.25rem; font-weight: 700; line-height: 1.3; }}
.cxmap a {{ color: var(--assisted); }}
.cxmap .muted a, .cxmap .bad a {{ color: inherit; }}
.cxmap .wide {{ position: relative; overflow-x: auto; margin: 1rem 0; }}
.cxmap .wide table {{ margin: 0; }}
.cxmap .wide td:not(.n) {{ min-width: 6rem; }}
.cxmap table {{
  border-collapse: collapse; margin: 1rem 0; font-size: .95rem; font-variant-numeric: tabular-nums; border: 0;
}}
.cxmap caption {{
  max-width: calc(100vw - 2.5rem); text-align: left; font-weight: 700; font-size: .9rem; padding: .25rem 0;
}}
.cxmap th, .cxmap td {{
  padding: .35rem 1.25rem .35rem 0; border: 0; border-bottom: 1px solid var(--line); vertical-align: top;
  text-align: left; font-weight: normal; background: none;
}}
.cxmap .wide th, .cxmap .wide td {{ overflow-wrap: break-word; }}
.cxmap thead th {{ vertical-align: bottom; border-bottom: 2px solid var(--text); font-weight: 700; }}
.cxmap tbody th {{ min-width: 7rem; }}
.cxmap tfoot th, .cxmap tfoot td {{ font-weight: 700; border-bottom: 0; }}
.cxmap .n {{ text-align: right; padding-right: .5rem; padding-left: .75rem; }}
.cxmap td.n {{ white-space: nowrap; }}
.cxmap th button {{
  all: unset; cursor: pointer; text-decoration: underline dotted; text-underline-offset: .2em;
}}
.cxmap th button:focus-visible {{ outline: 2px solid var(--assisted); }}
.cxmap [aria-sort=descending] button::after {{ content: " ↓"; }}
.cxmap [aria-sort=ascending] button::after {{ content: " ↑"; }}
.cxmap .bar {{ vertical-align: -.05em; }}
.cxmap svg.map {{ display: block; width: 100%; height: auto; min-width: 52rem; }}
.cxmap .curve {{ vertical-align: middle; }}
.cxmap .signs {{ position: absolute; }}
.cxmap .unseen {{
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}}
.cxmap .on .tp:not(.lit) {{ opacity: .2; }}
.cxmap .tp:focus {{ outline: 2px solid var(--assisted); }}
.cxmap .breakdown {{ cursor: pointer; }}
.cxmap .facts {{
  margin: 1rem 0; padding: .75rem 1rem; max-width: none; min-height: 4.5rem; background: var(--band);
  border-left: .25rem solid var(--assisted);
}}
.cxmap .filters {{ margin: 2rem 0 0; padding: .75rem 1rem; background: var(--band); }}
.cxmap .filters label {{ margin-right: 1.25rem; }}
.cxmap select {{ font: inherit; max-width: 14rem; }}
.cxmap ul, .cxmap ol {{ margin: 0; padding: 0; list-style: none; max-width: 62rem; }}
.cxmap ol {{ padding-left: 1.75rem; list-style: decimal; }}
.cxmap li {{ padding: .4rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; }}
.cxmap li > div {{ padding-left: 1.1rem; }}
.cxmap ol > li > div {{ padding-left: 0; }}
.cxmap li > .aside {{ color: var(--muted); margin-left: .5rem; }}
.cxmap .backstage {{ list-style: none; }}
.cxmap li.broken::marker {{ color: var(--bad); font-weight: 700; }}
.cxmap li.broken b, .cxmap .fix {{ color: var(--bad); }}
.cxmap li:target {{ background: var(--band); }}
.cxmap code {{ font-size: .9em; }}
.cxmap .strong {{ font-weight: 700; }}
.cxmap .good {{ color: var(--good); }}
.cxmap .bad {{ color: var(--bad); }}
.cxmap .verdict .bad {{ font-weight: 700; }}
.cxmap .warn {{ color: var(--warn); }}
.cxmap .muted {{ color: var(--muted); }}
.cxmap .total {{ margin-top: 2rem; font-weight: 700; }}
@media (max-width: 50rem) {{
  .cxmap th, .cxmap td {{ padding-right: .75rem; }}
  .cxmap .bars .bar {{ max-width: 6rem; }}
  .cxmap .bars td:last-child, .cxmap .bars thead td:last-child {{ display: none; }}
}}
@media print {{
  .cxmap {{
    {_colours(False)}
    font-size: 11pt; max-width: none; print-color-adjust: exact;
  }}
  .cxmap .filters, .cxmap .facts {{ display: none; }}
  .cxmap th button {{ text-decoration: none; }}
  .cxmap svg.map {{ min-width: 0; max-height: 186mm; break-inside: avoid; }}
  .cxmap tr {{ break-inside: avoid; }}
  .cxmap h2, .cxmap h3 {{ break-after: avoid; }}
  .cxmap article + article {{ break-before: page; border: 0; }}
}}
@media print and (min-width: 55rem) {{ .cxmap .wide {{ overflow: visible; }} }}
"""
