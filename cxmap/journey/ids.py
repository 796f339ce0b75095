"""Ids made from names, and the nearest known word for a misspelt one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_CUTOFF = 0.75
"""Corrects nineteen typos in twenty and makes no silly guess for unrelated words, which the default of 0.6 does."""
_LONGEST = 100
"""Characters; comparing two longer words takes too long, and nobody misspells those."""

_BUDGET = 20_000
"""Comparisons for one file: else one that is full of misspelt ids would take time with the square of its length."""

_FEW = 4
"""So many names are a question; more are a list."""

_left = _BUDGET


def slug(name: str) -> str:
    """NFKC, case-folded, letters and digits of any script kept, everything else a single ``-``."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else "-" for c in folded)
    return "-".join(part for part in kept.split("-") if part) or "touchpoint"


def composed(text: str) -> str:
    """One form for letters with accents, which some keyboards write as two characters: names are compared in it."""
    return unicodedata.normalize("NFC", text)


def unique(ids: Iterable[str | None], names: Iterable[str]) -> list[str]:
    """Written ids as they are; missing ones from the names, a repeat with ``-2``, ``-3`` behind it."""
    written = list(ids)
    if all(written):
        return [text for text in written if text]
    taken = {text for text in written if text}
    counts: dict[str, int] = {}
    result = []
    for word, name in zip(written, names, strict=True):
        if word:
            result.append(word)
            continue
        base = slug(name)
        candidate, number = base, counts.get(base, 1)
        while candidate in taken:
            number += 1
            candidate = f"{base}-{number}"
        counts[base] = number
        taken.add(candidate)
        result.append(candidate)
    return result


def begin_guessing() -> None:
    """Another file: it gets a budget of its own, so that a guess never depends on the files before it."""
    global _left
    _left = _BUDGET


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a misspelt one means, if exactly one is near enough; None when the budget is used up."""
    global _left
    known = sorted(name for name in set(known) if len(name) <= _LONGEST) if 0 < len(word) <= _LONGEST else []
    plain = _bare(word)
    same = [name for name in known if _bare(name) == plain and name != word]
    if len(same) == 1:
        return same[0]
    _left -= len(known)
    if _left < 0:
        return None
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=2, cutoff=_CUTOFF)
    return (
        close[0] if len(close) == 1 or (len(close) == 2 and _ratio(word, close[0]) > _ratio(word, close[1])) else None
    )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The question for somebody who wrote a word that is not known; empty if nothing comes near."""
    known = list(known)
    guess = nearest(word, known)
    if guess:
        return f"did you mean {guess!r}?"
    parts = [name for name in known if word.casefold() in name.split("-")]
    return f"did you mean {' or '.join(map(repr, parts))}?" if 0 < len(parts) <= _FEW else ""


def _ratio(a: str, b: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, b, a).ratio()


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", word).casefold() if c.isalnum())


def is_slip(word: str, known: str) -> bool:
    """Whether ``word`` can only be a slip of the pen for ``known``: other case or hyphens, two letters swapped, one
    letter inside a longer word missing, doubled or wrong. ``mail`` is not a slip for ``email``, nor ``tablet`` for
    ``table``: a new channel has the right to a name of its own.
    """
    if word == known:
        return False
    if _bare(word) == _bare(known):
        return True
    word, known = _bare(word), _bare(known)
    if len(known) < 4:
        return False
    if _swapped(word, known):
        return True
    if word[:1] != known[:1] or word[-1:] != known[-1:]:
        return False
    if len(known) >= 6 and len(word) == len(known):
        return sum(a != b for a, b in zip(word, known, strict=True)) == 1
    shorter, longer = sorted((word, known), key=len)
    return (
        len(known) >= 6
        and len(longer) - len(shorter) == 1
        and any(longer[:i] + longer[i + 1 :] == shorter for i in range(1, len(longer) - 1))
    )


def _swapped(word: str, known: str) -> bool:
    """One pair of neighbouring letters changed places."""
    if len(word) != len(known):
        return False
    differs = [i for i, (a, b) in enumerate(zip(word, known, strict=True)) if a != b]
    return len(differs) == 2 and differs[1] == differs[0] + 1 and sorted(word) == sorted(known)
