"""Which touchpoint an activity without a rule may belong to, by its words and its letters."""

from __future__ import annotations

from difflib import SequenceMatcher

from cxmap.events.settings import Settings
from cxmap.journey.ids import slug

MOST = 3
BUDGET = 20_000
"""Touchpoints that one run looks at: a long log on a long map gets guesses for its most frequent activities."""
_ENOUGH = 0.5
"""From here on a name is near enough to be suggested."""


class _Known:
    """A touchpoint's id or name, read once."""

    def __init__(self, text: str) -> None:
        self.words = set(text.split("-"))
        self.matcher = SequenceMatcher(None, "", text)

    def likeness(self, words: str) -> float:
        """How much of its words an activity has, or how alike the letters are; 0 to 1."""
        shared = len(set(words.split("-")) & self.words) / len(self.words)
        self.matcher.set_seq1(words)
        near = self.matcher.real_quick_ratio() >= _ENOUGH and self.matcher.quick_ratio() >= _ENOUGH
        return max(shared, self.matcher.ratio() if near else 0.0)


class Guesses:
    """The touchpoints of a journey, to be asked about one activity after the other, the most frequent first."""

    def __init__(self, settings: Settings) -> None:
        self._known = [
            (touchpoint.index, touchpoint.id, [_Known(slug(text)) for text in (touchpoint.id, touchpoint.name)])
            for touchpoint in settings.touchpoints
        ]
        self._left = BUDGET

    def of(self, name: str) -> tuple[str, ...]:
        """Touchpoints that share words with an activity or are spelt nearly like it, the nearest first."""
        self._left -= len(self._known)
        if self._left < 0:
            return ()
        words = slug(name)
        scored = ((-max(text.likeness(words) for text in texts), index, id) for index, id, texts in self._known)
        return tuple(id for score, _, id in sorted(scored) if -score >= _ENOUGH)[:MOST]
