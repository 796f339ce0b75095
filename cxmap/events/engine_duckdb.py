"""DuckDB, in this process: it reads the files, spills to our folder, and has no way to the network."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cxmap.errors import CxmapError, UnreadableInput
from cxmap.events.dialect import DUCKDB, inside, literal
from cxmap.events.engine import Row
from cxmap.events.files import LogFile, is_packed, not_utf8
from cxmap.events.settings import Limits
from cxmap.journey.eventlog import EventLog

_LINE = re.compile(r"Line: (\d+)")
_PAUSE = 0.2


class DuckDbEngine:
    """One connection in memory."""

    dialect = DUCKDB

    def __init__(self, files: Sequence[LogFile], log: EventLog, limits: Limits, spill: Path, *, safe: bool) -> None:
        self._duckdb = _library()
        self.version: str = self._duckdb.__version__
        self.streams = not safe
        self.called = files[0].name if len(files) == 1 else "the log"
        self.written: int | None = max(os.stat(file.path).st_mtime_ns for file in files) // 1000
        self._files = tuple(files)
        self._connection = self._duckdb.connect(":memory:", config=_config(limits, spill))
        self._memory = limits.memory
        with self._told():
            self._connection.execute("SET TimeZone = 'UTC'")
            self._types = self._read(log)
        self.columns = tuple(self._types)

    def close(self) -> None:
        """Let go of everything."""
        self._connection.close()

    def ask(self, sql: str) -> list[Row]:
        """The rows of a question."""
        with self._told():
            return self._run(sql)

    def keep(self, name: str, query: str) -> None:
        """Make a table of what a query gives."""
        with self._told():
            self._run(self.dialect.table.format(name=name, query=query))

    def name(self, name: str, query: str) -> None:
        """Give a name to what a query gives."""
        with self._told():
            self._connection.execute(self.dialect.view.format(name=name, query=query))

    def drop(self, *names: str) -> None:
        """Let go of tables that are not needed any more."""
        for name in names:
            self._connection.execute(f"DROP TABLE IF EXISTS {name}")

    def give(self, name: str, columns: Sequence[tuple[str, str]], rows: Sequence[Row]) -> None:
        """Make a table of rows."""
        types = {"text": "VARCHAR", "int": "INTEGER"}
        picked = ", ".join(f"unnest(?::{types[type]}[]) AS {column}" for column, type in columns)
        cells = [[row[i] for row in rows] for i in range(len(columns))]
        with self._told():
            self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT {picked}", cells)

    def _run(self, sql: str) -> list[Row]:
        """Run a statement on a thread of its own: this one only waits, so that a signal gets through at any moment."""
        rows: list[Row] = []
        failed: list[BaseException] = []
        done = threading.Event()

        def work() -> None:
            try:
                rows.extend(self._connection.execute(sql).fetchall())
            except BaseException as error:  # whatever it is, it is raised where somebody waits
                failed.append(error)
            finally:
                done.set()

        threading.Thread(target=work, daemon=True).start()
        try:
            done.wait()
        except BaseException:
            self._connection.interrupt()
            done.wait()
            raise
        if failed:
            raise failed[0]
        return rows

    def moment(self, column: str, zone: str, pattern: str | None) -> tuple[str, str, str]:
        """SQL for a column of stamps. A cast on an expression: a bare one is moved into the CSV reader and fails it."""
        quoted = self.dialect.quote(column)
        kind = self._types[column].upper()
        here = zone.upper() == "UTC"
        if kind.startswith("TIMESTAMP WITH TIME ZONE"):
            return inside(f"epoch_us({quoted})"), "TRUE", f"epoch_us({quoted}) % 86400000000 = 0"
        if kind.startswith(("TIMESTAMP", "DATE")):
            local, zoned, moment = f"CAST({quoted} AS TIMESTAMP)", "FALSE", "NULL"
        else:
            text = f"trim(CAST({quoted} AS VARCHAR))"
            tail = f"substr({text}, 17)"
            zoned = f"(contains({tail}, '+') OR contains({tail}, '-') OR ends_with({text}, 'Z'))"
            moment = f"epoch_us(try_cast({text} AS TIMESTAMPTZ))"
            local = f"try_cast({text} AS TIMESTAMP)"
            if pattern:
                zoned = "TRUE" if "%z" in pattern else "FALSE"
                local = f"try_strptime({text}, {literal(pattern)})"
                moment = f"epoch_us({local})"
        plain = f"epoch_us({local})" if here else f"epoch_us(timezone({literal(zone)}, {local}))"
        moment = moment if zoned == "TRUE" else plain if zoned == "FALSE" else f"IF({zoned}, {moment}, {plain})"
        day = "FALSE" if zoned == "TRUE" else f"epoch_us({local}) % 86400000000 = 0"
        return inside(moment), zoned, day

    @contextmanager
    def progress(self, draw: Callable[[float], None]) -> Iterator[None]:
        """Tell how far the current statement is, in percent, until the block ends."""
        done = threading.Event()

        def look() -> None:
            while not done.wait(_PAUSE):
                draw(self._connection.query_progress())

        thread = threading.Thread(target=look, daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()

    def _read(self, log: EventLog) -> dict[str, str]:
        """Make the view ``source`` of all files; the type of each column."""
        parts = [self._part(group, log) for group in _alike(self._files)]
        self._same(parts)
        self._connection.execute(
            "CREATE VIEW source AS " + " UNION ALL BY NAME ".join(f"SELECT * FROM {p}" for p in parts)
        )
        return {row[0]: row[1] for row in self._connection.execute("DESCRIBE source").fetchall()}

    def _same(self, parts: Sequence[str]) -> None:
        first: set[str] = set()
        for part in parts:
            columns = {row[0] for row in self._connection.execute(f"DESCRIBE SELECT * FROM {part}").fetchall()}
            differs = sorted(first ^ columns) if first else []
            if differs:
                raise UnreadableInput(
                    f"not every file has the column {differs[0]!r}", hint="files of one log have the same columns"
                )
            first = columns

    def _part(self, files: Sequence[LogFile], log: EventLog) -> str:
        paths = "[" + ", ".join(literal(_plain_path(file.path)) for file in files) + "]"
        columns = "{" + ", ".join(f"{literal(column)}: 'VARCHAR'" for column in files[0].columns) + "}"
        match files[0].kind:
            case "parquet":
                return f"read_parquet({paths}, union_by_name = true)"
            case "jsonl":
                return f"read_json({paths}, format = 'newline_delimited', columns = {columns})"
        null = f", nullstr = ['', {literal(log.format.null)}]" if log.format.null else ""
        packed = ", compression = 'gzip'" if is_packed(files[0].path) else ""
        delimiter = literal(files[0].delimiter)
        return (
            f"read_csv({paths}, auto_detect = false, header = true, delim = {delimiter}, quote = '\"', escape = '\"',"
            f" columns = {columns}, max_line_size = 16777216{null}{packed})"
        )

    @contextmanager
    def _told(self) -> Iterator[None]:
        """DuckDB's errors as ours: they quote rows, and no row leaves."""
        library = self._duckdb
        try:
            yield
        except library.InterruptException:
            raise KeyboardInterrupt from None
        except RuntimeError as error:  # a signal that comes while a query runs is told as one of these
            if "interrupted" not in str(error):
                raise
            raise KeyboardInterrupt from None
        except library.OutOfMemoryException as error:
            raise _too_little(str(error), self._memory) from None
        except (library.InvalidInputException, library.ConversionException, library.IOException) as error:
            raise self._unreadable(str(error)) from None
        except library.Error as error:
            raise CxmapError(
                f"DuckDB {self.version} refused: {type(error).__name__}", hint="cxmap measure --safe, and tell us"
            ) from error

    def _unreadable(self, message: str) -> CxmapError:
        line = _LINE.search(message)
        named = [file for file in self._files if file.path in message or os.path.basename(file.path) in message]
        file = named[0] if named else self._files[0]
        if "nicode" in message or "utf-8" in message.lower():
            return not_utf8(file)
        if "space" in message and "device" in message:
            return _too_little(message, self._memory)
        where = f", line {line[1]}" if line else ""
        why = "has another number of cells than the header" if "Number of Columns" in message else "cannot be read"
        return UnreadableInput(
            f"{file.name}{where}: {why}",
            hint="mend the line, or set format: {delimiter: …}" if line else "is it whole?",
        )


