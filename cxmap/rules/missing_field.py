"""A journey needs a title and touchpoints, and a touchpoint needs a name and a channel.

Everything else may come later. The same holds inside the smaller blocks: an action says what it fixes and what is
done, an entry of evidence says where it is from.

Why: without a name nobody knows what happened, and without a channel nobody can tell whether it was service or the
rest of the experience. No default would be honest here.

Bad:

```yaml
- {id: find, name: Find the return page, team: web, friction: 4}  # CX103
```

Good:

```yaml
- {id: find, name: Find the return page, team: web, channel: web, friction: 4}
```
"""

from __future__ import annotations

from cxmap.findings import Severity, page

MISSING_FIELD = page("CX103", "missing-field", __doc__, severity=Severity.ERROR, topic="structure", suppressible=False)
