"""Where the experience breaks: hard signals make a breakdown, soft ones a strain point. No weights, no thresholds
beyond the words of the friction scale (docs/method.md 6.1, 6.2 and 6.3).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from cxmap.analysis.causes import Causes, Removable
from cxmap.analysis.designed import is_eased
from cxmap.analysis.repeats import asked_again
from cxmap.analysis.timing import Moment, Timing
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import BLOCKED, NEEDED_HELP

Signal = Literal[
    "failed", "unavailable", "abandoned", "blocked", "misses-deadline", "misses-promise", "sends-to-service"
]
Strain = Literal[
    "needed-help", "context-lost", "asked-again", "first-time-failures", "not-eased", "wait-without-promise"
]


class Breakdowns(NamedTuple):
    """Signals of each touchpoint, and the indices of the breakdowns, largest effect first.

    ``sends_to``: for a touchpoint that sends customers to service, the indices of where they go.
    """

    signals: tuple[tuple[Signal, ...], ...]
    strain: tuple[tuple[Strain, ...], ...]
    ranked: tuple[int, ...]
    strained: tuple[int, ...]
    sends_to: dict[int, tuple[int, ...]]


def breakdowns(journey: Journey, causes: Causes, removable: tuple[Removable, ...], timing: Timing) -> Breakdowns:
    """Find and rank the breakdowns: by what fixing would remove, then by reach, then the earliest first."""
    sends_to = _sends_to(journey, causes)
    again = {index for repeat in asked_again(journey) for index in repeat.touchpoints[1:]}
    signals = tuple(
        tuple(_signals(one, timing.moments[one.index], sends=one.index in sends_to)) for one in journey.touchpoints
    )
    strain = tuple(
        tuple(_strain(one, timing.moments[one.index], again=one.index in again)) for one in journey.touchpoints
    )
    broken = [one for one in journey.touchpoints if signals[one.index]]
    broken.sort(key=lambda one: (-round(removable[one.index].friction, 9), -round(one.encounters, 9), one.index))
    return Breakdowns(
        signals,
        strain,
        ranked=tuple(one.index for one in broken),
        strained=tuple(i for i, soft in enumerate(strain) if soft and not signals[i]),
        sends_to=sends_to,
    )


def _sends_to(journey: Journey, causes: Causes) -> dict[int, tuple[int, ...]]:
    """The touchpoints that send customers to service for something else than value, and where to."""
    found: dict[int, list[int]] = {}
    for one in journey.touchpoints:
        if one.is_help_seeking and not one.is_value_demand:
            for cause in causes.direct[one.index]:
                found.setdefault(cause.at, []).append(one.index)
    return {sender: tuple(where) for sender, where in found.items()}


def _signals(one: Touchpoint, moment: Moment, *, sends: bool) -> list[Signal]:
    found: list[Signal] = []
    if one.outcome == "failed" or one.outcome == "unavailable" or one.outcome == "abandoned":
        found.append(one.outcome)
    if one.anchor == BLOCKED:
        found.append("blocked")
    if moment.misses_deadline:
        found.append("misses-deadline")
    if moment.misses_promise:
        found.append("misses-promise")
    if sends:
        found.append("sends-to-service")
    return found


def _strain(one: Touchpoint, moment: Moment, *, again: bool) -> list[Strain]:
    said = one.written
    soft: dict[Strain, bool] = {
        "needed-help": one.anchor == NEEDED_HELP,
        "context-lost": said.context == "lost",
        "asked-again": again,
        "first-time-failures": said.success is not None and said.success < 1,
        "not-eased": said.designed is not None and not is_eased(said.designed),
        "wait-without-promise": moment.wait_without_promise,
    }
    return [name for name, holds in soft.items() if holds]
