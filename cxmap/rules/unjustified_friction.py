"""Friction on purpose has a reason, and a plan does not protect the company alone."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.designed import says_something
from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.wording import called


@rule("CX304", "unjustified-friction", severity=Severity.WARNING, topic="friction")
def unjustified_friction(facts: Facts) -> Iterator[Problem]:
    """Friction is there on purpose without a reason, or a plan adds it for the company's sake alone.

    A record of today may say that a step protects only the company. A plan that says so is asked to think again. No
    program can judge whether a reason is a good one.

    Why: "excessive or unjustified frictions" are what Cass Sunstein calls sludge ("Sludge Audits"). Friction can be
    needed, says Trish Wethman, but then somebody has thought about it and can say why.

    Bad:

    ```yaml
    - id: id
      name: Show an ID at the desk
      team: risk
      channel: store
      kind: check
      friction: 3
      designed: {protects: both, clarity: none, ease: none}  # CX304
    ```

    ```yaml
    state: to-be
    touchpoints:
      - id: stay
        name: Read an offer to stay
        team: growth
        channel: web
        friction: 3
        designed:
          reason: fewer cancellations
          protects: company  # CX304
          clarity: the page says that leaving is one click away
          ease: one click
      - {id: leave, name: Leave, team: growth, channel: web, friction: 1}
    ```

    Good:

    ```yaml
    - id: id
      name: Show an ID at the desk
      team: risk
      channel: store
      kind: check
      friction: 3
      designed: {reason: return fraud, protects: both, clarity: none, ease: none}
    ```
    """
    planned = facts.journey.written.state == "to-be"
    for path, touchpoint in facts.journey.walk():
        if (designed := touchpoint.written.designed) is None:
            continue
        if not says_something(designed.reason):
            message = f"the friction on purpose at {called(touchpoint)} has no reason"
            yield Problem((*path, "designed"), message, "add `reason:`, or take the friction out", on="key")
        elif planned and designed.protects == "company":
            yield Problem(
                (*path, "designed", "protects"),
                f"the plan adds friction at {called(touchpoint)} that protects only the company",
                "take it out, or say what it does for customers",
            )
