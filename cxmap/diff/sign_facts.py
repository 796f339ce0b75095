"""Facts that are what the verdict's signs are, so that the list of changes and the headline say the same."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cxmap.analysis.parts import EPSILON
from cxmap.diff.sign import Sign, What
from cxmap.diff.signs import signs
from cxmap.diff.versions import Versions


def moved(versions: Versions, what: What) -> Iterator[Sign]:
    """The signs of one thing between the old version and the new one as far as it is proven."""
    return (sign for sign in _signs(versions.proven) if sign.what == what)


def is_as_written(sign: Sign, old: float, new: float) -> bool:
    """Whether an amount that customers want less of moved the same way in what the files say."""
    return abs(new - old) > EPSILON and sign.better == (new < old)


@lru_cache(maxsize=2)
def _signs(proven: Versions) -> tuple[Sign, ...]:
    """The signs, asked for once for each of the changes that read them."""
    return signs(proven)
