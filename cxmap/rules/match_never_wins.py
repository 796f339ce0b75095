"""Every match rule has events that it can win."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.journey.predicates import beaten
from cxmap.rules import Facts
from cxmap.rules._eventlog import event_log
from cxmap.wording import listed, plural


@rule("CX608", "match-never-wins", severity=Severity.WARNING, topic="evidence")
def match_never_wins(facts: Facts) -> Iterator[Problem]:
    """A match rule can never win: rules before it take all that it matches.

    The first rule that matches an event has it, in the order of the file. The narrower rule stands first. A rule whose
    rows `where` leaves out can never win either. What depends on a regular expression is only found where the
    expressions are the same, or where the later rule names whole texts.

    Why: the touchpoint of such a rule gets none of its events, or a failed attempt counts as one that went well, and
    nothing in the figures shows it.

    Bad:

    ```yaml
    events:
      case: customer
      event: event
      time: start
      match:
        - {touchpoint: find, when: {starts-with: web/}}
        - {touchpoint: find, when: web/returns-failed, means: failed}  # CX608
        - {touchpoint: ask, when: chat}
        - {touchpoint: refund, when: bank/paid}
    ```

    Good:

    ```yaml
    events:
      case: customer
      event: event
      time: start
      match:
        - {touchpoint: find, when: web/returns-failed, means: failed}
        - {touchpoint: find, when: {starts-with: web/}}
        - {touchpoint: ask, when: chat}
        - {touchpoint: refund, when: bank/paid}
    ```
    """
    log = event_log(facts)
    if log is None:
        return
    for lost in beaten(log):
        winners = listed(str(winner.number) for winner in lost.by)
        takers = f"{plural(len(lost.by), 'rule')} {winners} {'takes' if len(lost.by) == 1 else 'take'}"
        yield Problem(
            ("events", "match", lost.rule.number - 1),
            f"rule {lost.rule.number} can never win: {takers if lost.by else '`where` leaves out'} all that it matches",
            "put the narrower rule first, or take this one out" if lost.by else "mend the rule or `where`",
            also=tuple((("events", "match", winner.number - 1), "this one wins") for winner in lost.by),
        )
