"""Puts measured values into a journey file, edit by edit, as `lint --fix` does; what else stands there stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxmap.errors import CannotWrite, CxmapError
from cxmap.inputs.open import journey_of, opened
from cxmap.journey.load import JourneyFile
from cxmap.lint.fix import apply, encoded
from cxmap.source.files import Input, read_input, write_whole_bytes
from cxmap.source.git import split

if TYPE_CHECKING:
    from cxmap.config import Config
    from cxmap.events.facts import Measurement
    from cxmap.events.write_back import Wanted

_PASSES = 20
"""Each adds one field to every touchpoint that lacks one."""


def write_back(file: JourneyFile, config: Config, found: Measurement, wanted: Wanted) -> int:
    """Write the file if anything changes; how many edits were made. Raises CannotWrite for what is no plain file."""
    from cxmap.events.write_back import fixes, plan

    if file.path == "<stdin>" or split(file.path):
        raise CannotWrite(f"{file.path} is no file that can be written", hint="name the journey file itself")
    source = read_input(file.path)
    data, count = source.data, 0
    targets = plan(journey_of(file), found, wanted)
    for _ in range(_PASSES):
        loaded = opened(Input(source.name, data), config)
        if loaded.journey is None:
            raise CxmapError(f"{source.name} would be no valid journey any more", hint="nothing was written; tell us")
        todo = fixes(loaded.journey, loaded.document.value, targets, wanted)
        text, made = apply(loaded.document, todo)
        if not made:
            break
        count += len(made)
        data = encoded(text, source.data)
    if count:
        write_whole_bytes(file.path, data)
    return count
