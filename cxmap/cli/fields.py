"""List the fields of a journey file, or explain one: what it takes, and what it means."""

from __future__ import annotations

import click

from cxmap.cli._choices import Listed, field_words
from cxmap.cli._options import Run, command
from cxmap.cli._output import write
from cxmap.errors import ConfigError


@command(
    epilog="Exit codes: 0 done, 2 no field of that name.",
)
@click.argument("name", required=False, type=Listed(field_words), metavar="[NAME]")
def fields(run: Run, name: str | None) -> int:
    """List the fields that a journey file may have, or explain one.

    NAME is a field, or the way to it from the top of a file.

    \b
    cxmap fields
    cxmap fields friction
    cxmap fields touchpoints.evidence
    """
    from cxmap.formats.drawing.terminal import draw
    from cxmap.journey.catalogue import fields as known
    from cxmap.journey.ids import did_you_mean
    from cxmap.present.fields import explained, listing

    found = known()
    if name is None:
        write(draw([listing(found)], run.look(None)) + "\n", None)
        return 0
    meant = [field for field in found if name in (field.name, field.path)]
    if not meant:
        meant_words = did_you_mean(name, [text for field in found for text in (field.name, field.path)])
        hint = meant_words or "`cxmap fields` lists them"
        raise ConfigError(f"a journey has no field {name!r}", hint=hint)
    inside = [field for field in found if field.place in {outer.path for outer in meant}]
    write(draw([explained([*meant, *inside])], run.look(None)) + "\n", None)
    return 0


COMMAND = fields
