"""What Mermaid 11 does to a diagram's text before its grammar sees it, with the way back to the file."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from cxmap.convert.javascript import BLANKS, SPACE, text_of
from cxmap.convert.placed import Placed

_S = f"[{SPACE}]"
_INDENT = f"[{SPACE}]".replace("\n", "").replace("\r", "")
_FRONT_MATTER = re.compile(rf"({_INDENT}*)---{_S}*\n(.*?)\n\1---{_S}*\n+", re.DOTALL)
_DIRECTIVE = re.compile(rf"%%\{{{_S}*(?:\w+{_S}*:|\w+){_S}*", re.ASCII)
_TAG = re.compile(r"<\w+[^>]*>", re.ASCII)
_ENTITY = re.compile(r"#(\w+);", re.ASCII)
_LINE = re.compile("[^\n\u2028\u2029]+")
_STYLES = ("style", "classDef")
_COLOUR = re.compile(rf":[^{SPACE}#:]*#")
_WORD = re.compile(r"\w+", re.ASCII)
_DIRECTIVE_END = re.compile("}%%|[\u2028\u2029]")
_OPAQUE = re.compile("ﬂ°(°?)(.*?)¶ß")
_MARK = re.compile(r"%%[ \t]*cxmap[ \t]+(friction: unknown|basis: measured)")
_LINE_ENDS = "\n\u2028\u2029"
_LINE_END = re.compile(f"[{_LINE_ENDS}]")


class Prepared(NamedTuple):
    """A diagram as its grammar sees it. ``text`` ends with a line break; ``title`` is the front matter's.

    ``marks`` are the comments that cxmap writes for itself: where they stood, and what they say.
    """

    placed: Placed
    title: str
    marks: tuple[tuple[int, str], ...]


class NotMermaid(Exception):
    """Mermaid refuses the text: why, and at which offset of it."""

    def __init__(self, message: str, at: int, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.at, self.hint = message, at, hint


def normalized(text: str) -> str:
    """Line breaks as Mermaid has them; double quotes of attributes become single ones, and no character moves."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if '="' not in text or "<" not in text:
        return text
    end = text.rfind(">") + 1  # a tag that is never closed would be looked for to the end of the text, each time
    return _TAG.sub(lambda tag: re.sub(r'="([^"]*)"', r"='\1'", tag[0]), text[:end]) + text[end:]


def prepared(text: str) -> Prepared:
    """Take out front matter, directives and comments, and make entities opaque. Raises NotMermaid."""
    front = _FRONT_MATTER.match(text)
    placed = Placed(text).replace([(0, front.end(), "")] if front else [])
    title = _title(front) if front else ""
    if "%%{" in placed.text:
        placed = placed.replace(list(_directives(placed.text)))
    marks: list[tuple[int, str]] = []
    if "%%" in placed.text:
        comments = list(_comments(placed.text))
        body = placed.text
        marks = [(placed.origin(at), mark) for start, end, _ in comments for at, mark in _mark(body, start, end)]
        placed = placed.replace(comments)
    blank = len(placed.text) - len(placed.text.lstrip(BLANKS))
    placed = placed.replace([(0, blank, "")] if blank else [])
    if not placed.text.startswith("journey"):
        raise _not_a_journey(placed, front is None)
    if "#" in placed.text:
        placed = placed.replace(list(_styles(placed.text)))
        placed = placed.replace([(*found.span(), _opaque(found[1])) for found in _ENTITY.finditer(placed.text)])
    end = len(placed.text)
    return Prepared(placed.replace([(end, end, "\n")]), title, tuple(marks))


def without_front_matter(text: str) -> str | None:
    """The text behind front matter and directives, to see what kind of diagram it is; None where one is not closed."""
    front = _FRONT_MATTER.match(text)
    rest = text[front.end() :] if front else text
    if rest.lstrip(BLANKS).startswith("---"):
        return None
    return Placed(rest).replace(list(_directives(rest))).text if "%%{" in rest else rest


def shown(text: str) -> str:
    """A text of the diagram with its entities as characters: ``#35;`` is ``#``, ``#quot;`` is ``"``."""
    if "ﬂ" not in text:
        return text
    return _OPAQUE.sub(lambda found: html.unescape(f"&{'#' if found[1] else ''}{found[2]};"), text)


