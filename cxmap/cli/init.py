"""Write a commented first journey."""

from __future__ import annotations

import json
import os
import shlex
from pathlib import Path

import click

from cxmap.cli._choices import FILE
from cxmap.cli._options import Run, command
from cxmap.cli._output import write
from cxmap.errors import CannotWrite, ConfigError
from cxmap.registry import data
from cxmap.source.discover import SUFFIXES
from cxmap.source.files import shown

DEFAULT = "journeys/first-journey.yaml"
NAME = "first-journey.yaml"
SCHEMA_FILE = "journey.schema.json"
TEMPLATE = Path(__file__).with_name("first-journey.yaml")


@command()
@click.argument("path", type=FILE, default=DEFAULT)
def init(run: Run, path: str) -> int:
    """Write a commented first journey to PATH, and beside it the schema by which editors complete and check it.

    Nothing is overwritten. In a folder the journey is called first-journey.yaml; .yaml is added to a name without it.
    With - the journey goes to standard output.

    \b
    cxmap init
    cxmap init journeys/return-shoes.yaml
    """
    if path == "-":
        write(first_journey(), None)
        return 0
    file = _journey_file(path)
    name = shown(str(file))
    if os.path.lexists(file):
        raise CannotWrite(f"{name} is there already", hint="name another file: cxmap init journeys/another.yaml")
    _make_folder(file.parent)
    write(f"# yaml-language-server: $schema={SCHEMA_FILE}\n" + first_journey(), str(file))
    run.note(f"wrote {name}{_schema_beside(file.with_name(SCHEMA_FILE))}")
    run.note(f"change it, then run: cxmap analyze {shlex.quote(name)}")
    return 0


def _journey_file(path: str) -> Path:
    """The file that is meant: one that a run over its folder finds. Raises ConfigError for what is no YAML file."""
    file = Path(path)
    if file.is_dir() or path.endswith(("/", os.sep)):
        return file / NAME
    if not file.suffix:
        return file.with_name(f"{file.name}.yaml")
    if file.suffix.lower() not in SUFFIXES:
        hint = f"name it {shown(str(file.with_suffix('.yaml')))}"
        raise ConfigError(f"{shown(path)} would be no journey: their files end in .yaml", hint=hint)
    return file


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"the folder {shown(str(folder))} cannot be made: {error.strerror}"
        raise CannotWrite(message, hint="name a file in a folder that is there") from error


def first_journey() -> str:
    """The commented journey, with the scoring card of the format."""
    from cxmap.journey.vocabulary import ANCHORS

    card = "\n".join(f"#   {score} {name}: {what}" for score, (name, what) in ANCHORS.items())
    return data(str(TEMPLATE)).decode().replace("#   (scoring card)", card)


def _schema_beside(file: Path) -> str:
    """Write the schema, and say so. It is ours and never edited, so a newer one may replace it; no other file is."""
    from cxmap.journey.schema import schema

    text = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    old = file.read_text(encoding="utf-8", errors="replace") if file.exists() else None
    if old == text:
        return f"; {SCHEMA_FILE} beside it is up to date"
    if old is not None and "cxmap journey" not in old:
        return f"; {SCHEMA_FILE} beside it is somebody else's and stays: `cxmap schema -o FILE` writes ours"
    write(text, str(file))
    return (
        f"; {SCHEMA_FILE} beside it was old and is new now" if old else f", and beside it {SCHEMA_FILE} for your editor"
    )


COMMAND = init
