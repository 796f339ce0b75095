"""Friction on purpose comes with clarity and ease."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.designed import says_something
from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.wording import called


@rule(
    "CX303",
    "designed-friction-not-eased",
    severity=Severity.WARNING,
    topic="friction",
    severity_by_state=(("to-be", Severity.ERROR),),
)
def designed_friction_not_eased(facts: Facts) -> Iterator[Problem]:
    """Friction is there on purpose, and nothing says how customers learn why or what makes it easier to bear.

    `clarity` and `ease` both want an answer. In a record of today `none` is an honest one; a plan has to do better,
    and there it is an error.

    Why: fraud checks and locked shelves can be needed, and good design softens them "by offering customers more
    clarity and ease" (Trish Wethman, "Stop Calling Customer Service 'Customer Experience'").

    Bad:

    ```yaml
    - id: id
      name: Show an ID at the desk
      team: risk
      channel: store
      kind: check
      friction: 3
      designed: {reason: return fraud, protects: both}  # CX303
    ```

    ```yaml
    state: to-be
    touchpoints:
      - id: id
        name: Show an ID at the desk
        team: risk
        channel: store
        kind: check
        friction: 3
        designed: {reason: return fraud, protects: both, clarity: a sign says why, ease: none}  # CX303
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```

    Good:

    ```yaml
    - id: id
      name: Show an ID at the desk
      team: risk
      channel: store
      kind: check
      friction: 3
      designed: {reason: return fraud, protects: both, clarity: a sign says why, ease: any photo will do}
    ```
    """
    planned = facts.journey.written.state == "to-be"
    for path, touchpoint in facts.journey.walk():
        if (designed := touchpoint.written.designed) is None:
            continue
        answers = {"clarity": designed.clarity, "ease": designed.ease}
        open_ = [key for key, text in answers.items() if text is None or (planned and not says_something(text))]
        if open_:
            yield Problem(
                (*path, "designed"),
                f"the friction on purpose at {called(touchpoint)} comes without {' and '.join(open_)}",
                "say how customers learn the reason (`clarity`) and what makes it easier to bear (`ease`)"
                + ("" if planned else "; `none` is an answer"),
                on="key",
            )
