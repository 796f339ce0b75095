"""A map that is held against a log says for each step which events belong to it."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.rules._eventlog import event_log
from cxmap.rules._places import places
from cxmap.wording import called, some_of


@rule("CX607", "touchpoint-without-match", severity=Severity.INFO, topic="evidence")
def touchpoint_without_match(facts: Facts) -> Iterator[Problem]:
    """The journey has match rules for an event log, and none for some touchpoints.

    It is said once for the file and names them all. Steps backstage are left out; a touchpoint that leaves no trace in
    any system stays unmeasured, and the finding says which these are.

    Why: what no rule counts is shown as *not measured*, and the measured contacts, waits and handoffs run past it as if
    it were not there.

    Bad:

    ```yaml
    events:
      case: customer
      event: event
      time: start
      match:  # CX607
        - {touchpoint: find, when: web/returns}
        - {touchpoint: refund, when: bank/paid}
    touchpoints:
      - {id: find, name: Find the return page, team: web, channel: web, friction: 2}
      - {id: ask, name: Ask how long it takes, team: care, channel: chat, friction: 1, demand: value}
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1, evidence: [{from: data}]}
    ```

    Good:

    ```yaml
    events:
      case: customer
      event: event
      time: start
      match:
        - {touchpoint: find, when: web/returns}
        - {touchpoint: ask, when: [chat, phone]}
        - {touchpoint: refund, when: bank/paid}
    ```
    """
    log = event_log(facts)
    if log is None:
        return
    matched = {rule.touchpoint for rule in log.rules}
    without = [touchpoint for touchpoint in facts.journey.in_front if touchpoint.id not in matched]
    if without:
        yield Problem(
            ("events", "match"),
            f"no match rule counts events at {some_of(map(called, without))}",
            "`cxmap match` names events that no rule knows; add a rule for each that leaves a trace",
            on="key",
            also=places(without, "not measured"),
        )
