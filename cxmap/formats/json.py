"""For programs: versioned names, plain numbers, unknown is null; `cxmap schema` prints what each output holds."""

from __future__ import annotations

import json

from cxmap import __version__
from cxmap.formats import Format, Json
from cxmap.records import SCHEMA_VERSION


def document(content: Json) -> str:
    """The envelope that every JSON document of ours has, with its content."""
    envelope = {"schema_version": SCHEMA_VERSION, "tool": {"name": "cxmap", "version": __version__}, **content}
    return json.dumps(envelope, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


FORMAT = Format(records=document)
