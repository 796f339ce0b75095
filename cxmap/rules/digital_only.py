"""There is a way for those who cannot go online."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.rules._places import WHOLE_LIST


@rule("CX803", "digital-only", severity=Severity.INFO, topic="privacy", enabled=False)
def digital_only(facts: Facts) -> Iterator[Problem]:
    """Every step of the company is digital, and none offers another way.

    It is off by default and on in the preset `public-sector`. A `fallback` on any touchpoint is an answer, and so is
    a step by phone, by post or in person. What customers do on their own does not count.

    Why: a public service has to work for everybody and across channels (the Service Standard of the British
    Government Digital Service, 2019), also for people without a computer, an account or the nerve.

    Bad:

    ```yaml
    touchpoints:  # CX803
      - {id: apply, name: Apply for the permit, team: permits, channel: web, friction: 2, evidence: [{from: data}]}
      - {id: permit, name: Get the permit, team: permits, channel: app, friction: 1}
    ```

    Good:

    ```yaml
    touchpoints:
      - id: apply
        name: Apply for the permit
        team: permits
        channel: web
        friction: 2
        fallback: a form on paper, and a phone line Mo-Fr 08:00-20:00
        evidence: [{from: data}]
      - {id: permit, name: Get the permit, team: permits, channel: app, friction: 1}
    ```
    """
    steps = [touchpoint for touchpoint in facts.journey.in_front if not touchpoint.outside and touchpoint.kind != "own"]
    has_fallback = any(touchpoint.written.fallback for touchpoint in facts.journey.touchpoints)
    if steps and not has_fallback and all(touchpoint.mode == "digital" for touchpoint in steps):
        yield Problem(
            WHOLE_LIST,
            "every step is digital, and none offers another way",
            "add a step by phone, by post or in person, or name a `fallback`",
            on="key",
        )
