"""Files that somebody made to hurt: each ends in one error, or is read, in ten seconds and 300 MB."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.convert import books
from tests.convert.books import SMALL_MAP, cell, raw, row, sheet

_MEMORY = 300 * 2**20
_SECONDS = 10
_CODE = """
import sys
from cxmap.cli import main
sys.exit(main(["import", sys.argv[1]]))
"""
_HEAD = "Stage,Step,Owner,Friction\n"


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def run(file: Path) -> subprocess.CompletedProcess[str]:
    """Import a file in a process of its own that may take so much memory and time and no more."""
    return subprocess.run(
        [sys.executable, "-c", _CODE, file.name],
        cwd=file.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        preexec_fn=_limited,
        timeout=60,
    )


def _far_cell() -> bytes:
    return raw(sheet(SMALL_MAP + f'<row r="1048576">{cell("XFD1048576", "x")}</row>'))


def _far_empty_cell() -> bytes:
    return raw(sheet(SMALL_MAP + '<row r="1048576"><c r="XFD1048576"/></row>'))


def _bomb() -> bytes:
    return raw(sheet(SMALL_MAP + row(4, "A" * (7 * 2**20))))


def _many_parts_bomb() -> bytes:
    noise = random.Random(1)
    return raw(sheet(SMALL_MAP), **{f"xl/media/{i}.bin": noise.randbytes(2**12) * 2**9 for i in range(20)})


def _big_part() -> bytes:
    return raw(sheet(SMALL_MAP + "".join(row(i, *(f"{i}.{i * 7919 % 10007}" * 9,)) for i in range(4, 90_000))))


def _just_below() -> bytes:
    chance = random.Random(1)
    rows = "".join(f'<row r="{i}">{_number("A", i, chance)}{_number("B", i, chance)}</row>' for i in range(4, 70_000))
    return raw(sheet(SMALL_MAP + rows))


def _number(column: str, row: int, chance: random.Random) -> str:
    return f'<c r="{column}{row}"><v>{chance.random()}</v></c>'


def _just_too_many() -> bytes:
    chance = random.Random(1)
    cells = "".join(f'<c r="A4" s="{chance.randrange(10**9)}"/>' for _ in range(300_001))
    return raw(sheet(SMALL_MAP + f'<row r="4">{cells}</row>'))


def _strings() -> bytes:
    shared = "".join(f"<si><t>{i * 7919 % 10007}</t></si>" for i in range(300_000))
    return raw(sheet(row(1, "no map")), **{"xl/sharedStrings.xml": f"<sst>{shared}</sst>"})


def _gap() -> bytes:
    return raw(sheet(row(1, "no map") + '<row r="2"><c r="A2"><f/>' + " " * 500_000 + "</c></row>" + "<f " * 100_000))


def _laughs() -> bytes:
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    return raw(sheet(row(1, "&i;"), before=f"<!DOCTYPE x [{entities}]>"))


def _external_entity() -> bytes:
    return raw(sheet(row(1, "&e;"), before='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'))


def _wide() -> bytes:
    names = [f"{letter}{b}{c}" for letter in "ABC" for b in "ABCDEFGHIJ" for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    return raw(sheet(SMALL_MAP + f'<row r="4">{"".join(cell(f"{name}4", "x") for name in names)}</row>'))


def _merged_world() -> bytes:
    return raw(sheet(SMALL_MAP, after='<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'))


def _nested_parts() -> bytes:
    return raw(sheet(SMALL_MAP), **{f"xl/x{i}.xml": "<a/>" for i in range(1_200)})


def _deep() -> bytes:
    return raw(sheet(SMALL_MAP) + "<a>" * 200_000)


def _half() -> bytes:
    whole = books.book({"Map": books.ROWS})
    return whole[: len(whole) // 2]


WORKBOOKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a cell at the far end": (_far_cell, "rows, and 10,000 are read at most"),
    "one part that is a bomb": (_bomb, "packed more than 100 times"),
    "many parts that are a bomb together": (_many_parts_bomb, "more than 32 MiB unpacked"),
    "a part that is too big": (_big_part, "more than 8 MiB in the part"),
    "a part just below the limit": (_just_below, "rows, and 10,000 are read at most"),
    "cells without end": (_just_too_many, "more than 300,000 cells"),
    "shared strings without end": (_strings, "no journey map in it"),
    "a formula with a gap": (_gap, "cannot be read"),
    "a billion laughs": (_laughs, "declares a document type"),
    "an external entity": (_external_entity, "declares a document type"),
    "ten thousand columns": (_wide, "columns, and 500 are read at most"),
    "one merged range over the whole sheet": (_merged_world, "merged cells"),
    "a thousand parts": (_nested_parts, "more than 1,000 parts"),
    "tags without end": (_deep, "cannot be read"),
    "half a workbook": (_half, "no whole workbook"),
    "an encrypted workbook": (lambda: b"\xd0\xcf\x11\xe0" + bytes(4096), "encrypted workbook, or an old"),
    "no zip at all": (lambda: b"PK but no zip" * 100, "no whole workbook"),
    "a zip of something else": (lambda: raw("").replace(b"[Content_Types]", b"[Sontent_Types]"), "no workbook"),
}  # fmt: skip

TEXTS: dict[str, tuple[str, Callable[[], str], str]] = {
    "ten thousand columns": ("x.csv", lambda: _HEAD + "a," * 10_000 + "b\n", "columns, and 500 are read at most"),
    "too many rows": ("x.csv", lambda: _HEAD + "a,b,c,1\n" * 10_001, "rows, and 10,000 are read at most"),
    "too many touchpoints": ("x.csv", lambda: _HEAD + "a,b,c,1\n" * 1_001, "1,001 touchpoints in one journey"),
    "an endless cell": ("x.csv", lambda: _HEAD + "a," + "b" * 40_000 + ",c,1\n", "40,000 characters in one text"),
    "an open quote": ("x.csv", lambda: _HEAD + '"' + "a,b,c,1\n" * 100_000, "this is no CSV"),
    "too large": ("x.csv", lambda: _HEAD + "x" * (16 * 2**20), "larger than 16 MiB"),
    "white space without end": ("x.mmd", lambda: "journey\n" + " \n" * 4_000_000 + "A: 3", "1 touchpoint"),
    "percents without end": ("x.mmd", lambda: "journey\nA" + "%" * 8_000_000, "no task"),
    "colours without end": ("x.mmd", lambda: "journey\nstyle " + ":#" * 4_000_000 + ";", "x.mmd:2"),
    "tags without end": ("x.mmd", lambda: "journey\n" + '<a ="' * 2_000_000, "x.mmd:2"),
    "directives without end": ("x.mmd", lambda: "journey\n" + "%%{init: " * 1_000_000, "x.mmd"),
    "tasks without end": ("x.mmd", lambda: "journey\n" + "A: 3\n" * 1_001, "1,001 touchpoints in one journey"),
    "a name without end": ("x.mmd", lambda: "journey\n" + "A" * 8_000_000 + ": 3", "characters in one text"),
    "quotes in quotes": ("x.md", lambda: ">" * 1_000_000 + "\n" + "> " * 1_000_000, "no table in it"),
    "lists in lists": ("x.md", lambda: "- " * 20_000 + "\n" * 1_000, "no table in it"),
    "fences without end": ("x.md", lambda: "```mermaid\njourney\nA: 3\n```\n" * 101, "101 journeys in one file"),
    "pipes without end": ("x.md", lambda: "|" * 1_000_000 + "\n" + "|-" * 1_000_000, "x.md"),
    "marks without end": ("x.md", lambda: "|Stage|Step|Owner|\n|-|-|-|\n|" + "**a " * 8_000 + "|b|c|\n", ""),
    "brackets without end": ("x.md", lambda: "|Stage|Step|Owner|\n|-|-|-|\n|" + "[a](" * 8_000 + "|b|c|\n", ""),
    "spaces in a heading without end": ("x.md", lambda: "# a" + " " * 1_000_000 + "x\n" * 9, "no table in it"),
    "spaces in cells": ("x.csv", lambda: _HEAD + (f"a<{' ' * 32_000}x,b{' ' * 32_000}x,c,1\n" * 200), ""),
    "commas for teams": ("x.csv", lambda: _HEAD + (f"a,b,\"{',' * 32_000}\",1\n" * 300), ""),
    "front matter without end": ("x.md", lambda: "```mermaid\n---\n" + "\n" * 4_000_000, "200,000 are read at most"),
    "directives in a fence without end": ("x.md", lambda: "```mermaid\n" + "%%{ " * 1_000_000, "no table in it"),
    "headings without end": ("x.md", lambda: "# " + "(" * 1_000_000 + "\n", "no table in it"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_hostile_workbook_is_one_error(name: str, tmp_path: Path) -> None:
    make, expected = WORKBOOKS[name]
    (tmp_path / "x.xlsx").write_bytes(make())
    done = run(tmp_path / "x.xlsx")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: x.xlsx")
    assert expected in done.stderr
    assert done.stderr.count("error: ") == 1


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_read_or_refused_in_time(name: str, tmp_path: Path) -> None:
    file, make, expected = TEXTS[name]
    (tmp_path / file).write_text(make(), encoding="utf-8")
    done = run(tmp_path / file)
    assert done.returncode in (0, 2), done.stderr[-500:]
    assert "Traceback" not in done.stderr
    assert "internal error" not in done.stderr
    assert any(part in done.stderr for part in expected.split("|"))


def test_an_empty_cell_at_the_far_end_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(_far_empty_cell())
    done = run(tmp_path / "x.xlsx")
    assert (done.returncode, done.stdout.count("  - id:")) == (0, 2)


@pytest.mark.slow
def test_a_million_empty_rows_are_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(_HEAD + "a,b,c,1\n" + ",,,\n" * 1_000_000)
    done = run(tmp_path / "x.csv")
    assert (done.returncode, done.stdout.count("  - id:")) == (0, 1)


def test_a_formula_is_text_without_a_meaning(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(_HEAD + 'A,"=HYPERLINK(""https://example.org"")",@team,1\nA,+1,-1,2\n')
    done = run(tmp_path / "x.csv")
    assert done.returncode == 0
    assert "name: '=HYPERLINK(\"https://example.org\")'" in done.stdout
    assert 'team: "@team"' in done.stdout
