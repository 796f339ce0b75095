"""Two folders of journeys, compared file by file."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence

from cxmap.cli._versions import File, Opener
from cxmap.diff.comparison import Comparison, Refused
from cxmap.diff.pair import Ambiguous, Entry, pair
from cxmap.diff.report import Lone, Report
from cxmap.errors import InvalidJourney, MissingInput

Compare = Callable[[File, File], Comparison | Refused]


def compare_folders(opener: Opener, old: Sequence[File], new: Sequence[File], compare: Compare) -> Report:
    """Pair the files and compare each pair; what cannot be paired or read is refused, not passed over.

    Raises MissingInput if there is nothing to compare on either side.
    """
    if not old and not new:
        hint = "journeys are YAML files with a `cxmap:` key at the top"
        raise MissingInput("there is no journey in either folder", hint=hint)
    olds, news = [_entry(opener, file) for file in old], [_entry(opener, file) for file in new]
    pairing = pair(olds, news)
    results = [compare(old[paired.old], new[paired.new]) for paired in pairing.pairs]
    results += [_unclear(ambiguous) for ambiguous in pairing.ambiguous]
    results += [_invalid(new[j]) for j in pairing.added if news[j].journey is None]
    return Report(
        tuple(results),
        added=tuple(_lone(new[j], news[j]) for j in pairing.added if news[j].journey is not None),
        removed=tuple(_lone(old[i], olds[i]) for i in pairing.removed),
        moved=tuple((old[i].name, new[j].name) for i, j in pairing.pairs if old[i].path != new[j].path),
        is_folder=True,
    )


def _entry(opener: Opener, file: File) -> Entry:
    try:
        journey = opener.journey(file)
    except InvalidJourney:
        return Entry(file.path)
    return Entry(file.path, journey.id, journey.written.state)


def _lone(file: File, entry: Entry) -> Lone:
    return Lone(entry.journey or posixpath.basename(file.path).partition(".")[0], entry.state or "invalid", file.name)


def _invalid(file: File) -> Refused:
    name = posixpath.basename(file.path).partition(".")[0]
    return Refused(name, "", file.name, f"{file.name} is no valid journey", f"cxmap lint {file.name}")


def _unclear(ambiguous: Ambiguous) -> Refused:
    files = ", ".join((*ambiguous.olds, *ambiguous.news))
    why = f"several files could be the old and the new version ({ambiguous.state}): {files}"
    hint = "give each journey an id of its own, or name the two files"
    return Refused(ambiguous.journey, ", ".join(ambiguous.olds), ", ".join(ambiguous.news), why, hint)
