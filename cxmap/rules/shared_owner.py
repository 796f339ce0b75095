"""One owner, and helpers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.journey.ids import composed
from cxmap.rules import Facts
from cxmap.wording import called, short, some_of

_BETWEEN_TEAMS = re.compile(r"\s+[/+]\s+|\s*[;|]\s*")
_PERHAPS = re.compile(r"\s*(?:[,/&+]|\b(?:and|und|et|y|e|en|och|og|ja)\b)\s*", re.IGNORECASE)
"""Also parts of the name of one team: "Food & Beverage", "UX/UI", "Fraud, Risk and Compliance"."""


@rule("CX202", "shared-owner", severity=Severity.WARNING, topic="ownership")
def shared_owner(facts: Facts) -> Iterator[Problem]:
    """A touchpoint has two owners.

    Name the one team that decides, and put the others into `supported_by`. A list of teams is reported, and so is a
    text such as `web / marketing`. A name that is listed in `teams` is one team, whatever it looks like.

    Why: two owners are none. Each waits for the other, and the retro finds two teams that both thought it was not
    theirs. One bad experience often crosses four to six teams, and that needs helpers, not shared blame (Trish
    Wethman, "Stop Calling Customer Service 'Customer Experience'").

    Bad:

    ```yaml
    - {id: find, name: Find the return page, team: web / marketing, channel: web, friction: 4}  # CX202
    ```

    ```yaml
    - {id: find, name: Find the return page, team: [web, marketing], channel: web, friction: 4}  # CX202
    ```

    Good:

    ```yaml
    - {id: find, name: Find the return page, team: web, supported_by: [marketing], channel: web, friction: 4}
    ```

    ```yaml
    - {id: find, name: Find the menu, team: Food & Beverage, channel: web, friction: 4}
    ```
    """
    one_team = {*facts.journey.written.teams, *map(composed, facts.config.teams)}
    lone = {touchpoint.owners[0] for touchpoint in facts.journey.touchpoints if len(touchpoint.owners) == 1}
    in_text = {name: _teams(name, one_team | lone) for name in lone - one_team}
    for path, step in facts.journey.walk():
        owners = in_text.get(step.owners[0], ()) if len(step.owners) == 1 else tuple(dict.fromkeys(step.owners))
        if len(owners) > 1:
            first, *others = map(short, owners)
            help = f"`team: {first}` if that team decides, and `supported_by: [{', '.join(others)}]`"
            yield Problem((*path, "team"), f"{called(step)} has {len(owners)} owners: {some_of(owners)}", help)


def _teams(text: str, known: set[str]) -> tuple[str, ...]:
    """The teams that one text names: what is surely between teams splits it, what may be only between known ones."""
    parts = tuple(part for part in _BETWEEN_TEAMS.split(text) if part)
    if len(parts) > 1:
        return parts
    parts = tuple(part for part in _PERHAPS.split(text) if part)
    return parts if all(part in known for part in parts) else (text,)
