"""Signals of a breakdown in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from cxmap.analysis.breakdowns import Signal

_WORDS: dict[Signal, str] = {
    "failed": "it fails",
    "unavailable": "it is unavailable",
    "abandoned": "customers give up",
    "blocked": "friction 5 (blocked)",
    "misses-deadline": "it comes after the customer's deadline",
    "misses-promise": "it takes longer than promised",
    "sends-to-service": "it sends customers to service",
}


def in_words(signals: Iterable[Signal]) -> str:
    """Signals in the order in which they were found."""
    return ", ".join(_WORDS[signal] for signal in signals)
