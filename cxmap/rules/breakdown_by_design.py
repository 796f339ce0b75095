"""You may record a breakdown. You may not plan one."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.journey.vocabulary import BLOCKED
from cxmap.rules import Facts
from cxmap.wording import called

_WHAT_HAPPENS = {"failed": "fails", "unavailable": "is not available", "abandoned": "is given up"}


@rule("CX502", "breakdown-by-design", severity=Severity.ERROR, topic="timing", states=("to-be",))
def breakdown_by_design(facts: Facts) -> Iterator[Problem]:
    """A plan contains a step that fails or blocks the customer.

    Mend the step, or take it out and list it under `retired`. Better service behind it does not count as mending.

    Why: "Even the best customer service, however, won't rectify an otherwise flawed customer experience" (Robert G.
    Howard, "Myth No. 2: Customer Experience Is Just a New Term for Customer Service"). Karla Vargas warns of plans
    that ease the pains of service and leave their cause where it was: this finding stands at the cause.

    Bad:

    ```yaml
    state: to-be
    touchpoints:
      - {id: find, name: Find the return page, team: web, channel: web, friction: 5, outcome: failed}  # CX502
      - {id: ask, name: Ask for a label, team: care, channel: chat, friction: 1, caused_by: [find]}
    ```

    Good:

    ```yaml
    state: to-be
    touchpoints:
      - {id: find, name: Find the return page, team: web, channel: web, friction: 2, outcome: done}
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```
    """
    for path, touchpoint in facts.journey.walk():
        if touchpoint.went_wrong or touchpoint.anchor == BLOCKED:
            at = "outcome" if touchpoint.went_wrong and touchpoint.written.outcome else "friction"
            yield Problem(
                (*path, at),
                f"the plan still breaks down: {called(touchpoint)}"
                f" {_WHAT_HAPPENS.get(touchpoint.outcome, 'blocks the customer')}",
                "plan a step that works, or take it out and list it under `retired`",
                about="breakdown",
            )
