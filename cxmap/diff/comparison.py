"""Everything that is known about two versions of a journey, or why nothing honest can be said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cxmap.analysis.analysis import analyze
from cxmap.diff.change import Change
from cxmap.diff.comparable import Obstacle, guesswork, is_other_goal, obstacles
from cxmap.diff.detect import found
from cxmap.diff.figures import Figures, figures
from cxmap.diff.match import THRESHOLD, Matching, match
from cxmap.diff.verdict import Verdict, verdict
from cxmap.diff.version import Version
from cxmap.diff.versions import Versions
from cxmap.errors import NotComparable
from cxmap.journey.journey import Journey
from cxmap.wording import short


class Comparison(NamedTuple):
    """Two versions of a journey, compared. ``changes`` are all of them, in the order in which they are shown."""

    journey: str
    old: Version
    new: Version
    matching: Matching
    before: Figures
    after: Figures
    verdict: Verdict
    changes: tuple[Change, ...]
    notes: tuple[str, ...]


class Refused(NamedTuple):
    """Two versions that could not be compared, and why."""

    journey: str
    old_path: str
    new_path: str
    why: str
    hint: str


def compare(
    old: Version, new: Version, *, threshold: float = THRESHOLD, renames: bool = True, same_goal: bool = False
) -> Comparison:
    """Compare two versions. Raises NotComparable with all the reasons if no honest comparison can be made.

    ``threshold`` is the likeness (0 to 1) from which a rename is guessed, ``renames`` whether any is. ``same_goal``
    says that a goal in other words is the same goal.
    """
    _refuse(obstacles(old.journey, new.journey, same_goal=same_goal))
    matching = match(old.journey, new.journey, threshold=threshold, renames=renames)
    _refuse(guesswork(old.journey, new.journey, matching))
    versions = Versions(old, new, matching)
    judged = verdict(versions)
    return Comparison(
        journey=new.journey.id,
        old=old,
        new=new,
        matching=matching,
        before=figures(old.analysis),
        after=figures(new.analysis),
        verdict=judged,
        changes=found(versions),
        notes=(*_notes(versions), *judged.notes, *matching.notes),
    )


def diff(
    old: Journey, new: Journey, *, threshold: float = THRESHOLD, renames: bool = True, same_goal: bool = False
) -> Comparison:
    """Compare two journeys, as `compare` does. Without their files nothing has a place or is accepted."""
    return compare(
        Version(analyze(old)), Version(analyze(new)), threshold=threshold, renames=renames, same_goal=same_goal
    )


def _refuse(reasons: Iterable[Obstacle]) -> None:
    listed = list(reasons)
    if listed:
        raise NotComparable(
            "; ".join(obstacle.why for obstacle in listed), hint="; ".join(obstacle.hint for obstacle in listed)
        )


def _notes(versions: Versions) -> list[str]:
    old, new = versions.old.journey, versions.new.journey
    notes = []
    if is_other_goal(old, new):
        said = f"'{short(new.written.goal or '')}', was '{short(old.written.goal or '')}'"
        notes.append(f"The goal is worded differently and taken to be the same: {said}")
    assumed = [which for which, journey in (("old", old), ("new", new)) if journey.goal_assumed]
    if assumed:
        where = f"{' and the '.join(assumed)} {'version' if len(assumed) == 1 else 'versions'}"
        notes.append(f"That the goal is met is assumed in the {where}: no outcome is written")
    return notes
