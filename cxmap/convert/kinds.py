"""Which reader a file is for: by its suffix, or by --from."""

from __future__ import annotations

from pathlib import PurePosixPath

from cxmap.errors import UnreadableInput

KINDS = ("mermaid", "markdown", "csv", "xlsx")
"""What ``--from`` takes."""

_OF_SUFFIX = {
    **dict.fromkeys((".mmd", ".mermaid"), "mermaid"),
    **dict.fromkeys((".md", ".mdx", ".markdown", ".qmd"), "markdown"),
    **dict.fromkeys((".csv", ".tsv", ".txt"), "csv"),
    **dict.fromkeys((".xlsx", ".xlsm"), "xlsx"),
}
_SPREADSHEET = "save it as .xlsx or CSV"
_DRAWING = "copy the map into a table, one row for each touchpoint, and save it as CSV or .xlsx"
_REFUSED = {
    ".xls": ("an old Excel workbook", _SPREADSHEET),
    ".xlsb": ("a binary Excel workbook", _SPREADSHEET),
    ".ods": ("an OpenDocument spreadsheet", _SPREADSHEET),
    ".numbers": ("a Numbers spreadsheet", _SPREADSHEET),
    ".json": ("JSON, which every tool fills otherwise", "export it as CSV, or as a Mermaid journey"),
    ".drawio": ("a drawing", _DRAWING),
    ".pdf": ("a PDF, which holds a picture of the map", _DRAWING),
    ".yaml": ("YAML: a journey file needs no import", "run: cxmap analyze FILE"),
    ".yml": ("YAML: a journey file needs no import", "run: cxmap analyze FILE"),
}


def kind_of(name: str, chosen: str) -> str:
    """The reader for a file. Raises UnreadableInput for files that none reads, with what to do."""
    if chosen:
        return chosen
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _OF_SUFFIX:
        return _OF_SUFFIX[suffix]
    if suffix in _REFUSED:
        what, hint = _REFUSED[suffix]
        raise UnreadableInput(f"this is {what}", hint=hint, where=name)
    known = ", ".join(_OF_SUFFIX)
    if name.startswith("<"):
        raise UnreadableInput("standard input needs --from", hint=f"--from {'|'.join(KINDS)}", where=name)
    message = f"nothing reads {suffix} files" if suffix else "the name does not say what kind of file this is"
    raise UnreadableInput(message, hint=f"say it with --from {'|'.join(KINDS)}; known are {known}", where=name)
