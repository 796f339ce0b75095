"""The golden log, line by line: 37 rows of eight customers, of which every figure was worked out by hand."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from cxmap.events.ask import Answers
from cxmap.events.settings import MICROSECONDS, Settings
from tests.events.measuring import GOLDEN, GOLDEN_LOG, HERE, answers, plain, settings_of

EXPECTED: dict[str, Any] = json.loads((HERE / "golden.expected.json").read_text(encoding="utf-8"))
DAY, HOUR = 86_400_000_000, 3_600_000_000
IDS = ["compare", "quote", "order", "identity", "confirmed", "install", "call", "chat", "welcome"]


@cache
def golden() -> Settings:
    return settings_of(GOLDEN.read_text(encoding="utf-8"))


@cache
def raw(safe: bool) -> Answers:
    return answers(golden(), GOLDEN_LOG, safe=safe)


@pytest.fixture(params=[False, True], ids=["streaming", "safe"])
def found(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Figures with ids for positions."""
    return plain(raw(request.param), golden())


def at(figures: dict[Any, Any], *ids: str) -> Any:
    """The value at a touchpoint, or at several."""
    positions = tuple(IDS.index(id_) for id_ in ids)
    return figures[positions[0] if len(positions) == 1 else positions]


def test_each_row_is_counted_once() -> None:
    seen = raw(False).seen
    counts = [
        seen.total("rows"),
        seen.mapped,
        seen.ignored,
        seen.unmapped,
        seen.total("no_case"),
        seen.total("bad_time"),
    ]
    assert counts == [37, 33, 1, 1, 1, 1]


def test_eight_journeys_of_thirty_visits_as_a_long_silence_starts_a_new_one(found: dict[str, Any]) -> None:
    assert (found["journeys"], found["visits"], raw(False).left_out.cases) == (8, 30, 7)


def test_two_ended_two_open_four_dropped(found: dict[str, Any]) -> None:
    assert found["states"] == [2, 2, 4]
    assert found["last"] == {1: [2, 0], 2: [1, 1], 5: [0, 1], 6: [1, 0]}


def test_three_met_the_goal_and_two_of_them_in_time(found: dict[str, Any]) -> None:
    assert (found["goal"], found["in_time"], found["elapsed"]) == (3, 2, [98 * HOUR, 217 * HOUR])


def test_a_customer_comes_back_to_the_quote(found: dict[str, Any]) -> None:
    assert at(found["touchpoints"], "quote") == [6, 7, 7, 1, 0, 0]


def test_a_visit_ends_with_its_latest_end_and_not_with_that_of_its_last_event(found: dict[str, Any]) -> None:
    assert at(found["touchpoints"], "identity") == [3, 4, 5, 1, 1, 0]
    assert at(found["times"], "identity")[:2] == [3, [240_000_000, 1_800_000_000]]


def test_the_gap_before_the_installation(found: dict[str, Any]) -> None:
    assert at(found["times"], "install")[2:] == [4, [DAY, 769_200_000_000]]


def test_a_visit_that_starts_before_the_last_one_ended_comes_after_nothing(found: dict[str, Any]) -> None:
    assert at(found["transitions"], "compare", "quote")[2][0] == 0


def test_contacts_follow_within_72_hours_to_the_microsecond(found: dict[str, Any]) -> None:
    expected = {"compare": [2, 1], "quote": [7, 2], "order": [5, 2], "identity": [4, 2], "install": [4, 2]}
    expected["welcome"] = [2, 0]
    assert found["contact_after"] == {IDS.index(id): value for id, value in expected.items()}
    assert [sum(row[i] for row in found["contact_after"].values()) for i in (1, 0)] == [9, 24]


def test_six_contacts_in_four_journeys(found: dict[str, Any]) -> None:
    assert found["contacts"] == [6, 4]


def test_what_contacts_come_after(found: dict[str, Any]) -> None:
    call, chat, identity, install = (IDS.index(id) for id in ("call", "chat", "identity", "install"))
    assert found["upstream"] == {(call, identity): [2, 2], (call, install): [2, 2], (call, -2): [1, 1],
                                 (chat, identity): [1, 1]}  # fmt: skip


