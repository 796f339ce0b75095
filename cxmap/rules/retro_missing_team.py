"""Those who broke it, own it, help with it and solved it are in the room."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Edit, Fix, KeyPath, Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.source.yaml_text import yaml_text
from cxmap.wording import short, some_of

_INVITE: KeyPath = ("retro", "invite")
_MOST_REASONS, _LONGEST = 4, 160


@rule("CX205", "retro-missing-team", severity=Severity.WARNING, topic="ownership", fixable=True)
def retro_missing_team(facts: Facts) -> Iterator[Problem]:
    """The retro does not invite every team that has a part in a breakdown.

    Needed are the teams that own a breakdown, support it, own its cause, or solved the problem in the end. Inviting
    more than that is fine. It is on where `retro` has an `invite`.

    Why: a retro finds where the process broke only with those who can change it, digital, technology and marketing
    as much as service (Trish Wethman, "Stop Calling Customer Service 'Customer Experience'"). Annette Franz (CX
    Journey) wants those who are "directly or indirectly involved" to learn what their part does to customers and to
    call volumes.

    Bad:

    ```yaml
    retro: {invite: [care, finance]}  # CX205
    touchpoints:
      - {id: find, name: Find the return page, team: web, channel: web, friction: 4}
      - {id: ask, name: Ask for a label, team: care, channel: chat, friction: 3, caused_by: [find]}
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```

    Good:

    ```yaml
    retro: {invite: [web, care, finance]}
    touchpoints:
      - {id: find, name: Find the return page, team: web, channel: web, friction: 4, evidence: [{from: data}]}
      - {id: ask, name: Ask for a label, team: care, channel: chat, friction: 3, caused_by: [find]}
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```
    """
    retro = facts.journey.written.retro
    room = facts.analysis.retro if retro and "invite" in retro.model_fields_set else None
    if retro and room and room.missing:
        yield Problem(
            _INVITE,
            f"the retro does not invite {some_of(room.missing)}",
            "; ".join(short(f"{team} {room.reasons[team][0]}", _LONGEST) for team in room.missing[:_MOST_REASONS]),
            on="key",
            fix=Fix("invite them", tuple(_invite(retro.invite, room.missing))),
        )


def _invite(invited: tuple[str, ...], missing: tuple[str, ...]) -> Iterator[Edit]:
    if not invited:
        yield Edit("replace", _INVITE, yaml_text(list(missing)))
    else:  # by the alphabet, the order in which edits of the same place are made
        yield from (Edit("append", _INVITE, text) for text in sorted(map(yaml_text, missing)))
