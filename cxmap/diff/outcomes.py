"""How well a step ends, in order."""

from __future__ import annotations

from cxmap.journey.vocabulary import Outcome

RANKS: dict[Outcome, int] = {"failed": 0, "unavailable": 0, "abandoned": 0, "partly": 1, "none": 2, "done": 2}
"""The higher, the better for the customer; a billboard after which nothing happens is no failure."""
