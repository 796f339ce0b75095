"""The text is not YAML, so nobody can read the journey.

The finding stands where reading stopped and says how to mend it. The slip is often a little earlier: a quote or
bracket that was never closed, a tab, a colon inside a text.

Why: half a journey would be worse than none, because what could not be read would silently be missing from every
figure. The other files are still checked.

Bad:

```yaml
touchpoints:
  - id: find
    name: Find the page: returns  # CX001
    channel: web
```

Good:

```yaml
touchpoints:
  - id: find
    name: "Find the page: returns"
    team: web
    channel: web
    friction: 2
    evidence: [{covers: [friction], from: data}]
  - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
```
"""

from __future__ import annotations

from cxmap.findings import Severity, page

YAML_SYNTAX = page("CX001", "yaml-syntax", __doc__, severity=Severity.ERROR, topic="reading", suppressible=False)
