"""What each team causes, feels and receives, and how much service each stage needs."""

from __future__ import annotations

from typing import NamedTuple

from cxmap.analysis.causes import Causes
from cxmap.analysis.parts import EPSILON
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint


class Team(NamedTuple):
    """One owner. Friction points and contacts per customer who starts; friction None where nothing was scored.

    ``contacts_caused`` counts contacts that started at another touchpoint of this team: a contact that nothing
    caused is nobody's doing.
    """

    team: str
    friction_felt: float | None
    friction_caused: float | None
    contacts_caused: float
    contacts_handled: float


class Stage(NamedTuple):
    """One stage; ``contacts`` per customer who starts. The stage None gathers touchpoints without one."""

    stage: str | None
    touchpoints: int
    service_touchpoints: int
    contacts: float


def teams(journey: Journey, causes: Causes) -> tuple[Team, ...]:
    """Every owner of a touchpoint, the one that causes most friction first (docs/method.md 7.7)."""
    touchpoints = journey.touchpoints
    _, started = causes.flow([touchpoint.felt for touchpoint in touchpoints])
    sent = _contacts_started(journey, causes)
    is_scored = any(touchpoint.friction is not None for touchpoint in touchpoints)
    felt: dict[str, float] = {}
    caused, made, handled = dict(felt), dict(felt), dict(felt)
    for step in touchpoints:
        felt[step.owner] = felt.get(step.owner, 0.0) + step.felt
        caused[step.owner] = caused.get(step.owner, 0.0) + started[step.index]
        made[step.owner] = made.get(step.owner, 0.0) + sent[step.index]
        taken = step.encounters if step.is_contact and step.is_handled else 0.0
        handled[step.owner] = handled.get(step.owner, 0.0) + taken
    ranked = sorted(felt, key=lambda name: (-round(caused[name], 9), -round(made[name], 9), -round(felt[name], 9)))
    return tuple(
        Team(name, felt[name] if is_scored else None, caused[name] if is_scored else None, made[name], handled[name])
        for name in ranked
    )


def _contacts_started(journey: Journey, causes: Causes) -> list[float]:
    """Contacts whose root is each touchpoint, without those that are their own root."""
    own = [touchpoint.encounters if touchpoint.is_contact else 0.0 for touchpoint in journey.touchpoints]
    passing, _ = causes.flow(own)
    others = [through - itself for through, itself in zip(passing, own, strict=True)]
    return [amount * stays if amount > EPSILON else 0.0 for amount, stays in zip(others, causes.stays, strict=True)]


def stages(journey: Journey) -> tuple[Stage, ...]:
    """Service by stage, in the journey's order; empty if it has no stages (docs/method.md 5.8)."""
    names: list[str | None] = list(journey.stage_ids)
    if names and any(touchpoint.written.stage is None for touchpoint in journey.in_front):
        names.append(None)
    members: dict[str | None, list[Touchpoint]] = {name: [] for name in names}
    for step in journey.in_front:
        if step.written.stage in members:
            members[step.written.stage].append(step)
    return tuple(_stage(name, listed) for name, listed in members.items())


def _stage(name: str | None, members: list[Touchpoint]) -> Stage:
    contacts = sum(touchpoint.encounters for touchpoint in members if touchpoint.is_contact)
    return Stage(name, len(members), sum(touchpoint.is_service for touchpoint in members), contacts)
