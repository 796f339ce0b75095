"""Suppressions are looked up by line and item; here each is asked about each finding, and nothing may differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap.findings import Finding, KeyPath, Position, Severity, Span
from cxmap.inputs.placed import Placed
from cxmap.lint.suppress import Suppression, problems, split, suppressions
from cxmap.source.comments import Directive
from cxmap.source.document import Document, Mark
from cxmap.source.reader import read_text
from tests.lint.example import CLEAN

LINES = """\
cxmap: 1
base: &base {friction: 5, outcome: done}
first: &first
  name: Find the page
touchpoints:
- *first
- id: ask
  <<: *base
  evidence:
    - from: data
      covers: [friction,
        wait]
    - *base
  note: |
    no comment
  empty:
- &refund
  - {id: refund,
    same: *first}
  -
- *refund
- <<: {friction: 1,
    outcome: done}
  id: last
""".splitlines()
RULES = ("unowned-touchpoint", "contact-without-cause", "yaml-syntax")

comments = st.lists(
    st.tuples(st.sampled_from(range(len(LINES))), st.booleans(), st.sampled_from([*RULES, ", ".join(RULES)])),
    min_size=1,
    max_size=40,
)
numbers = st.integers(min_value=0, max_value=10_000)
places = st.lists(st.tuples(st.sampled_from(RULES), numbers, numbers), min_size=1, max_size=60)


@given(comments, st.booleans(), places)
@settings(deadline=None)
def test_the_lookup_finds_what_asking_each_finds(
    comments: list[tuple[int, bool, str]], whole_file: bool, places: list[tuple[str, int, int]]
) -> None:
    document = read_text(_text(comments, whole_file))
    paths = [*_paths(document.value, ()), ("touchpoints", 99), ("nowhere",)]
    found = [
        _placed(document, rule, paths[path % len(paths)], offset % len(document.text)) for rule, path, offset in places
    ]
    all_, _ = suppressions(document)
    expected = {
        (i, suppression.at)
        for i, placed in enumerate(found)
        for suppression in all_
        if _covers(suppression, placed, document)
    }
    silenced = {i for i, _ in expected}
    assert split(found, all_, document) == (
        [placed.finding for i, placed in enumerate(found) if i not in silenced],
        [placed.finding for i, placed in enumerate(found) if i in silenced],
        {at for _, at in expected},
    )


def _text(comments: list[tuple[int, bool, str]], whole_file: bool) -> str:
    above = ["" for _ in LINES]
    behind = list(LINES)
    for line, own_line, names in comments:
        if own_line:
            above[line] += f"# cxmap: ignore[{names}] above\n"
        else:
            behind[line] += f" # cxmap: ignore[{names}] behind"
    last = f"# cxmap: ignore-file[{RULES[0]}]\n" if whole_file else ""
    return "".join(f"{above}{line}\n" for above, line in zip(above, behind, strict=True)) + last


def _paths(value: Any, path: KeyPath) -> Iterator[KeyPath]:
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield from _paths(item, (*path, key))


def _placed(document: Document, rule: str, path: KeyPath, offset: int) -> Placed:
    start = document.position(offset)
    return Placed(Finding("journey.yaml", start, start, "CX000", rule, Severity.ERROR, "wrong"), path)


def _covers(suppression: Suppression, placed: Placed, document: Document) -> bool:
    """Whether a comment silences a finding: what the index stands for."""
    if placed.finding.rule != suppression.rule or suppression.firm:
        return False
    if placed.finding.start.line == suppression.line:
        return True
    if suppression.item is None:
        return False
    return placed.path[: len(suppression.item)] == suppression.item or _is_shown_in(
        document, suppression.item, placed.finding.start
    )


def _is_shown_in(document: Document, item: KeyPath, place: Position) -> bool:
    entry = document.entry(item)
    mark = entry.value if entry else document.mark(item)[0]
    start = document.position(entry.start if entry else mark.start)
    return not mark.alias and start <= place < document.position(mark.end)


def test_items_are_looked_up_once_however_many_findings_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    document = read_text(CLEAN.replace("  - id:", "  # cxmap: ignore[CX201] why\n  - id:"))
    all_, _ = suppressions(document)
    found = [_placed(document, RULES[0], ("touchpoints", i % 3), 0) for i in range(30)]
    looked_up: list[KeyPath] = []
    mark = Document.mark

    def noted(self: Document, path: KeyPath) -> tuple[Mark, int]:
        looked_up.append(path)
        return mark(self, path)

    monkeypatch.setattr(Document, "mark", noted)

    def number(found: Sequence[Placed]) -> int:
        looked_up.clear()
        split(found, all_, document)
        return len(looked_up)

    assert number(found) == number(found[:1])


class Names(tuple[tuple[str, Span], ...]):
    """Counts how often somebody goes through all of them."""

    read = 0

    def __iter__(self) -> Iterator[tuple[str, Span]]:
        self.read += 1
        return super().__iter__()

    def __hash__(self) -> int:
        self.read += 1
        return super().__hash__()


def test_the_names_of_a_comment_are_not_gone_through_for_each_of_them() -> None:
    def read(number: int) -> int:
        listed = ", ".join(["CX201"] * number)
        document = read_text(f"# cxmap: ignore[{listed}]\n{CLEAN}")
        found, bad = suppressions(document)
        names = Names(found[0].comment.names)
        comment: Directive = found[0].comment._replace(names=names)
        all_ = [suppression._replace(comment=comment) for suppression in found]
        enabled = frozenset({"unowned-touchpoint", "unused-suppression", "suppression-without-reason"})
        result = problems(document, all_, bad, split([], all_, document).used, enabled=enabled)
        assert len(result) == number + 1
        return names.read

    assert read(50) == read(5)
