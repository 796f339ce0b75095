"""A field has a value that it cannot have.

A score outside 1 to 5, a word that is not in the list, a time that is no duration (`1:30`), shares that add up to
more than they can, a wait that is sat through for longer than it lasts, something about customers at a step that they
never see (`kind: backstage`), a channel that is a slip or another word for a known one, or a step that more customers
are sent to than met what sent them. What was certainly meant can be written for you: `"4"` becomes 4, `48 hours`
becomes `48h`, `hotline` becomes `phone`, `Mon-Fri 8:00-18:00` becomes `Mo-Fr 08:00-18:00`.

Why: every figure is computed from these values. A 7 on a scale of five would not look wrong in a sum, it would only
make the sum wrong.

Bad:

```yaml
- {id: find, name: Find the return page, team: web, channel: web, friction: 7}  # CX104
```

```yaml
- {id: find, name: Find the return page, team: web, channel: web, friction: 4, reach: 0.2}
- {id: ask, name: Ask for a label, team: care, channel: chat, friction: 3, reach: 0.5, caused_by: [find]}  # CX104
```

```yaml
- {id: find, name: Find the return page, team: web, channel: web, friction: "4", wait: 48 hours}  # CX104 # CX104
```

```yaml
- {id: call, name: Ask for help, team: care, channel: hotline, friction: 3, hours: Mon-Fri 8:00-18:00}  # CX104 # CX104
```

```yaml
- {id: review, name: Review the order, team: depot, kind: backstage, friction: 2}  # CX104
- {id: wait, name: Get the parcel, team: courier, channel: parcel, wait: 1h, waited: 2h, friction: 2}  # CX104
```

Good:

```yaml
- {id: review, name: Review the order, team: depot, kind: backstage, duration: 1h}
- {id: wait, name: Get the parcel, team: courier, channel: parcel, wait: 2h, waited: 1h, friction: 2}
```

```yaml
- {id: find, name: Find the return page, team: web, channel: web, friction: 4}
```

```yaml
- {id: find, name: Find the return page, team: web, channel: web, friction: 4}
- {id: ask, name: Ask for a label, team: care, channel: chat, friction: 3, reach: 0.2, caused_by: [find]}
```
"""

from __future__ import annotations

from cxmap.findings import Severity, page

BAD_VALUE = page(
    "CX104", "bad-value", __doc__, severity=Severity.ERROR, topic="structure", fixable=True, suppressible=False
)
