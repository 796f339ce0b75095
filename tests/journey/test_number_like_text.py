"""Numbers, clocks and old words of YAML where text belongs."""

from __future__ import annotations

import pytest

from tests.journey.loading import framed, loaded, only


def test_a_number_like_text_is_kept_as_written_with_a_warning() -> None:
    found = loaded(framed("team: 0401, asks: [1.10, 007, +5]"))
    assert found.journey is not None
    written = found.journey.written.touchpoints[1]
    assert (written.team, written.asks) == ("0401", ("1.10", "007", "+5"))
    assert {problem.rule for problem in found.problems} == {"ambiguous-scalar"}
    assert len(found.problems) == 4  # each once


def test_a_clock_or_a_word_of_yaml_1_1_is_text_with_a_warning() -> None:
    found = loaded(framed("team: no, feeling: 12:30, doing: 2024-01-01"))
    assert found.journey is not None
    written = found.journey.written.touchpoints[1]
    assert (written.team, written.feeling, written.doing) == ("no", "12:30", "2024-01-01")
    assert [found.document.text[slice(*problem.span)] for problem in found.problems if problem.span] == ["no", "12:30"]


def test_an_anchored_number_is_no_text() -> None:
    """The anchor belongs to YAML, not to the name of the team."""
    assert only(framed("team: &t 42")).message == "`team: 42` is a number here, and team is text"
    found = loaded(framed("team: &t 042"))
    assert found.journey is not None
    assert found.journey.touchpoints[1].team == "042"


@pytest.mark.parametrize("value", ["0x" + "f" * 5000, "0o" + "7" * 5000])
@pytest.mark.parametrize("field", ["title", "volume"])
def test_a_huge_number_in_another_base_never_raises(field: str, value: str) -> None:
    head = f"title: {value}" if field == "title" else f"title: T\nvolume: {{count: {value}, per: day}}"
    assert loaded(f"cxmap: 1\n{head}\ntouchpoints: [{{name: A, channel: web}}]\n").journey is None


def test_a_number_like_text_that_is_shared_by_an_alias_is_text_in_both_places() -> None:
    text = "cxmap: 1\ntitle: T\ntouchpoints:\n  - &a {name: A, channel: web, team: 042}\n  - *a\n"
    found = loaded(text)
    assert found.journey is not None
    assert [touchpoint.team for touchpoint in found.journey.touchpoints] == ["042", "042"]


def test_quoting_is_no_advice_for_a_number_that_a_number_field_wants() -> None:
    (problem,) = loaded(framed("reach: 1e-1")).problems
    assert problem.rule == "ambiguous-scalar"
    assert "quote" not in problem.help
