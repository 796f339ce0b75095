"""What ``cxmap import`` does with its drafts: write or print them, say what was done, choose an exit code."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cxmap.cli._options import Run
from cxmap.cli._output import write
from cxmap.cli._streams import say
from cxmap.convert.draft import Draft, DraftJourney, Note
from cxmap.convert.header_words import ALIASES, ROLES
from cxmap.convert.journey_text import journey_text
from cxmap.convert.limits import INPUT
from cxmap.convert.names import file_name, journey_ids
from cxmap.convert.read import draft
from cxmap.convert.wishes import Wishes
from cxmap.errors import CannotWrite, ConfigError, CxmapError
from cxmap.source.files import read_input, shown
from cxmap.wording import counted, plural

_COUNTED: tuple[str, ...] = ("warning", "guess", "loss")
_MOST_LINES = 5


def drafted(file: str, wishes: Wishes, stdin_name: str) -> Draft:
    """The draft of a file; a file that cannot be read is refused in it."""
    try:
        source = read_input(file, stdin_name=stdin_name, limit=INPUT)
    except CxmapError as error:
        return Draft(shown(file), refused=(error,))
    return draft(source.name, source.data, wishes)


def scores(words: Sequence[tuple[str, str]]) -> Mapping[str, int]:
    """``--words``: the friction of each word. Raises ConfigError for anything but 1 to 5."""
    for word, number in words:
        if number not in ("1", "2", "3", "4", "5"):
            raise ConfigError(f"--words {word}={number}: friction is 1 (effortless) to 5 (blocked)", hint=f"{word}=4")
    return {word.casefold(): int(number) for word, number in words}


def fields(headers: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """``--map``: what the columns hold, by header. Raises ConfigError for a field that does not exist."""
    from cxmap.journey.ids import did_you_mean

    known = (*ROLES, *ALIASES)
    for header, field in headers:
        if field not in known:
            hint = did_you_mean(field, known) or f"use one of {', '.join(known)}"
            raise ConfigError(f"--map {header}={field}: there is no field {field!r}", hint=hint)
    return {" ".join(header.split()).casefold(): ALIASES.get(field, field) for header, field in headers}


@dataclass(frozen=True)
class Result:
    """All drafts of one call."""

    run: Run
    drafts: Sequence[Draft]
    wishes: Wishes

    def finish(self, folder: str | None, *, force: bool, strict: bool, as_json: bool) -> int:
        """Write or print what was read, say what was done; the exit code."""
        texts = self._texts()
        files = self._files(folder, force=force)
        for place, text in zip(files, texts, strict=True):
            if place:
                write(text, place)
        if as_json:
            write(self._json(files), None)
        elif folder is None:
            write("---\n".join(texts), None)
        self._say(files, is_written=folder is not None)
        if folder is None and not as_json and len(texts) > 1:
            self.run.note("note: a file holds one journey; -o DIR writes one file for each")
        wanted = sum(len(draft.journeys) for draft in self.drafts)
        is_short = bool(folder) and sum(1 for place in files if place) < wanted
        if is_short or not wanted or any(draft.refused for draft in self.drafts):
            return 2
        return int(strict and any(note.level in _COUNTED for note in self._notes()))

    @cached_property
    def _ids(self) -> list[str]:
        return journey_ids(journey.title for draft in self.drafts for journey in draft.journeys)

    def _numbered(self) -> Iterator[tuple[Draft, list[int]]]:
        """Each draft with the numbers of its journeys among all."""
        start = 0
        for found in self.drafts:
            yield found, list(range(start, start + len(found.journeys)))
            start += len(found.journeys)

    def _texts(self) -> list[str]:
        return [
            journey_text(found.journeys[i - numbers[0]], self._ids[i], found.source, self.wishes)
            for found, numbers in self._numbered()
            for i in numbers
        ]

    def _files(self, folder: str | None, *, force: bool) -> list[str | None]:
        """Where each journey goes; None for those of an input of which a file is there already."""
        if folder is None:
            return [None] * len(self._ids)
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError as error:
            raise CannotWrite(
                f"{folder!r} is no folder: {error.strerror}", hint="name another one: -o journeys"
            ) from None
        places: list[str | None] = []
        for _, numbers in self._numbered():
            names = [os.path.join(folder, file_name(self._ids[i])) for i in numbers]
            there = [] if force else [name for name in names if os.path.lexists(name)]
            for name in there:
                self._error(CannotWrite(f"{shown(name)} is there already", hint="--force writes over it"))
            places += [None] * len(names) if there else names
        return places

    def _json(self, files: Sequence[str | None]) -> str:
        from cxmap.convert.record import draft_record
        from cxmap.formats.json import document

        written = [shown(place) if place else None for place in files]
        drafts = [
            draft_record(found, [self._ids[i] for i in numbers], [written[i] for i in numbers], self.wishes)
            for found, numbers in self._numbered()
        ]
        return document({"drafts": drafts})

    def _say(self, files: Sequence[str | None], *, is_written: bool) -> None:
        for found, numbers in self._numbered():
            for journey, i in zip(found.journeys, numbers, strict=True):
                place = files[i]
                if is_written and not place:
                    continue
                to = f" → {shown(place)}" if place else ""
                self.run.note(f"{found.source}:{journey.line}: {_counted(journey)}{to}")
                self._notes_of(journey.notes, found.source, journey.unit)
            self._notes_of(found.notes, found.source)
            for error in found.refused:
                self._error(error)

    def _notes_of(self, notes: Sequence[Note], source: str, unit: str = "line") -> None:
        for note in notes:
            if note.level == "warning":
                where = f"{source}:{note.line}: " if note.line else f"{source}: "
                say(f"warning: {where}{note.text}")
                self._hint(note)
        for level, label in (("guess", "guessed"), ("loss", "left out"), ("note", "note"), ("detail", "passed over")):
            if level != "detail" or self.run.verbose:
                for note, text in _summed([note for note in notes if note.level == level], unit):
                    self.run.note(f"  {label}: {text}")
                    self._hint(note, aloud=False)

    def _hint(self, note: Note, *, aloud: bool = True) -> None:
        if note.hint and (aloud or not self.run.quiet):
            say(f"hint: {note.hint}")

    def _error(self, error: CxmapError) -> None:
        from cxmap.cli import show_error

        show_error(error)

    def _notes(self) -> Iterator[Note]:
        for found in self.drafts:
            yield from found.notes
            for journey in found.journeys:
                yield from journey.notes


def _counted(journey: DraftJourney) -> str:
    steps, stages = len(journey.touchpoints), len(journey.stages)
    return ", ".join([counted(steps, "touchpoint"), *([counted(stages, "stage")] if stages else [])])


def _summed(notes: Sequence[Note], unit: str) -> Iterator[tuple[Note, str]]:
    """Notes of one text once, with their count and first lines, or rows."""
    lines: dict[str, list[Note]] = {}
    for note in notes:
        lines.setdefault(note.text, []).append(note)
    for text, same in lines.items():
        counts = len(same) > 1 or text.startswith("without")
        numbers = ", ".join(f"{note.line}" for note in same[:_MOST_LINES])
        more = ", …" if len(same) > _MOST_LINES else ""
        word = plural(len(same), unit)
        yield same[0], f"{len(same)} {text} ({word} {numbers}{more})" if counts else text
