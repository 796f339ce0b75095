"""What is mapped at all: which part of being a customer, for whom, and what nobody has written down.

Journeys are counted here and not weighed, so those without a volume count too (docs/method.md 15.7).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, get_args

from cxmap.analysis.analysis import Analysis
from cxmap.journey.vocabulary import Lifecycle

LIFECYCLE: tuple[Lifecycle, ...] = get_args(Lifecycle)
LOOP: tuple[Lifecycle, ...] = ("attraction", "interaction", "cultivation")
"""The arc of being a customer, after which it starts over; leaving is no part of it."""


class Persona(NamedTuple):
    """How many journeys of a persona have a stage in each part of the lifecycle; None gathers those without one."""

    persona: str | None
    journeys: int
    mapped: dict[Lifecycle, int]

    @property
    def loop_closed(self) -> bool:
        """Whether attraction, interaction and cultivation are all mapped."""
        return all(self.mapped[part] for part in LOOP)


class Coverage(NamedTuple):
    """Over the journeys of today. ``without_lifecycle`` are those whose stages say no part of it."""

    journeys: int
    personas: tuple[Persona, ...]
    without_lifecycle: tuple[Analysis, ...]
    without_owner: tuple[Analysis, ...]
    without_goal: tuple[Analysis, ...]
    without_evidence: tuple[Analysis, ...]


def coverage(today: Sequence[Analysis]) -> Coverage:
    """Lifecycle by persona, personas by name, and what each journey leaves open."""
    by_persona: dict[str | None, list[Analysis]] = {}
    for analysis in today:
        by_persona.setdefault(analysis.journey.persona, []).append(analysis)
    personas = sorted(by_persona, key=lambda name: (name is None, name or ""))
    return Coverage(
        len(today),
        tuple(Persona(name, len(by_persona[name]), _mapped(by_persona[name])) for name in personas),
        without_lifecycle=tuple(analysis for analysis in today if not _parts(analysis)),
        without_owner=tuple(analysis for analysis in today if not analysis.journey.written.owner),
        without_goal=tuple(analysis for analysis in today if not analysis.journey.written.goal),
        without_evidence=tuple(analysis for analysis in today if not analysis.evidence.by_source),
    )


def _mapped(analyses: Sequence[Analysis]) -> dict[Lifecycle, int]:
    return {part: sum(part in _parts(analysis) for analysis in analyses) for part in LIFECYCLE}


def _parts(analysis: Analysis) -> set[Lifecycle]:
    """The parts of the lifecycle that a journey touches: a stage without touchpoints touches nothing."""
    met = {step.written.stage for step in analysis.journey.touchpoints}
    return {stage.lifecycle for stage in analysis.journey.stages if stage.lifecycle and stage.id in met}
