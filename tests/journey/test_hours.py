from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.journey.hours import DAYS, canonical, is_open, moment, open_minutes, opening_hours
from tests.journey.loading import fix_of, framed, only, step

OFFICE = "Mo-Fr 08:00-12:00,13:00-18:00; Sa 09:00-13:00; Su off"

# hours, when, whether it is open
MOMENTS: list[tuple[str, str, bool]] = [
    ("24/7", "Mo 00:00", True),
    ("24/7", "Su 23:59", True),
    ("Mo-Fr 08:00-18:00", "Tu 21:30", False),
    ("Mo-Fr 08:00-18:00", "Mo 08:00", True),
    ("Mo-Fr 08:00-18:00", "Mo 07:59", False),
    ("Mo-Fr 08:00-18:00", "Fr 17:59", True),
    ("Mo-Fr 08:00-18:00", "Fr 18:00", False),  # closed at the stroke
    ("Mo-Fr 08:00-18:00", "Sa 10:00", False),
    (OFFICE, "We 12:00", False),
    (OFFICE, "We 12:59", False),
    (OFFICE, "We 13:00", True),
    (OFFICE, "Sa 12:59", True),
    (OFFICE, "Sa 13:30", False),
    (OFFICE, "Su 10:00", False),
    ("Mo,We 10:00-11:00", "Tu 10:30", False),
    ("Mo,We 10:00-11:00", "We 10:30", True),
    ("Mo-We,Fr 10:00-11:00", "Fr 10:30", True),
    ("Mo-We,Fr 10:00-11:00", "Th 10:30", False),
    ("Fr-Mo 10:00-11:00", "Su 10:30", True),  # over the end of the week
    ("Fr-Mo 10:00-11:00", "Th 10:30", False),
    ("Fr 22:00-02:00", "Fr 23:59", True),
    ("Fr 22:00-02:00", "Sa 01:59", True),  # past midnight
    ("Fr 22:00-02:00", "Sa 02:00", False),
    ("Fr 22:00-02:00", "Fr 01:00", False),
    ("Su 22:00-02:00", "Mo 01:00", True),  # past the end of the week
    ("Su 22:00-02:00", "Mo 02:00", False),
    ("Mo 00:00-24:00", "Mo 23:59", True),
    ("Mo 00:00-24:00", "Tu 00:00", False),
    ("Mo-Su 08:00-20:00; We off", "We 10:00", False),  # a later rule for a day replaces an earlier one
    ("Mo-Su 08:00-20:00; We 10:00-11:00", "We 19:00", False),
    ("We off; Mo-Su 08:00-20:00", "We 10:00", True),
    ("Mo off", "Mo 12:00", False),
    ("24/7; Su off", "Su 12:00", False),
    ("24/7; Su off", "Sa 23:59", True),
    ("Mo-Fr 08:00-18:00; PH off", "Mo 12:00", True),  # a week has no holiday
    ("Mo-Fr 08:00-18:00; PH 10:00-12:00", "Sa 11:00", False),
    ("Mo-Fr,PH 08:00-18:00", "Mo 12:00", True),
]


@pytest.mark.parametrize(("hours", "when", "expected"), MOMENTS)
def test_a_moment_lies_inside_opening_hours_or_outside(hours: str, when: str, expected: bool) -> None:
    assert is_open(opening_hours(hours), moment(when)) is expected
    assert (moment(when) in open_minutes(hours)) is expected


