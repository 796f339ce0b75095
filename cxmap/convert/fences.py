"""Markdown → its lines without the containers that they lie in, its fenced blocks, and what stands around them.

Fences nest as CommonMark nests them: in block quotes and list items, longer ones around shorter ones, closed by the end
of what they lie in. An indented block and a comment are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_QUOTE = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r"( {0,3}(?:[-+*]|[0-9]{1,9}[.)]))(?: {1,4}(?=\S)| (?= )|$)")
_FENCE = re.compile(r"( {0,3})(?:(`{3,})([^`]*)|(~{3,})(.*)|(:{3,})(\s*mermaid\s*))")
_DEEPEST = 50
"""Containers in each other; nobody writes so many, and going through them takes time."""
_COMMENT = re.compile(r" {0,3}<!--")


class Line(NamedTuple):
    """A line outside of fences, without its containers; ``number`` from 1."""

    number: int
    text: str


class Fence(NamedTuple):
    """A fenced block: its info string, its text, the file's line on which the text begins, and what was cut off."""

    number: int
    info: str
    text: str
    indents: tuple[int, ...]

    @property
    def is_mermaid(self) -> bool:
        """Whether it holds a diagram of Mermaid's: ``mermaid``, ``{mermaid}``, ``{.mermaid #id}``."""
        return bool(re.match(r"\{?\s*\.?mermaid\b", self.info.strip(), re.IGNORECASE))


class _Open(NamedTuple):
    sign: str
    indent: int
    info: str
    containers: int


def blocks(text: str) -> Iterator[Line | Fence]:
    """The lines and the fenced blocks of a Markdown file, in order."""
    containers: list[int] = []  # 0 is a block quote, another number the width of a list item
    fence: _Open | None = None
    start = 0
    inside: list[tuple[str, int]] = []
    in_comment = False
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        line = _untabbed(raw)
        rest, kept = _inside(line, containers)
        if fence and kept < fence.containers:
            yield _made(fence, start, inside)
            fence = None
        if fence:
            if _closes(rest, fence):
                yield _made(fence, start, inside)
                fence = None
            else:
                stripped = rest[min(fence.indent, len(rest) - len(rest.lstrip(" "))) :]
                inside.append((stripped, len(line) - len(stripped)))
            continue
        del containers[kept:]
        if in_comment or _COMMENT.match(rest):
            in_comment = "-->" not in rest
            continue
        rest = _enter(rest, containers)
        if found := _FENCE.fullmatch(rest.rstrip()):
            sign = found[2] or found[4] or found[6]
            fence = _Open(sign, len(found[1]), found[3] or found[5] or found[7] or "", len(containers))
            start, inside = number + 1, []
        else:
            yield Line(number, rest)
    if fence:
        yield _made(fence, start, inside)


def _untabbed(line: str) -> str:
    body = line.lstrip(" \t")
    return line[: len(line) - len(body)].expandtabs(4) + body


def _inside(line: str, containers: list[int]) -> tuple[str, int]:
    """What is left of a line in the open containers, and how many of them it continues."""
    for kept, width in enumerate(containers):
        if width == 0:
            found = _QUOTE.match(line)
            if not found:
                return line, kept
            line = line[found.end() :]
        elif not line.strip():
            return "", len(containers)
        elif line[:width].strip():
            return line, kept
        else:
            line = line[width:]
    return line, len(containers)


def _enter(line: str, containers: list[int]) -> str:
    """What is left of a line in the containers that it opens."""
    while len(containers) < _DEEPEST:
        if found := _QUOTE.match(line):
            containers.append(0)
        elif (found := _ITEM.match(line)) and not re.fullmatch(r"[-*\s]{3,}", line):
            containers.append(found.end() if line[found.end() :].strip() else len(found[1]) + 1)
        else:
            break
        line = line[found.end() :]
    return line


def _closes(line: str, fence: _Open) -> bool:
    bare = line.strip(" ")
    return len(bare) >= len(fence.sign) and not bare.strip(fence.sign[0]) and len(line) - len(line.lstrip(" ")) < 4


def _made(fence: _Open, start: int, inside: list[tuple[str, int]]) -> Fence:
    text = "\n".join(line for line, _ in inside)
    return Fence(start, fence.info.strip(), text, tuple(indent for _, indent in inside))
