"""Conditions that a measurement has to keep: `differs`, or a name of the JSON with a number."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from cxmap.errors import ConfigError
from cxmap.events.facts import Measurement

_CONDITION = re.compile(r"\s*([a-z_0-9.]+)\s*([<>])\s*(-?[0-9.]+)\s*")
_SHORT = {"mapped": "log.mapped_share", "goal": "journeys.goal", "per_100": "contacts.per_100"}


class Condition(NamedTuple):
    """Fails if the value at ``path`` lies on that side of ``bound``."""

    text: str
    path: str
    sign: str
    bound: float


def condition(text: str) -> Condition:
    """``mapped < 0.9`` or ``contacts.per_100 > 40``. Raises ConfigError."""
    found = _CONDITION.fullmatch(text)
    try:
        bound = float(found[3]) if found else None
    except ValueError:
        bound = None
    if found is None or bound is None:
        raise ConfigError(f"{text!r} is no condition", hint='such as --fail-if "mapped < 0.9"')
    return Condition(text.strip(), _SHORT.get(found[1], found[1]), found[2], bound)


def value_at(facts: Any, path: str) -> float | None:
    """The number at a dotted name of the JSON, ``touchpoints.call.reach`` for one of a list; None if it is unknown."""
    for part in path.split("."):
        if isinstance(facts, list):
            facts = next((fact for fact in facts if isinstance(fact, dict) and fact.get("id") == part), {})
        if not isinstance(facts, dict) or (part not in facts and facts.get("id") != part):
            raise ConfigError(f"the measurement has no {path!r}", hint="names are those of --format json")
        facts = facts if facts.get("id") == part else facts[part]
    if facts is not None and (isinstance(facts, bool) or not isinstance(facts, (int, float))):
        raise ConfigError(f"{path!r} is no number", hint="names are those of --format json")
    return facts


def hits(conditions: list[Condition], facts: dict[str, Any]) -> list[str]:
    """What fails, in words; an unknown value fails nothing."""
    said = []
    for condition in conditions:
        value = value_at(facts, condition.path)
        if value is not None and (value < condition.bound if condition.sign == "<" else value > condition.bound):
            said.append(f'--fail-if "{condition.text}": {condition.path} is {value:g}')
    return said


def differing(found: Measurement) -> list[str]:
    """Touchpoints with a value that the map and the log tell differently."""
    return [measured.name for measured in found.touchpoints if "differs" in measured.verdict]
