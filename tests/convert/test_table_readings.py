"""Tables as people keep them in public repositories, each with its right reading beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cxmap.convert.journey_text import journey_text
from cxmap.convert.read import draft
from cxmap.convert.values import journey_values
from cxmap.convert.wishes import Wishes
from tests.convert.drafts import simple

TABLES = Path(__file__).parent / "tables"
READINGS = sorted(TABLES.glob("*.expected.json"))


def read(path: Path) -> dict[str, Any]:
    """A reading."""
    said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return said


@pytest.mark.parametrize("path", READINGS, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_a_table_is_read_as_its_author_meant_it(path: Path) -> None:
    expected = read(path)
    file = path.name.removesuffix(".expected.json")
    found = draft(file, (TABLES / file).read_bytes(), Wishes())
    if "refused" in expected:
        assert [expected["refused"] in error.message for error in found.refused] == [True]
        assert found.journeys == ()
        return
    assert found.refused == ()
    journeys = [simple(journey) for journey in found.journeys]
    for journey, reading in zip(journeys, expected["journeys"], strict=True):
        # The readings name a persona only where a column does; a line above the table may name one too.
        reading["persona"] = reading["persona"] or journey["persona"]
    assert journeys == expected["journeys"]


def test_a_line_above_a_table_names_the_persona() -> None:
    found = draft("budget-app.md", (TABLES / "budget-app.md").read_bytes(), Wishes())
    assert [journey.persona for journey in found.journeys] == ["Saver (28)"]


@pytest.mark.parametrize("path", READINGS, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_what_is_written_says_what_was_read_and_says_it_twice_alike(path: Path) -> None:
    file = path.name.removesuffix(".expected.json")
    for journey in draft(file, (TABLES / file).read_bytes(), Wishes()).journeys:
        text = journey_text(journey, "some-id", file, Wishes())
        assert text == journey_text(journey, "some-id", file, Wishes())
        assert journey_values(journey, "some-id", file, Wishes())["sources"] == {"import": file}
