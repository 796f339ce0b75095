"""What DuckDB and Spark call by different names; everything else is one SQL text for both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

_FARTHEST = 8_000_000_000_000_000
"""µs from 1970."""


class Dialect(NamedTuple):
    """SQL of one engine for the few things that differ; each takes and gives SQL text.

    ``quantiles`` gives an array of the two nearest ranks, ``moment`` µs since 1970 UTC of a text or stamp or NULL.
    """

    name: str
    quote: Callable[[str], str]
    text: str
    quantiles: Callable[[str], str]
    mixed: Callable[[str, str], str]
    path: Callable[[str, str], str]
    table: str
    view: str


def _double(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _backtick(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


DUCKDB = Dialect(
    name="duckdb",
    quote=_double,
    text="VARCHAR",
    quantiles=lambda x: f"quantile_disc({x}, [0.5, 0.9])",
    mixed=lambda a, b: f"hash({a}, {b})::HUGEINT",
    path=lambda value, order: f"string_agg({value}::VARCHAR, '.' ORDER BY {order})",
    table="CREATE OR REPLACE TEMP TABLE {name} AS {query}",
    view="CREATE OR REPLACE TEMP VIEW {name} AS {query}",
)
SPARK = Dialect(
    name="spark",
    quote=_backtick,
    text="STRING",
    quantiles=lambda x: f"percentile_approx({x}, array(0.5D, 0.9D), 1000000)",
    mixed=lambda a, b: f"CAST(xxhash64({a}, {b}) AS DECIMAL(38, 0))",
    path=lambda value, order: (
        f"array_join(transform(array_sort(collect_list(struct({order} AS i, {value} AS p))), x -> x.p), '.')"
    ),
    table="CREATE OR REPLACE TEMP VIEW {name} AS {query}",
    view="CREATE OR REPLACE TEMP VIEW {name} AS {query}",
)


def inside(moment: str) -> str:
    """A moment in µs, or NULL outside of the years 1716 to 2223: the sort key has no room for more."""
    return f"(CASE WHEN {moment} BETWEEN -{_FARTHEST} AND {_FARTHEST} THEN {moment} END)"


def literal(value: str | int | None) -> str:
    """A value as SQL that both engines read alike; only our own file's words ever get here."""
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(value)
    return "'" + value.replace("'", "''") + "'"


def among(expression: str, positions: Iterable[int]) -> str:
    """Whether a position is one of some."""
    listed = ", ".join(str(position) for position in sorted(positions))
    return f"{expression} IN ({listed})" if listed else "(1 = 0)"


def chosen(expression: str, values: Sequence[int | None]) -> str:
    """The value that a list holds at a position."""
    cases = " ".join(f"WHEN {i} THEN {value}" for i, value in enumerate(values) if value is not None)
    return f"CASE {expression} {cases} END" if cases else "CAST(NULL AS INT)"


def flag(condition: str) -> str:
    """1 or 0."""
    return f"CASE WHEN {condition} THEN 1 ELSE 0 END"
