"""Map and log say the same, or somebody asked why not."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.wording import called, counted


@rule("CX606", "measured-differs", severity=Severity.INFO, topic="evidence")
def measured_differs(facts: Facts) -> Iterator[Problem]:
    """An event log says otherwise than the map.

    `cxmap measure --write` never replaces what a person wrote. Where the two differ it leaves a note in the evidence,
    such as `reach measured 0.39 (n 195); the map says 0.2`. This rule reads the note and compares it with the map as it
    is today: a share by more than 5 points and more than chance explains, times by more than 10%, a time by a factor
    of two. Take over what was measured (`--write --overwrite reach`), or find out what the log leaves out.

    Why: a map of claims is read as if it were one of facts. The steps where customers do otherwise than the company
    believes are those worth a retrospective, "likely sparked by data showing this experience was frustrating" (Trish
    Wethman, "Stop Calling Customer Service 'Customer Experience'").

    Bad:

    ```yaml
    sources: {cxmap-measure: "cxmap measure returns.csv 2026-01-05..2026-06-21"}
    touchpoints:
      - {id: find, name: Find the return page, team: web, channel: web, friction: 2}
      - id: ask
        name: Ask how long it takes
        team: care
        channel: chat
        friction: 1
        demand: value
        reach: 0.2  # CX606
        evidence:
          - covers: []
            from: data
            ref: cxmap-measure
            date: 2026-06-21
            note: "reach measured 0.39 (n 195); the map says 0.2"
    ```

    Good:

    ```yaml
    sources: {cxmap-measure: "cxmap measure returns.csv 2026-01-05..2026-06-21"}
    touchpoints:
      - {id: find, name: Find the return page, team: web, channel: web, friction: 2}
      - id: ask
        name: Ask how long it takes
        team: care
        channel: chat
        friction: 1
        demand: value
        reach: 0.39
        evidence: [{covers: [reach], from: data, ref: cxmap-measure, date: 2026-06-21}]
    ```
    """
    for touchpoint, measured in zip(facts.journey.touchpoints, facts.analysis.measured, strict=True):
        for apart in measured.differs:
            yield Problem(
                (*touchpoint.path, apart.field),
                f"the map says {apart.map_says} at {called(touchpoint)}, and a log {apart.log_says}"
                f" ({counted(apart.journeys, 'journey')})",
                f"find out why, or take the log's value: `cxmap measure --write --overwrite {apart.field}`",
                about=apart.field,
            )
