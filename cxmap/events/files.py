"""The files of a log: which there are, how each is written, which columns it has. No row is looked at here."""

from __future__ import annotations

import csv
import glob
import gzip
import io
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from stat import S_ISFIFO
from typing import IO, BinaryIO, Literal, NamedTuple, cast

from cxmap.errors import CxmapError, MissingInput, UnreadableInput
from cxmap.events import xes
from cxmap.journey.eventlog import EventLog
from cxmap.source.files import STDIN, missing, shown

Kind = Literal["csv", "jsonl", "parquet"]
_KINDS: dict[str, tuple[Kind | Literal["xes"], str | None]] = {
    ".csv": ("csv", None), ".tsv": ("csv", "\t"), ".jsonl": ("jsonl", None), ".ndjson": ("jsonl", None),
    ".parquet": ("parquet", None), ".xes": ("xes", None),
}  # fmt: skip
_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 10_000
"""Lines of JSON that are looked at for names; rows of one log have the same."""


class LogFile(NamedTuple):
    """One file: ``name`` as it is shown, ``path`` as it is read (a copy in the spill folder, if it had to be turned).

    ``columns`` are empty where the engine says them better, that is for Parquet.
    """

    name: str
    path: str
    kind: Kind
    size: int
    columns: tuple[str, ...] = ()
    delimiter: str = ","


def log_files(specs: Sequence[str], log: EventLog, spill: Path) -> tuple[LogFile, ...]:
    """Every file that the arguments name. Raises MissingInput, UnreadableInput, or CxmapError with a hint."""
    if list(specs).count(STDIN) > 1:
        raise MissingInput("standard input can be read once", hint="name - only once")
    named = [path for spec in specs for path in _expanded(spec)]
    files = tuple(_opened(path, log, spill, i) for i, path in enumerate(named))
    _same_columns([file for file in files if file.columns])
    return files


def _expanded(spec: str) -> list[str]:
    if spec == STDIN or os.path.exists(spec):
        return [spec]
    found = sorted(glob.glob(spec, recursive=True))
    if not found:
        raise missing(spec)
    return found


def _opened(path: str, log: EventLog, spill: Path, number: int) -> LogFile:
    if path == STDIN:
        path, name = _piped(spill), "<stdin>"
    else:
        name = shown(path)
    try:
        return _file(path, name, log, spill / f"{number}.csv")
    except (PermissionError, IsADirectoryError):
        why = "is a folder" if os.path.isdir(path) else "may not be read"
        raise UnreadableInput(f"{name!r} {why}", hint="name its files, such as 'logs/*.parquet'") from None
    except (EOFError, gzip.BadGzipFile):
        raise UnreadableInput(f"{name} is no whole gzip file", hint="copy it again") from None


def _piped(spill: Path) -> str:
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None or stream.closed or stream.isatty():
        raise MissingInput("nothing is piped in", hint="cxmap measure JOURNEY - < events.csv")
    target = spill / "stdin.csv"
    with open(target, "xb") as file:
        shutil.copyfileobj(stream, file)
    return str(target)


def _file(path: str, name: str, log: EventLog, copy: Path) -> LogFile:
    base = name.removesuffix(".gz")
    kind, delimiter = _KINDS.get(os.path.splitext(base)[1].lower(), ("csv", None))
    found = os.stat(path)
    if S_ISFIFO(found.st_mode):  # its size is 0, and it can be read once
        raise UnreadableInput(f"{name} is a pipe", hint=f"cxmap measure JOURNEY - < {name}")
    size = found.st_size
    if size == 0:
        raise CxmapError(f"{name} has no rows", hint="is it the right file?")
    match kind:
        case "parquet":
            return LogFile(name, path, "parquet", size)
        case "jsonl":
            return LogFile(name, path, "jsonl", size, _json_names(path, name))
        case "xes":
            with opened(path) as file:
                columns = xes.to_csv(file, copy, log.columns, name)
            return LogFile(name, str(copy), "csv", size, columns)
    encoding = log.format.encoding
    if encoding and encoding.lower().replace("_", "-") not in ("utf-8", "utf8", "ascii"):
        _transcode(path, name, encoding, copy)
        path = str(copy)
    return _csv(LogFile(name, path, "csv", size), log.format.delimiter or delimiter)


