"""The judgement: is it better for the customer, only for those who need help, or worse?

The old version is compared with the new one as far as that is proven. The order of the questions is the point: the goal
comes first, because giving up lowers every other figure; then whether anybody is left alone; then what makes help
necessary, and only then how well help works (docs/method.md 8.6 and 8.7).
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from cxmap.analysis.parts import EPSILON, HALF
from cxmap.diff.figures import goal_share
from cxmap.diff.grounds import Rests, grounds, rests
from cxmap.diff.nowhere import Nowhere, nowhere
from cxmap.diff.put_back import PutBack
from cxmap.diff.reading import unknown
from cxmap.diff.sign import TOLERANCE, Sign
from cxmap.diff.sign_words import said
from cxmap.diff.signs import signs
from cxmap.diff.version import Version
from cxmap.diff.versions import Versions
from cxmap.wording import are, called, counted, listed, per_100, short

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
    """What the comparison comes to, why, and which causes are still there.

    ``signs`` are what moved as far as it is proven, ``put_back`` what is not. ``rests`` says on what it rests, and
    ``grounds`` quote the evidence and the reasons that decided it.
    """

    name: Name
    reasons: tuple[str, ...]
    untouched: tuple[Untouched, ...]
    notes: tuple[str, ...]
    signs: tuple[Sign, ...] = ()
    put_back: tuple[PutBack, ...] = ()
    rests: Rests = "estimates"
    grounds: tuple[str, ...] = ()


def verdict(versions: Versions, put_back: tuple[PutBack, ...] = (), *, tolerance: float = TOLERANCE) -> Verdict:
    """The verdict on the new version, with its reasons. ``tolerance`` is how much of a time may change unjudged."""
    proven = versions.proven
    found = signs(proven, tolerance)
    name, reasons = _decide(versions, found)
    return Verdict(
        name,
        tuple(reasons),
        untouched_causes(versions),
        tuple(_notes(versions)),
        found,
        put_back,
        rests(proven),
        grounds(versions),
    )


def _decide(versions: Versions, found: tuple[Sign, ...]) -> tuple[Name, list[str]]:
    proven = versions.proven
    was_met, is_met = _is_met(proven.old), _is_met(proven.new) and versions.new.journey.is_met
    if was_met and not is_met:
        return _lost(versions)
    alone = nowhere(versions, proven)
    if alone.share:
        return "deflection", [_goal(is_met), *_alone(alone), *said(proven, found, "experience")]
    better, worse = _directions(found, "experience")
    reasons = said(proven, found, "experience")
    if is_met and not was_met:
        return _reached(versions, worse, reasons)
    if better and worse:
        return "mixed", reasons
    if better:
        gone = [] if proven.pairs else ["No step of the old journey is left"]
        return ("experience-improvement" if proven.pairs else "need-removed"), [_goal(is_met), *reasons, *gone]
    if worse:
        return "regression", reasons
    return _service(versions, found)


def _is_met(side: Version) -> bool:
    return side.journey.is_met and goal_share(side) >= HALF  # as many customers as that, and it counts as met


def _goal(is_met: bool) -> str:
    return "The goal is still met" if is_met else "The goal is not met, as before"


def _lost(versions: Versions) -> tuple[Name, list[str]]:
    old, new = (side.analysis.demand.contacts_tried for side in (versions.old, versions.new))
    closed = _closed_routes(versions)
    reason = "The goal was met and is not met any more"
    if versions.proven.new.journey.is_met and versions.new.journey.is_met:
        was, now = (per_100(goal_share(side)) for side in (versions.proven.old, versions.proven.new))
        reason = f"The goal was met by {was} of 100 customers and is met by {now}"
    if new < old - EPSILON and closed:
        fell = f"Contacts fell from {per_100(old)} to {per_100(new)} per 100 customers because ways to help are gone"
        return "deflection", [reason, f"{fell}: {', '.join(closed)}"]
    return "goal-lost", [reason]


def _alone(alone: Nowhere) -> list[str]:
    routes, causes = (listed(map(called, steps)) for steps in (alone.routes, alone.causes))
    shut = (
        f"{per_100(alone.share)} of 100 customers have nowhere to go: {routes} {are(len(alone.routes))} closed to them"
    )
    return [f"{shut}, and {causes} still {'breaks' if len(alone.causes) == 1 else 'break'}"]


def _reached(versions: Versions, worse: bool, reasons: list[str]) -> tuple[Name, list[str]]:
    first = "The goal was not met and is met now"
    if worse:
        return "mixed", [first, *reasons]
    new = versions.proven.new
    met_at = [stop.at for stop in new.analysis.goal.first if stop.share > EPSILON]
    if all(new.touchpoints[at].is_service for at in met_at):
        where = "It is met in service" if met_at else "The file does not say at which step"
        return "service-only", [first, where, *reasons]
    return "experience-improvement", [first, "It is met outside of service", *reasons]


def _service(versions: Versions, found: tuple[Sign, ...]) -> tuple[Name, list[str]]:
    better, worse = _directions(found, "service")
    reasons = [*said(versions.proven, found, "experience"), *said(versions.proven, found, "service")]
    if better and worse:
        return "mixed", ["Better and worse within service", *reasons]
    if worse:
        return "regression", ["Service got worse", *reasons]
    return ("service-only" if better else "no-change"), reasons


def _directions(found: tuple[Sign, ...], part: str) -> tuple[bool, bool]:
    """Whether any sign of a part is better, and whether any is worse."""
    here = [sign.better for sign in found if sign.part == part]
    return any(here), not all(here)


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
    return tuple(sorted(found, key=lambda cause: -round(cause.per_100, 6)))


def _notes(versions: Versions) -> list[str]:
    """What the reader has to know to weigh the figures."""
    notes = []
    left_out = unknown(versions.proven)
    if left_out:
        notes.append(f"{counted(left_out, 'touchpoint')} left out: nobody said what happens there, or in which channel")
    unscored = sum(touchpoint.friction is None for touchpoint in versions.added)
    if unscored:
        steps = "1 new touchpoint has" if unscored == 1 else f"{unscored} new touchpoints have"
        notes.append(f"{steps} no friction score, so the friction now is a floor")
    if versions.old.journey.is_met != versions.new.journey.is_met:
        notes.append("Friction load and contacts cannot be compared, because the goal is met in one version only")
    return notes
