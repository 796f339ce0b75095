"""A named file → a journey, or an error that carries every finding about it."""

from __future__ import annotations

from typing import NamedTuple

from cxmap.config import Config
from cxmap.errors import InvalidJourney
from cxmap.findings import Finding
from cxmap.journey.channels import channels
from cxmap.journey.journey import Journey
from cxmap.journey.load import Loaded, load
from cxmap.source.document import Document
from cxmap.source.files import Input, read_input
from cxmap.source.reader import read


class Opened(NamedTuple):
    """A journey with the name and the text that it came from."""

    path: str
    journey: Journey
    document: Document


def load_input(source: Input, config: Config) -> Loaded:
    """What came of the bytes of a file: a journey, or its problems."""
    return load(read(source.data), file_name=source.name, channels=channels(config))


def open_journey(spec: str, config: Config, *, stdin_name: str = "<stdin>") -> Opened:
    """Read a path, ``-`` or ``REV:PATH`` as a journey. Raises InvalidJourney with the findings, MissingInput."""
    source = read_input(spec, stdin_name=stdin_name)
    loaded = load_input(source, config)
    if loaded.journey is None:
        raise InvalidJourney(
            f"{source.name} is no valid journey", _findings(loaded, source.name), hint="mend what is listed above"
        )
    return Opened(source.name, loaded.journey, loaded.document)


def _findings(loaded: Loaded, path: str) -> list[Finding]:
    """What keeps a file from being a journey, suppressed or not, with the fingerprints that lint gives it."""
    from cxmap.lint.engine import written_id
    from cxmap.lint.place import place

    return place(loaded.document, loaded.problems, path=path, journey=written_id(loaded.document))
