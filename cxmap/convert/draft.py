"""What a reader found in somebody's map: facts, each with its place in the source, and notes about what was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from cxmap.errors import CxmapError

UNKNOWN = "unknown"
"""How a missing channel or score is written in a journey."""

Level = Literal["warning", "guess", "loss", "note", "detail"]
"""``warning`` is shown with its line; ``guess`` and ``loss`` are summed up, and they are what ``--strict`` counts;
``note`` is only to know, ``detail`` only for ``-v``.
"""
Text = str | tuple[str, ...]


class Note(NamedTuple):
    """Something that was done or noticed; ``line`` is 0 where it speaks of all of the input."""

    code: str
    line: int
    text: str
    level: Level = "warning"
    hint: str = ""


@dataclass(frozen=True, slots=True)
class DraftTouchpoint:
    """One step of the map. ``evidence`` says where its score comes from; ``extras`` are what no field of ours takes."""

    name: str
    line: int
    stage: str = ""
    teams: tuple[str, ...] = ()
    supported_by: tuple[str, ...] = ()
    channel: str = UNKNOWN
    friction: float | None = None
    evidence: str = ""
    duration: str = ""
    wait: str = ""
    doing: str = ""
    thinking: str = ""
    feeling: str = ""
    extras: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class DraftJourney:
    """One map. ``place`` says where it stands in its file, in words, and ``line`` where it begins there.

    ``unit`` is what its lines are called: rows, in a sheet.
    """

    title: str
    line: int
    place: str
    touchpoints: tuple[DraftTouchpoint, ...]
    persona: str = ""
    goal: str = ""
    measured: bool = False
    extras: tuple[tuple[str, Text], ...] = ()
    notes: tuple[Note, ...] = ()
    unit: str = "line"

    @property
    def stages(self) -> tuple[str, ...]:
        """Their names in the order in which they first come."""
        return tuple(dict.fromkeys(touchpoint.stage for touchpoint in self.touchpoints if touchpoint.stage))


class Draft(NamedTuple):
    """All that one input gave: journeys, what was refused, and what is to be said about the input as a whole."""

    source: str
    journeys: tuple[DraftJourney, ...] = ()
    refused: tuple[CxmapError, ...] = ()
    notes: tuple[Note, ...] = ()
