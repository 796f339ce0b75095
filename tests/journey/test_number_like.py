"""An id or a reference that looks like a number is text like any other: no check is left out for it."""

from __future__ import annotations

import pytest

from cxmap.findings import Severity
from tests.lint.example import CLEAN, examined

LIKE_NUMBERS = ("010", "1.10", "1e3", "0x1F", ".inf", "-.INF", ".nan", "0o17", "+1", "1_000")

REFERENCES = {
    "caused_by": ("    caused_by: [find]\n", "    caused_by: [{}]\n", "bad-reference"),
    "follows": ("    caused_by: [find]\n", "    caused_by: [find]\n    follows: [{}]\n", "bad-reference"),
    "expected_from": ("    caused_by: [find]\n", "    caused_by: [find]\n    expected_from: [{}]\n", "bad-reference"),
    "mirror_of": ("    caused_by: [find]\n", "    caused_by: [find]\n    mirror_of: {}\n", "bad-reference"),
    "stage": ("owner: web\n", "owner: web\nstages: [buy]\n", "bad-reference"),
    "goal_met_at": ("owner: web\n", "owner: web\ngoal_met_at: {}\n", "bad-reference"),
    "goals met at": ("owner: web\n", "owner: web\ngoal_met_at: [refund, {}]\n", "bad-reference"),
    "fixes": ("owner: web\n", "owner: web\nactions: [{{what: Mend it, team: web, fixes: {}}}]\n", "bad-reference"),
    "ref": ("from: data}]\n  - id: ask", "from: data, ref: {}}}]\n  - id: ask", "bad-reference"),
    "covers": (
        "covers: [friction], from: data}]\n  - id: ask",
        "covers: [{}], from: data}}]\n  - id: ask",
        "bad-value",
    ),
}
"""Where a reference can stand: the text of a clean journey, what takes its place, and the rule that reports it."""


def journey(field: str, written: str) -> str:
    old, new, _ = REFERENCES[field]
    text = CLEAN.replace(old, new.format(written), 1)
    return text.replace("channel: chat\n", f"channel: chat\n    stage: {written}\n") if field == "stage" else text


def errors(text: str) -> list[str]:
    return [finding.rule for finding in examined(text).findings if finding.severity is Severity.ERROR]


@pytest.mark.parametrize("written", LIKE_NUMBERS)
@pytest.mark.parametrize("field", REFERENCES)
def test_a_reference_to_nothing_is_found_however_it_is_written(field: str, written: str) -> None:
    assert REFERENCES[field][2] in errors(journey(field, written))
    assert REFERENCES[field][2] in errors(journey(field, f'"{written}"'))


@pytest.mark.parametrize("written", LIKE_NUMBERS)
def test_an_id_is_the_text_that_is_written_wherever_it_stands(written: str) -> None:
    for id, reference in ((written, f'"{written}"'), (f'"{written}"', written), (written, written)):
        text = CLEAN.replace("id: find", f"id: {id}").replace("[find]", f"[{reference}]")
        assert errors(text) == []
        assert {finding.rule for finding in examined(text).findings} <= {"ambiguous-scalar"}


@pytest.mark.parametrize("written", LIKE_NUMBERS)
def test_two_of_one_id_are_found_however_they_are_written(written: str) -> None:
    for other in (written, f'"{written}"'):
        text = CLEAN.replace("id: find", f"id: {written}").replace("id: ask", f"id: {other}")
        assert errors(text.replace("    caused_by: [find]\n", "")) == ["duplicate-id"]
