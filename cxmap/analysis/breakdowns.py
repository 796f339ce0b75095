"""Where the experience breaks: hard signals make a breakdown, soft ones a strain point. No weights, no thresholds
beyond the words of the friction scale (docs/method.md 6.1, 6.2 and 6.3).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from cxmap.analysis.causes import Causes, Removable
from cxmap.analysis.designed import is_eased
from cxmap.analysis.parts import EPSILON
from cxmap.analysis.repeats import AskedAgain
from cxmap.analysis.timing import Moment, Timing
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import BLOCKED, NEEDED_HELP

Signal = Literal[
    "failed", "unavailable", "abandoned", "blocked", "misses-deadline", "misses-promise", "sends-to-service"
]
Strain = Literal[
    "needed-help",
    "context-lost",
    "asked-again",
    "first-time-failures",
    "not-eased",
    "wait-without-promise",
    "late-for-some",
]


class Breakdowns(NamedTuple):
    """Signals of each touchpoint, and the indices of the breakdowns and of strain alone, largest effect first.

    ``sends_to``: for a touchpoint that sends customers to service, the indices of where they go.
    """

    signals: tuple[tuple[Signal, ...], ...]
    strain: tuple[tuple[Strain, ...], ...]
    ranked: tuple[int, ...]
    strained: tuple[int, ...]
    sends_to: dict[int, tuple[int, ...]]


def breakdowns(
    journey: Journey,
    causes: Causes,
    removable: tuple[Removable, ...],
    timing: Timing,
    repeats: tuple[AskedAgain, ...],
) -> Breakdowns:
    """Find and rank breakdowns and strain: by what fixing would remove, then by reach, then the earliest first."""
    sends_to = _sends_to(journey, causes)
    again = {index for repeat in repeats for index in repeat.again}
    signals = tuple(
        tuple(_signals(touchpoint, timing.moments[touchpoint.index], sends=touchpoint.index in sends_to))
        for touchpoint in journey.touchpoints
    )
    strain = tuple(
        tuple(_strain(touchpoint, timing.moments[touchpoint.index], again=touchpoint.index in again))
        for touchpoint in journey.touchpoints
    )

    def rank(i: int) -> tuple[float, float, int]:
        return -round(removable[i].friction, 9), -round(journey.touchpoints[i].encounters, 9), i

    return Breakdowns(
        signals,
        strain,
        ranked=tuple(sorted((i for i, hard in enumerate(signals) if hard), key=rank)),
        strained=tuple(sorted((i for i, soft in enumerate(strain) if soft and not signals[i]), key=rank)),
        sends_to=sends_to,
    )


def _sends_to(journey: Journey, causes: Causes) -> dict[int, tuple[int, ...]]:
    """The touchpoints that send customers to service for something else than value, and where to."""
    found: dict[int, list[int]] = {}
    for touchpoint in journey.touchpoints:
        if touchpoint.is_help_seeking and not touchpoint.is_value_demand:
            for cause in causes.direct[touchpoint.index]:
                if cause.share > EPSILON:
                    found.setdefault(cause.at, []).append(touchpoint.index)
    return {sender: tuple(where) for sender, where in found.items()}


def _signals(touchpoint: Touchpoint, moment: Moment, *, sends: bool) -> list[Signal]:
    found: list[Signal] = []
    if touchpoint.outcome == "failed" or touchpoint.outcome == "unavailable" or touchpoint.outcome == "abandoned":
        found.append(touchpoint.outcome)
    if touchpoint.anchor == BLOCKED:
        found.append("blocked")
    if moment.misses_deadline:
        found.append("misses-deadline")
    if moment.misses_promise:
        found.append("misses-promise")
    if sends:
        found.append("sends-to-service")
    return found


def _strain(touchpoint: Touchpoint, moment: Moment, *, again: bool) -> list[Strain]:
    said = touchpoint.written
    soft: dict[Strain, bool] = {
        "needed-help": touchpoint.anchor == NEEDED_HELP,
        "context-lost": said.context == "lost",
        "asked-again": again,
        "first-time-failures": said.success is not None and said.success < 1,
        "not-eased": said.designed is not None and not is_eased(said.designed),
        "wait-without-promise": moment.wait_without_promise,
        "late-for-some": moment.late_for_some,
    }
    return [name for name, holds in soft.items() if holds]
