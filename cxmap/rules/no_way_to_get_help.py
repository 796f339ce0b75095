"""Where something breaks there is a way to get help."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.rules._places import WHOLE_LIST, places
from cxmap.wording import called, some_of


@rule("CX405", "no-way-to-get-help", severity=Severity.WARNING, topic="service")
def no_way_to_get_help(facts: Facts) -> Iterator[Problem]:
    """The journey breaks down somewhere, and no touchpoint offers help.

    Either help was left out of the map, or there is none. Map what customers tried, even if it was not there:
    `outcome: unavailable` with `unavailable_because: not-offered`. A `fallback` at the breakdown counts as help.

    Why: needing service is no deficiency, and "well-designed customer service usually goes hand-in-hand with a
    well-defined customer experience" (Trish Wethman, "Stop Calling Customer Service 'Customer Experience'").

    Bad:

    ```yaml
    touchpoints:  # CX405
      - {id: find, name: Find the return page, team: web, channel: web, friction: 4, outcome: failed}
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```

    Good:

    ```yaml
    - {id: find, name: Find the return page, team: web, channel: web, friction: 4, outcome: failed}
    - {id: ask, name: Ask for a label, team: care, channel: chat, friction: 3, caused_by: [find]}
    ```

    ```yaml
    - {id: find, name: Find the return page, team: web, channel: web, friction: 4, outcome: failed}
    - id: ask
      name: Look for somebody to ask
      team: care
      channel: chat
      friction: 5
      outcome: unavailable
      unavailable_because: not-offered
      caused_by: [find]
    ```
    """
    touchpoints = facts.journey.touchpoints
    if any(touchpoint.is_service or not touchpoint.has_class for touchpoint in touchpoints):
        return
    broken = [touchpoints[i] for i in facts.analysis.breakdowns.ranked]
    alone = [touchpoint for touchpoint in broken if not touchpoint.outside and not touchpoint.written.fallback]
    if alone:
        broken_down = f"{some_of(map(called, alone))} {'breaks' if len(alone) == 1 else 'break'} down"
        yield Problem(
            WHOLE_LIST,
            f"{broken_down}, and no touchpoint offers help",
            "map where customers turned to, or tried to: `outcome: unavailable` if there was nobody",
            on="key",
            also=places(alone, "breaks down"),
        )
