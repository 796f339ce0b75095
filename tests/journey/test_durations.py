from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.journey.durations import from_words, minutes
from cxmap.wording import in_words
from tests.journey.loading import framed, only, step

DURATIONS: dict[str, float] = {
    "15m": 15,
    "48h": 48 * 60,
    "3d": 3 * 24 * 60,  # a day is 24 hours
    "8w": 8 * 7 * 24 * 60,  # a week is 7 days
    "1h30m": 90,
    "1d12h": 36 * 60,
    "2w3d4h5m6s": 2 * 10080 + 3 * 1440 + 4 * 60 + 5 + 0.1,
    "0m": 0,
    "0h": 0,
    "90s": 1.5,
    "1.5h": 90,
    "1w30m": 10080 + 30,
    "PT15M": 15,
    "PT48H": 2880,
    "P3D": 4320,
    "P8W": 80640,
    "P1DT2H30M": 1440 + 150,
    "PT0.5H": 30,
    "PT90S": 1.5,
}


@pytest.mark.parametrize(("text", "amount"), DURATIONS.items())
def test_a_duration_is_minutes(text: str, amount: float) -> None:
    assert minutes(text) == pytest.approx(amount)
    assert step(f"wait: {text}").wait == pytest.approx(amount)


@pytest.mark.parametrize(
    "text",
    [
        "1:30",  # YAML 1.1 reads 90
        "1h30",
        "30m1h",
        "15",
        "15 m",
        "-5m",
        "+5m",
        "m",
        "",
        " ",
        "1,5h",
        "1.h",
        ".5h",
        "1e3m",
        "P1Y",  # ISO years and months are refused: nobody knows how long they are
        "P1M",
        "P1Y2M",
        "P",
        "PT",
        "P1DT",
        "PT1D",
        "P1H",
        "pt15m",
        "15M",
        "2mo",
        "1month",
        "15m ",
        "15m\n",
        "١٥m",
        "two days",
        "tomorrow",
        "24/7",
    ],
)
def test_anything_else_is_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match="no duration"):
        minutes(text)
    quoted = text.replace("\n", "\\n")
    problem = only(framed(f'wait: "{quoted}"'))
    assert (problem.rule, problem.path) == ("bad-value", ("touchpoints", 1, "wait"))
    assert problem.message.startswith("wait is a duration such as 15m, 48h, 3d, 8w, 1h30m or PT15M; ")


def test_a_number_is_no_duration_because_nobody_knows_the_unit() -> None:
    problem = only(framed("wait: 30"))
    assert problem.message == "wait is a duration such as 15m, 48h, 3d, 8w, 1h30m or PT15M; got 30"
    assert problem.fix is None


WORDS = {
    "48 hours": "48h",
    "1 hour": "1h",
    "30 mins": "30m",
    "30 Minutes": "30m",
    "2 days": "2d",
    "1 week": "1w",
    "1h 30m": "1h30m",
    "1 day and 2 hours": "1d2h",
    "2 days, 3 hours": "2d3h",
    "1.5 hours": "1.5h",
    "10 sec": "10s",
    "48hrs": "48h",
}


@pytest.mark.parametrize(("text", "meant"), WORDS.items())
def test_a_duration_in_words_is_known_for_what_it_means(text: str, meant: str) -> None:
    assert from_words(text) == meant
    problem = only(framed(f'wait: "{text}"'))
    assert problem.help == f"write {meant}"
    assert problem.fix is not None
    assert [(edit.action, edit.text) for edit in problem.fix.edits] == [("replace", meant)]


@pytest.mark.parametrize(
    "text", ["48", "soon", "3 months", "1 year", "2 hours 3 days", "hours", "48 hours ago", "", "-2 hours"]
)
def test_what_could_mean_something_else_is_not_guessed(text: str) -> None:
    assert from_words(text) is None


IN_WORDS = {
    0: "0m",
    0.5: "30s",
    1: "1m",
    59: "59m",
    60: "1h",
    634: "10h 34m",  # Bob's ten hours and 34 minutes
    86: "1h 26m",
    -2184: "-36h 24m",
    720: "12h",
    1440: "24h",
    2880: "48h",
    4320: "3d",
    4380: "3d 1h",
    80640: "56d",
    -90: "-1h 30m",
}


@pytest.mark.parametrize(("amount", "words"), IN_WORDS.items())
def test_minutes_are_read_in_the_two_largest_units(amount: float, words: str) -> None:
    assert in_words(amount) == words


@given(st.integers(0, 99), st.integers(0, 9), st.integers(0, 23), st.integers(0, 59))
def test_both_spellings_mean_the_same(weeks: int, days: int, hours: int, left: int) -> None:
    plain = minutes(f"{weeks}w{days}d{hours}h{left}m")
    assert plain == ((weeks * 7 + days) * 24 + hours) * 60 + left
    assert minutes(f"P{weeks}W{days}DT{hours}H{left}M") == plain


@given(st.integers(0, 10**6))
def test_a_duration_in_words_loses_less_than_an_hour(amount: int) -> None:
    text = in_words(amount).replace(" ", "")
    assert abs(minutes(text) - amount) <= (30 if amount >= 4320 else 0)


@given(st.text(max_size=30))
def test_any_text_is_a_duration_or_none(text: str) -> None:
    meant = from_words(text)
    if meant is not None:
        assert minutes(meant) >= 0
    try:
        assert minutes(text) >= 0
    except ValueError:
        return


# What was wrong once


def test_seconds_in_words_never_become_a_full_minute_of_sixty() -> None:
    assert in_words(59.7 / 60) in ("1m", "59s")


def test_a_duration_beyond_all_measure_is_refused() -> None:
    """It would be infinite minutes, which no JSON can say and no clock can add."""
    with pytest.raises(ValueError, match="no duration"):
        minutes("9" * 400 + "m")


def test_nobody_sits_through_more_than_the_wait() -> None:
    problem = only(framed("wait: 1h, waited: 90m"))
    assert (problem.rule, problem.path) == ("bad-value", ("touchpoints", 1, "waited"))
    assert problem.message == "nobody can sit through 90m of a wait of 1h"
    assert step("wait: 1h, waited: 60m").waited == 60
    assert step("waited: 60m").waited == 60
