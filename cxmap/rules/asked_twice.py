"""Nothing is asked twice."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.wording import called, quoted


@rule("CX306", "asked-twice", severity=Severity.WARNING, topic="friction", states=("to-be",))
def asked_twice(facts: Facts) -> Iterator[Problem]:
    """A plan asks customers for something that they have told before.

    Hand it on, or show it for confirmation. A repeat that is needed, such as a password before a payment, is marked
    with `designed`. Two branches that no customer takes both may ask the same.

    Why: 56% of customers have to explain themselves again (Dixon, Freeman and Toman, "Stop Trying to Delight Your
    Customers", 2010), and on the web the Web Content Accessibility Guidelines 2.2 rule it out ("Redundant Entry").

    Bad:

    ```yaml
    state: to-be
    touchpoints:
      - {id: form, name: Fill in the form, team: web, channel: web, friction: 2, asks: [order-number]}
      - {id: drop, name: Drop the parcel off, team: post, channel: shop, friction: 2, asks: [order-number]}  # CX306
    ```

    Good:

    ```yaml
    state: to-be
    touchpoints:
      - {id: form, name: Fill in the form, team: web, channel: web, friction: 2, asks: [order-number]}
      - {id: drop, name: Drop the parcel off, team: post, channel: shop, friction: 2, context: kept}
    ```
    """
    touchpoints = facts.journey.touchpoints
    for repeat in facts.analysis.asked_again:
        ways = facts.analysis.flow.ways
        for index in repeat.again:
            touchpoint = touchpoints[index]
            first = next((touchpoints[i] for i in repeat.touchpoints if ways.leads(i, index)), None)
            if first and touchpoint.written.designed is None:
                yield Problem(
                    (*touchpoint.path, "asks", touchpoint.written.asks.index(repeat.item)),
                    f"{called(touchpoint)} asks for {quoted(repeat.item)}, which customers told at {called(first)}",
                    "hand it on to this step, or mark a repeat that is needed with `designed`",
                    also=(((*first.path, "asks", first.written.asks.index(repeat.item)), "asked here first"),),
                    about=repeat.item,
                )
