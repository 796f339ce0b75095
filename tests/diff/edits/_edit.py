"""What an edit is, and what several of them look for in a journey."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

from tests.journeys_strategy import Written

Edit = Callable[[Written, random.Random], bool]
"""Changes the journey in place; False if it has nothing to change so."""


class Expected(NamedTuple):
    """What an edit does, the verdict that it has to have, and the question that it has to raise."""

    apply: Edit
    verdict: str
    asks: str | None


def edit(verdict: str, asks: str | None = None) -> Callable[[Edit], Expected]:
    """Declare an edit with what it has to come to."""
    return lambda apply: Expected(apply, verdict, asks)


def pick(chance: random.Random, steps: list[Written]) -> Written | None:
    """One of them, if there is any."""
    return chance.choice(steps) if steps else None


def hard(new: Written) -> list[Written]:
    """The steps that are not easy."""
    return [step for step in new["touchpoints"] if step.get("friction") in (3, 4, 5)]
