"""What goes wrong in real logs, and what the definitions answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.events.measuring import answers, plain, settings_of

FRAME = """
cxmap: 1
title: T
goal_met_at: get
events:
  case: who
  event: what
  time: when
  min_cell: 1
  inactive_after: 3d
  within: 1d
{more}  match:
    - {{touchpoint: find, when: {{starts-with: find}}}}
    - {{touchpoint: state, when: state}}
    - {{touchpoint: get, when: get}}
    - {{touchpoint: call, when: {{event: call, way: out}}, means: value}}
    - {{touchpoint: call, when: call, means: failure}}
touchpoints:
  - {{id: find, name: F, team: a, channel: web, friction: 4}}
  - {{id: state, name: S, team: a, channel: email, initiated_by: company, friction: 1}}
  - {{id: get, name: G, team: b, channel: shop, friction: 1}}
  - {{id: call, name: C, team: c, channel: phone, friction: 1}}
"""


@pytest.fixture
def measured(tmp_path: Path) -> Any:
    """Figures of a log of ``who what day``, with further lines of settings."""

    def run(log: str, more: str = "", *, safe: bool = False) -> dict[str, Any]:
        path = tmp_path / "log.csv"
        cells = [line.split() for line in log.strip().splitlines()]
        lines = [f"{cell[0]},{cell[1]},2026-01-{cell[2]},{cell[3] if len(cell) > 3 else ''}" for cell in cells]
        path.write_text("who,what,when,way\n" + "\n".join(lines) + "\n", encoding="utf-8")
        settings = settings_of(FRAME.format(more=more))
        found = answers(settings, path, safe=safe)
        return {**plain(found, settings), "left_out": found.left_out[1:], "rows": found.seen.total("rows")}

    return run


def test_a_status_between_two_events_of_one_visit_makes_no_second_visit(measured: Any) -> None:
    log = "a find-start 01T10:00\na state 01T11:00\na find-end 01T12:00"
    assert measured(log)["touchpoints"][0][:2] == [1, 2]
    assert measured(log, "  milestones: [state]\n")["touchpoints"][0][:2] == [1, 1]


def test_a_last_visit_is_no_drop_off_after_an_end_or_at_the_end_of_the_log(measured: Any) -> None:
    log = "a find 01\na get 02\nb find 01\nc find 20"
    assert measured(log)["states"] == [1, 1, 1]
    assert measured(log)["last"] == {0: [1, 1]}


def test_calls_that_the_company_makes_are_no_failure_demand(measured: Any) -> None:
    assert measured("a find 01T10:00\na call 01T11:00 out")["failure_demand"] == {}
    assert measured("a find 01T10:00\na call 01T11:00 in")["failure_demand"] == {0: [1, 1, 1]}


@pytest.mark.parametrize("safe", [False, True])
def test_a_machine_of_too_many_events_is_left_out_and_counted(measured: Any, safe: bool) -> None:
    log = "\n".join(f"robot find {day:02}" for day in range(1, 9)) + "\na find 01\na get 02\nb get 03"
    found = measured(log, "  max_events: 5\n", safe=safe)
    assert (found["journeys"], found["visits"], found["left_out"]) == (2, 3, (0, 1))


@pytest.mark.parametrize("safe", [False, True])
def test_journeys_that_start_before_from_are_left_out_as_a_whole(measured: Any, safe: bool) -> None:
    found = measured("a find 01\na get 12\nb find 11\nb get 12", "  from: 2026-01-10\n", safe=safe)
    assert (found["journeys"], found["visits"], found["left_out"]) == (1, 2, (1, 0))


def test_events_from_until_on_are_not_read_and_it_is_the_end_of_the_log(measured: Any) -> None:
    found = measured("a find 01\nb find 09\nb get 20", "  until: 2026-01-10\n")
    assert (found["journeys"], found["goal"], found["states"]) == (2, 0, [0, 1, 1])


def test_where_keeps_rows_and_the_others_are_not_even_counted(measured: Any) -> None:
    found = measured("a find 01 nl\nb find 01 de\nc find 01 nl", "  where: {way: nl}\n")
    assert (found["journeys"], found["rows"]) == (2, 2)


def test_a_silence_of_exactly_the_gap_is_one_journey(measured: Any) -> None:
    assert measured("a find 01\na get 03", "  split_gap: 2d\n")["journeys"] == 1
    assert measured("a find 01\na get 03T00:00:01", "  split_gap: 2d\n")["journeys"] == 2


@pytest.mark.parametrize("safe", [False, True])
def test_a_log_of_contacts_only_has_no_moves(measured: Any, safe: bool) -> None:
    found = measured("a call 01\nb call 02", safe=safe)
    assert (found["journeys"], found["moves"], found["leave_the_path"]) == (2, {}, 0)
