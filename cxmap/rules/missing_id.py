"""Give every touchpoint an id."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Fix, Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.rules._edits import write
from cxmap.rules._places import WHOLE_LIST, places
from cxmap.source.yaml_text import yaml_text
from cxmap.wording import counted


@rule("CX107", "missing-id", severity=Severity.INFO, topic="structure", fixable=True)
def missing_id(facts: Facts) -> Iterator[Problem]:
    """Touchpoints have no id of their own, only one that is made from the name.

    It is said once for the file. `--fix` writes the ids that are in use anyway, so causes keep pointing where they
    point.

    Why: names get better with every workshop. Without an id, the step with the better name looks like a new step to a
    comparison of two versions, and the old one looks as if it had been removed.

    Bad:

    ```yaml
    touchpoints:  # CX107
      - {name: Find the return page, team: web, channel: web, friction: 2, evidence: [{from: customer}]}
      - {name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```

    Good:

    ```yaml
    touchpoints:
      - {id: find, name: Find the return page, team: web, channel: web, friction: 2, evidence: [{from: customer}]}
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```
    """
    without = [touchpoint for touchpoint in facts.journey.touchpoints if not touchpoint.written.id]
    if without:
        yield Problem(
            WHOLE_LIST,
            f"{counted(len(without), 'touchpoint')} without an id",
            "give each an `id:` that stays when its name changes",
            on="key",
            also=places(without, "no id"),
            fix=Fix(
                "write the ids", tuple(write(touchpoint, "id", yaml_text(touchpoint.id)) for touchpoint in without)
            ),
        )