def test_failure_demand_is_a_range_as_the_chat_has_no_meaning(found: dict[str, Any]) -> None:
    assert found["failure_demand"] == {IDS.index("identity"): [3, 2, 2], IDS.index("install"): [1, 1, 1]}


def test_where_journeys_leave_the_path(found: dict[str, Any]) -> None:
    off = {key: value for key, value in found["moves"].items() if key[0] in ("skip", "back", "side")}
    quote, order = IDS.index("quote"), IDS.index("order")
    assert off == {
        ("skip", quote, IDS.index("identity")): [1, 1], ("skip", None, order): [2, 2],
        ("skip", order, IDS.index("install")): [1, 1], ("back", quote, IDS.index("compare")): [1, 1],
    }  # fmt: skip
    assert (found["classes"]["skip"], found["journeys"] - found["leave_the_path"]) == ([4, 3], 4)
    assert sum(value[0] for value in found["classes"].values()) == 24


def test_handoffs_look_through_what_has_no_team_and_count_milestones(found: dict[str, Any]) -> None:
    assert sum(row[0] for row in found["team_runs"].values()) == 20
    assert len(found["team_runs"]) == 14
    assert found["team_runs"]["sales", "risk"] == [2, 2, [1_800_000_000, 3_000_000_000]]
    assert found["team_runs"]["partner", "sales"] == [1, 1, [1_800_000_000, 1_800_000_000]]


def test_who_hands_back(found: dict[str, Any]) -> None:
    pairs = [("risk", "care"), ("sales", "marketing"), ("sales", "partner"), ("care", "field"), ("field", "care")]
    assert found["team_ping_pong"] == {pair: [1, 1] for pair in pairs}


def test_one_order_of_five_was_in_the_shop(found: dict[str, Any]) -> None:
    order = IDS.index("order")
    assert [found["channel_by_touchpoint"][order, name] for name in ("shop", "web")] == [1, 4]


def test_at_the_same_second_the_map_says_what_comes_first(found: dict[str, Any]) -> None:
    assert found["variants"][IDS.index("quote"), IDS.index("order")] == 1


def test_an_end_before_the_start_is_none() -> None:
    assert raw(False).seen.total("end_before_start") == 1
    assert at(plain(raw(False), golden())["times"], "install")[0] == 3


def test_eight_ways_each_gone_once(found: dict[str, Any]) -> None:
    assert list(found["variants"].values()) == [1] * 8


def test_milestones_are_counted_outside_the_sequence(found: dict[str, Any]) -> None:
    assert found["milestones"] == {IDS.index("confirmed"): [2, 2]}


def test_every_other_figure_is_the_one_of_the_prototype(found: dict[str, Any]) -> None:
    expected = {
        "touchpoints": {row[0]: row[1:] for row in EXPECTED["touchpoints"]},
        "times": {row[0]: row[1:] for row in EXPECTED["times"]},
        "transitions": {(row[0], row[1]): row[2:] for row in EXPECTED["transitions"]},
        "team_runs": {(row[0], row[1]): row[2:] for row in EXPECTED["handoffs"]},
        "channel_runs": {(row[0], row[1]): row[2:] for row in EXPECTED["switches"]},
        "team_by_touchpoint": {(row[0], row[1]): row[2] for row in EXPECTED["team_by_touchpoint"]},
        "channel_by_touchpoint": {(row[0], row[1]): row[2] for row in EXPECTED["channel_by_touchpoint"]},
        "variants": {tuple(path): n for path, n in EXPECTED["variants"]},
        "contact_means": {(row[0], row[1]): row[2] for row in EXPECTED["contact_means"]},
    }
    shown = {name: found[name] for name in expected}
    shown["touchpoints"] = {position: row[:5] for position, row in found["touchpoints"].items()}
    assert shown == expected
    assert golden().deadline == 9 * 24 * 60 * MICROSECONDS
