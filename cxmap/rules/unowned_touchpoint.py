"""Every touchpoint of the company has an owner."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.wording import called


@rule("CX201", "unowned-touchpoint", severity=Severity.ERROR, topic="ownership")
def unowned_touchpoint(facts: Facts) -> Iterator[Problem]:
    """A touchpoint belongs to no team.

    What lies outside the company needs no team: `control: external` for reviews and news, `control: customer` for
    what customers do on their own. A partner's step needs the partner's name.

    Why: nobody mends what nobody owns, and customers get lost exactly there. In a British survey half of those with a
    late parcel were unsure who was responsible for it (Citizens Advice, "Parcel delivery", 2017).

    Bad:

    ```yaml
    - {id: find, name: Find the return page, channel: web, friction: 4}  # CX201
    ```

    Good:

    ```yaml
    - {id: find, name: Find the return page, team: web, channel: web, friction: 4}
    ```

    ```yaml
    - {id: box, name: Find a box at home, control: customer, channel: own, friction: 2}
    ```
    """
    for path, touchpoint in facts.journey.walk():
        if not touchpoint.owners and not touchpoint.outside:
            yield Problem(
                path,
                f"no team owns {called(touchpoint)}",
                "name the team that can change it; `control: external` or `control: customer` if the company cannot",
            )
