"""Give every journey an id."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Edit, Fix, Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.source.yaml_text import yaml_text


@rule("CX109", "missing-journey-id", severity=Severity.INFO, topic="structure", fixable=True)
def missing_journey_id(facts: Facts) -> Iterator[Problem]:
    """The journey has no id of its own, only one that is made from the name of its file.

    `--fix` writes the id that is in use anyway. A plan has the id of the journey that it changes.

    Why: a comparison of two versions and a portfolio know a journey by its id. Without one, the day somebody renames
    the file the old journey is gone and a new one has come.

    Bad:

    ```yaml
    cxmap: 1  # CX109
    title: Return shoes
    goal: Money back
    touchpoints:
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```

    Good:

    ```yaml
    id: return-shoes
    ```
    """
    if not facts.journey.written.id:
        id = yaml_text(facts.journey.id)
        yield Problem(
            ("cxmap",),
            f"the journey has no id; it goes by {facts.journey.id!r}, from the name of the file",
            f"write `id: {id}`, which stays when the file is renamed",
            on="key",
            fix=Fix(f"write id: {id}", (Edit("insert", (), id, key="id", after="cxmap"),)),
            about="id",
        )
