"""A comment silences a finding that is not there.

Delete it, or mend the name of the rule in it. Only rules that were on in this run are judged.

Why: the finding was mended, and its excuse stayed. It would hide the next finding of that rule in the same place, and
nobody would know.

Bad:

```yaml
- {id: find, name: Find the return page, team: web, channel: web, friction: 2}  # cxmap: ignore[CX201] ask Ann # CX910
```

Good:

```yaml
- {id: find, name: Find the return page, channel: web, friction: 2}  # cxmap: ignore[CX201] a new team takes over in May
```
"""

from __future__ import annotations

from cxmap.findings import Severity, page

UNUSED_SUPPRESSION = page(
    "CX910", "unused-suppression", __doc__, severity=Severity.WARNING, topic="suppression", fixable=True
)
