"""The verb ``cxmap.load``."""

from __future__ import annotations

import os
from pathlib import Path

from cxmap.config import Config, default, find
from cxmap.inputs.open import journey_of, open_file
from cxmap.journey import journey as journeys
from cxmap.journey.load import JourneyFile
from cxmap.source.git import root

PathOrName = str | os.PathLike[str]


class Journey(journeys.Journey):
    """A journey, ``touchpoints`` in the order of the file; it remembers its ``file`` and ``config``."""

    file: JourneyFile | None = None
    config: Config = default()

    def __repr__(self) -> str:
        """``<Journey bank-travel-alert: 5 touchpoints, goal met>``."""
        return f"<Journey {self.id}: {len(self.touchpoints)} touchpoints, {goal(self)}>"


def load(path: PathOrName, config: Config | PathOrName | None = None) -> Journey:
    """The journey in a file, in ``REV:PATH`` or ``-``.

    ``config`` is a configuration or its file; without one, the ``cxmap.toml`` that holds in the working folder, as for
    the command line. Raises InvalidJourney with all that is wrong with the file, MissingInput, UnreadableInput,
    ConfigError.
    """
    settings, _ = settings_of(config)
    file = open_file(os.fspath(path), settings)
    journey = Journey._make(journey_of(file))
    journey.file, journey.config = file, settings
    return journey


def settings_of(config: Config | PathOrName | None) -> tuple[Config, str]:
    """A configuration, and the folder in which its patterns start."""
    if isinstance(config, Config):
        return config, ""
    file = find(Path.cwd(), top=root(Path.cwd())) if config is None else Path(config)
    if file is None:
        return default(), ""
    from cxmap.config.file import read

    return read(file), str(file.absolute().parent)


def goal(journey: journeys.Journey) -> str:
    """Whether it is met."""
    return "goal met" if journey.is_met else "goal not met"
