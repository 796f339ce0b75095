"""Who owns a touchpoint."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import NEUTRAL, QUESTION, REGRESSION, Judgement, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Pair, Versions
from cxmap.journey.vocabulary import NOBODY
from cxmap.wording import number, short


def judge(fact: Fact, versions: Versions) -> Judgement | None:
    """Nobody is no owner, and a service team cannot mend what the experience breaks."""
    if fact.new == NOBODY:
        return Judgement(fact.kind, REGRESSION, ": nobody can mend it")
    if fact.before is None or fact.after is None:
        return None
    olds, news = versions.senders
    is_cause = fact.before in olds or fact.after in news
    is_experience = not versions.new.touchpoints[fact.after].is_service
    if is_cause and is_experience and _is_service_team(versions, fact.new, fact.after):
        return Judgement("owner-to-service", QUESTION, ", a service team: was it handed to those who cannot mend it?")
    return None


@changes(
    Kind(
        "owner-changed",
        NEUTRAL,
        "owner-changed",
        when="another owner (1.5)",
        otherwise="regression, if it is nobody's now",
    ),
    Kind(
        "owner-to-service",
        QUESTION,
        instead_of="owner-changed",
        when=(
            "instead, if the step is experience, sends customers to service in either version (9.3), and all "
            "that the new owner has besides is service"
        ),
    ),
    judge=judge,
    alone="team",
    topic="Handoffs and owners",
)
def owner(versions: Versions) -> Iterator[Fact]:
    """Another team owns the step.

    A regression if it is nobody's now. A question if the experience sends customers to service here, and the new
    owner is a team with nothing but service.
    """
    for pair in versions.edited:
        old, new = pair.old.owner, pair.new.owner
        if old != new:
            field = "team" if pair.old.outside == pair.new.outside else "control"
            message = f"{_same_friction(pair)}belongs to {short(new)}, was {short(old)}"
            yield pair.fact("owner-changed", message, old, new, field)


def _same_friction(pair: Pair) -> str:
    friction = pair.new.friction
    return f"with the same friction {number(friction)}, " if friction and friction == pair.old.friction else ""


def _is_service_team(versions: Versions, team: object, index: int) -> bool:
    """All that the team has besides this step is service."""
    others = [
        touchpoint for touchpoint in versions.new.touchpoints if touchpoint.owner == team and touchpoint.index != index
    ]
    return bool(others) and all(touchpoint.is_service for touchpoint in others)
