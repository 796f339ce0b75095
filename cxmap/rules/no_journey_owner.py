"""Somebody answers for the journey as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.wording import some_of

MANY_TEAMS = 3


@rule("CX204", "no-journey-owner", severity=Severity.INFO, topic="ownership")
def no_journey_owner(facts: Facts) -> Iterator[Problem]:
    """Three or more teams own parts of the journey, and nobody owns the whole.

    `owner` takes a team or a role.

    Why: customer experience is "cross functional to all areas of an organization" (Karla Vargas, "Customer Service
    v/s Customer Experience"), and each team can only mend its own part. Organisations that manage journeys give them
    a journey owner (Tatiana Toutikian describes the role).

    Bad:

    ```yaml
    cxmap: 1  # CX204
    id: return-shoes
    title: Return shoes
    goal: Money back
    touchpoints:
      - {id: find, name: Find the return page, team: web, channel: web, friction: 2, evidence: [{from: customer}]}
      - {id: drop, name: Drop the parcel off, team: logistics, channel: shop, friction: 2}
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```

    Good:

    ```yaml
    cxmap: 1
    id: return-shoes
    title: Return shoes
    goal: Money back
    owner: head of returns
    touchpoints:
      - {id: find, name: Find the return page, team: web, channel: web, friction: 2, evidence: [{from: customer}]}
      - {id: drop, name: Drop the parcel off, team: logistics, channel: shop, friction: 2}
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```
    """
    teams = dict.fromkeys(
        team for touchpoint in facts.journey.touchpoints if not touchpoint.outside for team in touchpoint.owners
    )
    if len(teams) >= MANY_TEAMS and not facts.journey.written.owner:
        message = f"{len(teams)} teams own parts of this journey and nobody owns the whole: {some_of(teams)}"
        yield Problem((), message, "add `owner:` with the team or role that answers for the journey", about="owner")
