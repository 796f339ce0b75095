"""The verb ``cxmap.load``."""

from __future__ import annotations

from cxmap.config import default
from cxmap.journey.journey import Journey
from cxmap.lint.open import open_journey


def load(path: str) -> Journey:
    """The journey in a file, in ``REV:PATH`` or ``-``. Raises InvalidJourney with all that is wrong with it."""
    return open_journey(path, default()).journey
