"""The way out is no longer than the way in."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.wording import called, counted


@rule("CX305", "harder-to-leave-than-join", severity=Severity.WARNING, topic="friction", states=("to-be",))
def harder_to_leave_than_join(facts: Facts) -> Iterator[Problem]:
    """A plan makes leaving take more steps than joining.

    The step that undoes another names it with `mirror_of`, and both count their `steps`: clicks, pages, forms.

    Why: it is the classic case of sludge (Cass Sunstein, "Sludge Audits"). In a complaint of 2023 the U.S. Federal
    Trade Commission alleged a subscription with one or two clicks to join and six to leave. This is good practice,
    not advice on the law.

    Bad:

    ```yaml
    state: to-be
    touchpoints:
      - {id: join, name: Join, team: growth, channel: web, friction: 1, steps: 2}
      - {id: leave, name: Leave, team: growth, channel: web, friction: 2, steps: 6, mirror_of: join}  # CX305
    ```

    Good:

    ```yaml
    state: to-be
    touchpoints:
      - {id: join, name: Join, team: growth, channel: web, friction: 1, steps: 2}
      - {id: leave, name: Leave, team: growth, channel: web, friction: 2, steps: 2, mirror_of: join}
    ```
    """
    by_id = {touchpoint.id: touchpoint for touchpoint in facts.journey.touchpoints}
    for path, leave in facts.journey.walk():
        join = by_id.get(leave.written.mirror_of or "")
        out, in_ = leave.written.steps, join.written.steps if join else None
        if join and out is not None and in_ is not None and out > in_:
            yield Problem(
                (*path, "steps"),
                f"{called(leave)} takes {counted(out, 'step')}, and {called(join)} takes {in_}",
                "make the way out as short as the way in",
                also=(((*join.path, "steps"), "the way in"),),
            )