def _library() -> Any:
    try:
        import duckdb
    except ImportError:
        raise CxmapError("measure needs DuckDB", hint='pip install "cxmap[events]"') from None
    return duckdb


def _config(limits: Limits, spill: Path) -> dict[str, Any]:
    return {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "allow_community_extensions": "false",
        "preserve_insertion_order": "true",
        "temp_directory": str(spill),
        "memory_limit": limits.memory or _half_of_memory(),
        **({"threads": str(limits.threads)} if limits.threads else {}),
    }


def _half_of_memory() -> str:
    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return "4GB"
    return f"{max(total // 2 // 2**20, 256)}MiB"


def _too_little(message: str, memory: str | None) -> CxmapError:
    if "device" in message or "directory" in message or "disk" in message:
        return CxmapError("the disk for spilled data is full", hint="--spill DIR with more room, or --memory 8GB")
    return CxmapError(
        f"{memory or 'half of the memory'} was not enough", hint="--memory 8GB, or --spill DIR with room on its disk"
    )


def _alike(files: Sequence[LogFile]) -> list[list[LogFile]]:
    """Files that one reader can read together."""
    groups: dict[Any, list[LogFile]] = {}
    for file in files:
        packed = file.kind == "csv" and is_packed(file.path)
        groups.setdefault((file.kind, file.columns, file.delimiter, packed), []).append(file)
    return list(groups.values())


def _plain_path(path: str) -> str:
    """A path that DuckDB takes for one file, also with a star in its name."""
    return re.sub(r"([*?\[])", r"[\1]", os.path.abspath(path))
