"""When: gaps of an hour or more as breaks in the picture, and the customer's deadline as a line across all of it."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from cxmap.analysis.analysis import Analysis
from cxmap.picture.letters import width
from cxmap.wording import in_words

HOUR = 60
_LEAST, _BESIDE, _FOR_THE_LINE = 28, 8, 20


class Break(NamedTuple):
    """A gap before a touchpoint (the number of all of them: behind the last), with the time that passes."""

    before: int
    label: str


class Deadline(NamedTuple):
    """The line stands before a touchpoint, or behind the last; ``flag`` is what it says."""

    before: int
    flag: str


def breaks(analysis: Analysis) -> dict[int, Break]:
    """Every gap of an hour or more, and what is left of the deadline at the end."""
    steps = analysis.journey.touchpoints
    found = {step.index: Break(step.index, in_words(step.after)) for step in steps if step.after >= HOUR}
    left = _left(analysis)
    if left is not None:
        found[len(steps)] = Break(len(steps), in_words(left) if left > 0 else "")
    return found


def deadline(analysis: Analysis) -> Deadline | None:
    """Behind the last touchpoint, in the order of the list, whose clock is not past it; None without a deadline."""
    minutes = analysis.journey.deadline
    if minutes is None:
        return None
    in_time = [i for i, moment in enumerate(analysis.timing.moments) if moment.clock <= minutes]
    slack, late = analysis.timing.slack, analysis.timing.late_share
    spare = f", {in_words(slack)} to spare" if analysis.journey.is_met and slack and slack > 0 and not late else ""
    return Deadline(in_time[-1] + 1 if in_time else 0, f"deadline {in_words(minutes)}{spare}")


def _left(analysis: Analysis) -> float | None:
    """What is left of the deadline behind the last touchpoint; None where the line stands before, or without one."""
    line, minutes = deadline(analysis), analysis.journey.deadline
    last = analysis.timing.moments[-1]
    if line is None or minutes is None or line.before < len(analysis.timing.moments):
        return None
    return minutes - last.clock if last.known else 0.0


def gaps(analysis: Analysis) -> dict[int, float]:
    """The widths that breaks and the deadline take, by the touchpoint before which, or behind the last, they are."""
    found = {at: float(max(ceil(width(gap.label, 11)) + _BESIDE, _LEAST)) for at, gap in breaks(analysis).items()}
    line = deadline(analysis)
    if line:
        found[line.before] = max(found.get(line.before, 0.0) + _BESIDE, _FOR_THE_LINE)
    return found
