"""Few moments decide."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.rules._places import WHOLE_LIST, places


@rule("CX704", "everything-is-a-moment-of-truth", severity=Severity.WARNING, topic="lifecycle")
def everything_is_a_moment_of_truth(facts: Facts) -> Iterator[Problem]:
    """More than half of the touchpoints are moments of truth, so none of them stands out.

    Keep the flag for the steps where customers decide whether they stay.

    Why: moments of truth are "make-or-break moments" (Annette Franz, CX Journey; Patricia Seybold says the same,
    while for Jan Carlzon every contact was one). They are to be executed flawlessly and any step back there counts
    as a regression, which works for a few.

    Bad:

    ```yaml
    touchpoints:  # CX704
      - {id: find, name: Find the page, team: web, channel: web, friction: 2, moment_of_truth: true}
      - {id: print, name: Print the label, team: web, channel: web, friction: 2, moment_of_truth: true}
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```

    Good:

    ```yaml
    touchpoints:
      - {id: find, name: Find the page, team: web, channel: web, friction: 2, evidence: [{from: data}]}
      - {id: print, name: Print the label, team: web, channel: web, friction: 2}
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1, moment_of_truth: true}
    ```
    """
    touchpoints = facts.journey.in_front
    flagged = [touchpoint for touchpoint in touchpoints if touchpoint.written.moment_of_truth]
    if len(flagged) > 1 and len(flagged) > len(touchpoints) / 2:
        yield Problem(
            WHOLE_LIST,
            f"{len(flagged)} of {len(touchpoints)} touchpoints are moments of truth, so none of them stands out",
            "keep `moment_of_truth` for the steps where customers decide whether they stay",
            on="key",
            also=places(flagged, "moment of truth"),
        )
