"""A plan keeps the time."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.timing import Moment
from cxmap.findings import Problem, Severity, rule
from cxmap.journey.touchpoint import Touchpoint
from cxmap.rules import Facts
from cxmap.wording import TINY, called, in_words, of_100


@rule("CX501", "late-by-design", severity=Severity.ERROR, topic="timing", states=("to-be",))
def late_by_design(facts: Facts) -> Iterator[Problem]:
    """A plan misses the customer's deadline, breaks its own promise, or is closed when the customer comes.

    All three are computed from the times in the file: `deadline` against `duration`, `wait` and `after`, `promise`
    against `wait`, `hours` against `when`. A deadline that passes for fewer than half of those who get there is a
    warning.

    Why: an answer within 48 hours is of no use to somebody who leaves in less than twelve (Trish Wethman, "Stop
    Calling Customer Service 'Customer Experience'"). In a record of today that is a fact worth writing down; nobody
    has to plan it.

    Bad:

    ```yaml
    state: to-be
    deadline: 12h
    touchpoints:
      - {id: mail, name: Email the bank, team: care, channel: email, demand: value, friction: 2, wait: 48h}  # CX501
      - {id: note, name: Read the answer, team: care, channel: app, friction: 1}
    ```

    Good:

    ```yaml
    state: to-be
    deadline: 12h
    touchpoints:
      - {id: mail, name: Email the bank, team: care, channel: email, demand: value, friction: 2, wait: 4h}
      - {id: note, name: Read the answer, team: care, channel: app, friction: 1}
    ```
    """
    for touchpoint, moment in zip(facts.journey.touchpoints, facts.analysis.timing.moments, strict=True):
        if moment.late_share:
            yield _too_late(touchpoint, moment)
        if moment.misses_promise and touchpoint.promise is not None:
            yield Problem(
                (*touchpoint.path, "wait"),
                f"{called(touchpoint)} is planned to take {in_words(touchpoint.wait)}"
                f" and promises {in_words(touchpoint.promise)}",
                "make it as quick as the promise, or promise what is planned",
                also=(((*touchpoint.path, "promise"), "the promise"),),
                about="promise",
            )
        if moment.closed_when_needed:
            key = "when" if touchpoint.written.hours and touchpoint.written.when else "unavailable_because"
            message = f"{called(touchpoint)} is planned to be closed when the customer comes"
            yield Problem(
                (*touchpoint.path, key), message, "open when customers need it, or plan another way", about="hours"
            )


def _too_late(touchpoint: Touchpoint, moment: Moment) -> Problem:
    longest = max(("wait", "duration", "after"), key=lambda key: float(getattr(touchpoint, key)))
    said = f"is planned to end {in_words(-(moment.slack or 0))} after the customer's deadline"
    if (moment.late_share or 0) < 1 - TINY:
        said = f"is planned so that the deadline passes here for {of_100(moment.late_share or 0)} of 100 who get here"
    return Problem(
        (*touchpoint.path, longest),
        f"{called(touchpoint)} {said}",
        "make it quicker, or plan a way that is",
        also=((("deadline",), "the customer's time"),),
        about="deadline",
        severity=None if moment.misses_deadline else Severity.WARNING,
    )
