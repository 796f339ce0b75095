"""Friction that is there on purpose: whether it is justified and eased, and whether leaving is harder than joining.

Sludge is "excessive or unjustified frictions" (Cass Sunstein, Sludge Audits). Nothing here speaks of law.
Formulas: docs/method.md 3.10 and 3.11.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeGuard

from cxmap.analysis.parts import EPSILON
from cxmap.journey.ids import slug
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.written import Designed

Verdict = Literal["eased", "not-eased", "unjustified"]


class Exit(NamedTuple):
    """A way out against the way in: indices of both, and steps of leaving for each step of joining."""

    join: int
    leave: int
    ratio: float


class DesignedFriction(NamedTuple):
    """Shares of the load at touchpoints with deliberate friction; None without a load."""

    verdicts: tuple[Verdict | None, ...]
    eased: float | None
    not_eased: float | None
    unjustified: float | None
    exits: tuple[Exit, ...]


def says_something(text: str | None) -> TypeGuard[str]:
    """Whether a text says anything: a dash, and a word for nothing such as ``none``, do not."""
    return text is not None and any(map(str.isalnum, text)) and slug(text) not in _NOTHING


_NOTHING = ("none", "nothing", "no", "n-a", "na", "tbd", "todo", "unknown")


def is_eased(designed: Designed) -> bool:
    """The customer learns why, and something makes it easier to bear."""
    return says_something(designed.clarity) and says_something(designed.ease)


def verdict(designed: Designed | None) -> Verdict | None:
    """What to say of deliberate friction; None for friction that just happened."""
    if designed is None:
        return None
    if not says_something(designed.reason) or designed.protects == "company":
        return "unjustified"
    return "eased" if is_eased(designed) else "not-eased"


def designed_friction(journey: Journey) -> DesignedFriction:
    """How much of the load is there on purpose, and what is to be said of it."""
    verdicts = tuple(verdict(touchpoint.written.designed) for touchpoint in journey.touchpoints)
    load = sum(touchpoint.felt for touchpoint in journey.touchpoints)

    def share(which: Verdict) -> float | None:
        if load <= EPSILON:
            return None
        return (
            sum(
                touchpoint.felt for touchpoint, said in zip(journey.touchpoints, verdicts, strict=True) if said == which
            )
            / load
        )

    return DesignedFriction(verdicts, share("eased"), share("not-eased"), share("unjustified"), _exits(journey))


def _exits(journey: Journey) -> tuple[Exit, ...]:
    by_id = {touchpoint.id: touchpoint for touchpoint in journey.touchpoints}
    pairs = (
        (by_id[touchpoint.written.mirror_of], touchpoint)
        for touchpoint in journey.touchpoints
        if touchpoint.written.mirror_of
    )
    return tuple(exit for join, leave in pairs if (exit := _exit(join, leave)))


def _exit(join: Touchpoint, leave: Touchpoint) -> Exit | None:
    joining, leaving = join.written.steps, leave.written.steps
    return Exit(join.index, leave.index, leaving / joining) if joining and leaving is not None else None
