"""One of the two versions that are compared: its facts, and where they stand in its file."""

from __future__ import annotations

from typing import NamedTuple

from cxmap.analysis.analysis import Analysis
from cxmap.findings import KeyPath, Position
from cxmap.journey.journey import Journey
from cxmap.journey.load import JourneyFile
from cxmap.journey.touchpoint import Touchpoint
from cxmap.source.document import Document


class Place(NamedTuple):
    """A place in the file of one side, as an editor counts it."""

    path: str
    line: int
    column: int


class Version(NamedTuple):
    """One version; without its file nothing in it has a place."""

    analysis: Analysis
    file: JourneyFile | None = None

    @property
    def document(self) -> Document | None:
        """The text with its positions."""
        return self.file.document if self.file else None

    @property
    def on_disk(self) -> bool:
        """Whether it is a file of the working tree, so that a service can point into it."""
        return self.file is not None and self.file.on_disk

    @property
    def journey(self) -> Journey:
        """The journey."""
        return self.analysis.journey

    @property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """Its touchpoints, in the order of the file."""
        return self.analysis.journey.touchpoints

    @property
    def path(self) -> str:
        """Where it was read from, as shown."""
        return self.analysis.path

    def position(self, path: KeyPath) -> Position | None:
        """Where a value stands; for one that is not there, where its nearest parent does."""
        if self.document is None:
            return None
        return self.document.position(self.document.span(path).start)

    def place(self, path: KeyPath | None) -> Place | None:
        """The same with the name of the file; None for what is not in it."""
        position = self.position(path) if path is not None else None
        return Place(self.path, *position) if position else None
