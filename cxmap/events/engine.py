"""What an engine has to be able to do. Its answers are plain rows; its errors are ours, and name no data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from cxmap.events.dialect import Dialect

Row = tuple[Any, ...]
Step = Callable[[str], None]
"""Told what is being done now."""


class Engine(Protocol):
    """DuckDB in this process, or Spark. The log is its table ``source``, with the columns under their own names."""

    dialect: Dialect
    version: str
    streams: bool
    columns: tuple[str, ...]
    called: str
    """The log in messages: its only file, or "the log"."""
    written: int | None
    """When the newest file was last written, in µs since 1970; None where that is not known."""

    def ask(self, sql: str) -> list[Row]:
        """The rows of a question."""

    def keep(self, name: str, query: str) -> None:
        """Make a table of what a query gives."""

    def name(self, name: str, query: str) -> None:
        """Give a name to what a query gives, without working it out."""

    def drop(self, *names: str) -> None:
        """Let go of tables that are not needed any more."""

    def give(self, name: str, columns: Sequence[tuple[str, str]], rows: Sequence[Row]) -> None:
        """Make a table of rows; columns are names with a type, ``text`` or ``int``."""

    def moment(self, column: str, zone: str, pattern: str | None) -> tuple[str, str, str]:
        """SQL for a column of stamps: µs since 1970 UTC or NULL; whether it names a zone; whether it is a day only."""
