"""Two folders of journeys, compared file by file."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence

from cxmap.cli._versions import File, Opener
from cxmap.diff.comparison import Comparison, Refused
from cxmap.diff.pair import Ambiguous, Entry, known_by, pair
from cxmap.diff.report import Lone, Report
from cxmap.errors import InvalidJourney, MissingInput

Compare = Callable[[File, File, bool], Comparison | Refused]


def compare_folders(opener: Opener, old: Sequence[File], new: Sequence[File], compare: Compare) -> Report:
    """Pair the files and compare each pair; what cannot be paired or read is refused, not passed over.

    Raises MissingInput if there is nothing to compare on either side.
    """
    if not old and not new:
        hint = "journeys are YAML files with a `cxmap:` key at the top"
        raise MissingInput("there is no journey in either folder", hint=hint)
    olds, news = [_entry(opener, file) for file in old], [_entry(opener, file) for file in new]
    pairing = pair(olds, news)
    results = [compare(old[files.old], new[files.new], files.guessed) for files in pairing.pairs]
    results += [_unclear(ambiguous) for ambiguous in pairing.ambiguous]
    results += [_invalid(new[j]) for j in pairing.added if news[j].journey is None]
    return Report(
        tuple(results),
        added=tuple(_lone(new[j], news[j]) for j in pairing.added if news[j].journey is not None),
        removed=tuple(_lone(old[i], olds[i]) for i in pairing.removed),
        moved=tuple((old[i].name, new[j].name) for i, j, _ in pairing.pairs if old[i].path != new[j].path),
        is_folder=True,
    )


def compare_plans(opener: Opener, files: Sequence[File], compare: Compare) -> tuple[Report, list[File]]:
    """Compare each plan with what happens in the same journey, and name the plans of which nobody wrote that down.

    Raises MissingInput if there is no plan.
    """
    entries = [_entry(opener, file) for file in files]
    plans = [i for i, entry in enumerate(entries) if entry.state == "to-be"]
    if not plans:
        raise MissingInput("there is no plan in this folder", hint="a plan has `state: to-be`; or name two folders")
    results: list[Comparison | Refused] = []
    alone: list[File] = []
    for i in plans:
        own = [j for j, entry in enumerate(entries) if entry.journey == entries[i].journey and entry.state == "as-is"]
        if len(own) == 1:
            results.append(compare(files[own[0]], files[i], False))
        elif own:
            results.append(_unclear(Ambiguous(str(entries[i].journey), "as-is", tuple(files[j].name for j in own), ())))
        else:
            alone.append(files[i])
    results += [_invalid(file) for file, entry in zip(files, entries, strict=True) if entry.journey is None]
    return Report(tuple(results), is_folder=True), alone


def _entry(opener: Opener, file: File) -> Entry:
    try:
        journey = opener.journey(file)
    except InvalidJourney:
        return Entry(file.path)
    return Entry(file.path, journey.id, journey.written.state, known_by(journey))


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
