"""Write a commented first journey."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cxmap.cli._options import Run, command
from cxmap.cli._output import write
from cxmap.errors import CannotWrite
from cxmap.registry import data

DEFAULT = "journeys/first-journey.yaml"
SCHEMA_FILE = "journey.schema.json"
TEMPLATE = Path(__file__).with_name("first-journey.yaml")


@command(short_help="Write a commented first journey.")
@click.argument("path", default=DEFAULT)
def init(run: Run, path: str) -> int:
    """Write a commented first journey to PATH, and beside it the schema by which editors complete and check it.

    Nothing is overwritten. With - the journey goes to standard output.

    \b
    cxmap init
    cxmap init journeys/return-shoes.yaml
    """
    if path == "-":
        write(first_journey(), None)
        return 0
    file = Path(path)
    if file.exists():
        raise CannotWrite(f"{path} is there already", hint="name another file: cxmap init journeys/another.yaml")
    file.parent.mkdir(parents=True, exist_ok=True)
    write(f"# yaml-language-server: $schema={SCHEMA_FILE}\n" + first_journey(), path)
    _write_schema(file.with_name(SCHEMA_FILE))
    run.note(f"wrote {path}, and beside it {SCHEMA_FILE} for your editor")
    run.note(f"change it, then run: cxmap analyze {path}")
    return 0


def first_journey() -> str:
    """The commented journey, with the scoring card of the format."""
    from cxmap.journey.vocabulary import ANCHORS

    card = "\n".join(f"#   {score} {name}: {what}" for score, (name, what) in ANCHORS.items())
    return data(str(TEMPLATE)).decode().replace("#   (scoring card)", card)


def _write_schema(file: Path) -> None:
    """The schema is ours and never edited, so a newer one may replace it; somebody else's file stays."""
    from cxmap.journey.schema import schema

    text = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    if not file.exists() or "cxmap journey" in file.read_text(encoding="utf-8", errors="replace"):
        write(text, str(file))


COMMAND = init
