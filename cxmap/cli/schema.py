"""JSON Schema of the format, the configuration and every JSON output."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import click

from cxmap.cli._choices import OneOf
from cxmap.cli._options import Run, command, output_option
from cxmap.cli._output import write


def _journey() -> dict[str, Any]:
    from cxmap.journey.schema import schema

    return schema()


def _config() -> dict[str, Any]:
    from cxmap.config.file import schema

    return schema()


_MADE: dict[str, Callable[[], dict[str, Any]]] = {"journey": _journey, "config": _config}


def known() -> tuple[str, ...]:
    """The names that `cxmap schema` takes."""
    from cxmap.records.schemas import names

    return (*_MADE, *names())


@command()
@click.argument("name", type=OneOf(known), default="journey")
@output_option()
def schema(run: Run, name: str, output: str | None) -> int:
    """Print the JSON Schema (draft 2020-12) of the format, the configuration or an output.

    \b
    cxmap schema journey -o journey.schema.json    for your editor
    cxmap schema analysis                          what `analyze --format json` gives
    """
    from cxmap.cli._overlap import refuse_overlap
    from cxmap.records.schemas import output_schema

    refuse_overlap([("-o", output)], run.inputs)
    found = _MADE[name]() if name in _MADE else output_schema(name)
    write(json.dumps(found, indent=2, ensure_ascii=False) + "\n", output)
    return 0


COMMAND = schema
