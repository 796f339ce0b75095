"""A journey leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.wording import quoted


@rule("CX702", "no-goal", severity=Severity.WARNING, topic="lifecycle")
def no_goal(facts: Facts) -> Iterator[Problem]:
    """Nobody can tell what the customer wants in the end, or whether it was reached.

    `goal` says what should be true at the end, in the customer's words. Where no touchpoint is done, `goal_met_at`
    or `ends` says how it went out.

    Why: customers go through all this "while trying to fulfill some need or complete some task" (Annette Franz, CX
    Journey). The goal is read before every other figure, because friction also falls when customers give up.

    Bad:

    ```yaml
    cxmap: 1  # CX702
    id: return-shoes
    title: Return shoes
    touchpoints:
      - {id: find, name: Find the return page, team: web, channel: web, friction: 2, evidence: [{from: data}]}
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```

    Good:

    ```yaml
    cxmap: 1
    id: return-shoes
    title: Return shoes
    goal: Money back
    touchpoints:
      - {id: find, name: Find the return page, team: web, channel: web, friction: 2, evidence: [{from: data}]}
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```
    """
    journey, written = facts.journey, facts.journey.written
    if not written.goal:
        message = "nothing says what the customer wants in the end"
        yield Problem((), message, "add `goal:` in the customer's words, such as `goal: Money back`", about="goal")
    elif journey.goal_at is None and not written.goal_met_at and not written.ends:
        yield Problem(
            ("goal",),
            f"no touchpoint is done, so nobody can tell whether {quoted(written.goal)} was reached",
            "say where with `goal_met_at`, or how it ended with `ends: unresolved` or `ends: abandoned`",
        )
