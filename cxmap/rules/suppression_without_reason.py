"""A comment silences a finding and does not say why.

It is off by default, for teams that want a reason each time. The reason is whatever follows the brackets.

Why: half a year later somebody has to decide whether the finding may come back, and the person who knew has moved on.

Bad:

```yaml
- {id: find, name: Find the return page, channel: web, friction: 2}  # cxmap: ignore[CX201] # CX911
```

Good:

```yaml
- {id: find, name: Find the return page, channel: web, friction: 2}  # cxmap: ignore[CX201] a new team takes over in May
```
"""

from __future__ import annotations

from cxmap.findings import Severity, page

SUPPRESSION_WITHOUT_REASON = page(
    "CX911",
    "suppression-without-reason",
    __doc__,
    severity=Severity.WARNING,
    topic="suppression",
    enabled=False,
)
