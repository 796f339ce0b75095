"""Every touchpoint has a score, or says that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Fix, Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.rules._edits import write
from cxmap.wording import called


@rule("CX301", "missing-friction", severity=Severity.WARNING, topic="friction", fixable=True)
def missing_friction(facts: Facts) -> Iterator[Problem]:
    """A touchpoint has no friction score.

    From 1 (effortless) to 5 (blocked), or `unknown`, which is an answer: it is never read as average or as fine.

    Why: a step without a score drops out of every sum, and nobody can tell whether it was smooth or forgotten. "Each
    touchpoint" needs a way to measure its success "through a common language" (Trish Wethman, "Stop Calling Customer
    Service 'Customer Experience'").

    Bad:

    ```yaml
    - {id: find, name: Find the return page, team: web, channel: web}  # CX301
    ```

    Good:

    ```yaml
    - {id: find, name: Find the return page, team: web, channel: web, friction: unknown}
    ```
    """
    for path, touchpoint in facts.journey.walk():
        if not touchpoint.is_backstage and touchpoint.written.friction is None:
            yield Problem(
                (*path, "friction") if "friction" in touchpoint.written.model_fields_set else path,
                f"{called(touchpoint)} has no friction score",
                "score it from 1 (effortless) to 5 (blocked), or write `friction: unknown`",
                fix=Fix("write that it is unknown", (write(touchpoint, "friction", "unknown", after="channel"),)),
                on="key",
                about="friction",
            )
