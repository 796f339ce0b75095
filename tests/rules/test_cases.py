"""Further cases of single rules, as data: a heading says what holds, the blocks below it are held to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxmap.rules import rule_named
from tests.rules.frame import blocks, example, reported

FILES = sorted((Path(__file__).parent / "cases").glob("*.md"))


def cases() -> Iterator[tuple[str, str, str]]:
    """Rule, heading, block."""
    for file in FILES:
        for section in re.split(r"^## ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            heading = section.partition("\n")[0]
            yield from ((file.stem, heading, block) for block in blocks(section))


@pytest.mark.parametrize(("name", "heading", "block"), list(cases()), ids=lambda part: part if "\n" not in part else "")
def test_a_rule_reports_exactly_the_marked_lines(name: str, heading: str, block: str) -> None:
    rule = rule_named(name)
    assert rule, f"cases/{name}.md belongs to no rule"
    given = example(block)
    assert {code for _, code in given.marks} <= {rule.code}
    assert reported(given.text, rule.code) == given.marks, given.text


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_clean_cases_are_there_too(file: Path) -> None:
    rule = rule_named(file.stem)
    assert rule
    marked = [bool(example(block).marks) for block in blocks(file.read_text("utf-8") + rule.page)]
    assert True in marked
    assert False in marked
