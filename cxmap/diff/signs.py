"""The few signs that a verdict is made of: what moved in the experience, and what moved within service."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.goal import GOT_IT
from cxmap.analysis.parts import EPSILON
from cxmap.diff.figures import goal_share, help_needed
from cxmap.diff.mended import hard_signals
from cxmap.diff.outcomes import RANKS
from cxmap.diff.reading import GOAL_STEP, Place, at_old_reach, on_the_old_way, places, with_old_repeats, with_old_waits
from cxmap.diff.sign import TOLERANCE, Part, Sign, lower_is_better
from cxmap.diff.spent import saved, spent
from cxmap.diff.version import Version
from cxmap.diff.versions import Versions
from cxmap.journey.hours import open_minutes
from cxmap.journey.touchpoint import Touchpoint


def signs(versions: Versions, tolerance: float = TOLERANCE) -> tuple[Sign, ...]:
    """What moved between the old version and the proven one, the experience first."""
    timed = with_old_waits(versions)
    found = [
        *_help(versions),
        *_goal(versions),
        *_friction(versions),
        *_breakdowns(timed),
        *_deadline(timed),
        *spent(versions, tolerance),
        *_hours(versions),
    ]
    return tuple(sorted(found, key=lambda sign: sign.part != "experience"))


def _help(versions: Versions) -> list[Sign]:
    old, new = versions.old.analysis, with_old_repeats(versions).new.analysis
    needed = lower_is_better("experience", "help-needed", 100 * help_needed(old), 100 * help_needed(new))
    repeats = 100 * old.demand.help_repeated, 100 * new.demand.help_repeated
    return needed + lower_is_better("service", "help-repeated", *repeats)


def _goal(versions: Versions) -> list[Sign]:
    old, new = goal_share(versions.old), goal_share(versions.new)
    if abs(new - old) < GOAL_STEP - EPSILON or (new > old and not _come_anew(versions)):
        return []
    return [Sign("experience", "goal-share", 100 * old, 100 * new, new > old)]


def _come_anew(versions: Versions) -> bool:
    """Whether more customers come to a step of the goal, or get more done there: another way to it is no gain."""
    goals = versions.old.journey.goals if versions.old.journey.is_met else ()
    was = {pair.new.index: pair.old for pair in versions.pairs if pair.old.index in goals}
    news = [versions.new.touchpoints[at] for at in versions.new.journey.goals]
    return any(
        new.index not in was
        or new.reach > was[new.index].reach + EPSILON
        or RANKS[new.outcome] > RANKS[was[new.index].outcome]
        for new in news
    )


def _friction(versions: Versions) -> list[Sign]:
    read = at_old_reach(versions)
    felt = {(part, is_new): 0.0 for part in _PARTS for is_new in (False, True)}
    for place in places(read):
        felt[place.part, False] += _felt(place.old)
        felt[place.part, True] += _felt(place.new)
    return [sign for part in _PARTS for sign in lower_is_better(part, "friction", felt[part, False], felt[part, True])]


_PARTS: tuple[Part, ...] = ("experience", "service")


def _felt(touchpoint: Touchpoint | None) -> float:
    return touchpoint.felt if touchpoint else 0.0


def _breakdowns(versions: Versions) -> Iterator[Sign]:
    """Breakdowns that appear and that disappear, each a sign of its own: one does not make up for the other."""
    late = all(_is_late(side) for side in (versions.old, versions.new))
    quicker = saved(versions) > EPSILON  # a step that is drawn aside is late no more, and nobody is served sooner
    for part in _PARTS:
        here = [place for place in places(versions) if place.part == part]
        broke = [(_breaks(versions.old, place.old, late), _breaks(versions.new, place.new, late)) for place in here]
        old, new = sum(before for before, _ in broke), sum(now for _, now in broke)
        if any(now and not before for before, now in broke) or any(map(_fails_now, here)):
            yield Sign(part, "breakdowns", old, new, better=False)
        if any(
            _breaks(versions.old, place.old, late or not quicker) and not now
            for place, (_, now) in zip(here, broke, strict=True)
        ):
            yield Sign(part, "breakdowns", old, new, better=True)


def _is_late(side: Version) -> bool:
    return any("misses-deadline" in signals for signals in side.analysis.breakdowns.signals)


def _breaks(side: Version, touchpoint: Touchpoint | None, late: bool) -> bool:
    """Where both versions are late somewhere, it does not matter at which step the time runs out."""
    if touchpoint is None:
        return False
    return any(not (late and signal == "misses-deadline") for signal in hard_signals(side, touchpoint.index))


def _fails_now(place: Place) -> bool:
    """Whether a step got customers somewhere and does so no more, however hard it was called."""
    if place.old is None or place.new is None:
        return False
    return place.old.outcome in GOT_IT and place.new.outcome not in GOT_IT


def _deadline(versions: Versions) -> list[Sign]:
    """The deadline newly missed or met. Steps that are only drawn in another order or side by side take as long."""
    old, new = versions.old.analysis.timing.slack, versions.new.analysis.timing.slack
    if old is None or new is None or (old < 0) == (new < 0):
        return []
    if new >= 0 and not (saved(versions) > EPSILON and _is_met_on_the_old_way(versions)):
        return []
    return [Sign("experience", "deadline", old, new, new >= 0)]


def _is_met_on_the_old_way(versions: Versions) -> bool:
    """Whether the customers of before, on the ways of before, are in time with the times of now."""
    slack = on_the_old_way(versions).analysis.timing.slack
    return slack is not None and slack >= 0


def _hours(versions: Versions) -> Iterator[Sign]:
    """Opening hours of service that are lost, and that are won."""
    stated = [place for place in places(versions) if place.part == "service" and _both_state(place)]
    hours = [(place, _open(place.old), _open(place.new)) for place in stated]
    totals = sum(len(old) for _, old, _ in hours), sum(len(new) for _, _, new in hours)
    if any(old - new for _, old, new in hours):
        yield Sign("service", "hours", *totals, better=False)
    won = [(place, len(new - old), len(old)) for place, old, new in hours if new - old]
    if any(more >= TOLERANCE * before and _is_of_use(versions, place) for place, more, before in won):
        yield Sign("service", "hours", *totals, better=True)


def _both_state(place: Place) -> bool:
    return bool(place.old and place.old.written.hours and place.new and place.new.written.hours)


def _is_of_use(versions: Versions, place: Place) -> bool:
    """Whether somebody comes there, and gets somewhere or finds it open who found it closed."""
    if place.old is None or place.new is None or not place.new.reach:
        return False
    before, now = (side.analysis.timing.moments for side in (versions.old, versions.new))
    opens = before[place.old.index].closed_when_needed and not now[place.new.index].closed_when_needed
    return opens or place.new.outcome in GOT_IT


def _open(touchpoint: Touchpoint | None) -> frozenset[int]:
    hours = touchpoint.written.hours if touchpoint else None
    return frozenset(open_minutes(hours)) if hours else frozenset()