def is_packed(path: str) -> bool:
    """Whether it is gzip; what a file holds decides, as names of copies say nothing."""
    with open(path, "rb") as file:
        return file.read(2) == b"\x1f\x8b"


def opened(path: str) -> BinaryIO:
    """A file's bytes, whether it is compressed or not."""
    return cast("BinaryIO", gzip.open(path)) if is_packed(path) else open(path, "rb")


def _transcode(path: str, name: str, encoding: str, copy: Path) -> None:
    try:
        with opened(path) as file, open(copy, "w", encoding="utf-8", newline="") as target:
            reader = io.TextIOWrapper(file, encoding=encoding, newline="")
            shutil.copyfileobj(reader, target, 1 << 20)
    except UnicodeError:
        raise UnreadableInput(f"{name} is not {encoding}", hint="name its encoding in format: {encoding: …}") from None


def _csv(file: LogFile, delimiter: str | None) -> LogFile:
    with opened(file.path) as raw:
        try:
            head = io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
            header, rows = _header(head, delimiter)
        except UnicodeDecodeError:
            raise not_utf8(file) from None
        except csv.Error:
            raise UnreadableInput(f"the first line of {file.name} is no header", hint="is it a CSV file?") from None
    columns, used = header
    if not columns or not rows:
        raise CxmapError(f"{file.name} has no rows", hint="a CSV file has a line with names, and rows below it")
    twice = sorted({column for column in columns if columns.count(column) > 1})
    if twice:
        raise UnreadableInput(f"{file.name} has two columns {twice[0]!r}", hint="give each column its own name")
    return file._replace(columns=tuple(columns), delimiter=used)


def _header(text: IO[str], delimiter: str | None) -> tuple[tuple[list[str], str], bool]:
    first = text.readline()
    used = delimiter or max(_DELIMITERS, key=first.count)
    columns = next(csv.reader(io.StringIO(first), delimiter=used), [])
    return (columns, used), any(line.strip() for line in islice(text, 100))


def not_utf8(file: LogFile) -> UnreadableInput:
    """The error for bytes that are no UTF-8, with the line of the first."""
    with opened(file.path) as raw:
        line = next((i for i, data in enumerate(raw, 1) if not _is_utf8(data)), 0)
    return UnreadableInput(
        f"{file.name} is not UTF-8 (first bad byte on line {line})", hint="format: {encoding: latin-1}"
    )


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _json_names(path: str, name: str) -> tuple[str, ...]:
    names: dict[str, None] = {}
    with opened(path) as file:
        for i, row in enumerate(_json_rows(islice(file, _SAMPLE)), 1):
            if not isinstance(row, dict):
                raise UnreadableInput(f"line {i} of {name} is no JSON object", hint="one object on each line")
            names.update(dict.fromkeys(row))
    if not names:
        raise CxmapError(f"{name} has no rows", hint="one JSON object on each line")
    return tuple(names)


def _json_rows(lines: Iterator[bytes]) -> Iterator[object]:
    for line in lines:
        if line.strip():
            try:
                yield json.loads(line)
            except ValueError:
                yield None


def _same_columns(files: Sequence[LogFile]) -> None:
    """Files of one log have the same columns, in whatever order."""
    for file in files[1:]:
        differs = sorted(set(file.columns) ^ set(files[0].columns))
        if differs:
            has = file if differs[0] in file.columns else files[0]
            lacks = files[0] if has is file else file
            message = f"{lacks.name} has no column {differs[0]!r}, and {has.name} has"
            raise UnreadableInput(message, hint="files of one log have the same columns; measure others apart")
