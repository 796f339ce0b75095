"""Bytes → text, as the programs write it that people export maps from."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_LE

from cxmap.convert.draft import Note
from cxmap.errors import ConfigError, UnreadableInput

_MARKS = {BOM_UTF8: "utf-8-sig", BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}
_SAY = "name its encoding, such as --encoding utf-16, or save it as UTF-8"


def decode(data: bytes, name: str, encoding: str = "") -> tuple[str, tuple[Note, ...]]:
    """The text, and what was assumed to get it. Raises UnreadableInput for bytes that are no text."""
    for mark, marked in _MARKS.items():
        if data.startswith(mark) and not data.startswith(BOM_UTF32_LE):
            return _as(data, marked, name).removeprefix("\ufeff"), ()
    if encoding:
        return _as(data, encoding, name).removeprefix("\ufeff"), ()
    if b"\0" in data:
        raise UnreadableInput("this is no text: it holds null bytes", hint=_SAY, where=name)
    try:
        return data.decode(), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        message = f"byte 0x{data[error.start]:02x} is neither UTF-8 nor Windows-1252"
        raise UnreadableInput(message, hint=_SAY, where=f"{name}:{line}") from None
    said = "read as Windows-1252; --encoding if letters look wrong"
    return text, (Note("windows-1252", line, said, "guess"),)


def _as(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise ConfigError(
            f"there is no encoding {encoding!r}", hint="name one such as cp1250, latin-1 or utf-16"
        ) from None
    except ValueError as error:
        raise UnreadableInput(f"this is no {encoding}: {error}", hint=_SAY, where=name) from None
