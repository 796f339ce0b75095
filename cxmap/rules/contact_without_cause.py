"""Every contact has a reason upstream, or customers want it."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Fix, Problem, Severity, rule
from cxmap.journey.touchpoint import Touchpoint
from cxmap.rules import Facts
from cxmap.rules._edits import write
from cxmap.rules._places import places
from cxmap.source.yaml_text import yaml_text
from cxmap.wording import called, some_of


@rule("CX401", "contact-without-cause", severity=Severity.WARNING, topic="service", fixable=True)
def contact_without_cause(facts: Facts) -> Iterator[Problem]:
    """A contact with customer service has no reason upstream, and nothing says that customers want it.

    A contact is a customer who comes to a person for help. Name the touchpoints that sent them in `caused_by`, or
    write `demand: value` for help that customers want although nothing broke: advice, company, a big decision. Where
    the step before plainly went wrong, `--fix` writes it down as the cause; read it once before you believe it.

    Why: "Customer service is what happens when the experience breaks down", and something "broke down somewhere
    upstream, long before the customer even thought about calling" (Annette Franz, CX Journey, on a saying of Chris
    Zane). A contact without a cause leaves it with the team that picked up the phone.

    Bad:

    ```yaml
    - {id: find, name: Find the return page, team: web, channel: web, friction: 4}
    - {id: ask, name: Ask for a label, team: care, channel: chat, friction: 3}  # CX401
    ```

    Good:

    ```yaml
    - {id: find, name: Find the return page, team: web, channel: web, friction: 4}
    - {id: ask, name: Ask for a label, team: care, channel: chat, friction: 3, caused_by: [find]}
    ```

    ```yaml
    - {id: ask, name: Ask which size runs small, team: care, channel: chat, friction: 1, demand: value}
    ```
    """
    for path, touchpoint in facts.journey.walk():
        if not touchpoint.is_contact or touchpoint.written.caused_by or touchpoint.is_value_demand:
            continue
        message = f"nothing upstream is named that sends customers to {called(touchpoint)}"
        if inferred := _inferred(facts, touchpoint):
            yield _to_confirm(touchpoint, inferred, message)
        else:
            help = "name what sent them in `caused_by`, or write `demand: value` if nothing went wrong before"
            yield Problem(path, message, help, about="cause")


def _to_confirm(touchpoint: Touchpoint, inferred: list[Touchpoint], message: str) -> Problem:
    causes = f"[{', '.join(yaml_text(cause.id) for cause in inferred)}]"
    after = "friction" if touchpoint.written.friction is not None else "channel"
    return Problem(
        touchpoint.path,
        message,
        f"probably {some_of(map(called, inferred))}: confirm it with `caused_by: {causes}`",
        fix=Fix(f"write `caused_by: {causes}`", (write(touchpoint, "caused_by", causes, after=after),)),
        also=places(inferred, "probably the cause"),
        about="cause",
    )


def _inferred(facts: Facts, touchpoint: Touchpoint) -> list[Touchpoint]:
    """The causes that the analysis takes for granted until somebody says otherwise."""
    causes = facts.analysis.causes.direct[touchpoint.index]
    return [facts.journey.touchpoints[cause.at] for cause in causes if cause.inferred]
