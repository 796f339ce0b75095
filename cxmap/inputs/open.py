"""A named file → a journey, or an error that carries every finding about it."""

from __future__ import annotations

from cxmap.config import Config
from cxmap.errors import InvalidJourney
from cxmap.inputs.foreign import refuse_foreign
from cxmap.journey.channels import channels
from cxmap.journey.journey import Journey
from cxmap.journey.load import JourneyFile, load
from cxmap.source.files import Input, read_input
from cxmap.source.reader import read


def opened(source: Input, config: Config) -> JourneyFile:
    """What came of the bytes of a file: a journey, or its problems."""
    named = config.renamed_teams
    return load(read(source.data), path=source.name, channels=channels(config), teams=named)


def read_journey(spec: str, *, stdin_name: str = "<stdin>") -> Input:
    """The bytes of what may be a journey. Raises UnreadableInput for files of other programs."""
    return refuse_foreign(read_input(spec, stdin_name=stdin_name))


def open_file(spec: str, config: Config, *, stdin_name: str = "<stdin>") -> JourneyFile:
    """Read a path, ``-`` or ``REV:PATH``. Raises MissingInput and UnreadableInput."""
    return opened(read_journey(spec, stdin_name=stdin_name), config)


def journey_of(file: JourneyFile) -> Journey:
    """The journey of a file. Raises InvalidJourney with the findings, as lint tells them, suppressed or not."""
    if file.journey is None:
        from cxmap.inputs.placed import findings

        raise InvalidJourney(
            f"{file.path} is no valid journey", findings(file, file.problems), hint="mend what is listed above"
        )
    return file.journey
