"""Comparisons with names from hell, and on narrow or plain screens."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cxmap.formats.drawing.width import cells
from cxmap.present.look import Look
from tests.formats.comparisons import EVERYTHING, FORMATS, HOSTILE, SCHEMA, guess, render

UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("name", [format for format in FORMATS if format != "json"])
def test_no_name_can_steer_a_terminal_or_a_log(name: str) -> None:
    for report in HOSTILE:
        assert not UNSAFE.search(render(name, report, EVERYTHING))


def test_json_carries_hostile_names_as_they_are() -> None:
    for report in HOSTILE:
        SCHEMA.validate(json.loads(render("json", report, EVERYTHING)))


@pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not installed")
def test_a_browser_shows_the_page_and_runs_no_name(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(render("html", HOSTILE[0], EVERYTHING), encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
    flags += ["--disable-background-networking", "--disable-component-update", f"--user-data-dir={tmp_path / 'user'}"]
    done = subprocess.run(
        ["chromium", *flags, "--dump-dom", f"file://{tmp_path / 'page.html'}"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "<h2>Not comparable" in done.stdout
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in done.stdout
    assert done.stdout.count("<script") == 1  # ours


def test_github_obeys_no_name() -> None:
    for report in HOSTILE:
        commands, _, rest = render("github", report, EVERYTHING).partition("::stop-commands::")
        assert all(re.match(r"::(error|warning|notice) [^\n]*::", line) for line in commands.splitlines())
        stop, _, text = rest.partition("\n")
        assert text.endswith(f"::{stop}::\n")
        assert text.count(stop) == 1


def test_markdown_tables_keep_their_columns() -> None:
    for report in HOSTILE:
        rows = [line for line in render("markdown", report, EVERYTHING).splitlines() if line.startswith("|")]
        for row in rows:
            assert len(re.findall(r"(?<!\\)\|", row)) in (4, 5)


@pytest.mark.parametrize("width", [20, 80, 120])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    for line in render("text", HOSTILE[1], Look(width=max(width, 60))).splitlines():
        assert cells(line) <= max(width, 60)


def test_plain_characters_where_there_are_no_others() -> None:
    text = render("text", guess(), Look(unicode=False, everything=True))
    assert text.isascii()
    assert "  = Find the page > Find that page" in text
