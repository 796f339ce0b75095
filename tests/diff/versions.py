"""Two versions of a journey for tests: written by hand, or drawn by hypothesis."""

from __future__ import annotations

import copy
from textwrap import dedent, indent
from typing import Any

from hypothesis import strategies as st

from cxmap.analysis.analysis import analyze
from cxmap.diff.comparison import Comparison, compare
from cxmap.diff.match import match
from cxmap.diff.version import Version
from cxmap.diff.versions import Versions
from cxmap.journey.load import load
from cxmap.source.reader import read
from tests.journeys_strategy import NAME, Written, journeys, settle, text_of


def side_of_text(text: str | bytes, path: str = "try.yaml") -> Version:
    """The side that a file's text makes; it has to be a valid journey."""
    file = load(read(text.encode() if isinstance(text, str) else text), path=path)
    assert file.journey is not None, file.problems
    return Version(analyze(file.journey, path=path), file)


def side_of(touchpoints: str, head: str = "", path: str = "try.yaml") -> Version:
    """The side with these touchpoints (YAML list items) and these further fields."""
    body = indent(dedent(touchpoints).strip("\n"), "  ")
    return side_of_text(f"cxmap: 1\nid: try\ntitle: Try it\n{dedent(head).strip()}\ntouchpoints:\n{body}\n", path)


def both_of(old: Version, new: Version) -> Versions:
    """Two sides, matched."""
    return Versions(old, new, match(old.journey, new.journey))


def compared(old: str, new: str, head: str = "", new_head: str | None = None, **options: Any) -> Comparison:
    """The comparison of two lists of touchpoints."""
    return compare(side_of(old, head), side_of(new, head if new_head is None else new_head), **options)


def changed(old: str, new: str, head: str = "", new_head: str | None = None) -> list[tuple[str, str, str | None]]:
    """Class, id and touchpoint of every change that is not hidden."""
    found = compared(old, new, head, new_head).changes
    return [(change.class_.value, change.id, change.touchpoint) for change in found if not change.hidden]


@st.composite
def versions(draw: st.DrawFn, max_touchpoints: int = 7) -> tuple[Written, Written]:
    """Two versions of one journey: from a few edits to nothing in common but the id."""
    old = draw(journeys(max_touchpoints=max_touchpoints))
    other = draw(journeys(max_touchpoints=max_touchpoints))
    new = _edited(draw, old, other) if draw(st.booleans()) else _with_other_ids(draw, other)
    for record in (old, new):
        record.pop("persona", None)
        record.pop("goal", None)
    old["basis"] = new["basis"] = "measured"
    _declare(draw, old, new)
    return old, new


def _edited(draw: st.DrawFn, old: Written, other: Written) -> Written:
    """A copy of which some fields are taken from another journey."""
    new = copy.deepcopy(old)
    for mine, theirs in zip(new["touchpoints"], other["touchpoints"], strict=False):
        for field in draw(st.lists(st.sampled_from(sorted(_LOOSE)), max_size=4, unique=True)):
            if field in theirs:
                mine[field] = theirs[field]
            elif field not in ("name", "channel"):
                mine.pop(field, None)
        settle(mine)
    return new


_LOOSE = {
    "name", "channel", "team", "kind", "control", "initiated_by", "friction", "outcome", "duration", "wait", "after",
    "promise", "hours", "steps", "asks", "context", "designed", "moment_of_truth", "feeling", "times", "stage",
    "evidence", "demand",
}  # fmt: skip


def _with_other_ids(draw: st.DrawFn, written: Written) -> Written:
    """The same with its ids dealt out anew, so that touchpoints of the same id stand elsewhere."""
    ids = [item["id"] for item in written["touchpoints"]]
    dealt = dict(zip(ids, draw(st.permutations(ids)), strict=True))

    def renamed(value: Any) -> Any:
        if isinstance(value, dict):
            return {dealt.get(key, key): renamed(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [renamed(inner) for inner in value]
        return dealt.get(value, value) if isinstance(value, str) else value

    return dict(renamed(written))


def _declare(draw: st.DrawFn, old: Written, new: Written) -> None:
    """New ids, some of them with the old one declared; some of the gone ones retired, on either side."""
    for here, there in ((old, new), (new, old)):
        ids = [item["id"] for item in there["touchpoints"]]
        for entry in here["touchpoints"]:
            if draw(st.integers(0, 5)) == 0:
                entry["renamed_from"] = draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))
        if draw(st.booleans()):
            gone = draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))
            here["retired"] = [{"id": id, "why": draw(NAME)} for id in gone]


def side_of_written(written: Written) -> Version:
    """The side that drawn values make."""
    return side_of_text(text_of(written), "drawn.yaml")
