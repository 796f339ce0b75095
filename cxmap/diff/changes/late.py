"""For how many customers the goal comes too late."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.parts import EPSILON
from cxmap.diff.change import NEUTRAL, Judgement, changes, opposites
from cxmap.diff.changes.goal_time import UNCHANGED
from cxmap.diff.fact import Fact
from cxmap.diff.reading import GOAL_STEP, on_the_old_way, with_all_waits
from cxmap.diff.sign_facts import moved
from cxmap.diff.spent import saved
from cxmap.diff.versions import Versions
from cxmap.wording import of_100


def judge(fact: Fact, versions: Versions) -> Judgement | None:
    """Fewer are better only if fewer of the customers of before are late, on the ways of before."""
    read = versions.proven
    old, then = read.old.analysis.timing.late_share, on_the_old_way(read).analysis.timing.late_share
    if fact.kind == "late-for-more" or old is None or then is None:
        return None
    return (
        None if saved(read) > EPSILON and _moves(then, old) and then < old else Judgement(fact.kind, NEUTRAL, UNCHANGED)
    )


@changes(
    *opposites(
        "late-for-more",
        "late-for-fewer",
        when=(
            (
                "of 100 customers who meet the goal, one more or several meet it late (2.5), as far as it is proven "
                "(8.6); implied by `deadline-missed`"
            ),
            (
                "one fewer or several; implied by `deadline-met`; neutral, if no fewer of the customers of before are "
                "late on the ways of before"
            ),
        ),
    ),
    judge=judge,
    partly="deadline",
    topic="Goal, deadline, help",
)
def late(versions: Versions) -> Iterator[Fact]:
    """Of those who meet the goal, more or fewer meet it after the deadline, by one of 100 or more.

    That the usual customer is in time says nothing of those whom a detour holds up. It is read as far as it is proven,
    by the same deadline.
    """
    read = versions.proven
    old, new = _shares(read)
    anyway = _shares(with_all_waits(read))
    if not _moves(old, new) or not _moves(*anyway) or (new > old) != (anyway[1] > anyway[0]):
        return
    kind = "late-for-more" if new > old else "late-for-fewer"
    message = f"Of 100 customers who meet the goal {of_100(new)} meet it after the deadline, was {of_100(old)}"
    is_told = any(sign.better == (new < old) for sign in moved(versions, "deadline"))
    yield versions.journey_fact(kind, message, 100 * old, 100 * new, "deadline")._replace(implied=is_told)


def _shares(versions: Versions) -> tuple[float, float]:
    """Who is late in either version; nobody in both where one does not say."""
    old, new = (side.analysis.timing.late_share for side in (versions.old, versions.new))
    return (0.0, 0.0) if old is None or new is None else (old, new)


def _moves(old: float, new: float) -> bool:
    return abs(new - old) >= GOAL_STEP - EPSILON
