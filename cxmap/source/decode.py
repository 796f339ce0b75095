"""Bytes to text, before any YAML: size, encoding, characters that no YAML may contain."""

from __future__ import annotations

import re
from codecs import BOM_UTF8

from cxmap.errors import UnreadableInput
from cxmap.findings import Problem, Span

SIZE_LIMIT = 10 * 1024 * 1024
"""Bytes; a journey of 10,000 touchpoints takes about three million."""

LFS_POINTER = b"version https://git-lfs.github.com/spec/"
"""How a file begins that stands for one that Git LFS keeps."""

_FORBIDDEN = "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
_ODD_LINE_BREAKS = "\x85\u2028\u2029"
_UTF_16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def decode(data: bytes, limit: int = SIZE_LIMIT) -> tuple[str, Problem | None]:
    """The text without its byte order mark, and what forbids to read it, if anything does."""
    if len(data) > limit:
        message = f"the file is larger than {limit / 2**20:.0f} MiB"
        return "", _unsafe(message, Span(0, 0), "split it into one file for each journey")
    if data.startswith(_UTF_16_OR_32) or data[:2].count(b"\0") == 1:
        return "", _unsafe("the file is UTF-16 or UTF-32, not UTF-8", Span(0, 0), "save it as UTF-8")
    while data.startswith(BOM_UTF8):
        data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        text = data.decode(errors="replace")
        at = len(data[: error.start].decode(errors="replace"))
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        return text, _unsafe(message, Span(at, at + 1), "save the file as UTF-8 (it may be Latin-1 now)")
    odd = any(character in text for character in _ODD_LINE_BREAKS)
    return text, forbidden_character(text) if odd else None


def refuse_pointer(name: str, data: bytes) -> bytes:
    """The data of a file. Raises UnreadableInput where they only stand for it."""
    if data.startswith(LFS_POINTER):
        raise UnreadableInput(f"{name} is a pointer of Git LFS: the file is not here", hint="run `git lfs pull`")
    return data


def forbidden_character(text: str) -> Problem | None:
    """The first character that no YAML may contain; libyaml notices most of them itself, so this is asked rarely."""
    found = re.search(_FORBIDDEN, text)
    if found is None:
        return None
    character, span = found.group(), Span(*found.span())
    if character in _ODD_LINE_BREAKS:
        message = f"the character U+{ord(character):04X} ends a line for some YAML readers only (odd-line-break)"
        return _unsafe(message, span, "replace it with a space or a line break")
    return _unsafe(f"the control character U+{ord(character):04X} is not allowed in YAML", span, "delete it")


def _unsafe(message: str, span: Span, help: str) -> Problem:
    return Problem((), message, help, rule="unsafe-yaml", span=span)
