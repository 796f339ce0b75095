"""The judgement: is it better for the customer, only for those who need help, or worse?

The order of the questions is the point. The goal comes first, because giving up lowers every other figure. Then what
makes help necessary, and only then how well help works (docs/method.md 8.6 and 8.7).
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from cxmap.analysis.parts import EPSILON
from cxmap.diff.figures import HELP_REPEATED, Movement, movement
from cxmap.diff.versions import Versions
from cxmap.wording import called, number, per_100, rose, short

Name = Literal[
    "experience-improvement", "need-removed", "service-only", "mixed", "deflection", "goal-lost", "regression",
    "no-change",
]  # fmt: skip
NAMES: tuple[Name, ...] = get_args(Name)
NOT_ACCEPTABLE: frozenset[Name] = frozenset({"goal-lost", "deflection"})
"""No comment in a file can wave these through."""


class Untouched(NamedTuple):
    """A root cause of help needed that both versions have; ``per_100`` steps of seeking help start there now."""

    id: str
    name: str
    per_100: float


class Verdict(NamedTuple):
    """What the comparison comes to, why, and which causes are still there."""

    name: Name
    reasons: tuple[str, ...]
    untouched: tuple[Untouched, ...]
    notes: tuple[str, ...]


def verdict(versions: Versions) -> Verdict:
    """The verdict on the new version, with its reasons."""
    moved = movement(versions)
    found, reasons = _decide(versions, moved)
    return Verdict(found, tuple(reasons), untouched_causes(versions), tuple(_notes(versions, moved)))


def _decide(versions: Versions, moved: Movement) -> tuple[Name, list[str]]:
    was_met, is_met = versions.old.journey.is_met, versions.new.journey.is_met
    if was_met and not is_met:
        return _lost(versions)
    causes = [_per_100("Help needed", moved.needed), _points("outside service", moved.experience)]
    up, down = _directions(moved.needed, moved.experience)
    if is_met and not was_met:
        return _reached(versions, up, causes)
    if down and up:
        return "mixed", causes
    if down:
        return ("experience-improvement" if versions.pairs else "need-removed"), _why_better(versions, causes)
    if up:
        return "regression", causes
    return _service(moved, causes)


def _lost(versions: Versions) -> tuple[Name, list[str]]:
    old, new = (side.analysis.demand.contacts_tried for side in (versions.old, versions.new))
    closed = _closed_routes(versions)
    if new < old - EPSILON and closed:
        said = f"Contacts fell from {per_100(old)} to {per_100(new)} per 100 customers because ways to help are gone"
        return "deflection", ["The goal was met and is not met any more", f"{said}: {', '.join(closed)}"]
    return "goal-lost", ["The goal was met and is not met any more"]


def _reached(versions: Versions, up: bool, causes: list[str]) -> tuple[Name, list[str]]:
    first = "The goal was not met and is met now"
    if up:
        return "mixed", [first, *causes]
    at = versions.new.journey.goal_at
    if at is None or versions.new.touchpoints[at].is_service:
        where = "It is met in service" if at is not None else "The file does not say at which step"
        return "service-only", [first, where, *causes]
    return "experience-improvement", [first, "It is met outside of service", *causes]


def _why_better(versions: Versions, causes: list[str]) -> list[str]:
    goal = "The goal is still met" if versions.new.journey.is_met else "The goal is not met, as before"
    gone = [] if versions.pairs else ["No step of the old journey is left"]
    return [goal, *causes, *gone]


def _service(moved: Movement, causes: list[str]) -> tuple[Name, list[str]]:
    service = [_per_100(HELP_REPEATED, moved.repeated), _points("in service", moved.service)]
    up, down = _directions(moved.repeated, moved.service)
    reasons = [*causes, *service]
    if up:
        return "regression", reasons
    return ("service-only" if down else "no-change"), reasons


def _directions(*amounts: tuple[float, float] | None) -> tuple[bool, bool]:
    """Whether any of the amounts went up, and whether any went down. What is unknown did neither."""
    known = [pair for pair in amounts if pair]
    return any(new > old + EPSILON for old, new in known), any(new < old - EPSILON for old, new in known)


def _per_100(what: str, amounts: tuple[float, float]) -> str:
    return _said(what, "per 100 customers", (100 * amounts[0], 100 * amounts[1]))


def _said(what: str, unit: str, amounts: tuple[float, float]) -> str:
    old, new = amounts
    if abs(new - old) <= EPSILON * 100:
        return f"{what} stays at {number(new)} {unit}"
    return f"{what} {rose(old, new)} from {number(old)} to {number(new)} {unit}"


def _points(where: str, amounts: tuple[float, float] | None) -> str:
    if amounts is None:
        return f"Friction {where} is not scored in both versions"
    return _said(f"Friction felt {where}", "points per customer", amounts)


def _closed_routes(versions: Versions) -> list[str]:
    """Names of the contacts that are gone or cannot be used any more."""
    gone = [touchpoint for touchpoint in versions.removed if touchpoint.is_contact]
    shut = [
        pair.new for pair in versions.pairs if pair.old.is_contact and pair.old.is_handled and not pair.new.is_handled
    ]
    return [called(touchpoint) for touchpoint in (*gone, *shut)]


def untouched_causes(versions: Versions) -> tuple[Untouched, ...]:
    """Root causes in the experience that sent customers to service before and still do, the largest first."""
    before, now = versions.rooted
    found = [
        Untouched(pair.new.id, short(pair.new.name), 100 * now[pair.new.index])
        for pair in versions.pairs
        if pair.old.index in before and pair.new.index in now and not pair.new.is_service
    ]
    return tuple(sorted(found, key=lambda untouched: -round(untouched.per_100, 6)))


def _notes(versions: Versions, moved: Movement) -> list[str]:
    """What the reader has to know to weigh the figures."""
    notes = []
    if moved.unscored:
        steps = "1 touchpoint is" if moved.unscored == 1 else f"{moved.unscored} touchpoints are"
        notes.append(f"{steps} scored in one version only and left out of the verdict: unknown is not 0")
    unscored = sum(touchpoint.friction is None for touchpoint in versions.added)
    if unscored:
        steps = "1 new touchpoint has" if unscored == 1 else f"{unscored} new touchpoints have"
        notes.append(f"{steps} no friction score, so the friction now is a floor")
    if versions.old.journey.is_met != versions.new.journey.is_met:
        notes.append("Friction load and contacts cannot be compared, because the goal is met in one version only")
    return notes
