"""The file uses a part of YAML that a journey never needs and that can harm whoever reads it.

That is: nesting deeper than 64 levels, aliases that blow a small file up, an alias inside its own anchor, tags that
ask for code, keys that are not text, a second document, an encoding other than UTF-8, control characters, and files
above the size limit of 10 MiB.

Why: journey files come from many hands and are read in CI, where one crafted file could stop or take over the
machine. Refusing is safer than guessing.

Bad:

```yaml
- {id: find, name: !!python/name:os.system Find the page, team: web, channel: web, friction: 2}  # CX004
```

Good:

```yaml
- {id: find, name: Find the return page, team: web, channel: web, friction: 2}
```
"""

from __future__ import annotations

from cxmap.findings import Severity, page

UNSAFE_YAML = page("CX004", "unsafe-yaml", __doc__, severity=Severity.ERROR, topic="reading", suppressible=False)
