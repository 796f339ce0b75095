"""How well a step ends, in order."""

from __future__ import annotations

from cxmap.journey.vocabulary import Outcome

RANKS: dict[Outcome, int] = {"failed": 0, "unavailable": 0, "abandoned": 0, "partly": 1, "none": 1, "done": 2}
"""The higher, the better: of what customers get done it is worse that nothing comes of it, but no failure."""
