"""An amount in the parts of an experience: the rest of the experience, self-service help, assisted service."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import CLASSES

EPSILON = 1e-9
"""Below this a share or an amount is rounding and no fact."""
HALF = 0.5 - EPSILON
"""At least half of the customers, in spite of rounding."""


class Parts(NamedTuple):
    """One amount, split. Service is a part of the experience, so this is a partition and no contest.

    ``unknown`` is what belongs to touchpoints of which nobody knows the channel.
    """

    experience: float
    self_service: float
    assisted: float
    unknown: float = 0.0

    @property
    def total(self) -> float:
        """All of them together."""
        return self.experience + self.self_service + self.assisted + self.unknown

    @property
    def service(self) -> float:
        """Self-service help and assisted service together."""
        return self.self_service + self.assisted

    def share(self, amount: float) -> float | None:
        """An amount as a share of the total, 0 to 1; None if there is nothing to share."""
        return amount / self.total if self.total > EPSILON else None


def parts(amounts: Iterable[tuple[Touchpoint, float]]) -> Parts:
    """Add up amounts by the class of the touchpoint that each belongs to; backstage is in none."""
    sums = dict.fromkeys(CLASSES, 0.0)
    for touchpoint, amount in amounts:
        if not touchpoint.is_backstage:
            sums[touchpoint.class_] += amount
    return Parts(*sums.values())