def typed(text: str) -> str:
    """A text of the diagram as it stands in the file, entities and all."""
    return _OPAQUE.sub(r"#\2;", text) if "ﬂ" in text else text


def _title(front: re.Match[str]) -> str:
    from cxmap.source.reader import read_text

    indent, body = front.groups()
    document = read_text("\n".join(line.removeprefix(indent) for line in body.split("\n")))
    if not document.readable:
        wrong = document.problems[0]
        if wrong.rule == "empty-file":
            return ""
        at = front.start(2) + (wrong.span.start if wrong.span else 0)
        raise NotMermaid(
            f"the front matter is no YAML that Mermaid reads: {wrong.message}", at, "mend it, or take it out"
        )
    return text_of(document.value["title"]) if isinstance(document.value, dict) and "title" in document.value else ""


def _directives(text: str) -> Iterator[tuple[int, int, str]]:
    """``%%{init: …}%%``, which may run over lines; a word as its value ends it, as Mermaid has it."""
    at = 0
    while found := _DIRECTIVE.search(text, at):
        end = found.end()
        if word := _WORD.match(text, end):
            end = word.end()
        else:
            close = _DIRECTIVE_END.search(text, end)
            end = close.start() if close else len(text)
        while end < len(text) and text[end] in BLANKS:
            end += 1
        end += 3 * text.startswith("}%%", end)
        yield found.start(), end, ""
        at = end


def _comments(text: str) -> Iterator[tuple[int, int, str]]:
    """Lines that begin with ``%%``, with the blank lines before them."""
    last = at = 0
    while (start := text.find("%%", at)) >= 0:
        begin = _line_start(text, start, last)
        if begin is None or text[start + 2 : start + 3] in ("", "{", "\n"):
            # Whatever follows on this line has something before it.
            after = _LINE_END.search(text, start)
            at = after.end() if after else len(text)
            continue
        end = text.find("\n", start)
        last = at = len(text) if end < 0 else end + 1
        yield begin, last, ""


def _line_start(text: str, at: int, last: int) -> int | None:
    """The first beginning of a line from which only white space leads here; none before ``last``."""
    first = at
    while first > last and text[first - 1] in BLANKS:
        first -= 1
    if first == 0 or text[first - 1] in _LINE_ENDS:
        return first
    return next((i + 1 for i in range(first, at) if text[i] in _LINE_ENDS), None)


def _mark(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    found = _MARK.fullmatch(text[start:end].strip(BLANKS)) if "cxmap" in text[start:end] else None
    if found:
        yield text.index("%%", start), found[1]


def _styles(text: str) -> Iterator[tuple[int, int, str]]:
    """Mermaid takes the last ``;`` from a line that looks like a style with a colour, whatever it is."""
    for line in _LINE.finditer(text) if "style" in text or "classDef" in text else ():
        at, end = min((i for word in _STYLES if (i := line[0].find(word)) >= 0), default=-1), line[0].rfind(";")
        if 0 <= at < end and _COLOUR.search(line[0], at, end):
            yield line.start() + end, line.start() + end + 1, ""


def _opaque(entity: str) -> str:
    return f"ﬂ°{'°' if entity.isdecimal() else ''}{entity}¶ß"


def _not_a_journey(placed: Placed, no_front_matter: bool) -> NotMermaid:
    text, at = placed.text, placed.origin(0)
    if text.startswith("---") and no_front_matter:
        return NotMermaid("the front matter that begins here is not closed", at, "close it with a line `---`")
    word = re.match(r"[\w-]*", text)
    first = word[0] if word else ""
    if first.casefold() == "journey":
        return NotMermaid(f"Mermaid reads `journey` in lower case only, and this says `{first}`", at, "write `journey`")
    if not text:
        return NotMermaid(
            "there is no journey in it: it is empty", at, "a Mermaid journey begins with the line `journey`"
        )
    found = f"it begins with `{first or text[:20].split(chr(10))[0]}`"
    return NotMermaid(f"there is no journey in it: {found}", at, "a Mermaid journey begins with the line `journey`")
