"""Whether two versions tell the same journey at all. No honest comparison can be made of two that do not.

Rules: docs/method.md 8.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cxmap.diff.match import Matching
from cxmap.journey.ids import slug
from cxmap.journey.journey import Journey
from cxmap.wording import short


class Obstacle(NamedTuple):
    """Why two versions cannot be compared, and what to do about it."""

    why: str
    hint: str


def obstacles(old: Journey, new: Journey, *, same_goal: bool = False, same_journey: bool = False) -> Iterator[Obstacle]:
    """What stands in the way, before any touchpoint is looked at."""
    if not same_journey and not is_same_journey(old, new):
        written = old.written.id and new.written.id
        hint = "name two versions of one journey" if written else "write the same `id` into both files"
        yield Obstacle(f"these are two journeys: {short(old.id)} and {short(new.id)}", hint)
        return
    if _differ(old.persona, new.persona):
        who = _both(old.persona, new.persona)
        yield Obstacle(f"they tell it of two personas: {who}", "compare versions of the same customer's journey")
    if old.written.basis == "measured" and new.written.basis != "measured":
        yield Obstacle(
            f"the old version is measured and the new one is {new.written.basis}",
            "measure the new version too, or say what it really rests on",
        )
    if is_other_goal(old, new) and not same_goal:
        goals = _both(old.written.goal, new.written.goal)
        yield Obstacle(f"they state two goals: {goals}", "add --same-goal if only the wording changed")


def guesswork(old: Journey, new: Journey, matching: Matching) -> Iterator[Obstacle]:
    """More than half of the smaller version would rest on guesses."""
    guessed = sum(pair.is_guessed for pair in matching.matches)
    smaller = min(len(old.touchpoints), len(new.touchpoints))
    if 2 * guessed > smaller:
        yield Obstacle(
            f"{guessed} of {smaller} touchpoints could only be matched by likeness",
            "write ids, or `renamed_from: [old-id]`, or see with --no-renames what is left",
        )


def is_same_journey(old: Journey, new: Journey) -> bool:
    """The same id; ids that only come from file names give way to the same title."""
    if old.id == new.id:
        return True
    return not (old.written.id and new.written.id) and slug(old.written.title) == slug(new.written.title)


def is_other_goal(old: Journey, new: Journey) -> bool:
    """The text of the goal differs in more than case and punctuation."""
    return _differ(old.written.goal, new.written.goal)


def _differ(old: str | None, new: str | None) -> bool:
    """Both say something, and not the same; silence on one side contradicts nothing."""
    return bool(old and new) and slug(old or "") != slug(new or "")


def _both(old: str | None, new: str | None) -> str:
    return f"'{short(old or '')}' and '{short(new or '')}'"
