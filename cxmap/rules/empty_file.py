"""There is nothing in the file, or nothing but comments.

Start a journey with `cxmap init`, or delete the file.

Why: an empty file counts as a checked one, and everybody believes that the journey is fine.

Bad:

```yaml
# to be written after the workshop  # CX005
```

Good:

```yaml
cxmap: 1
id: return-shoes
title: Return shoes
goal: Money back
touchpoints:
  - {id: find, name: Find the return page, team: web, channel: web, friction: 2, evidence: [{from: customer}]}
  - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
```
"""

from __future__ import annotations

from cxmap.findings import Severity, page

EMPTY_FILE = page("CX005", "empty-file", __doc__, severity=Severity.ERROR, topic="reading", suppressible=False)
