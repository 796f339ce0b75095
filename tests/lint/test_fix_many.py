"""Many fixes, of which some are bad: the good ones are made, in few readings."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap.findings import Edit, Fix
from cxmap.lint import fix
from cxmap.lint.fix import apply
from cxmap.source.document import Document
from cxmap.source.reader import read_text
from tests.lint.example import CLEAN
from tests.lint.mending import fixed

GOOD = Edit("replace", (), "5")
BAD = [Edit("replace", (), "1\nx: 4"), Edit("replace", (), "[unclosed")]


def many(edits: Sequence[Edit]) -> tuple[str, list[Fix]]:
    """A text with a value for each edit, and the edits, each at its own value."""
    text = "".join(f"a{i}: 1\n" for i in range(len(edits)))
    return text, [Fix("do it", (edit._replace(path=(f"a{i}",)),)) for i, edit in enumerate(edits)]


def readings(monkeypatch: pytest.MonkeyPatch, edits: Sequence[Edit]) -> tuple[int, int]:
    """How often the text is read for these edits, and how many are made."""
    text, fixes = many(edits)
    document, read = read_text(text), 0

    def noted(text: str) -> Document:
        nonlocal read
        read += 1
        return read_text(text)

    with monkeypatch.context() as patched:
        patched.setattr(fix, "read_text", noted)
        done = apply(document, fixes)[1]
    return read, len(done)


@given(st.lists(st.sampled_from([GOOD, Edit("rename", (), "x"), *BAD]), max_size=64))
@settings(deadline=None)
def test_of_a_few_dozen_fixes_all_that_are_good_are_made(edits: list[Edit]) -> None:
    text, fixes = many(edits)
    lines = text.splitlines(keepends=True)
    done = set()
    for i, edit in enumerate(edits):
        if edit == GOOD:
            lines[i] = f"a{i}: 5\n"
        elif edit.action == "rename" and not any(line.startswith("x:") for line in lines):
            lines[i] = "x: 1\n"
        else:
            continue
        done.add(fixes[i])
    assert apply(read_text(text), fixes) == ("".join(lines), done)


def test_good_fixes_are_made_in_one_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    assert readings(monkeypatch, [GOOD] * 300) == (1, 300)


def test_without_fixes_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert readings(monkeypatch, []) == (0, 0)


def test_a_bad_fix_among_thousands_costs_no_reading_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    read, done = readings(monkeypatch, [*[GOOD] * 1500, BAD[0], *[GOOD] * 500])
    assert (read < 30, done) == (True, 2000)


def test_bad_fixes_cost_no_reading_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    for bad in BAD:
        assert readings(monkeypatch, [bad] * 400) == readings(monkeypatch, [bad] * 200)


def test_good_fixes_are_made_however_many_bad_ones_of_another_kind_stand_between(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for bad in BAD:
        assert readings(monkeypatch, [GOOD, bad] * 200)[1] == 200


def test_a_file_in_which_most_cannot_be_mended_is_mended_once() -> None:
    step = "  - {{id: a{0}, name: A {0}, team: web, channel: web, friction: {1}}}\n"
    values = ['!!str "4"' if i % 3 else '"4"' for i in range(200)]
    text = CLEAN + "".join(step.format(i, value) for i, value in enumerate(values))
    fixed(text)
