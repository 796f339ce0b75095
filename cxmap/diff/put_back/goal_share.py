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
    goals = versions.new.journey.goals
    if not versions.old.journey.is_met:
        draft.write_head(draft.new, ends=versions.old.journey.ends)
    elif versions.new.journey.goal_at is None:
        return
    else:
        for id, reach in _at_goals(versions, old):
            draft.write_new(id, reach=reach)
    for pair in _on_the_way(versions):
        is_uncaused = not versions.new.analysis.causes.direct[pair.new.index]
        if pair.new.index not in goals and pair.new.reach > pair.old.reach + EPSILON and is_uncaused:
            draft.write_new(pair.new.id, reach=pair.old.reach)
    told = (
        f"how many meet the goal, {per_100(old)} of 100 before and {per_100(new)} now:"
        " nothing on the way there is mended"
    )
    yield PutBack("ends", None, None, 100 * old, 100 * new, told, ASKS.id, True)


def _at_goals(versions: Versions, share: float) -> Iterator[tuple[str, float]]:
    """The reach of each goal to which more come than before, without as many as come to the goals in all anew."""
    before = {pair.new.index: pair.old.reach for pair in versions.pairs}
    steps = [versions.new.touchpoints[goal] for goal in versions.new.journey.goals]
    old = max(share, sum(before.get(step.index, 0.0) for step in steps))
    more = sum(step.reach for step in steps) - old
    gained = {step.id: max(0.0, step.reach - before.get(step.index, 0.0)) for step in steps}
    total = sum(gained.values())
    for step in steps:
        taken = more * gained[step.id] / total if total > more else gained[step.id]
        if taken > EPSILON:
            yield step.id, step.reach - taken


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
