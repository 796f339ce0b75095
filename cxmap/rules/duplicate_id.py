"""Two touchpoints, or two stages, have the same id.

Give the second one an id of its own. Ids that are made from names never clash, so this is about written ids only.

Why: a cause that names the id would point at both, and a comparison of two versions could not tell which of them
changed.

Bad:

```yaml
- {id: find, name: Find the return page, team: web, channel: web, friction: 4}
- {id: find, name: Find the label, team: web, channel: web, friction: 2}  # CX105
```

Good:

```yaml
- {id: find, name: Find the return page, team: web, channel: web, friction: 4}
- {id: find-label, name: Find the label, team: web, channel: web, friction: 2}
```
"""

from __future__ import annotations

from cxmap.findings import Severity, page

DUPLICATE_ID = page("CX105", "duplicate-id", __doc__, severity=Severity.ERROR, topic="structure", suppressible=False)
