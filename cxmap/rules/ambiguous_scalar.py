"""A word or number without quotes means one thing to this program and another to older YAML readers.

`no` is the text "no" here and "false" elsewhere; `12:30` is a time here and 750 elsewhere; a number that starts with
0 loses its first digit. Quotes make it the same everywhere. A date is the same text either way and is not reported.

Why: other tools read the same files, and most of them still follow YAML 1.1. A country code, an order number or an
opening time that changes on the way is hard to find later.

Bad:

```yaml
- id: find
  name: Find the return page
  team: web
  channel: web
  friction: 2
  doing: yes  # CX003
```

Good:

```yaml
- id: find
  name: Find the return page
  team: web
  channel: web
  friction: 2
  doing: "yes"
```
"""

from __future__ import annotations

from cxmap.findings import Severity, page

AMBIGUOUS_SCALAR = page("CX003", "ambiguous-scalar", __doc__, severity=Severity.WARNING, topic="reading", fixable=True)
