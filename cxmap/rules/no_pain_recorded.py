"""A map without any pain says how it was made."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.journey.vocabulary import NEEDED_HELP
from cxmap.rules import Facts
from cxmap.rules._places import WHOLE_LIST

ENOUGH_SCORES = 5


@rule("CX605", "no-pain-recorded", severity=Severity.INFO, topic="evidence", states=("as-is",))
def no_pain_recorded(facts: Facts) -> Iterator[Problem]:
    """Five or more touchpoints are scored, and none of them hurts.

    No score is above 3 and nothing breaks down. Ask somebody who went through it, or write `basis: measured` if it
    really is data. It is said once for the file.

    Why: an empty list of breakdowns then mostly shows who sat in the room. At most a quarter of customers take even
    a serious problem to the front line (John Goodman, CCMC), so silence is no sign of health.

    Bad:

    ```yaml
    touchpoints:  # CX605
      - {id: order, name: Order the shoes, team: web, channel: web, friction: 1, evidence: [{from: staff}]}
      - {id: mail, name: Get a confirmation, team: web, channel: email, initiated_by: company, friction: 1}
      - {id: parcel, name: Get the parcel, team: logistics, channel: parcel, friction: 2}
      - {id: try, name: Try the shoes on, control: customer, channel: own, friction: 1}
      - {id: return, name: Send one pair back, team: logistics, channel: shop, friction: 2}
    ```

    Good:

    ```yaml
    basis: measured
    touchpoints:
      - {id: order, name: Order the shoes, team: web, channel: web, friction: 1, evidence: [{from: survey}]}
      - {id: mail, name: Get a confirmation, team: web, channel: email, initiated_by: company, friction: 1}
      - {id: parcel, name: Get the parcel, team: logistics, channel: parcel, friction: 2}
      - {id: try, name: Try the shoes on, control: customer, channel: own, friction: 1}
      - {id: return, name: Send one pair back, team: logistics, channel: shop, friction: 2}
    ```
    """
    scores = [touchpoint.friction for touchpoint in facts.journey.touchpoints if touchpoint.friction is not None]
    if len(scores) < ENOUGH_SCORES or facts.journey.written.basis == "measured" or max(scores) > NEEDED_HELP - 1:
        return
    if not facts.analysis.breakdowns.ranked:
        yield Problem(
            WHOLE_LIST,
            f"none of the {len(scores)} scores is above {NEEDED_HELP - 1}, and nothing breaks down",
            "ask customers where it hurts, or write `basis: measured` if the scores come from data",
            on="key",
        )
