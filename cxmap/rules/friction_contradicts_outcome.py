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
    for path, touchpoint in facts.journey.walk():
        too_good = touchpoint.anchor == BLOCKED and touchpoint.outcome == "done"
        too_bad = touchpoint.anchor in (1, 2) and touchpoint.went_wrong
        if touchpoint.anchor and (too_good or too_bad):
            name, meaning = ANCHORS[touchpoint.anchor]
            yield Problem(
                (*path, "outcome"),
                f"{called(touchpoint)} is {touchpoint.outcome}, and its friction of"
                f" {touchpoint.friction:g} ({name}) says otherwise",
                f"{touchpoint.anchor} means: {meaning}. Change the score or the outcome",
                also=(((*path, "friction"), "the score"),),
            )
