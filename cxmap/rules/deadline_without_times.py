"""A deadline can be checked."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts


@rule("CX503", "deadline-without-times", severity=Severity.WARNING, topic="timing")
def deadline_without_times(facts: Facts) -> Iterator[Problem]:
    """The customer has a deadline, and no touchpoint says how long anything takes.

    One `duration`, `wait` or `after` is enough to start with; begin with the longest wait.

    Why: the point of a deadline is to see where the time runs out. Without any time every step seems to take none,
    and the deadline seems to be kept.

    Bad:

    ```yaml
    deadline: 5d  # CX503
    ```

    Good:

    ```yaml
    deadline: 5d
    touchpoints:
      - {id: find, name: Find the page, team: web, channel: web, friction: 2, duration: 9m, evidence: [{from: data}]}
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1, wait: 3d}
    ```
    """
    if facts.journey.deadline is not None and not facts.analysis.timing.is_stated:
        yield Problem(
            ("deadline",),
            f"a deadline of {facts.journey.written.deadline} cannot be checked: no touchpoint says how long it takes",
            "add `duration`, `wait` or `after` where time passes, the longest first",
        )
