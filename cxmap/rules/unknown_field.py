"""A field has a name that the format does not know.

Mostly it is a slip of the pen, or another tool's word for a field of ours (`department` for `team`, `score` for
`friction`, `steps` for `touchpoints`), and then the finding offers the field that was meant. Notes of your own are
welcome under names that start with `x-`. As long as the name is wrong, nothing else in the file is judged.

Why: a field that is skipped is a fact that is lost, and whoever wrote `fricton: 4` believes that the score counts.

Bad:

```yaml
- {id: find, name: Find the return page, team: web, channel: web, fricton: 4}  # CX102
```

```yaml
- {id: find, name: Find the return page, owner: web, channel: web, pain_level: 4}  # CX102 # CX102
```

```yaml
- {id: find, name: Find the return page, team: web, channel: web, friction: 4, next: ask}  # CX102
```

Good:

```yaml
- {id: find, name: Find the return page, team: web, channel: web, friction: 4}
```

```yaml
- {id: find, name: Find the return page, team: web, channel: web, friction: 2, x-jira: WEB-17}
```
"""

from __future__ import annotations

from cxmap.findings import Severity, page

UNKNOWN_FIELD = page(
    "CX102",
    "unknown-field",
    __doc__,
    severity=Severity.ERROR,
    topic="structure",
    fixable=True,
    suppressible=False,
)
