"""When the goal is met."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.parts import EPSILON
from cxmap.diff.change import NEUTRAL, Judgement, changes, opposites
from cxmap.diff.draft import Draft
from cxmap.diff.fact import Fact
from cxmap.diff.figures import goal_minutes
from cxmap.diff.put_back.times import FIELDS
from cxmap.diff.reading import on_the_old_way, with_all_waits
from cxmap.diff.sign import TOLERANCE
from cxmap.diff.sign_facts import moved
from cxmap.diff.spent import saved
from cxmap.diff.versions import Versions
from cxmap.wording import in_words


def judge(fact: Fact, versions: Versions) -> Judgement | None:
    """Sooner is better only if the customers of before are, on the ways of before."""
    read = versions.proven
    old, then = goal_minutes(read.old), goal_minutes(on_the_old_way(read))
    if fact.kind == "goal-later" or old is None or then is None:
        return None
    is_quicker = saved(read) > EPSILON and _moves(old, then, versions, later=False)
    return None if is_quicker else Judgement(fact.kind, NEUTRAL, UNCHANGED)


UNCHANGED = "; the way there is another or other customers come, and the steps take about as long"


@changes(
    *opposites(
        "goal-later",
        "goal-sooner",
        when=(
            (
                "the usual time to the goal (2.4) is longer by a tenth or more (`--time-tolerance`), also if waits "
                "that were given up are sat through; implied by `deadline-missed` and by the times of the steps. Both"
            ),
            (
                "it is shorter; implied by `deadline-met` and by the times of the steps; neutral, if the customers of "
                "before are not sooner on the ways of before. Both"
            ),
        ),
    ),
    judge=judge,
    topic="Goal, deadline, help",
)
def goal_time(versions: Versions) -> Iterator[Fact]:
    """The usual customer gets what they came for later or sooner, by a tenth or more.

    Steps that are done one after the other take longer than side by side, though no step takes longer. Whoever gives up
    does not sit through the wait: that makes nothing sooner, and that it is mended makes nothing later. Where it all
    comes from times that are told at the steps, they say it. It is read as far as it is proven, and what is only drawn
    in another order is no improvement.
    """
    read = versions.proven
    old, new = _minutes(read)
    if not all(_moves(*_minutes(way), versions, later=new > old) for way in (versions, read, with_all_waits(read))):
        return
    kind = "goal-later" if new > old else "goal-sooner"
    message = f"The goal is met {in_words(new)} after starting, was {in_words(old)}"
    is_told = any(sign.better == (new < old) for sign in moved(versions, "deadline")) or _is_told_at_steps(read)
    yield versions.journey_fact(kind, message, old, new)._replace(implied=is_told)


def _minutes(versions: Versions) -> tuple[float, float]:
    """When the goal is met in either version; at once in both where one does not say."""
    old, new = goal_minutes(versions.old), goal_minutes(versions.new)
    return (0.0, 0.0) if old is None or new is None else (old, new)


def _is_told_at_steps(versions: Versions) -> bool:
    """Whether the old version with the new times of its steps is as quick as the new one."""
    draft = Draft(versions)
    for pair in versions.edited:
        times = {field: getattr(pair.new.written, field) for field in FIELDS}
        stated = {field: time for field, time in times.items() if getattr(pair.old.written, field) and time}
        if stated:
            draft.write_old(pair.old.id, **stated)
    draft.settle()
    old, new = _minutes(draft.now)
    return not _moves(old, new, versions, later=new > old)


def _moves(old: float, new: float, versions: Versions, *, later: bool) -> bool:
    tolerance = TOLERANCE if versions.tolerance is None else versions.tolerance
    moves = abs(new - old) > EPSILON and abs(new - old) >= tolerance * min(old, new) - EPSILON
    return moves and later == (new > old)
