"""The file that somebody may have meant."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable


def closest(path: str, names: Iterable[str]) -> str | None:
    """The path among ``names`` whose file name is most like that of ``path``, for "did you mean"."""
    import difflib

    folder, suffix = posixpath.dirname(path), posixpath.splitext(path)[1]
    # Of equal stems the last one wins: that of the same folder, then the same suffix, then the alphabet.
    order = sorted(names, key=lambda name: (posixpath.dirname(name) == folder, name.endswith(suffix), name))
    stems = {_stem(name): name for name in order}  # without suffix, which would make any two short names alike
    near = difflib.get_close_matches(_stem(path), stems, 1)
    return stems[near[0]] if near else None


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0].lower()
