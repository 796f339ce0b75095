"""The options of ``cxmap diff``, and which of them make sense together."""

from __future__ import annotations

import os
from typing import NamedTuple, TypedDict

from cxmap.cli._picture import refuse_width
from cxmap.diff.change import IMPROVEMENT, REGRESSION, ChangeClass
from cxmap.diff.gate import Gate
from cxmap.diff.match import THRESHOLD
from cxmap.diff.sign import TOLERANCE
from cxmap.errors import ConfigError
from cxmap.formats import can_show, names
from cxmap.source import git
from cxmap.source.files import STDIN

_ONLY: dict[str | None, ChangeClass | None] = {"regressions": REGRESSION, "improvements": IMPROVEMENT, None: None}


class Matching(TypedDict):
    """The options that a comparison takes."""

    threshold: float
    renames: bool
    same_goal: bool


class Options(NamedTuple):
    """The options of the command, as click hands them over."""

    paths: tuple[str, ...]
    against: str | None
    fail_on: tuple[Gate, ...]
    only: str | None
    everything: bool
    conformance: bool
    rename_threshold: float | None
    no_renames: bool
    same_goal: bool
    fetch: bool
    format_: str
    output: str | None
    max_length: int | None
    artifact: str
    stdin_filename: str
    gate: str
    time_tolerance: float | None
    width: int | None
    costs: str | None

    @property
    def matching(self) -> Matching:
        """How touchpoints are recognised and journeys taken for the same."""
        threshold = THRESHOLD if self.rename_threshold is None else self.rename_threshold
        return {"threshold": threshold, "renames": not self.no_renames, "same_goal": self.same_goal}

    @property
    def tolerance(self) -> float:
        """The share by which a time may change unjudged."""
        return TOLERANCE if self.time_tolerance is None else self.time_tolerance

    def gates(self, state: str) -> bool:
        """Whether the gates hold for a new version in that state."""
        return self.gate == "all" or state == "to-be"

    @property
    def only_class(self) -> ChangeClass | None:
        """The one class of changes that is listed, None for all."""
        return _ONLY[self.only]


def is_plans_alone(options: Options) -> bool:
    """Whether one folder is named, of which every plan is compared with its own as-is."""
    return options.against is None and len(options.paths) == 1 and os.path.isdir(options.paths[0])


def refuse_nonsense(options: Options) -> None:
    """Raise ConfigError for what cannot be meant."""
    needed = 1 if options.against or is_plans_alone(options) else 2
    if len(options.paths) != needed:
        two = "name the old version and the new one: cxmap diff OLD NEW, or cxmap diff PATH --against REV, or a folder"
        name = "with --against name one path: its old version is the one at that revision"
        raise ConfigError(f"{len(options.paths)} paths are named", hint=name if options.against else two)
    if options.paths == (STDIN, STDIN) or (options.against and options.paths == (STDIN,)):
        raise ConfigError("standard input cannot be both versions", hint="name a file for one of them")
    if options.against and git.split(options.paths[0]):
        raise ConfigError("with --against PATH is a path on disk", hint=f"cxmap diff {options.against}:PATH REV:PATH")
    refuse_width(options.width, options.format_, "comparisons")
    if options.conformance and not can_show(options.format_, "conformances"):
        raise ConfigError(
            f"the format {options.format_!r} cannot show a conformance",
            hint=f"use one of {', '.join(names('conformances'))}",
        )