@pytest.mark.parametrize(
    "hours",
    [
        "9-5", "Mo-Fr", "08:00-18:00", "Mo-Fr 8:00-18:00", "Mo-Fr 08:00", "Mo-Fr 08:00-", "Mo-Fr 25:00-26:00",
        "Mo-Fr 08:60-09:00", "Mo-Fr 24:30-25:00", "mo-fr 08:00-18:00", "Monday 08:00-18:00", "Mo-We-Fr 08:00-18:00",
        "Mo-Fr 08:00-18:00;", "always", "Mo-Fr closed", "PH", "PH closed", "Jan Mo 08:00-09:00",
        "Mo-Fr 08:00–18:00", "Mo-Fr 08.00-18.00", "Mo-Fr 08:00-12:00 13:00-18:00", "Mo 08:00-18:00+", "Mo- 08:00-09:00",
    ],
)  # fmt: skip
def test_anything_else_is_a_bad_value_at_the_field(hours: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        opening_hours(hours)
    problem = only(framed(f'hours: "{hours}"'))
    assert (problem.rule, problem.path) == ("bad-value", ("touchpoints", 1, "hours"))
    assert problem.message.startswith("hours")


@pytest.mark.parametrize(
    "when",
    ["21:30", "Tu", "Tuesday 21:30", "tu 21:30", "Tu 9:30", "Tu 21:60", "Tu 25:00", "Tu21:30", "Tu 21:30 CET", "now"],
)
def test_a_moment_is_a_day_and_a_time(when: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        moment(when)
    problem = only(framed(f'when: "{when}"'))
    assert (problem.rule, problem.path) == ("bad-value", ("touchpoints", 1, "when"))


def test_a_moment_is_minutes_since_monday() -> None:
    # Tuesday 21:30 is 24 h + 21 h 30 min.
    assert (moment("Mo 00:00"), moment("Tu 21:30"), moment("Su 23:59")) == (0, 2730, 7 * 1440 - 1)


AS_PEOPLE_WRITE = {
    "Mo-Fr 8:00-18:00": "Mo-Fr 08:00-18:00",
    "Mon-Fri 08:00-18:00": "Mo-Fr 08:00-18:00",
    "Monday to Friday 8:00 - 6pm": "Mo-Fr 08:00-18:00",
    "mo-fr 08:00-18:00": "Mo-Fr 08:00-18:00",
    "Mo-Fr 08:00-18:00;": "Mo-Fr 08:00-18:00",
    "Mo-Fr 08.00-18.00": "Mo-Fr 08:00-18:00",
    "Mo – Fr 08:00–18:00; Sunday closed": "Mo-Fr 08:00-18:00; Su off",
    "Mo-Fr 9am-12pm, Sat 9.30am-1pm": "Mo-Fr 09:00-12:00; Sa 09:30-13:00",
    "Mondays 12am-1am": "Mo 00:00-01:00",
    "PH closed": "PH off",
}


@pytest.mark.parametrize(("written", "meant"), AS_PEOPLE_WRITE.items())
def test_what_people_write_is_told_in_the_form_that_is_meant(written: str, meant: str) -> None:
    problem = only(framed(f'hours: "{written}"'))
    assert (problem.rule, problem.help) == ("bad-value", f"write {meant}")
    edit = fix_of(problem)
    assert edit
    assert edit[:2] == ("replace", ("touchpoints", 1, "hours"))
    assert edit[2].strip('"') == meant
    opening_hours(meant)


@pytest.mark.parametrize(("written", "meant"), [("Tuesday 9:30", "Tu 09:30"), ("tue 21:30", "Tu 21:30")])
def test_a_moment_too(written: str, meant: str) -> None:
    edit = fix_of(only(framed(f'when: "{written}"')))
    assert edit
    assert edit[2].strip('"') == meant


@pytest.mark.parametrize("written", ["9-5", "Mo-Fr", "Mo-Fr 08:00-", "Mo-We-Fr 08:00-18:00", "Mo, 08:00-09:00", ";"])
def test_what_nobody_can_be_sure_of_has_no_fix_and_the_message_quotes_what_is_wrong(written: str) -> None:
    problem = only(framed(f'hours: "{written}"'))
    assert problem.fix is None
    assert "''" not in problem.message


@given(st.text(alphabet="MonTuesdayFri 0123456789:-,;/ofapm", max_size=30))
def test_the_form_that_is_meant_is_one_that_the_format_takes(text: str) -> None:
    meant = canonical(text)
    if meant is not None:
        assert canonical(meant) == meant


def test_hours_and_when_are_kept_as_written() -> None:
    touchpoint = step('hours: "Mo-Fr 08:00-18:00; Sa off", when: "Tu 21:30"')
    assert (touchpoint.written.hours, touchpoint.written.when) == ("Mo-Fr 08:00-18:00; Sa off", "Tu 21:30")


def test_open_minutes_count_the_week() -> None:
    assert len(open_minutes("24/7")) == 7 * 1440
    assert len(open_minutes("Mo-Fr 08:00-18:00")) == 5 * 600
    assert len(open_minutes("Fr,Sa 22:00-02:00")) == 2 * 240
    assert open_minutes("Mo off") == frozenset()


CLOCK = st.integers(0, 1439).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")


@given(st.sampled_from(DAYS), CLOCK, CLOCK, st.sampled_from(DAYS), CLOCK)
def test_a_span_is_open_from_its_start_until_its_end(day: str, start: str, end: str, on: str, at: str) -> None:
    opens, now = moment(f"{day} {start}"), moment(f"{on} {at}")
    length = (moment(f"{day} {end}") - opens - 1) % 1440 + 1  # the same time twice is a whole day
    assert is_open(opening_hours(f"{day} {start}-{end}"), now) == ((now - opens) % (7 * 1440) < length)


@given(st.text(alphabet="MoTuFr 0123456789:-,;/of", max_size=30))
def test_any_text_is_opening_hours_or_a_value_error(text: str) -> None:
    try:
        spans = opening_hours(text)
    except ValueError:
        return
    assert all(0 <= span.start < span.end <= 8 * 1440 for span in spans)


# What was wrong once


def test_midnight_at_the_end_of_a_day_is_the_next_day_or_refused() -> None:
    try:
        at = moment("Tu 24:00")
    except ValueError:
        return
    assert at == moment("We 00:00")
