"""Breakdowns rest on more than guesses."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.rules._places import WHOLE_LIST, places
from cxmap.wording import called, some_of


@rule("CX602", "guessed-breakdown", severity=Severity.WARNING, topic="evidence", states=("as-is",))
def guessed_breakdown(facts: Facts) -> Iterator[Problem]:
    """A breakdown or a moment of truth rests on estimates only.

    It is said once for the file and names them all. One entry that is not `from: estimate` is enough: a count of
    tickets, five interviews, a published study. Touchpoints without any evidence are another matter (`no-evidence`).

    Why: these are the steps that decide where the money goes. Smaply gives the same advice: colour the steps by how
    far data backs them. A guess is a fine start for a map and a poor end for a decision.

    Bad:

    ```yaml
    touchpoints:  # CX602
      - id: find
        name: Find the return page
        team: web
        channel: web
        friction: 4
        outcome: failed
        evidence: [{covers: [friction, outcome], from: estimate}]
      - {id: ask, name: Ask for a label, team: care, channel: chat, friction: 3, caused_by: [find]}
    ```

    Good:

    ```yaml
    - id: find
      name: Find the return page
      team: web
      channel: web
      friction: 4
      outcome: failed
      evidence: [{covers: [outcome], from: data}, {covers: [friction], from: estimate}]
    - {id: ask, name: Ask for a label, team: care, channel: chat, friction: 3, caused_by: [find]}
    ```
    """
    guessed = [
        touchpoint
        for touchpoint in facts.journey.touchpoints
        if touchpoint.written.evidence
        and all(entry.from_ == "estimate" for entry in touchpoint.written.evidence)
        and (touchpoint.written.moment_of_truth or facts.analysis.breakdowns.signals[touchpoint.index])
    ]
    if guessed:
        rest = "rests" if len(guessed) == 1 else "rest"
        yield Problem(
            WHOLE_LIST,
            f"{some_of(map(called, guessed))} {rest} on estimates only, and much depends on that",
            "find one piece of evidence for each: a count, a few interviews, a survey, a study",
            on="key",
            also=places(guessed, "estimates only"),
        )
