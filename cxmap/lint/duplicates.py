"""What only several files together show: two of them tell the same journey."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxmap.findings import Problem
from cxmap.journey.load import JourneyFile
from cxmap.wording import some_of

RULE = "duplicate-journey"


def told_id(file: JourneyFile) -> str | None:
    """The id under which a file tells what happens; None for a plan, and where the file gives no id of its own."""
    written = file.journey.written if file.journey else None
    return written.id if written and written.state == "as-is" else None


def duplicates(ids: Mapping[str, str]) -> dict[str, Problem]:
    """For each path whose journey another path tells too, what is to be said there; ``ids`` are those of the paths."""
    paths: dict[str, list[str]] = {}
    for path, id in ids.items():
        paths.setdefault(id, []).append(path)
    return {path: _problem(ids[path], path, same) for same in paths.values() if len(same) > 1 for path in same}


def _problem(id: str, path: str, paths: Iterable[str]) -> Problem:
    others = some_of(other for other in paths if other != path)
    return Problem(
        ("id",),
        f"the journey {id!r} is told in {others} too",
        "give one of them another id, or make one file of them",
        rule=RULE,
    )
