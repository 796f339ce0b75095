"""Teams that the configuration calls by another name: one team, wherever a journey still says the old one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxmap.journey.ids import composed

TEAM_FIELDS = frozenset(("team", "teams", "supported_by", "watched_by", "owner", "invite"))
"""The fields that name teams, of a journey, a touchpoint, an action or the retro."""


def renamed(value: Any, names: Mapping[str, str], *, is_team: bool = False) -> Any:
    """What a file says, with the new name of each team; two names of one team in a list are one."""
    if isinstance(value, str):
        return names.get(value, value) if is_team else value
    if isinstance(value, dict):
        return {key: renamed(inner, names, is_team=key in TEAM_FIELDS) for key, inner in value.items()}
    if isinstance(value, list):
        found = [renamed(inner, names, is_team=is_team) for inner in value]
        return list(dict.fromkeys(found)) if is_team and all(isinstance(name, str) for name in found) else found
    return value


def new_names(said: Mapping[str, str]) -> dict[str, str]:
    """Old name → new one in the form in which names are compared; a team that was renamed twice has its last name."""
    names = {composed(old): composed(new) for old, new in said.items()}
    return {old: _last(old, names) for old in names}


def _last(name: str, names: Mapping[str, str]) -> str:
    seen = {name}
    while names.get(name, name) not in seen:
        name = names[name]
        seen.add(name)
    return name
