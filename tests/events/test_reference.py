"""What plain Python makes of the definitions, the SQL makes too: on logs that nobody thought of."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxmap.events.settings import Settings
from tests.events.generated import SIZE, STEP
from tests.events.measuring import answered, map_of, plain, settings_of
from tests.events.reference import figures
from tests.events.reference_visits import Mapped

_TEXT = st.sampled_from([None, "a", "b", "c"])


@st.composite
def journeys(draw: st.DrawFn) -> str:
    """A journey file of six touchpoints: branches, milestones, contacts, ends, a goal, a gap, columns or none."""
    lines = []
    for i in range(SIZE):
        follows = draw(st.none() | st.lists(st.integers(0, i - 1), min_size=1, unique=True)) if i else None
        lines.append(
            f"  - {{id: p{i}, name: P{i}, team: {draw(st.sampled_from(['x', 'y']))},"
            f" channel: {draw(st.sampled_from(['web', 'phone', 'faq', 'sms']))},"
            f" friction: {draw(st.sampled_from([1, 4, 5]))}"
            + (f", reach: {draw(st.sampled_from([0.5, 1]))}" if draw(st.booleans()) else "")
            + (f", follows: [{', '.join(f'p{follow}' for follow in follows)}]" if follows else "")
            + "}"
        )
    ids = st.lists(st.integers(0, SIZE - 1), unique=True, max_size=2)
    some = {name: "[" + ", ".join(f"p{i}" for i in draw(ids)) + "]" for name in ("milestones", "ends")}
    gap = draw(st.sampled_from(["", "  split_gap: 40m\n", "  split_gap: 3h\n"]))
    columns = draw(st.sampled_from(["", "  team: team\n", "  team: team\n  channel: channel\n"]))
    rules = "".join(
        f"    - {{touchpoint: p{i}, when: {{event: 'e{i}:{means}'}}{word}}}\n"
        for i in range(SIZE)
        for means, word in ((0, ""), (1, ", means: value"), (2, ", means: failure"))
    )
    return (
        f"cxmap: 1\ntitle: T\ndeadline: 2h\ngoal_met_at: p{draw(st.integers(0, SIZE - 1))}\nevents:\n  case: case\n"
        f"  event: event\n  time: start\n  end: end\n  min_cell: 1\n  within: 1h\n  inactive_after: 5h\n{gap}{columns}"
        f"  milestones: {some['milestones']}\n  ends: {some['ends']}\n  match:\n{rules}touchpoints:\n"
        + "\n".join(lines)
    )


_EVENT = st.builds(
    lambda case, time, length, position, team, channel, means: Mapped(
        case, time * STEP, None if length is None else (time + length) * STEP, position, team, channel, means
    ),
    case=st.sampled_from(["A", "B", "C"]),
    time=st.integers(-3, 40),
    length=st.none() | st.integers(-2, 9),
    position=st.integers(0, SIZE - 1),
    team=_TEXT,
    channel=_TEXT,
    means=st.integers(0, 2),
)


def same(events: list[Mapped], told: Settings, *, safe: bool) -> None:
    """DuckDB and the reference agree in every figure."""
    read = [_as_read(event, told) for event in events]
    expected: dict[str, Any] = figures(read, map_of(told))
    found = plain(answered(events, told, safe=safe), told)
    listed = sorted(expected["variants"].items(), key=lambda row: (-row[1], row[0]))[:10]
    expected["variants"] = dict(listed)
    assert found == expected


def _as_read(event: Mapped, told: Settings) -> Mapped:
    """Without what no column is named for."""
    return event._replace(
        team=event.team if told.log.team else None, channel=event.channel if told.log.channel else None
    )


@pytest.mark.parametrize("safe", [False, True])
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(text=journeys(), events=st.lists(_EVENT, min_size=1, max_size=25))
def test_no_log_makes_the_sql_and_the_definitions_differ(text: str, events: list[Mapped], safe: bool) -> None:
    same(events, settings_of(text), safe=safe)


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(text=journeys(), events=st.lists(_EVENT, min_size=2, max_size=12), order=st.randoms())
def test_the_order_of_rows_says_nothing(text: str, events: list[Mapped], order: Any) -> None:
    told = settings_of(text)
    shuffled = list(events)
    order.shuffle(shuffled)
    assert plain(answered(events, told), told) == plain(answered(shuffled, told), told)
