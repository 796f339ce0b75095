"""Workbooks for tests, whole and hostile, made of their parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_REL = (
    '<Relationship Id="rId1" Target="{1}"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{0}"/>'
)
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_BOOK = (
    f'<?xml version="1.0"?><workbook {_MAIN}'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Map" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
HEAD = ("Stage", "Step", "Owner", "Friction")
ROWS = (HEAD, ("A", "One", "T1", 2), ("A", "Two", "T2", 5))


def book(sheets: dict[str, Iterable[Sequence[Any]]], **settings: Any) -> bytes:
    """A workbook with some sheets; ``merged`` merges ranges of the first, ``hidden`` hides sheets."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name in settings.get("hidden", ()) else "visible"
    for merged in settings.get("merged", ()):
        made.worksheets[0].merge_cells(merged)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def raw(sheet: str, **more: str | bytes) -> bytes:
    """A workbook with one sheet of this XML, and further parts."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS + _REL.format("officeDocument", "xl/workbook.xml") + "</Relationships>",
        "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _RELS + _REL.format("worksheet", "worksheets/sheet1.xml") + "</Relationships>",
        "xl/worksheets/sheet1.xml": sheet,
        **more,
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def sheet(rows: str, before: str = "", after: str = "") -> str:
    """The XML of a sheet."""
    return f'<?xml version="1.0"?>{before}<worksheet {_MAIN}><sheetData>{rows}</sheetData>{after}</worksheet>'


def cell(place: str, text: str) -> str:
    """The XML of a cell with text."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *texts: str) -> str:
    """The XML of a row, from column A on."""
    cells = "".join(cell(f"{'ABCDEFGH'[i]}{number}", text) for i, text in enumerate(texts))
    return f'<row r="{number}">{cells}</row>'


SMALL_MAP = row(1, *HEAD) + row(2, "A", "One", "T1", "2") + row(3, "A", "Two", "T2", "5")
