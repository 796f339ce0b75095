"""A workbook is a zip of XML that anybody may have made: looked through before any library opens it."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from cxmap.errors import UnreadableInput

PART = 8 * 2**20
"""Bytes of one part, unpacked."""
WHOLE = 32 * 2**20
"""Bytes of all parts, unpacked."""
_RATIO = 100
_SMALL = 2**20
_PARTS = 1_000
_MERGED = 1_000_000
"""Cells in merged ranges; a library makes an object for each."""
_CELLS = 300_000
"""Cells of all sheets, empty ones too; a library takes a second for 60,000."""
_CELL = re.compile(rb"<(?:\w+:)?c[ />]")
_OLE = b"\xd0\xcf\x11\xe0"
_MERGE = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^<>]*?\bref\s*=\s*[\"']([A-Za-z]{1,4})([0-9]{1,8}):([A-Za-z]{1,4})([0-9]{1,8})"
)
_EMPTY_FORMULA = re.compile(
    rb"<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*+(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*+</(?:\w+:)?c>"
)
_ENCRYPTED = 1
"""The flag of a part that is."""
SAVE = "save it again as .xlsx, or export the sheet as CSV"


class Looked(NamedTuple):
    """What is in a workbook that a reader of its cells does not see."""

    formulas: int
    comments: int
    pictures: int


_OF_A_BROKEN_ZIP = (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)
"""All that `zipfile` raises for one: a compression that it does not know is "not implemented"."""


def look(data: bytes, name: str) -> Looked:
    """Look through the parts. Raises UnreadableInput for what is no workbook, or would take more than it should."""
    if data.startswith(_OLE):
        message = "this is an encrypted workbook, or an old .xls"
        raise UnreadableInput(message, hint="open it, take the password off, and save it as .xlsx", where=name)
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _look(archive, name)
    except _OF_A_BROKEN_ZIP:
        raise UnreadableInput("this is no whole workbook", hint=f"copy it again, or {SAVE}", where=name) from None


def _look(archive: ZipFile, name: str) -> Looked:
    parts = archive.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        message = "the workbook is encrypted"
        raise UnreadableInput(message, hint="open it, take the password off, and save it as .xlsx", where=name)
    if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
        raise UnreadableInput("the workbook is packed as no spreadsheet packs it", hint=SAVE, where=name)
    _refuse(len(parts) > _PARTS, f"more than {_PARTS:,} parts", name)
    _refuse(sum(part.file_size for part in parts) > WHOLE, f"more than {WHOLE // 2**20} MiB unpacked", name)
    formulas = merged = cells = 0
    for part in parts:
        _refuse(part.file_size > PART, f"more than {PART // 2**20} MiB in the part {part.filename!r}", name)
        too_dense = part.file_size > _SMALL and part.file_size > _RATIO * max(part.compress_size, 1)
        _refuse(too_dense, f"a part packed more than {_RATIO} times, {part.filename!r}", name)
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            content = _content(archive, part, name)
            formulas += len(_EMPTY_FORMULA.findall(content)) if b"<f" in content or b":f" in content else 0
            cells += len(_CELL.findall(content)) if "/worksheets/" in part.filename else 0
            merged += sum(map(_area, _MERGE.findall(content)))
    _refuse(cells > _CELLS, f"more than {_CELLS:,} cells", name)
    _refuse(merged > _MERGED, f"more than {_MERGED:,} merged cells", name)
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise UnreadableInput("this is a zip file, but no workbook", hint=SAVE, where=name)
    names = [part.filename.lower() for part in parts]
    comments = sum(1 for part in names if "comments" in part and part.endswith(".xml"))
    return Looked(formulas, comments, sum(1 for part in names if "/media/" in part))


def _content(archive: ZipFile, part: ZipInfo, name: str) -> bytes:
    with archive.open(part) as file:
        content = file.read(PART + 1)
    _refuse(len(content) > PART, f"more than {PART // 2**20} MiB in the part {part.filename!r}", name)
    plain = content.replace(b"\0", b"") if content[:4].count(0) else content
    if b"<!DOCTYPE" in plain[: 64 * 1024] or b"<!ENTITY" in plain:
        message = f"the part {part.filename!r} declares a document type, which no workbook needs"
        raise UnreadableInput(message, hint=SAVE, where=name)
    return content


def _area(ends: tuple[bytes, bytes, bytes, bytes]) -> int:
    left, top, right, bottom = ends
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _refuse(wrong: bool, what: str, name: str) -> None:
    if wrong:
        raise UnreadableInput(f"the workbook has {what}", hint="copy the map into a workbook of its own", where=name)
