"""What Mermaid takes otherwise than its author meant, without a word: each said with its line and what to write."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from cxmap.convert.draft import Note
from cxmap.convert.javascript import BLANKS, number
from cxmap.convert.mermaid_grammar import Token, quoted
from cxmap.convert.mermaid_text import typed

_SCORE = re.compile(r"\s*[-+]?[0-9.]+\s*(:|$)")
_JUST_SCORE = re.compile(r"[1-5](?:\.[0-9]+)?")
_SCORE_WITH_ACTOR = re.compile(r"\s*([1-5](?:\.[0-9]+)?)\s*[,/|\-–—]\s*(\D.*)", re.DOTALL)


def is_on_scale(score: float | None, piece: str) -> bool:
    """Whether a score was typed and lies in 1 to 5."""
    return score is not None and 1 <= score <= 5 and bool(piece.strip(BLANKS))


def cuts(token: Token, before: Token | None, text: str) -> bool:
    """Whether a ``#`` cuts off the end of what its line says; at the start of a line it is a comment."""
    return bool(before and before.kind in ("data", "title", "section") and "\n" not in text[before.at + 6 : token.at])


def notes(token: Token, data: Token | None, before: Token | None, line: int) -> Iterator[Note]:
    """What is to be said of a statement, as warnings."""
    if data:
        yield from _task(token, data, line)
        return
    match token.kind:
        case "title":
            yield from _title(token, line)
        case "skip" if not token.text.startswith("%%") and _is_task(token.text.lstrip("%")):
            yield Note(
                "comment", line, f"this line is a comment to Mermaid: {quoted(token.text)}", hint=_no_comment("%")
            )
        case "cut" if before and before.kind in ("data", "title", "section"):
            yield from _cut(token, line)
        case "cut" if _is_task(token.text[1:]):
            yield Note(
                "comment", line, f"this line is a comment to Mermaid: {quoted(token.text)}", hint=_no_comment("#")
            )
        case "acctitle" | "accdescr" if _is_task(token.text):
            yield Note(
                "acc-took-line", line, f"this became the {token.kind[3:]} for screen readers: {quoted(token.text)}"
            )


def _is_task(text: str) -> bool:
    """Whether a text looks like a task: a name, a colon, a number."""
    name, colon, data = text.partition(":")
    return bool(colon and name.strip() and _SCORE.match(data))


def twins(actors: tuple[str, ...], line: int) -> Iterator[Note]:
    """Actors that only upper and lower case tell apart."""
    seen: dict[str, str] = {}
    for actor in actors:
        other = seen.setdefault(actor.casefold(), actor)
        if other != actor:
            yield Note("actors-differ-in-case", line, f'the actors "{other}" and "{actor}" differ only in case')


def _no_comment(sign: str) -> str:
    return f"write `#{ord(sign)};` for the `{sign}`"


def _title(token: Token, line: int) -> Iterator[Note]:
    said = token.text[5:]
    if "\n" in said[: len(said) - len(said.lstrip(BLANKS))]:
        became = line + said[: len(said) - len(said.lstrip(BLANKS))].count("\n")
        yield Note(
            "title-took-line", line, f"line {became} became the title: {quoted(said)}", hint="write `title My map`"
        )
    elif _is_task(token.text):
        hint = f"write `#{ord(token.text[0])};{typed(token.text[1:]).strip()}`"
        yield Note("became-title", line, f"this line became the title: {quoted(token.text)}", hint=hint)


def _cut(token: Token, line: int) -> Iterator[Note]:
    said = f"the rest after `#` is not shown: {quoted(token.text)}; it is kept in `x-rest`"
    yield Note("cut", line, said, hint="write `#35;` for a `#`")


def _task(name: Token, data: Token, line: int) -> Iterator[Note]:
    pieces = data.text[1:].split(":")
    score = number(pieces[0])
    whole = quoted(name.text + data.text)
    if name.text.strip(BLANKS).lower() in ("title", "section"):
        word = name.text.strip(BLANKS).lower()
        hint = f"write `{word} {' '.join(typed(data.text[1:]).split())}`"
        yield Note(
            "keyword-with-colon", line, f"Mermaid takes this for a task named {quoted(name.text)}: {whole}", hint=hint
        )
    elif not is_on_scale(score, pieces[0]):
        yield from _score(name.text, pieces, score, whole, line)
    elif len(pieces) > 2:
        yield Note("rest", line, f"Mermaid drops what stands behind the actors: {whole}; it is kept in `x-rest`")
    if "%%" in name.text + data.text:
        yield Note("comment-in-line", line, f"a comment needs its own line: {whole}")


def _score(name: str, pieces: list[str], score: float | None, whole: str, line: int) -> Iterator[Note]:
    later = number(pieces[1]) if len(pieces) > 1 else None
    if later is not None and is_on_scale(later, pieces[1]):
        hint = f"write `{typed(' '.join(name.split()))}#58;{typed(pieces[0])}:{typed(':'.join(pieces[1:]))}`"
        yield Note("colon-in-name", line, f"the name seems to hold a colon: {whole}", hint=hint)
    elif not pieces[0].strip(BLANKS):
        yield Note("no-score", line, f"no score: {whole}")
    elif score is None:
        yield Note("no-number", line, f"the score is no number: {whole}", hint=_meant(name, pieces))
    else:
        drawn = "Infinity" if math.isinf(score) else f"{score:g}"
        yield Note("off-scale", line, f"the score {drawn} is outside 1 to 5: {whole}")


def _meant(name: str, pieces: list[str]) -> str:
    actors = f":{typed(pieces[1])}" if len(pieces) > 1 else ""
    if found := _SCORE_WITH_ACTOR.fullmatch(pieces[0]):
        return f"did you mean `{typed(' '.join(name.split()))}: {found[1]}: {typed(found[2]).strip()}`?"
    words = name.rsplit(maxsplit=1)
    if len(words) == 2 and not actors and _JUST_SCORE.fullmatch(words[1]) and (task := words[0].rstrip(" \t->→=|—–")):
        return f"did you mean `{typed(task).strip()}: {words[1]}: {typed(pieces[0]).strip()}`?"
    return "Mermaid's scores are 1 (bad) to 5 (good)"
