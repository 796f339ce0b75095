"""What a verdict rests on, and what was put back because nothing shows it, in sentences."""

from __future__ import annotations

from collections import Counter

from cxmap.diff.change import ChangeClass
from cxmap.diff.comparison import Comparison
from cxmap.diff.grounds import Rests
from cxmap.wording import TINY, counted, listed

RESTS: dict[Rests, str] = {"plan": "if the plan holds", "measured": "measured", "estimates": "on estimates"}
MARK = " *"
MARKED = "* as written; for the verdict a part of it is put back"
_JUDGED = (ChangeClass.REGRESSION, ChangeClass.IMPROVEMENT)
_OF_TIME = frozenset({"goal-later", "goal-sooner"})
"""Changes that say that the time does not stay."""
_MOST = 5
"""Sentences and quotes that are shown; the rest is counted."""


def with_ground(text: str, comparison: Comparison) -> str:
    """The headline with what it rests on, in front of its colon."""
    if comparison.verdict.name == "no-change":
        return text
    head, colon, rest = text.partition(":")
    return f"{head}, {RESTS[comparison.verdict.rests]}{colon}{rest}"


def no_change(comparison: Comparison) -> str:
    """The headline where nothing moved: it says so too where the list below has something to tell."""
    found = Counter(change.class_ for change in comparison.changes if not change.hidden and change.accepted is None)
    told = [counted(found[class_], class_.value) for class_ in _JUDGED if found[class_]]
    if told:
        timed = any(change.id in _OF_TIME and change.class_ in _JUDGED for change in comparison.changes)
        stay = "Help needed and effort stay" if timed else "Help needed, effort and time stay"
        return f"{stay}; {listed(told)} below"
    return "No change in the experience"


def put_back(comparison: Comparison) -> list[str]:
    """Each thing that was put back and is asked about, in one sentence; above five the rest is counted."""
    asked = [item for item in comparison.verdict.put_back if item.question]
    shown = [f"Put back: {item.told}." for item in asked[:_MOST]]
    if len(asked) > _MOST:
        shown.append(f"{len(asked) - _MOST} more are put back; each is asked about below.")
    return shown


def grounds(comparison: Comparison) -> str:
    """The evidence and the reasons that decided it, in the words of the file; empty if there are none."""
    quotes = comparison.verdict.grounds
    if not quotes or comparison.verdict.name == "no-change":
        return ""
    more = [f"{len(quotes) - _MOST} more"] if len(quotes) > _MOST else []
    return f"It rests on: {'; '.join([*quotes[:_MOST], *more])}."


def is_marked(comparison: Comparison, field: str) -> bool:
    """Whether a figure of the new version was put back for the verdict."""
    written, proven = getattr(comparison.after, field), getattr(comparison.proven, field)
    if isinstance(written, float) and isinstance(proven, float):
        return abs(written - proven) > TINY
    return bool(written != proven)
