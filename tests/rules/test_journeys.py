"""The journeys of this project say in a comment what lint reports for them, and lint reports exactly that."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.rules.frame import recommended

JOURNEYS = sorted((Path(__file__).parents[2] / "journeys").glob("*.yaml"))


@pytest.mark.parametrize("file", JOURNEYS, ids=lambda file: file.stem)
def test_lint_reports_what_a_journey_says_it_reports(file: Path) -> None:
    text = file.read_text("utf-8")
    said = re.search(r"^# lint: (.+)$", text, re.MULTILINE)
    assert said, f"{file.name} needs a line such as `# lint: CX401, CX502` or `# lint: clean`"
    codes = sorted({finding.code for finding in recommended(text)})
    assert said[1] == (", ".join(codes) or "clean")


def test_there_are_journeys() -> None:
    assert len(JOURNEYS) >= 14
