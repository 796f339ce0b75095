"""Whoever is at a step came from somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.parts import EPSILON
from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.wording import called, of_100, some_of


@rule("CX705", "reach-from-nowhere", severity=Severity.WARNING, topic="lifecycle")
def reach_from_nowhere(facts: Facts) -> Iterator[Problem]:
    """More customers reach a step than reach all that it follows.

    A step follows the one before it, unless `follows` names others. Customers who come another way are not on the map
    yet: name the steps that they come from, or `follows: []` where they enter the journey.

    Why: who comes from where decides whom a delay holds up and where customers are lost before the goal; a reach that
    comes from nowhere makes both a guess.

    Bad:

    ```yaml
    - {id: desk, name: Ask at the desk, team: shop, channel: store, friction: 2, reach: 0.3}
    - {id: pay, name: Pay for the shoes, team: shop, channel: till, friction: 1, follows: [desk]}  # CX705
    ```

    Good:

    ```yaml
    - {id: desk, name: Ask at the desk, team: shop, channel: store, friction: 2, reach: 0.3}
    - {id: web, name: Order on the web, team: web, channel: web, friction: 4, reach: 0.7, follows: []}
    - {id: pay, name: Pay for the shoes, team: shop, channel: till, friction: 1, follows: [desk, web]}
    ```
    """
    touchpoints = facts.journey.touchpoints
    for touchpoint, arrivals in zip(touchpoints, facts.analysis.flow.arrivals, strict=True):
        if arrivals.nowhere <= EPSILON:
            continue
        before = [touchpoints[inflow.at] for inflow in arrivals.came]
        most = sum(step.reach for step in before)
        yield Problem(
            (*touchpoint.path, "reach" if touchpoint.written.reach is not None else "name"),
            f"{of_100(touchpoint.reach)} of 100 customers get to {called(touchpoint)},"
            f" and only {of_100(most)} to what it follows: {some_of(step.name for step in before)}",
            "write `follows` with all that customers come from, or [] if they enter here",
            about="reach",
        )
