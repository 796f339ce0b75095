"""Score and outcome tell the same story."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.journey.vocabulary import ANCHORS, BLOCKED
from cxmap.rules import Facts
from cxmap.wording import called


@rule("CX302", "friction-contradicts-outcome", severity=Severity.WARNING, topic="friction")
def friction_contradicts_outcome(facts: Facts) -> Iterator[Problem]:
    """The friction score and the outcome of a touchpoint cannot both be true.

    5 means that it could not be done here, so it cannot be `done`. 1 and 2 mean that it worked, so it cannot be
    `failed`, `unavailable` or `abandoned`.

    Why: the scale is defined by what happened, which is what makes scores of different teams comparable. One of the
    two was written from memory, and the figures would believe both.

    Bad:

    ```yaml
    - {id: find, name: Find the return page, team: web, channel: web, friction: 5, outcome: done}  # CX302
    ```

    ```yaml
    - {id: find, name: Find the return page, team: web, channel: web, friction: 1, outcome: abandoned}  # CX302
    ```

    Good:

    ```yaml
    - {id: find, name: Find the return page, team: web, channel: web, friction: 5, outcome: failed}
    ```
    """
    for path, one in facts.journey.walk():
        too_good = one.anchor == BLOCKED and one.outcome == "done"
        too_bad = one.anchor in (1, 2) and one.went_wrong
        if one.anchor and (too_good or too_bad):
            name, meaning = ANCHORS[one.anchor]
            yield Problem(
                (*path, "outcome"),
                f"{called(one)} is {one.outcome}, and its friction of {one.friction:g} ({name}) says otherwise",
                f"{one.anchor} means: {meaning}. Change the score or the outcome",
                also=(((*path, "friction"), "the score"),),
            )
