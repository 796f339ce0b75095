"""Somebody listens to what is said about the company elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.wording import called


@rule("CX206", "unwatched-outside-touchpoint", severity=Severity.INFO, topic="ownership")
def unwatched_outside_touchpoint(facts: Facts) -> Iterator[Problem]:
    """No team keeps an eye on a touchpoint outside the company.

    `watched_by` names the team that reads the reviews, follows the news or answers in the forum. A `team` on the
    touchpoint says so too.

    Why: online reviews and news stories are touchpoints like any other, and they shape what customers expect (Trish
    Wethman, "Stop Calling Customer Service 'Customer Experience'"). Nobody can change them, but somebody can listen.

    Bad:

    ```yaml
    - {id: review, name: Read a review, control: external, channel: review-site, friction: 2}  # CX206
    ```

    Good:

    ```yaml
    - {id: review, name: Read a review, control: external, watched_by: brand, channel: review-site, friction: 2}
    ```
    """
    for path, touchpoint in facts.journey.walk():
        if touchpoint.control == "external" and not touchpoint.written.watched_by and not touchpoint.owners:
            yield Problem(
                path,
                f"{called(touchpoint)} is outside the company, and no team keeps an eye on it",
                "add `watched_by:` with the team that listens there",
            )
