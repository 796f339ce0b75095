"""What a plain scalar means: YAML 1.2's core schema, and whether a YAML 1.1 reader would take it differently."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple, TypeGuard

import yaml

Scalar = str | int | float | bool | None

WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
INTEGER = r"[-+]?[0-9]+"
OCTAL = r"0o[0-7]+"
HEXADECIMAL = r"0x[0-9a-fA-F]+"
FLOAT = r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
NOT_FINITE = r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
DATE = "tag:yaml.org,2002:timestamp"
LONGEST_NUMBER = 400
"""Digits; longer ones cannot be meant, and turning thousands of digits into a number takes quadratic time."""

_YAML_1_1: Any = yaml.SafeLoader("")


class Plain(NamedTuple):
    """A plain scalar's value, and whether older readers disagree about it."""

    value: Scalar
    ambiguous: bool


class NumberTooLong(ValueError):
    """More digits than any journey needs."""


@lru_cache(maxsize=8192)
def plain(text: str) -> Plain:
    """Resolve a plain (unquoted) scalar by YAML 1.2's core schema. Raises NumberTooLong."""
    value = _core(text)
    return Plain(value, _differs_in_yaml_1_1(text, value))


def _core(text: str) -> Scalar:
    if text in WORDS:
        return WORDS[text]
    if text[0] not in "0123456789+-.":
        return text
    if len(text) > LONGEST_NUMBER and any(re.fullmatch(name, text) for name in (INTEGER, OCTAL, HEXADECIMAL, FLOAT)):
        raise NumberTooLong(text)
    if re.fullmatch(INTEGER, text):
        return int(text)
    if re.fullmatch(OCTAL, text):
        return int(text[2:], 8)
    if re.fullmatch(HEXADECIMAL, text):
        return int(text, 16)
    if re.fullmatch(FLOAT, text):
        return float(text)
    if re.fullmatch(NOT_FINITE, text):
        return float(text.replace(".", "", 1))
    return text


def _differs_in_yaml_1_1(text: str, value: Scalar) -> bool:
    """Ask PyYAML, which reads YAML 1.1. Dates are the same text either way for a reader of text."""
    tag = _YAML_1_1.resolve(yaml.ScalarNode, text, (True, False))
    if tag == DATE:
        return False
    if isinstance(value, str):
        return not tag.endswith(":str")
    if tag.endswith(":str"):
        return True
    if isinstance(value, float) and value != value:
        return False
    try:
        return bool(_YAML_1_1.construct_object(yaml.ScalarNode(tag, text)) != value)
    except (ValueError, yaml.YAMLError):
        return True


def is_number(value: object) -> TypeGuard[int | float]:
    """Whether a value is a number; true and false are none."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)
