"""What holds for every rule: it can be silenced, fixed where it says so, and no bytes make it fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap.config import default
from cxmap.inputs.open import opened
from cxmap.lint.engine import check
from cxmap.lint.fix import mend
from cxmap.lint.select import select
from cxmap.rules import rule_named
from cxmap.source.files import Input
from tests.hell import NAMES, journey_text
from tests.lint.example import CLEAN, examined

BAD = sorted((Path(__file__).parents[1] / "rules" / "examples").glob("*.bad.yaml"))
ALL = select(default(), preset="all", ignore=["CX911"])


def code(file: Path) -> str:
    return file.name.partition(".")[0]


def codes(text: str) -> set[str]:
    return {finding.code for finding in examined(text, selection=ALL).findings}


def test_there_are_examples() -> None:
    assert len(BAD) > 40


@pytest.mark.parametrize("file", BAD, ids=code)
def test_a_bad_example_is_silenced_by_a_comment_for_its_file(file: Path) -> None:
    rule, text = rule_named(code(file)), file.read_text(encoding="utf-8")
    assert rule
    for name in (rule.name, rule.code):
        after = codes(f"{text.rstrip()}\n# cxmap: ignore-file[{name}] a test\n")
        assert (rule.code in after, "CX910" in after) == (not rule.suppressible, False)


@pytest.mark.parametrize("file", BAD, ids=code)
def test_a_bad_example_is_silenced_where_it_is_shown(file: Path) -> None:
    rule, text = rule_named(code(file)), file.read_text(encoding="utf-8")
    assert rule
    lines = text.split("\n")
    shown = {finding.start.line for finding in examined(text, selection=ALL).findings if finding.code == rule.code}
    for line in shown - {0}:
        lines[line - 1] += f"  # cxmap: ignore[{rule.code}] a test"
    after = codes("\n".join(lines))
    assert (rule.code in after, "CX910" in after) == (not rule.suppressible, False)


@pytest.mark.parametrize("file", BAD, ids=code)
def test_what_is_fixed_is_no_longer_found_and_nothing_new_comes_up(file: Path) -> None:
    source = Input("journey.yaml", file.read_bytes())
    before = examined(source.data, selection=ALL).findings
    once = mend(source, default(), ALL)
    assert mend(once.source, default(), ALL).source.data == once.source.data
    for finding in before:
        if finding.fix and not [found for found in before if found.code == finding.code and not found.fix]:
            assert finding.code not in {found.code for found in once.checked.findings}


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_give_findings_and_never_an_error(data: bytes) -> None:
    file = opened(Input("a.yaml", data), default())
    assert check(file, config=default())
    assert mend(Input("a.yaml", data), default(), ALL).source.data == data


@given(st.integers(0, len(CLEAN) - 1), st.integers(0, 40), st.text(max_size=5))
@settings(max_examples=100, deadline=None)
def test_a_file_in_the_middle_of_typing_never_ends_a_run(start: int, length: int, typed: str) -> None:
    data = (CLEAN[:start] + typed + CLEAN[start + length :]).encode("utf-8", "surrogatepass")
    once = mend(Input("a.yaml", data), default(), ALL)
    assert mend(once.source, default(), ALL).source.data == once.source.data
    for finding in once.checked.findings:
        assert finding.start <= finding.end


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_names_from_hell_are_checked_and_mended_once(name: str) -> None:
    once = mend(Input("a.yaml", journey_text(name).encode()), default(), ALL)
    assert mend(once.source, default(), ALL).source.data == once.source.data
