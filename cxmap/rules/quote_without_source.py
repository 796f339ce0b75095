"""Feelings are reported, not invented."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.evidence import covers
from cxmap.findings import Problem, Severity, rule
from cxmap.journey.touchpoint import Touchpoint
from cxmap.rules import Facts
from cxmap.rules._places import WHOLE_LIST, places
from cxmap.wording import called, some_of


@rule("CX603", "quote-without-source", severity=Severity.WARNING, topic="evidence", states=("as-is",))
def quote_without_source(facts: Facts) -> Iterator[Problem]:
    """The map says what customers think or feel, and no evidence covers it.

    It is said once for the file. An entry that `covers` the field is enough, and an `estimate` is one, since it says
    openly that somebody guessed. What customers do can be watched, so `doing` needs none.

    Why: the Customer Journey Modelling Language allows experience only as customers report it themselves
    (Halvorsrud, Kvale and Følstad, 2016). An invented "Angry" reads exactly like a real one.

    Bad:

    ```yaml
    touchpoints:  # CX603
      - id: find
        name: Find the return page
        team: web
        channel: web
        friction: 3
        feeling: Lost
        evidence: [{covers: [friction], from: data}]
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```

    Good:

    ```yaml
    - id: find
      name: Find the return page
      team: web
      channel: web
      friction: 3
      feeling: Lost
      evidence: [{covers: [friction], from: data}, {covers: [feeling], from: customer, note: "five interviews"}]
    ```
    """
    invented = [touchpoint for touchpoint in facts.journey.touchpoints if _uncovered(touchpoint)]
    if invented:
        fields = dict.fromkeys(field for touchpoint in invented for field in _uncovered(touchpoint))
        yield Problem(
            WHOLE_LIST,
            f"nobody is on record for the {some_of(fields)} at {some_of(map(called, invented))}",
            f"add evidence that covers it, such as `{{covers: [{', '.join(fields)}], from: customer}}`",
            on="key",
            also=places(invented, "no evidence covers it"),
        )


def _uncovered(touchpoint: Touchpoint) -> list[str]:
    """What is told of the customer's mind without a source; an entry that names no field speaks for all of them."""
    said = touchpoint.written
    if not said.thinking and not said.feeling:
        return []
    quotes = {"thinking": said.thinking, "feeling": said.feeling}
    return [
        field for field, quote in quotes.items() if quote and not any(covers(entry, field) for entry in said.evidence)
    ]
