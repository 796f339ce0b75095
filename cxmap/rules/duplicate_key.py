"""A field stands twice in the same place, so one of its values would be lost.

Both places are named. Keep the value that is true and delete the other.

Why: YAML forbids it, and yet most readers keep the last value without a word (PyYAML's issue 41 is open since 2016).
One of two people who wrote a score would never learn that it does not count.

Bad:

```yaml
- {id: find, name: Find the return page, team: web, channel: web, friction: 4, friction: 2}  # CX002
```

Good:

```yaml
- {id: find, name: Find the return page, team: web, channel: web, friction: 4}
```
"""

from __future__ import annotations

from cxmap.findings import Severity, page

DUPLICATE_KEY = page("CX002", "duplicate-key", __doc__, severity=Severity.ERROR, topic="reading", suppressible=False)
