"""A moment is not a journey."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.rules._places import WHOLE_LIST
from cxmap.wording import called


@rule("CX701", "one-touchpoint-journey", severity=Severity.WARNING, topic="lifecycle")
def one_touchpoint_journey(facts: Facts) -> Iterator[Problem]:
    """The journey has one touchpoint only.

    Add what customers met before and after it, also what lies outside the company.

    Why: "Customer service is a moment and a touchpoint; customer experience is the journey" (Trish Wethman, "Stop
    Calling Customer Service 'Customer Experience'"). With one touchpoint there is no cause, no handoff and no end to
    find.

    Bad:

    ```yaml
    touchpoints:  # CX701
      - {id: call, name: Call support, team: care, channel: phone, demand: value, friction: 2}
    ```

    Good:

    ```yaml
    touchpoints:
      - {id: find, name: Find the page, team: web, channel: web, friction: 4, evidence: [{from: data}]}
      - {id: call, name: Call support, team: care, channel: phone, friction: 2, caused_by: [find]}
    ```
    """
    if len(facts.journey.in_front) == 1:
        yield Problem(
            WHOLE_LIST,
            f"{called(facts.journey.in_front[0])} is a moment, not a journey",
            "add what customers meet before and after it",
            on="key",
        )
