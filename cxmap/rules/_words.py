"""How rules name touchpoints, lists and numbers in their sentences, and where a finding about the whole list stands."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from cxmap.findings import KeyPath
from cxmap.journey.touchpoint import Touchpoint

WHOLE_LIST: KeyPath = ("touchpoints",)
"""Where a finding stands that a file gets once: at the key, so that mending one touchpoint does not move it."""

_LONGEST = 72
_MOST_NAMED = 4
_MOST_PLACES = 10


def vocabulary(text: str) -> frozenset[str]:
    """A set of words, written with spaces between them."""
    return frozenset(text.split())


def called(touchpoint: Touchpoint) -> str:
    """The name of a touchpoint in quotes."""
    return quoted(touchpoint.name)


def quoted(text: str) -> str:
    """What somebody wrote, in quotes and short."""
    return repr(short(text))


def short(text: str, longest: int = _LONGEST) -> str:
    """A text on one line; one that fills a page is cut."""
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def listed(words: Iterable[str]) -> str:
    """``a, b and c``; of a long list the first few, and how many more there are."""
    words = [short(word) for word in words]
    if len(words) > _MOST_NAMED + 1:
        words = [*words[:_MOST_NAMED], f"{len(words) - _MOST_NAMED} more"]
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def counted(number: int, thing: str) -> str:
    """``1 touchpoint``, ``3 touchpoints``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def places(touchpoints: Iterable[Touchpoint], label: str) -> tuple[tuple[KeyPath, str], ...]:
    """Touchpoints as further places of a finding; the first few say enough."""
    return tuple((one.path, label) for one in islice(touchpoints, _MOST_PLACES))
