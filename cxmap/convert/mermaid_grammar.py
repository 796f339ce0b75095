"""Mermaid's grammar of journeys: the tokens, first rule that matches wins, and what may follow what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cxmap.convert.javascript import BLANKS, SPACE
from cxmap.convert.mermaid_text import NotMermaid, typed
from cxmap.wording import short

_S = f"[{SPACE}]"
_TOKEN = re.compile(
    r"(?P<skip>%(?!\{)[^\n]*|[^}\U00010000-\U0010ffff]%%[^\n]*)|(?P<newline>\n+)"
    rf"|(?P<space>{_S}+)|(?P<cut>\#[^\n]*)|(?P<journey>journey\b)|(?P<title>title{_S}[^#\n;]+)"
    rf"|(?P<acctitle>accTitle{_S}*:{_S}*)|(?P<accdescr>accDescr{_S}*:{_S}*)|(?P<block>accDescr{_S}*\{{{_S}*)"
    rf"|(?P<section>section{_S}[^#:\n;]+)|(?P<name>[^#:\n;]+)|(?P<data>:[^#\n;]+)|(?P<wrong>.)",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)
_WORDS = re.compile(r"(journey|title|section|accTitle|accDescr)\b", re.IGNORECASE | re.ASCII)


class Token(NamedTuple):
    """A piece of the diagram: its kind, its text as the grammar sees it, and where it begins there."""

    kind: str
    text: str
    at: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a prepared diagram, what Mermaid skips included. Raises NotMermaid where it refuses."""
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        assert found is not None
        kind, at = found.lastgroup or "", found.end()
        if kind in ("acctitle", "accdescr"):
            end = text.find("\n", at)
            if end < 0:
                raise NotMermaid("nothing stands behind the colon", found.start(), "write a text there, or take it out")
            yield Token(kind, text[at:end], found.start())
            at = end
        elif kind == "block":
            end = text.find("}", at)
            if end < 0:
                raise NotMermaid("`accDescr {` is never closed", found.start(), "close it with a `}`")
            yield Token("accdescr", text[at:end], found.start())
            at = end + 1
        elif kind != "space":
            yield Token(kind, found[0], found.start())


def statements(text: str) -> Iterator[tuple[Token, Token | None]]:
    """What the diagram says, in order: each token, and with a name its data. Raises NotMermaid where it refuses."""
    name: Token | None = None
    before: Token | None = None
    for token in tokens(text):
        kind = token.kind
        if before is None:
            if kind != "journey":
                word = token.text.split()[0] if token.text.strip(BLANKS) else token.text
                raise NotMermaid(f"`journey` has to stand alone first, and this begins with `{word}`", token.at)
        elif name is not None:
            if kind == "data":
                yield name, token
                name = None
            elif kind not in ("skip", "cut"):
                raise _without_score(name, token, before)
            else:
                yield token, None
        elif kind == "name":
            name = token
        elif kind in ("data", "journey", "wrong"):
            raise _wrong(token, before)
        elif kind != "newline":
            yield token, None
        before = token


def _without_score(name: Token, token: Token, before: Token) -> NotMermaid:
    said = quoted(name.text)
    if token.text == ":":
        return NotMermaid(f"nothing stands behind the colon of {said}", name.at, "write a score and who: `: 3: Me`")
    if before.kind == "cut":
        whole = f"{_line(name.text)}#35;{_line(before.text[1:])}"
        hint = f"write `#35;` for the `#`: `{whole}{'' if ':' in whole else ': 3: Me'}`"
        return NotMermaid(f"Mermaid reads {said} up to the `#` only, where no score stands", name.at, hint)
    word = _WORDS.match(name.text)
    if token.kind == "wrong" and token.text == ";":
        return _semicolon(token)
    if word and word[1].lower() in ("acctitle", "accdescr"):
        return NotMermaid(f"`{word[1]}` needs a colon behind it", name.at, f"write `{word[1]}: …`")
    return NotMermaid(f"{said} has no score", name.at, f"write `{_line(name.text)}: 3: Me`")


def _wrong(token: Token, before: Token) -> NotMermaid:
    if token.text == ";":
        return _semicolon(token)
    if token.kind == "journey":
        hint = f"write `#{ord(token.text[0])};{token.text[1:]}` where a name begins with that word"
        return NotMermaid("Mermaid takes the word `journey` at the start of a line for its own", token.at, hint)
    if before.kind == "section":
        message = f"Mermaid takes a colon in the section {quoted(before.text[8:])} for a score"
        return NotMermaid(message, token.at, "write `#58;` for the colon")
    if token.text[0] == ":":
        return NotMermaid("a name has to stand before the colon", token.at, "write `Do it: 3: Me`")
    return NotMermaid(f"Mermaid does not read the character `{token.text}` here", token.at, "take it out")


def _semicolon(token: Token) -> NotMermaid:
    return NotMermaid(
        "Mermaid's reading ends at the semicolon", token.at, "write `#59;` for it, and `#amp;` for `&amp;`"
    )


def _line(text: str) -> str:
    return typed(" ".join(text.split()))


def quoted(text: str) -> str:
    """A text of the diagram in quotes, as it was typed, in one line and not too long to read."""
    return f'"{short(_line(text), 60)}"'
