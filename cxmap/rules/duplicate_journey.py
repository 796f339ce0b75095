"""Two files tell the same journey.

It is found over all files of a run: two maps of what happens (`state: as-is`) have one `id`. Plans may share it, since
there can be several for one journey, and so do a plan and the map that it changes.

Why: whoever compares, adds up or gates journeys by their id takes one of the two and never sees the other, and which
one it is depends on the order of the files.

Bad:

```yaml
id: return-shoes
title: Return shoes bought in the shop
```

Good:

```yaml
id: return-shoes-to-the-shop
title: Return shoes bought in the shop
```
"""

from __future__ import annotations

from cxmap.findings import Severity, page

DUPLICATE_JOURNEY = page(
    "CX706", "duplicate-journey", __doc__, severity=Severity.ERROR, topic="lifecycle", over_run=True
)
