"""A journey is more than its calls."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.rules._places import WHOLE_LIST


@rule("CX402", "service-only-journey", severity=Severity.WARNING, topic="service")
def service_only_journey(facts: Facts) -> Iterator[Problem]:
    """Every touchpoint of the journey is customer service.

    Add what happened before the call, or say with `scope: service` that the map is about service and nothing else.

    Why: "Most people assume that the customer service experience starts and stops at the call center. This simply
    isn't true" (Annette Franz, CX Journey). A map that starts at the call can only blame the call.

    Bad:

    ```yaml
    touchpoints:  # CX402
      - {id: menu, name: Choose in the phone menu, team: care, channel: ivr, friction: 2}
      - {id: agent, name: Talk to an agent, team: care, channel: phone, friction: 1, demand: value}
    ```

    Good:

    ```yaml
    scope: service
    touchpoints:
      - {id: menu, name: Choose in the menu, team: care, channel: ivr, friction: 2, evidence: [{from: data}]}
      - {id: agent, name: Talk to an agent, team: care, channel: phone, friction: 1, demand: value}
    ```
    """
    if facts.journey.written.scope != "service" and all(touchpoint.is_service for touchpoint in facts.journey.in_front):
        yield Problem(
            WHOLE_LIST,
            "every touchpoint is customer service; what happened before it is missing",
            "add what sent customers there, or write `scope: service` if the map is about service on purpose",
            on="key",
        )
