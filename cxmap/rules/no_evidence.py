"""A record of today rests on something."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.rules._places import WHOLE_LIST


@rule("CX601", "no-evidence", severity=Severity.WARNING, topic="evidence", states=("as-is",))
def no_evidence(facts: Facts) -> Iterator[Problem]:
    """Nothing says what the scores and outcomes of the journey rest on.

    It is said once for the file. `evidence` names the fields that it covers and where they are from; `from:
    estimate` is welcome, because it says that somebody guessed.

    Why: moments of truth show up "with the right data integrated into the map" (Annette Franz, CX Journey). In a
    meeting the first question is "how do you know?", and this is where the answer stands.

    Bad:

    ```yaml
    touchpoints:  # CX601
      - {id: find, name: Find the return page, team: web, channel: web, friction: 2}
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```

    Good:

    ```yaml
    touchpoints:
      - id: find
        name: Find the return page
        team: web
        channel: web
        friction: 2
        evidence: [{covers: [friction], from: estimate}]
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```
    """
    if not facts.analysis.evidence.by_source:
        yield Problem(
            WHOLE_LIST,
            "nothing says what this journey rests on",
            "add `evidence:` to the touchpoints that matter most; `from: estimate` if it is a guess",
            on="key",
        )
