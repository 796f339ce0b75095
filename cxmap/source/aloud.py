"""What is read, asked and left out on the way, for somebody who wants to hear it (``-v``); else nobody listens."""

from __future__ import annotations

from collections.abc import Callable

_listeners: list[Callable[[str], None]] = []


def listen(listener: Callable[[str], None] | None) -> None:
    """From now on this one hears what is told; None: nobody."""
    _listeners[:] = [listener] if listener else []


def is_heard() -> bool:
    """Whether it is worth finding out what would be told."""
    return bool(_listeners)


def tell(text: str) -> None:
    """Tell it, if anybody listens."""
    for listener in _listeners:
        listener(text)
