"""Fewer customers where it is hard or where they seek help."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.parts import EPSILON
from cxmap.diff.change import QUESTION, Kind
from cxmap.diff.draft import Draft
from cxmap.diff.figures import goal_share
from cxmap.diff.mended import open_causes, settled
from cxmap.diff.proof import new_proof
from cxmap.diff.put_back._row import PutBack, of_pair, row
from cxmap.diff.versions import Pair, Versions
from cxmap.journey.touchpoint import Touchpoint
from cxmap.wording import are, called, listed, per_100

ASKS = Kind(
    "help-needed-down-unsupported",
    QUESTION,
    when="fewer customers seek help at a step, and nothing shows that fewer need it",
)
HARD = "friction-down-unsupported"


@row(120, ASKS, topic="Goal, deadline, help")
def customers(draft: Draft) -> Iterator[PutBack]:
    """Fewer customers seek help than before, and nothing shows that fewer need it. What keeps them from coming?

    The old number holds until there is new evidence for `reach` or `times`, or until all that sent customers there is
    mended. Where another contact was said to take them on, they are taken off that one again. The same holds for fewer
    customers at a hard step.
    """
    done = settled(draft.now)
    taken: dict[str, float] = {}
    for pair in draft.now.pairs:
        if pair.new.id in draft.kept and pair.new.is_help_seeking:
            _take_off(draft, pair, pair.old.encounters, taken)
        if not _is_fewer(draft, pair) or new_proof(pair, "reach", "times"):
            continue
        still = open_causes(draft.now, pair.old.index, done)
        caused = bool(draft.now.old.analysis.causes.direct[pair.old.index])
        if caused and not still:
            continue
        draft.write_new(pair.new.id, reach=pair.old.written.reach, times=pair.old.written.times)
        if pair.new.is_help_seeking:
            _take_off(draft, pair, pair.old.encounters - pair.new.encounters, taken)
        yield _told(draft, pair, still)


def _is_fewer(draft: Draft, pair: Pair) -> bool:
    counts = pair.new.is_help_seeking or max(pair.new.friction or 0, pair.old.friction or 0) > 1
    return counts and not _is_the_goal(draft.now, pair.new) and pair.new.encounters < pair.old.encounters - EPSILON


def _is_the_goal(versions: Versions, touchpoint: Touchpoint) -> bool:
    """Whether fewer here are fewer who meet the goal, and not customers who meet it where it is easier."""
    journey = versions.new.journey
    if not journey.is_met or touchpoint.index not in journey.goals:
        return False
    return len(journey.goals) == 1 or goal_share(versions.new) < goal_share(versions.old) - EPSILON


def _take_off(draft: Draft, pair: Pair, left: float, taken: dict[str, float]) -> None:
    """Take so many customers off the contacts with the same causes that more come to than before."""
    olds = {other.new.index: other.old.encounters for other in draft.now.pairs}
    for step in draft.now.new.touchpoints:
        if not step.is_help_seeking or step.index == pair.new.index or not _shares_cause(draft, step, pair.new):
            continue
        gained = step.encounters - olds.get(step.index, 0.0) - taken.get(step.id, 0.0)
        take = min(left, gained)
        if take > EPSILON and step.encounters:
            taken[step.id] = taken.get(step.id, 0.0) + take
            left -= take
            draft.write_new(step.id, reach=step.reach * (1 - taken[step.id] / step.encounters))


def _shares_cause(draft: Draft, step: Touchpoint, other: Touchpoint) -> bool:
    """Whether two contacts are there for the same, as far as anybody said what for."""
    roots = draft.now.new.analysis.roots
    mine, theirs = roots[step.index].keys() - {step.index}, roots[other.index].keys() - {other.index}
    return not mine or not theirs or bool(mine & theirs)


def _told(draft: Draft, pair: Pair, still: tuple[int, ...]) -> PutBack:
    old, new = pair.old.encounters, pair.new.encounters
    causes = [called(draft.now.old.touchpoints[i]) for i in still]
    why = "nothing shows that fewer come"
    if causes:
        why = f"{listed(causes)}, which sent them there, {are(len(causes))} not mended"
    told = f"the customers at {{name}}, {per_100(old)} of 100 before and {per_100(new)} now: {why}"
    asks = ASKS.id if pair.new.is_help_seeking else HARD
    return of_pair(pair, "reach", 100 * old, 100 * new, told, asks, helps=True)
