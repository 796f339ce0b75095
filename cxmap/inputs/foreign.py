"""Files of other programs that somebody gives us: what they are, and which command makes a journey of them."""

from __future__ import annotations

import os
import shlex

from cxmap.errors import UnreadableInput
from cxmap.source.files import Input

_KINDS = {
    "a spreadsheet": (".xlsx", ".xlsm", ".xls", ".ods"),
    "a table": (".csv", ".tsv"),
    "a Mermaid diagram": (".mmd", ".mermaid"),
    "Markdown": (".md", ".markdown"),
}
_ZIP = b"PK\x03\x04"


def refuse_foreign(source: Input) -> Input:
    """The input, if it may be a journey. Raises UnreadableInput with the command that imports it.

    The name decides: Markdown may tell of journeys, with examples, and is none.
    """
    kind = _kind(source)
    if kind:
        hint = f"`cxmap import {shlex.quote(source.name)}` makes a journey of it"
        raise UnreadableInput(f"{source.name} is {kind}, and no journey yet", hint=hint)
    return source


def _kind(source: Input) -> str | None:
    suffix = os.path.splitext(source.name)[1].lower()
    known = next((kind for kind, suffixes in _KINDS.items() if suffix in suffixes), None)
    return "a spreadsheet" if source.data.startswith(_ZIP) else known
