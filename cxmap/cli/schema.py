"""JSON Schema of the format, the configuration and every JSON output."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import click

from cxmap.cli._options import ParamType, Run, command, output_option
from cxmap.cli._output import write


def _journey() -> dict[str, Any]:
    from cxmap.journey.schema import schema

    return schema()


def _config() -> dict[str, Any]:
    from cxmap.config.file import schema

    return schema()


_MADE: dict[str, Callable[[], dict[str, Any]]] = {"journey": _journey, "config": _config}


class SchemaName(ParamType[str]):
    """What has a schema."""

    name = "schema"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse what has none, with what has."""
        if value not in known():
            self.fail(f"{value!r} is not one of {', '.join(known())}", param, ctx)
        return value

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The choices, for --help."""
        return "[" + "|".join(known()) + "]"


def known() -> tuple[str, ...]:
    """The names that `cxmap schema` takes."""
    from cxmap.records.schemas import names

    return (*_MADE, *names())


@command(short_help="Print a JSON Schema.")
@click.argument("name", type=SchemaName(), default="journey")
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
