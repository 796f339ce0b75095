"""A field that two versions of a file say otherwise, in words."""

from __future__ import annotations

from typing import Any

from cxmap.journey.written import WrittenTouchpoint
from cxmap.wording import number, short


def is_nothing(value: Any) -> bool:
    """Whether the file does not say it."""
    return value is None or value == ()


def is_silent(written: WrittenTouchpoint, field: str) -> bool:
    """The same for one field; an empty list that is written is said."""
    value = getattr(written, field)
    return value is None or (value == () and field not in written.model_fields_set)


def is_nested(value: Any) -> bool:
    """More than one word could say, such as a list of evidence."""
    return not isinstance(value, (str, int, float, tuple)) or (
        isinstance(value, tuple) and not all(isinstance(item, str) for item in value)
    )


def said_of(field: str, old: Any, new: Any) -> str:
    """``steps: 2, was 5`` or ``2, not said before``; of what no word could say that it is new, gone or changed."""
    name = field.replace("_", " ")
    if any(is_nested(value) for value in (old, new) if not is_nothing(value)):
        return f"{name}: {'new' if is_nothing(old) else 'gone' if is_nothing(new) else 'changed'}"
    now = "not said any more" if is_nothing(new) else shown(new)
    return f"{name}: {now}, {'not said before' if is_nothing(old) else f'was {shown(old)}'}"


def shown(value: Any) -> str:
    """A value of a field as a person reads it."""
    if isinstance(value, tuple):
        return short(", ".join(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"'{short(value)}'" if isinstance(value, str) else number(value)
