"""Something comes before the call."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.wording import called


@rule("CX703", "starts-at-service", severity=Severity.WARNING, topic="lifecycle")
def starts_at_service(facts: Facts) -> Iterator[Problem]:
    """The first thing that customers meet of the company is a contact with service, and nothing says what sent them.

    Add the step that made them ask, or write `demand: value` if they simply wanted to. It is silent for maps with
    `scope: service` and for those where every touchpoint is service, which have a finding of their own.

    Why: most people see the story start at the call center, and it began upstream (Annette Franz, CX Journey). The
    experience can begin "before a customer even comes into contact with your website or product" ("What's the
    difference between Customer Experience and Customer Service?").

    Bad:

    ```yaml
    touchpoints:
      - {id: ask, name: Ask for a label, team: care, channel: chat, friction: 3}  # CX703
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```

    Good:

    ```yaml
    touchpoints:
      - {id: find, name: Find the page, team: web, channel: web, friction: 4, evidence: [{from: data}]}
      - {id: ask, name: Ask for a label, team: care, channel: chat, friction: 3, caused_by: [find]}
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```
    """
    touchpoints = facts.journey.in_front
    if facts.journey.written.scope == "service" or all(touchpoint.is_service for touchpoint in touchpoints):
        return
    first = next(
        (touchpoint for touchpoint in touchpoints if not touchpoint.outside and touchpoint.kind != "own"), None
    )
    if first and first.is_contact and not first.is_value_demand and not first.written.caused_by:
        yield Problem(
            first.path,
            f"the company comes in with {called(first)}; what made customers ask is missing",
            "add the step that sent them, or write `demand: value` if nothing did",
            about="start",
        )
