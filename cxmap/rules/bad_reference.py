"""An id, stage or source is named that does not exist, or a cause that comes later than what it caused.

`caused_by`, `follows` and `expected_from` name touchpoints further up the list. `mirror_of`, `goal_met_at` and
`fixes` name any touchpoint, `stage` one of the stages, `ref` one of the sources. A near miss can be mended for you.

Why: something broke "upstream, long before the customer even thought about calling" (Annette Franz, CX Journey). A
cause below its effect would be a story told backwards, and blame could run in circles.

Bad:

```yaml
- {id: find, name: Find the return page, team: web, channel: web, friction: 4}
- {id: ask, name: Ask for a label, team: care, channel: chat, friction: 3, caused_by: [search]}  # CX106
```

```yaml
- {id: ask, name: Ask for a label, team: care, channel: chat, friction: 3, caused_by: [print]}  # CX106
- {id: print, name: Print the label, team: web, channel: web, friction: 4}
```

```yaml
- {id: print, name: Print the label, team: web, channel: web, friction: 4}
- {id: ask, name: Ask for a label, team: care, channel: chat, friction: 3, caused_by: [prnt]}  # CX106
```

Good:

```yaml
- {id: find, name: Find the return page, team: web, channel: web, friction: 4}
- {id: ask, name: Ask for a label, team: care, channel: chat, friction: 3, caused_by: [find]}
```
"""

from __future__ import annotations

from cxmap.findings import Severity, page

BAD_REFERENCE = page(
    "CX106",
    "bad-reference",
    __doc__,
    severity=Severity.ERROR,
    topic="structure",
    fixable=True,
    suppressible=False,
)
