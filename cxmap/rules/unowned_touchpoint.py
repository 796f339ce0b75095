"""Every touchpoint of the company has an owner."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.journey.vocabulary import NOBODY, OUTSIDE
from cxmap.rules import Facts
from cxmap.rules._places import WHOLE_LIST, places
from cxmap.wording import called

PLACEHOLDERS = frozenset({NOBODY, OUTSIDE})
_OUTSIDE = "`control: external` or `control: customer` if the company cannot"


@rule("CX201", "unowned-touchpoint", severity=Severity.ERROR, topic="ownership")
def unowned_touchpoint(facts: Facts) -> Iterator[Problem]:
    """A touchpoint belongs to no team.

    What lies outside the company needs no team: `control: external` for reviews and news, `control: customer` for
    what customers do on their own. A partner's step needs the partner's name. Where no touchpoint at all has a team, it
    is said once for the file. `(nobody)` and `(outside)` are what the output calls a missing team, and no team.

    Why: nobody mends what nobody owns, and customers get lost exactly there. In a British survey half of those with a
    late parcel were unsure who was responsible for it (Citizens Advice, "Parcel delivery", 2017).

    Bad:

    ```yaml
    - {id: find, name: Find the return page, channel: web, friction: 4}  # CX201
    ```

    ```yaml
    - {id: find, name: Find the return page, team: (nobody), channel: web, friction: 4}  # CX201
    ```

    ```yaml
    touchpoints:  # CX201
      - {id: find, name: Find the return page, channel: web, friction: 2, evidence: [{covers: [friction], from: data}]}
      - {id: refund, name: Get the refund, channel: bank-transfer, friction: 1}
    ```

    Good:

    ```yaml
    - {id: find, name: Find the return page, team: web, channel: web, friction: 4}
    ```

    ```yaml
    - {id: box, name: Find a box at home, control: customer, channel: own, friction: 2}
    ```
    """
    inside = [touchpoint for touchpoint in facts.journey.touchpoints if not touchpoint.outside]
    without = [touchpoint for touchpoint in inside if not touchpoint.owners]
    if len(without) > 1 and len(without) == len(inside):
        yield Problem(
            WHOLE_LIST,
            f"none of the {len(facts.journey.touchpoints)} touchpoints has a team",
            f"give each the `team` that can change it; {_OUTSIDE}",
            on="key",
            also=places(without, "no team"),
        )
        return
    for touchpoint in without:
        help = f"name the team that can change it; {_OUTSIDE}"
        yield Problem(touchpoint.path, f"no team owns {called(touchpoint)}", help)
    for touchpoint in inside:
        for name in sorted(PLACEHOLDERS.intersection(touchpoint.owners)):
            yield Problem(
                (*touchpoint.path, "team"),
                f"'{name}' is what the output calls a missing team, and no team owns {called(touchpoint)}",
                f"name the team that can change it; {_OUTSIDE}",
            )
