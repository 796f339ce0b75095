"""The verb ``cxmap.load``."""

from __future__ import annotations

from cxmap.config import default
from cxmap.inputs.open import journey_of, open_file
from cxmap.journey.journey import Journey


def load(path: str) -> Journey:
    """The journey in a file, in ``REV:PATH`` or ``-``. Raises InvalidJourney with all that is wrong with it."""
    return journey_of(open_file(path, default()))
