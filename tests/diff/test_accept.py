"""What may be accepted, and what stops a build: docs/method.md 10.2, 10.3 and 10.4."""

from __future__ import annotations

import pytest

from cxmap.diff.accept import misuse
from cxmap.diff.comparison import compare
from cxmap.diff.gate import Gate, hit
from tests.diff.versions import side_of, side_of_text

OLD = """
cxmap: 1
id: try
title: Try it
touchpoints:
  - id: a
    name: A
    team: web
    channel: web
    friction: 2
    wait: 5m
  - id: b
    name: B
    team: web
    channel: web
    friction: 2
    wait: 5m
"""
NEW = OLD.replace("wait: 5m", "wait: 2h")


def accepted(text: str, old: str = OLD) -> list[tuple[str, str | None, str | None]]:
    found = compare(side_of_text(old), side_of_text(text)).changes
    return [(change.id, change.touchpoint, change.accepted) for change in found if not change.hidden]


def test_nothing_is_accepted_unless_somebody_says_so() -> None:
    assert accepted(NEW) == [("wait-up", "a", None), ("wait-up", "b", None)]


def test_a_comment_before_an_item_accepts_what_is_in_it() -> None:
    text = NEW.replace("  - id: b", "  # cxmap: accept[wait-up] tested in May\n  - id: b")
    assert accepted(text) == [("wait-up", "a", None), ("wait-up", "b", "tested in May")]


def test_a_comment_at_the_end_of_a_line_accepts_what_stands_there() -> None:
    text = NEW.replace("wait: 2h", "wait: 2h  # cxmap: accept[wait-up] new depot", 1)
    assert accepted(text) == [("wait-up", "a", "new depot"), ("wait-up", "b", None)]
    text = NEW.replace("id: a", "id: a  # cxmap: accept[wait-up] new depot", 1)
    assert accepted(text)[0] == ("wait-up", "a", None)


def test_a_comment_for_the_file_accepts_everywhere() -> None:
    text = f"# cxmap: accept-file[wait-up, friction-up] new depot{NEW}"
    assert accepted(text) == [("wait-up", "a", "new depot"), ("wait-up", "b", "new depot")]


def test_a_comment_before_the_list_accepts_what_is_in_it() -> None:
    text = NEW.replace("touchpoints:", "# cxmap: accept[wait-up] new depot\ntouchpoints:")
    assert [reason for _, _, reason in accepted(text)] == ["new depot", "new depot"]


def test_another_change_is_not_accepted() -> None:
    text = NEW.replace("  - id: b", "  # cxmap: accept[friction-up] tested in May\n  - id: b")
    assert [reason for _, _, reason in accepted(text)] == [None, None]


def test_without_a_reason_it_says_so() -> None:
    text = NEW.replace("wait: 2h", "wait: 2h  # cxmap: accept[wait-up]", 1)
    assert accepted(text)[0] == ("wait-up", "a", "no reason given")


def test_what_concerns_the_whole_journey_is_accepted_anywhere() -> None:
    call = "  - id: c\n    name: C\n    team: care\n    channel: phone\n    caused_by: [a]\n"
    for text in (f"# cxmap: accept[help-needed-up] new checkout, reviewed 12 May{OLD}{call}",
                 f"{OLD}  # cxmap: accept[help-needed-up] new checkout, reviewed 12 May\n{call}"):  # fmt: skip
        assert accepted(text)[0] == ("help-needed-up", None, "new checkout, reviewed 12 May")


def test_what_is_gone_is_accepted_where_it_is_retired() -> None:
    old = side_of(
        "- {id: a, name: A, team: web, channel: web, friction: 5}\n"
        "- {id: b, name: B, team: care, channel: phone, friction: 2}\n"
        "- {id: c, name: C, team: care, channel: chat, friction: 2, caused_by: []}"
    )
    head = "retired:\n  # cxmap: accept[route-removed] nobody called\n  - {id: b}\n  - {id: c}"
    new = side_of("- {id: a, name: A, team: web, channel: web, friction: 5}", head)
    found = [
        (change.touchpoint, change.accepted) for change in compare(old, new).changes if change.id == "route-removed"
    ]
    assert found == [("b", "nobody called"), ("c", None)]


