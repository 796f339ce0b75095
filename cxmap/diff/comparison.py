"""Everything that is known about two versions of a journey, or why nothing honest can be said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cxmap.diff.business import Business, business
from cxmap.diff.change import Change
from cxmap.diff.comparable import Obstacle, guesswork, is_other_goal, is_same_journey, obstacles
from cxmap.diff.detect import found
from cxmap.diff.figures import Figures, figures
from cxmap.diff.match import THRESHOLD, Matching, match
from cxmap.diff.proven import proven
from cxmap.diff.reading import with_old_repeats
from cxmap.diff.sign import TOLERANCE
from cxmap.diff.verdict import Verdict, verdict
from cxmap.diff.version import Version
from cxmap.diff.versions import Versions
from cxmap.errors import NotComparable
from cxmap.wording import short


class Comparison(NamedTuple):
    """Two versions of a journey, compared. ``changes`` are all of them, in the order in which they are shown.

    ``before`` and ``after`` are the figures as written, ``proven`` those of the new version that the verdict rests on.
    ``business`` is what the change comes to in contacts, hours and money, where prices are known.
    """

    journey: str
    old: Version
    new: Version
    matching: Matching
    before: Figures
    after: Figures
    verdict: Verdict
    changes: tuple[Change, ...]
    notes: tuple[str, ...]
    proven: Figures
    business: Business | None = None


class Refused(NamedTuple):
    """Two versions that could not be compared, and why."""

    journey: str
    old_path: str
    new_path: str
    why: str
    hint: str


def compare(
    old: Version,
    new: Version,
    *,
    threshold: float = THRESHOLD,
    renames: bool = True,
    same_goal: bool = False,
    tolerance: float = TOLERANCE,
    same_journey: bool = False,
) -> Comparison:
    """Compare two versions. Raises NotComparable with all the reasons if no honest comparison can be made.

    ``threshold`` is the likeness (0 to 1) from which a rename is guessed, ``renames`` whether any is. ``same_goal``
    says that a goal in other words is the same goal. ``tolerance`` is the share (0 to 1) by which a time has to change
    before it is judged. ``same_journey`` says that two files without an id were guessed to be the same journey.
    """
    _refuse(obstacles(old.journey, new.journey, same_goal=same_goal, same_journey=same_journey))
    matching = match(old.journey, new.journey, threshold=threshold, renames=renames)
    _refuse(guesswork(old.journey, new.journey, matching))
    written = Versions(old, new, matching)
    proof = proven(written)
    versions = written.with_proven(proof.versions, tolerance)
    judged = verdict(versions, proof.put_back, tolerance=tolerance)
    return Comparison(
        journey=new.journey.id,
        old=old,
        new=new,
        matching=matching,
        before=figures(old.analysis),
        after=figures(new.analysis),
        verdict=judged,
        changes=found(versions, proof.put_back),
        notes=(*_guessed(old, new, same_journey), *_notes(versions), *judged.notes, *matching.notes),
        proven=figures(with_old_repeats(versions.proven).new.analysis),
        business=business(old.analysis, versions.proven.new.analysis),
    )


def _refuse(reasons: Iterable[Obstacle]) -> None:
    listed = list(reasons)
    if listed:
        raise NotComparable(
            "; ".join(obstacle.why for obstacle in listed), hint="; ".join(obstacle.hint for obstacle in listed)
        )


def _guessed(old: Version, new: Version, same_journey: bool) -> list[str]:
    if not same_journey or is_same_journey(old.journey, new.journey):
        return []
    return ["Guessed to be the same journey, by its touchpoints: write an `id` into the file to make it certain"]


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
