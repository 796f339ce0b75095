"""Numbers and names in the sentences about changes."""

from __future__ import annotations

from cxmap.journey.durations import in_words
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import ANCHORS

NAME_LENGTH = 80
HELP_REPEATED = "Help needed again because service failed"


def number(value: float) -> str:
    """A count or a score with at most two decimals that say something."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def per_100(value: float) -> str:
    """An amount per customer as one per 100 customers."""
    return number(100 * value)


def minutes(value: float | None) -> str:
    """A time as a person reads it."""
    return "not stated" if value is None else in_words(value)


def anchor(friction: float) -> str:
    """``4 (needed help)``: a score with the words of its anchor."""
    return f"{number(friction)} ({ANCHORS[int(friction + 0.5)][0]})"


def short(text: str) -> str:
    """The text, cut where a sentence would get lost in it."""
    text = " ".join(text.split())
    return text if len(text) <= NAME_LENGTH else text[: NAME_LENGTH - 1].rstrip() + "…"


def name(touchpoint: Touchpoint) -> str:
    """A touchpoint's name in a sentence."""
    return short(touchpoint.name)


def quoted(touchpoint: Touchpoint) -> str:
    """The name inside a sentence."""
    return f'"{name(touchpoint)}"'


def rose(old: float, new: float) -> str:
    """``rose`` or ``fell``."""
    return "rose" if new > old else "fell"
