"""A Mermaid ``journey`` → a draft, read as Mermaid 11 reads it; what it misreads in silence is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from cxmap.convert import mermaid_misread as misread
from cxmap.convert.draft import DraftJourney, DraftTouchpoint, Note, Text
from cxmap.convert.javascript import BLANKS, number
from cxmap.convert.limits import CELL, TOUCHPOINTS, refuse_above
from cxmap.convert.mermaid_grammar import Token, statements
from cxmap.convert.mermaid_text import NotMermaid, normalized, prepared, shown
from cxmap.convert.placed import Lines, Placed
from cxmap.convert.wishes import Wishes
from cxmap.errors import UnreadableInput

LONGEST_DRAWN = 50_000
"""UTF-16 units; Mermaid draws no longer diagram."""
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


class Task(NamedTuple):
    """One task of a diagram; ``score`` is what Mermaid takes it for, ``pieces`` what stands between its colons.

    ``actors`` are those who take part, each once.
    """

    section: str
    name: Token
    score: float | None
    pieces: tuple[str, ...]
    line: int
    is_unknown: bool
    actors: tuple[str, ...]


class Diagram(NamedTuple):
    """What Mermaid reads: the last title, the tasks, the two texts for screen readers; and what is to be said of it."""

    title: str
    tasks: tuple[Task, ...]
    accessible: tuple[tuple[str, str], ...]
    rest: dict[int, str]
    measured: bool
    notes: tuple[Note, ...]


def text(raw: str) -> str:
    """A text of the diagram in one line: entities are characters, ``<br>`` and white space one space."""
    words = shown(raw)
    words = _BREAK.sub(" ", words) if "<" in words else words
    return " ".join(words.replace("\ufeff", " ").split())


def journey(
    source: str, file: str, wishes: Wishes, *, first: int = 1, indents: tuple[int, ...] = (), persona: str = ""
) -> DraftJourney:
    """The draft of a diagram that begins on line ``first`` of a file. Raises UnreadableInput where Mermaid refuses it.

    Its title is empty if the diagram has none. ``persona`` is the one that the text around it names; without it, an
    actor who is the only one is the persona.
    """
    found = diagram(source, file, first=first, indents=indents)
    if not found.tasks:
        raise UnreadableInput("the diagram has no task", hint="write `Do it: 3: Me`", where=f"{file}:{first}")
    refuse_above(TOUCHPOINTS, len(found.tasks), file)
    measured = wishes.measured or found.measured
    actors = tuple(dict.fromkeys(actor for task in found.tasks for actor in task.actors))
    alone = actors[0] if len(actors) == 1 and wishes.actors == "persona" and persona in ("", actors[0]) else ""
    rest = dict(found.rest)
    steps = tuple(_touchpoint(task, rest.pop(task.line, ""), alone, wishes, measured) for task in found.tasks)
    extras = [(f"x-acc-{what}", said) for what, said in found.accessible]
    return DraftJourney(
        title=found.title,
        line=first,
        place=f"line {first} (Mermaid journey)",
        touchpoints=steps,
        persona=persona or alone,
        measured=found.measured,
        extras=(*extras, *((("x-rest", "; ".join(rest.values())),) if rest else ())),
        notes=(*found.notes, *_too_long(source, first), *_scores(found.tasks, measured), *misread.twins(actors, first)),
    )


def diagram(source: str, file: str, *, first: int = 1, indents: tuple[int, ...] = ()) -> Diagram:
    """What Mermaid reads in a text. Raises UnreadableInput where it refuses, with the line and column in the file."""
    source = normalized(source)
    lines = Lines(source, first, indents)
    placed = None
    try:
        front, title, marks = prepared(source)
        placed = front
        return _Reader(placed, lines, title, marks, file).read()
    except NotMermaid as stop:
        line, column = lines.position(placed.origin(stop.at) if placed else stop.at)
        raise UnreadableInput(stop.message, hint=stop.hint, where=f"{file}:{line}:{column}") from None


class _Reader:
    """Goes through the statements of one diagram."""

    def __init__(self, placed: Placed, lines: Lines, title: str, marks: tuple[tuple[int, str], ...], file: str) -> None:
        self._placed, self._lines, self._file = placed, lines, file
        self._title = self._section = ""
        self._front_title = title
        self._marks = [at for at, mark in marks if mark == "friction: unknown"]
        self._measured = any(mark == "basis: measured" for _, mark in marks)
        self._tasks: list[Task] = []
        self._accessible: dict[str, str] = {}
        self._rest: dict[int, str] = {}
        self._notes: list[Note] = []
        self._seen: dict[str, str] = {}

    def read(self) -> Diagram:
        """All of it."""
        before = None
        for token, data in statements(self._placed.text):
            line = self._line(token.at)
            if token.kind != "skip":
                refuse_above(CELL, len(token.text), f"{self._file}:{line}")
            self._notes += misread.notes(token, data, before, line)
            self._take(token, data, before, line)
            before = data or token
        title = text(self._title) or text(self._front_title)
        accessible = tuple(self._accessible.items())
        return Diagram(title, tuple(self._tasks), accessible, self._rest, self._measured, tuple(self._notes))

    def _line(self, at: int) -> int:
        return self._lines.position(self._placed.origin(at)).line

    def _take(self, token: Token, data: Token | None, before: Token | None, line: int) -> None:
        if data:
            self._task(token, data, line)
            return
        match token.kind:
            case "title":
                self._title = token.text[6:]
            case "section":
                self._stage(text(token.text[8:]), line)
            case "acctitle" if said := " ".join(token.text.split()):
                self._accessible["title"] = text(said)
            case "accdescr" if said := token.text.strip(BLANKS):
                self._accessible["descr"] = text(said)
            case "cut" if misread.cuts(token, before, self._placed.text):
                self._keep(line, text(token.text))

    def _keep(self, line: int, rest: str) -> None:
        self._rest[line] = f"{self._rest[line]}; {rest}" if line in self._rest else rest

    def _stage(self, name: str, line: int) -> None:
        if name in self._seen and name != self._section:
            said = f'the section "{name}" comes back after others: its tasks are in one stage'
            self._notes.append(Note("section-again", line, said, "note"))
        self._seen[name] = self._section = name

    def _task(self, name: Token, data: Token, line: int) -> None:
        pieces = tuple(data.text[1:].split(":"))
        if len(pieces) > 2:
            self._keep(line, text(":".join(pieces[2:])))
        at = self._placed.origin(name.at)
        is_unknown = bool(self._marks) and self._marks[0] < at
        while self._marks and self._marks[0] < at:
            del self._marks[0]
        actors = _actors(pieces[1]) if len(pieces) > 1 else ()
        self._tasks.append(Task(self._section, name, number(pieces[0]), pieces, line, is_unknown, actors))


def _actors(piece: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for named in piece.split(",") if (actor := text(named))))


def _touchpoint(task: Task, rest: str, persona: str, wishes: Wishes, measured: bool) -> DraftTouchpoint:
    scored = None if task.is_unknown else _scored(task, measured)
    extras: list[tuple[str, Text]] = [("x-rest", rest)] if rest else []
    teams = task.actors if wishes.actors == "team" else ()
    if task.actors and not persona and not teams:
        extras.append(("x-actors", task.actors))
    return DraftTouchpoint(
        name=text(task.name.text) or "?",
        line=task.line,
        stage=task.section,
        teams=teams,
        friction=scored.friction if scored else None,
        evidence=scored.said if scored else "",
        extras=tuple(extras),
    )


class _Scored(NamedTuple):
    """The friction of a task, how the file says it, and what it is before it is rounded."""

    friction: float
    said: str
    rounded_from: Decimal | None = None


def _scored(task: Task, measured: bool) -> _Scored | None:
    """6 − score; a decimal is rounded half up to an anchor, unless the scores are means of data."""
    if not misread.is_on_scale(task.score, task.pieces[0]):
        return None
    score = Decimal(repr(task.score))
    exact = 6 - score
    said = f"line {task.line}: score {score.normalize():f} of 5 (Mermaid)"
    if exact == int(exact):
        return _Scored(int(exact), said)
    if measured:
        return _Scored(float(exact), said)
    rounded = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    return _Scored(rounded, f"{said}, friction {exact.normalize():f}", exact.normalize())


def _scores(tasks: tuple[Task, ...], measured: bool) -> Iterator[Note]:
    for task in tasks:
        if task.is_unknown:
            continue
        scored = _scored(task, measured)
        if scored is None:
            yield Note("no-score", task.line, "without a score", "loss")
        elif scored.rounded_from is not None:
            said = f"the friction {scored.rounded_from:f} is rounded to {scored.friction}"
            yield Note("rounded", task.line, said, "loss")


def _too_long(source: str, first: int) -> Iterator[Note]:
    if len(source) > LONGEST_DRAWN // 2 and len(source.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_DRAWN:
        said = f"the diagram has more than {LONGEST_DRAWN:,} characters: Mermaid will not draw it"
        yield Note("too-long", first, said)