def test_names_of_nothing_and_goals_that_are_lost_are_reported() -> None:
    text = f"# cxmap: accept-file[wait-upp] x{NEW}# cxmap: accept[goal-lost] y\n# cxmap: accept[deflection, xyz] z\n"
    assert list(misuse(side_of_text(text).document)) == [
        "accept[wait-upp] has no effect: there is no such change; wait-up?",
        "accept[goal-lost] has no effect: that the customer does not reach the goal cannot be accepted",
        "accept[deflection] has no effect: that the customer does not reach the goal cannot be accepted",
        "accept[xyz] has no effect: there is no such change",
    ]


def test_without_a_file_nothing_is_accepted() -> None:
    assert list(misuse(None)) == []


# The gate.

PAGE = "- {id: page, name: Page, team: web, channel: web, friction: 3, outcome: done}\n"
CALL = "- {id: call, name: Call, team: care, channel: phone, friction: 2, caused_by: [page], outcome: done}\n"
EASY = PAGE.replace("friction: 3", "friction: 2")
ALL: tuple[Gate, ...] = ("regression", "goal", "deflection", "unsupported", "service-only", "deviation", "never")
NONE: tuple[Gate, ...] = ("never",)
REGRESSION: tuple[Gate, ...] = ("regression",)


@pytest.mark.parametrize(
    ("old", "new", "new_head", "hits"),
    [
        (PAGE, PAGE, "", ()),
        (PAGE, PAGE + CALL, "", ("regression",)),
        (PAGE, PAGE, "ends: abandoned", ("regression", "goal")),
        (PAGE + CALL, PAGE, "ends: abandoned", ("regression", "goal", "deflection", "unsupported")),
        (PAGE, EASY, "", ("unsupported",)),
        (PAGE + CALL, PAGE + CALL.replace("friction: 2", "friction: 1"), "", ("unsupported",)),
        (PAGE + CALL, PAGE + CALL.replace("friction: 2", "friction: 1, steps: 1"), "state: to-be", ("service-only",)),
        (PAGE + CALL, PAGE, "", ("regression", "deflection", "unsupported")),
        (EASY + CALL, EASY, "retired: [{id: call, why: nobody calls}]", ("unsupported",)),
        (PAGE, PAGE + PAGE.replace("id: page", "id: next"), "", ("regression",)),
    ],
)
def test_the_gates(old: str, new: str, new_head: str, hits: tuple[Gate, ...]) -> None:
    found = compare(side_of(old), side_of(new, new_head))
    assert hit(found, ALL) == hits
    assert hit(found, NONE) == ()


def gated(text: str) -> bool:
    return bool(hit(compare(side_of_text(OLD), side_of_text(text)), REGRESSION))


def test_the_gate_passes_what_is_accepted() -> None:
    assert gated(NEW)
    assert gated(NEW.replace("wait: 2h", "wait: 2h  # cxmap: accept[wait-up] new depot", 1))
    assert not gated(NEW.replace("wait: 2h", "wait: 2h  # cxmap: accept[wait-up] new depot"))


def test_a_goal_that_is_lost_is_never_passed() -> None:
    assert gated(f"# cxmap: accept-file[goal-lost] we can live with it{OLD}ends: abandoned\n")


def test_small_changes_that_add_up_to_a_regression_pass_once_somebody_accepts_one() -> None:
    more = OLD + "  - {id: c, name: C, team: web, channel: web, friction: 3}\n"
    assert gated(more)
    assert not gated(more.replace("  - {id: c", "  # cxmap: accept[touchpoint-added] the law asks for it\n  - {id: c"))
