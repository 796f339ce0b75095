"""What the person who imports decided: every choice that no program may make for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Actors = Literal["persona", "team", "neither"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """The options of ``cxmap import`` that say how to read; ``words`` and ``headers`` are by casefolded text."""

    kind: str = ""
    scale: str = ""
    words: Mapping[str, int] = field(default_factory=dict)
    actors: Actors = "persona"
    headers: Mapping[str, str] = field(default_factory=dict)
    split: bool = False
    sheet: str = ""
    encoding: str = ""
    title: str = ""
    basis: str = ""
    state: str = ""
    tables: bool = False

    @property
    def measured(self) -> bool:
        """Whether scores are means of data, which keep their decimals."""
        return self.basis == "measured"
