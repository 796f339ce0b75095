"""More customers who get what they came for."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.parts import EPSILON
from cxmap.diff.change import QUESTION, Kind
from cxmap.diff.draft import Draft
from cxmap.diff.figures import goal_share as share
from cxmap.diff.mended import hard_signals, is_mended
from cxmap.diff.proof import new_proof, proofs
from cxmap.diff.put_back._row import PutBack, row
from cxmap.diff.versions import Pair, Versions
from cxmap.journey.vocabulary import NEEDED_HELP
from cxmap.wording import per_100

ASKS = Kind(
    "goal-share-up-unsupported", QUESTION, when="more customers meet the goal, and nothing on the way there is mended"
)


@row(130, ASKS, topic="Goal, deadline, help")
def goal_share(draft: Draft) -> Iterator[PutBack]:
    """More customers get what they came for than before, and nothing on the way there is mended. What helped them?

    The old share holds until there is new evidence for `reach` or `outcome` where the goal is met, or until a step that
    broke on the way is mended.
    """
    versions = draft.now
    old, new = share(versions.old), share(versions.new)
    if new <= old + EPSILON or _is_shown(versions):
        return
    was_met = versions.old.journey.is_met
    if was_met and versions.new.journey.goal_at is None:
        return
    reaches = {**_on_the_way_as_before(versions), **(dict(_at_goals(versions, old)) if was_met else {})}
    if was_met and not reaches:
        return  # nobody comes anywhere anew, so there is nothing to put back
    if not was_met:
        draft.write_head(draft.new, ends=versions.old.journey.ends)
    for id, reach in reaches.items():
        draft.write_new(id, reach=reach)
    told = (
        f"how many meet the goal, {per_100(old)} of 100 before and {per_100(new)} now:"
        " nothing on the way there is mended"
    )
    yield PutBack("ends", None, None, 100 * old, 100 * new, told, ASKS.id, True)


def _on_the_way_as_before(versions: Versions) -> dict[str, float]:
    """The old reach of steps without a cause on the way to which more come than before."""
    return {
        pair.new.id: pair.old.reach
        for pair in _on_the_way(versions)
        if pair.new.index not in versions.new.journey.goals
        and pair.new.reach > pair.old.reach + EPSILON
        and not versions.new.analysis.causes.direct[pair.new.index]
    }


def _at_goals(versions: Versions, share: float) -> Iterator[tuple[str, float]]:
    """The reach of each goal to which more come than before, without those who are too many."""
    first = {stop.at: stop.share for stop in versions.new.analysis.goal.first if stop.share > EPSILON}
    before = {pair.new.index: pair.old.reach for pair in versions.pairs}
    steps = {at: versions.new.touchpoints[at] for at in first}
    more = {at: met * max(0.0, 1 - before.get(at, 0.0) / steps[at].reach) for at, met in first.items()}
    gained = sum(more.values())
    taken = min(1.0, (sum(first.values()) - share) / gained) if gained > EPSILON else 0.0
    for at, met in first.items():
        if taken * more[at] > EPSILON:
            yield steps[at].id, steps[at].reach * (1 - taken * more[at] / met)


def _on_the_way(versions: Versions) -> list[Pair]:
    """The pairs up to the goal, as the new version has it."""
    return [pair for pair in versions.pairs if versions.new.journey.is_up_to_goal(pair.new.index)]


def _is_shown(versions: Versions) -> bool:
    """Whether evidence, a mended step on the way, or a new step of a plan stands behind it."""
    goals = set(versions.new.journey.goals) if versions.new.journey.goal_at is not None else set()
    at_goal = [pair for pair in versions.pairs if pair.new.index in goals]
    if any(new_proof(pair, "reach", "outcome") for pair in at_goal):
        return True
    if any(_is_planned(versions, goal) for goal in goals - {pair.new.index for pair in at_goal}):
        return True
    broke = (pair for pair in _on_the_way(versions) if _broke(versions, pair))
    return any(is_mended(versions, pair) for pair in broke)


def _is_planned(versions: Versions, goal: int) -> bool:
    """A new step at which the goal is met: in a plan that is what is planned, else it takes evidence."""
    step = versions.new.touchpoints[goal]
    planned = versions.new.journey.written.state == "to-be" and step.written.outcome is not None
    return planned or bool(proofs(step, "reach", "outcome"))


def _broke(versions: Versions, pair: Pair) -> bool:
    hard = (pair.old.anchor or 0) >= NEEDED_HELP or pair.old.outcome == "partly"
    return hard or bool(hard_signals(versions.old, pair.old.index))
