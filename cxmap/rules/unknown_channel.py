"""A channel that cxmap knows, or a word about what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import UNKNOWN_CHANNEL
from cxmap.rules import Facts
from cxmap.rules._places import WHOLE_LIST, places
from cxmap.wording import quoted


@rule("CX108", "unknown-channel", severity=Severity.INFO, topic="structure")
def unknown_channel(facts: Facts) -> Iterator[Problem]:
    """Nobody knows whether a channel is service or the product itself.

    A channel that is in no list counts as the product itself. `kind:` says what the touchpoint is for, and
    `[channels]` in the configuration says it once for all files. It is a warning where the touchpoint has `caused_by`,
    `demand`, `hours` or `asks`, which mostly help has. `channel: unknown` is an honest answer; it is said once for the
    file, and such touchpoints count as neither.

    Why: a hotline that counts as product makes a journey look as if nobody ever had to ask for help.

    Bad:

    ```yaml
    - {id: write, name: Write on the pager, team: care, channel: pager, friction: 2}  # CX108
    ```

    ```yaml
    touchpoints:  # CX108
      - {id: find, name: Find the return page, team: web, channel: unknown, friction: 2, evidence: [{from: customer}]}
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```

    Good:

    ```yaml
    - {id: write, name: Write on the pager, team: care, channel: pager, kind: assisted, friction: 2, demand: value}
    ```

    ```yaml
    - {id: find, name: Find the return page, team: web, channel: web, friction: 2}
    ```
    """
    touchpoints = facts.journey.in_front
    without = [touchpoint for touchpoint in touchpoints if not touchpoint.has_class]
    if without:
        yield Problem(
            WHOLE_LIST,
            _none(len(without), len(touchpoints)),
            "write the channel or the `kind` of each; until then nobody can tell service from the rest",
            on="key",
            also=places(without, "no channel"),
            about=UNKNOWN_CHANNEL,
            severity=_severity(any(map(_looks_like_help, without))),
        )
    named: set[str] = set()
    for touchpoint in touchpoints:
        name, helps = touchpoint.channel, _looks_like_help(touchpoint)
        if touchpoint.class_from == "default" and name not in facts.config.channels and (helps or name not in named):
            named.add(name)
            yield Problem(
                (*touchpoint.path, "channel"),
                f"the channel {quoted(name)} is not known, so it is taken for the product itself",
                "write `kind:` beside it, or name it under `[channels]` in the configuration",
                severity=_severity(helps),
            )


def _severity(looks_like_help: bool) -> Severity | None:
    return Severity.WARNING if looks_like_help else None


def _none(missing: int, count: int) -> str:
    if missing == count:
        return "the only touchpoint has no channel" if count == 1 else f"none of the {count} touchpoints has a channel"
    return f"{missing} of the {count} touchpoints {'has' if missing == 1 else 'have'} no channel"


def _looks_like_help(touchpoint: Touchpoint) -> bool:
    said = touchpoint.written
    return bool(said.caused_by or said.demand or said.hours or said.asks)
