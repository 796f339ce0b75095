"""The file is YAML, and no journey that this program can read.

A journey has a line `cxmap: 1` at the top. Without that line it is some other file that was handed over by name;
with another number it was written for another version of this program.

Why: the line keeps other YAML files, of which every project has many, from being read as journeys, and it will let
the format grow without changing what old files mean.

Bad:

```yaml
cxmap: 2  # CX006
id: return-shoes
title: Return shoes
touchpoints:
  - {id: find, name: Find the return page, team: web, channel: web, friction: 2}
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

NOT_A_JOURNEY = page("CX006", "not-a-journey", __doc__, severity=Severity.ERROR, topic="reading", suppressible=False)
