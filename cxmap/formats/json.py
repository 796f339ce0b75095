"""For programs: versioned names, plain numbers, unknown is null; `cxmap schema` prints what each output holds."""

from __future__ import annotations

from cxmap import __version__
from cxmap.formats import Format, Json
from cxmap.formats.drawing.printable import json_text
from cxmap.records import SCHEMA_VERSION


def document(content: Json) -> str:
    """The envelope that every JSON document of ours has, with its content."""
    envelope = {"schema_version": SCHEMA_VERSION, "tool": {"name": "cxmap", "version": __version__}, **content}
    return json_text(envelope) + "\n"


FORMAT = Format(records=document)
