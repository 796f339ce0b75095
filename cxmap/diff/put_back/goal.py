"""The goal met at another touchpoint than before."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import QUESTION, Kind
from cxmap.diff.draft import Draft
from cxmap.diff.draft_side import goals_of, said
from cxmap.diff.fact import Value
from cxmap.diff.put_back._row import PutBack, row
from cxmap.journey.journey import Journey
from cxmap.wording import called, listed

ASKS = Kind("goal-moved", QUESTION, when="the goal is met at another touchpoint, and the old one is still there")


@row(20, ASKS, topic="Goal, deadline, help")
def goal(draft: Draft) -> Iterator[PutBack]:
    """The goal is met at another touchpoint, and the one where it was met before is still there.

    An earlier goal leaves the hard part of the way out of the count, so both versions are read with the old goal. A
    goal that nobody wrote, and that moved because another step is the last one now, is put back without a question.
    """
    old, new = draft.now.old.journey, draft.now.new.journey
    was, now = goals_of(old), goals_of(new)
    images = draft.images(was)
    if not was or len(images) < len(was) or new.written.ends in ("unresolved", "abandoned") or set(images) == set(now):
        return
    draft.write_head(draft.new, goal_met_at=said(images))
    places = f"{_called(new, now)} now" if now else "nowhere now"
    told = f"the goal, met at {_called(old, was)} before and {places}"
    question = ASKS.id if draft.written.new.journey.written.goal_met_at else None
    yield PutBack("goal_met_at", None, None, _value(was), _value(now), told, question, question is not None)


def _called(journey: Journey, ids: tuple[str, ...]) -> str:
    return listed(called(touchpoint) for touchpoint in journey.touchpoints if touchpoint.id in ids)


def _value(ids: tuple[str, ...]) -> Value:
    return (ids[0] if len(ids) == 1 else ids) if ids else None
