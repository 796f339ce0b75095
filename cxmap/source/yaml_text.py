"""Values as YAML: texts plain where nobody could read them as anything else, in double quotes where they could."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from cxmap.source.scalars import NumberTooLong, plain

_PLAIN = r"[^\W_][\w '’().!?&+%/–-]*[\w'’().!?+%]|[^\W\d_]"
_PLAIN_WITH_COMMAS = r"[^\W_][\w '’(),.!?&+%/–-]*[\w'’().!?+%]|[^\W\d_]"
_OLD_BOOLEANS = frozenset("yYnN")
"""Which YAML 1.1 takes for booleans, though the most used of its readers do not."""
_COMMAND = "##["
"""What the runner of GitHub obeys wherever it stands in a log."""
_KEPT = frozenset("\u200c\u200d\xa0\u202f\u3000")
"""Not printable for Python, and part of what people write: joiners of emoji and scripts, spaces."""


@lru_cache(maxsize=8192)
def scalar(text: str, *, in_flow: bool = True) -> str:
    """A text as one line of YAML; ``in_flow`` says that it stands between brackets."""
    simple = re.fullmatch(_PLAIN if in_flow else _PLAIN_WITH_COMMAS, text)
    if simple and _is_text(text):
        return text
    is_easier_in_single_quotes = (
        '"' in text and not {"'", "\\"} & set(text) and text.isprintable() and _COMMAND not in text
    )
    return f"'{text}'" if is_easier_in_single_quotes else quoted(text)


def yaml_text(value: Any) -> str:
    """A plain value as one line of YAML."""
    if isinstance(value, list):
        return "[" + ", ".join(map(yaml_text, value)) + "]"
    return scalar(value) if isinstance(value, str) else json.dumps(value)


def quoted(text: str) -> str:
    """A text in double quotes; what no YAML file may hold, or no screen should get, as its number."""
    said = json.dumps(text, ensure_ascii=False).replace(_COMMAND, "##\\x5b")
    return said if text.isprintable() else "".join(map(_escaped, said))


def comment(text: str) -> str:
    """A text that may stand in a comment: one line of it."""
    return "".join(c if c.isprintable() or c in _KEPT else " " for c in text).replace(_COMMAND, "## [")


def _is_text(text: str) -> bool:
    """Whether every YAML reader takes it for text when it is not quoted."""
    if text in _OLD_BOOLEANS:
        return False
    if " " in text and not text[0].isdigit():
        return True
    try:
        found = plain(text)
    except NumberTooLong:
        return False
    return found.value == text and not found.ambiguous and any(c.isalpha() for c in text)


def _escaped(character: str) -> str:
    if character.isprintable() or character in _KEPT:
        return character
    number = ord(character)
    return f"\\U{number:08x}" if number > 0xFFFF else f"\\u{number:04x}"
