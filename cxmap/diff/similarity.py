"""How alike two touchpoints are, 0 to 1, read the same from either side.

Half of it is the name; the rest is who owns it, where it happens, at which point, and how hard it is:
docs/method.md 8.3.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from cxmap.journey.ids import slug
from cxmap.journey.touchpoint import Touchpoint

NAME, TEAM, CHANNEL, STAGE, PLACE, FRICTION = 0.50, 0.12, 0.12, 0.10, 0.10, 0.06
_LONGEST = 200
"""Characters of a name that are looked at: comparing takes the square of their number."""


class _Traits(NamedTuple):
    """What is compared of one touchpoint; ``place`` is where it stands in its journey, 0 to 1."""

    name: str
    tokens: frozenset[str]
    letters: Counter[str]
    owner: str
    channel: str
    stage: str | None
    place: float
    friction: float | None


def scores(
    old: Sequence[Touchpoint], new: Sequence[Touchpoint], sizes: tuple[int, int], threshold: float
) -> Iterator[tuple[float, int, int]]:
    """Score and indices (of the journeys) of all pairs at or above the threshold.

    ``sizes`` are the numbers of touchpoints of the two journeys.
    """
    befores = [(touchpoint.index, _traits(touchpoint, sizes[0])) for touchpoint in old]
    for after in new:
        traits = _traits(after, sizes[1])
        for index, before in befores:
            found = _score(before, traits, threshold)
            if found >= threshold:
                yield found, index, after.index


def _traits(touchpoint: Touchpoint, size: int) -> _Traits:
    name = slug(touchpoint.name[:_LONGEST]).replace("-", " ")
    place = (touchpoint.index + 0.5) / size
    tokens, letters = frozenset(name.split()), Counter(name)
    return _Traits(
        name,
        tokens,
        letters,
        touchpoint.owner,
        touchpoint.channel,
        touchpoint.written.stage,
        place,
        touchpoint.friction,
    )


def _score(a: _Traits, b: _Traits, threshold: float) -> float:
    rest = TEAM * (a.owner == b.owner) + CHANNEL * (a.channel == b.channel) + STAGE * (a.stage == b.stage)
    rest += PLACE * (1 - abs(a.place - b.place))
    if a.friction is not None and b.friction is not None:
        rest += FRICTION * (1 - abs(a.friction - b.friction) / 4)
    needed = (threshold - rest) / NAME
    return rest + NAME * _name(a, b, needed) if needed <= 1 else 0.0


def _name(a: _Traits, b: _Traits, needed: float) -> float:
    """Shared words or shared runs of letters, whichever says more. Letters are counted only if they could decide."""
    words: float = len(a.tokens & b.tokens) / len(a.tokens | b.tokens)
    if words == 1:
        return 1.0
    least, size = max(words, needed), len(a.name) + len(b.name)
    if 2 * min(len(a.name), len(b.name)) < least * size or 2 * (a.letters & b.letters).total() < least * size:
        return words
    # The ratio depends on which of the two comes first, so they always come in the order of the alphabet.
    first, second = sorted((a.name, b.name))
    return max(words, SequenceMatcher(None, first, second, autojunk=False).ratio())
