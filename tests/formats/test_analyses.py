"""Names from hell through every format of an analysis: what a person typed is data, whatever it looks like."""

from __future__ import annotations

import csv
import io
import json
import unicodedata

import pytest

from cxmap.analysis.analysis import Analysis, analyze
from cxmap.formats import Look, names, renderer
from cxmap.journey.load import load
from cxmap.source.reader import read
from tests.hell import NAMES, journey_text

LOOK = Look(width=80, color=True)
FULL = Look(width=80, sections=("verdict", "map", "breakdowns", "handoffs", "split", "time", "retro"), explain=True)


def analysis_of(name: str) -> Analysis:
    """A journey in which everything is called so."""
    loaded = load(read(journey_text(NAMES[name]).encode()), path="hell.yaml")
    assert loaded.journey, loaded.problems
    return analyze(loaded.journey, path="hell.yaml")


def shown(format_: str, name: str, look: Look = LOOK) -> str:
    """Such a journey in a format."""
    render = renderer(format_, "analyses")
    assert render
    return render([analysis_of(name)], look)


@pytest.mark.parametrize("format_", [name for name in names("analyses") if renderer(name, "analyses")])
@pytest.mark.parametrize("name", list(NAMES))
def test_no_name_stops_a_format_or_reaches_a_terminal_as_an_order(name: str, format_: str) -> None:
    for look in (LOOK, FULL):
        text = shown(format_, name, look).replace("\x1b[", "")
        if format_ in ("text", "markdown"):
            assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]
            assert not {"\u202e", "\u2066", "\u200f"} & set(text)


@pytest.mark.parametrize("name", list(NAMES))
def test_programs_get_the_name_as_it_was_typed(name: str) -> None:
    title = read(journey_text(NAMES[name]).encode()).value["touchpoints"][0]["name"]
    assert json.loads(shown("json", name))["analyses"][0]["touchpoints"][0]["name"] == title
    cell = next(csv.DictReader(io.StringIO(shown("csv", name), newline="")))["name"]
    assert cell in (title, "'" + title)


@pytest.mark.parametrize("name", list(NAMES))
def test_every_row_of_a_markdown_table_keeps_its_cells(name: str) -> None:
    lines = shown("markdown", name).split("\n")
    heads = [i for i, line in enumerate(lines) if line.startswith("| ---") and set(line) <= set("|-: ")]
    assert heads
    for head in heads:
        for line in lines[head + 1 :]:
            if not line.startswith("|"):
                break
            assert line.replace("\\|", "").count("|") == lines[head].count("|")
