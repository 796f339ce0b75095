"""Spark, for logs that have outgrown one machine: the same questions, the partitioned spine."""

from __future__ import annotations

import glob
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cxmap.errors import CxmapError, MissingInput
from cxmap.events.dialect import SPARK, inside, literal
from cxmap.events.engine import Row
from cxmap.events.settings import Limits
from cxmap.journey.eventlog import EventLog
from cxmap.source.files import missing, shown

_TABLE = "table:"
_PATTERNS = {"%d": "dd", "%m": "MM", "%Y": "yyyy", "%H": "HH", "%M": "mm", "%S": "ss", "%y": "yy", "%z": "XX"}


class SparkEngine:
    """A session of this process; where the work is done is for Spark's own settings (SPARK_REMOTE, spark-defaults)."""

    dialect = SPARK
    streams = False
    written: int | None = None

    def __init__(self, specs: Sequence[str], log: EventLog, limits: Limits, spill: Path) -> None:
        self._library = _library()
        self._session = _session(self._library, limits, spill, log)
        self.version: str = self._session.version
        self.files: list[tuple[str, int]] = []
        self._kept: list[Any] = []
        frames = [self._frame(spec, log) for spec in specs]
        self.called = self.files[0][0] if len(self.files) == 1 else "the log"
        whole = frames[0]
        for frame in frames[1:]:
            whole = whole.unionByName(frame)
        whole.createOrReplaceTempView("source")
        self._types = dict(whole.dtypes)
        self.columns = tuple(whole.columns)

    def close(self) -> None:
        """Let go of what was kept, and of the session."""
        for frame in self._kept:
            frame.unpersist()
        self._session.stop()

    def ask(self, sql: str) -> list[Row]:
        """The rows of a question."""
        return [tuple(_plain(value) for value in row) for row in self._run(sql).collect()]

    def keep(self, name: str, query: str) -> None:
        """Make a table of what a query gives; Spark works it out when it is first needed."""
        frame = self._run(query).persist()
        self._kept.append(frame)
        frame.createOrReplaceTempView(name)

    def name(self, name: str, query: str) -> None:
        """Give a name to what a query gives."""
        self._run(self.dialect.view.format(name=name, query=query))

    def drop(self, *names: str) -> None:
        """Let go of tables that are not needed any more."""
        for name in names:
            self._session.catalog.dropTempView(name)

    def give(self, name: str, columns: Sequence[tuple[str, str]], rows: Sequence[Row]) -> None:
        """Make a table of rows."""
        types = {"text": "STRING", "int": "INT"}
        schema = ", ".join(f"{column} {types[type]}" for column, type in columns)
        self._session.createDataFrame(list(rows), schema).createOrReplaceTempView(name)

    def moment(self, column: str, zone: str, pattern: str | None) -> tuple[str, str, str]:
        """SQL for a column of stamps; the session's time zone is the log's."""
        quoted = self.dialect.quote(column)
        if self._types[column].startswith("timestamp"):
            moment = f"unix_micros(CAST({quoted} AS TIMESTAMP))"
            return inside(moment), "FALSE", f"{moment} % 86400000000 = 0"
        text = f"trim(CAST({quoted} AS STRING))"
        tail = f"substr({text}, 17)"
        zoned = f"coalesce(contains({tail}, '+') OR contains({tail}, '-') OR endswith({text}, 'Z'), FALSE)"
        stamp = (
            f"try_to_timestamp({text}, {literal(_pattern(pattern))})" if pattern else f"try_cast({text} AS TIMESTAMP)"
        )
        day = f"(hour({stamp}) = 0 AND minute({stamp}) = 0 AND second({stamp}) = 0)"
        return inside(f"unix_micros({stamp})"), zoned, day

    def _run(self, sql: str) -> Any:
        try:
            return self._session.sql(sql)
        except self._library.errors.PySparkException as error:
            raise CxmapError(
                f"Spark {self.version} refused: {type(error).__name__}", hint="run it again with --debug, and tell us"
            ) from error

    def _frame(self, spec: str, log: EventLog) -> Any:
        if spec.startswith(_TABLE):
            self.files.append((spec, 0))
            return self._session.table(spec.removeprefix(_TABLE))
        paths = [spec] if "://" in spec or os.path.exists(spec) else sorted(glob.glob(spec))
        if not paths:
            raise missing(spec)
        self.files += [(shown(path), os.path.getsize(path) if os.path.exists(path) else 0) for path in paths]
        paths = [path if "://" in path else os.path.abspath(path) for path in paths]
        base = paths[0].removesuffix(".gz").lower()
        reader = self._session.read
        if base.endswith(".parquet"):
            return reader.parquet(*paths)
        if base.endswith((".jsonl", ".ndjson")):
            return reader.option("primitivesAsString", "true").json(paths)
        if base.endswith((".csv", ".tsv")):
            separator = log.format.delimiter or ("\t" if base.endswith(".tsv") else ",")
            options = {"header": "true", "sep": separator, "escape": '"', "multiLine": "true"}
            options |= {"encoding": log.format.encoding} if log.format.encoding else {}
            options |= {"nullValue": log.format.null} if log.format.null else {}
            return reader.options(**options).csv(paths)
        raise MissingInput(f"Spark does not read {shown(paths[0])!r}", hint="Parquet, CSV, JSON Lines or table:NAME")


def _library() -> Any:
    try:
        import pyspark
        import pyspark.errors
        import pyspark.sql
    except ImportError:
        raise CxmapError(
            "--engine spark needs Spark", hint='pip install "cxmap[spark]", and Java 17 or later'
        ) from None
    return pyspark


def _session(library: Any, limits: Limits, spill: Path, log: EventLog) -> Any:
    builder = library.sql.SparkSession.builder.appName("cxmap").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.session.timeZone", log.time_zone or "UTC")
    builder = builder.config("spark.log.level", "ERROR").config("spark.ui.showConsoleProgress", "false")
    if not os.environ.get("SPARK_REMOTE") and not os.environ.get("MASTER"):
        builder = builder.config("spark.local.dir", str(spill)).config("spark.sql.warehouse.dir", str(spill / "tables"))
        builder = builder.config("spark.sql.shuffle.partitions", str(limits.threads or os.cpu_count() or 4))
        builder = builder.master(f"local[{limits.threads or '*'}]")
        builder = builder.config("spark.driver.memory", (limits.memory or "4g").lower().removesuffix("b"))
    try:
        return builder.getOrCreate()
    except Exception as error:
        raise CxmapError(f"Spark does not start: {type(error).__name__}", hint="install Java 17 or later") from error


def _pattern(pattern: str) -> str:
    """A pattern of strptime as Spark writes it. Raises CxmapError for what has no counterpart."""
    made = pattern
    for ours, theirs in _PATTERNS.items():
        made = made.replace(ours, theirs)
    if "%" in made:
        raise CxmapError(f"Spark cannot read time_format {pattern!r}", hint=f"use {', '.join(_PATTERNS)}")
    return made


def _plain(value: Any) -> Any:
    """Spark's decimals as whole numbers."""
    return int(value) if type(value).__name__ == "Decimal" else value
