"""The verdict and the causes that stay: docs/method.md 8.6 and 8.7."""

from __future__ import annotations

import pytest

from cxmap.cli._versions import Opener, file_at
from cxmap.config import default
from cxmap.diff.comparison import Comparison, compare
from tests.conftest import ROOT
from tests.diff.versions import compared

PAGE = "- {id: page, name: Find the page, team: web, channel: web, friction: 4, outcome: partly}\n"
CALL = "- {id: call, name: Call, team: care, channel: phone, friction: 3, caused_by: [page]}\n"
AGAIN = "- {id: again, name: Call again, team: care, channel: phone, friction: 4, caused_by: [call]}\n"
PLAN = "state: to-be"
DONE = "- {id: done, name: Get it, team: web, channel: parcel, friction: 1}\n"


def travel_alert(design: str) -> Comparison:
    opener = Opener(default())
    files = ("bank-travel-alert.yaml", f"bank-travel-alert.to-be-{design}.yaml")
    old, new = (opener.version(file_at(str(ROOT / "journeys" / name), "-")) for name in files)
    return compare(old, new)


# The five rows of docs/method.md 11.2: goal, help needed, help repeated, friction in experience and service, contacts,
# load.

AS_IS = ("resolved", 100, 300, 4, 12, 4, 16)


@pytest.mark.parametrize(
    ("design", "after", "verdict", "untouched"),
    [
        ("service", ("resolved", 100, 0, 4, 1, 1, 5), "service-only", [("portal", 100)]),
        ("experience", ("resolved", 0, 0, 0, 0, 0, 0), "experience-improvement", []),
        ("no-notice", ("resolved", 0, 0, 0, 0, 0, 0), "need-removed", []),
        ("deflection", ("abandoned", 100, 0, 4, 4, 0, 8), "deflection", [("portal", 100)]),
    ],
)
def test_bob_s_five_files(
    design: str, after: tuple[str | float, ...], verdict: str, untouched: list[tuple[str, float]]
) -> None:
    found = travel_alert(design)
    figures = [
        (
            side.goal,
            side.help_needed_per_100,
            side.help_repeated_per_100,
            side.friction_experience,
            side.friction_service,
            side.contacts_tried,
            side.load,
        )
        for side in (found.before, found.after)
    ]
    assert figures == [AS_IS, after]
    assert found.verdict.name == verdict
    assert [(item.id, item.per_100) for item in found.verdict.untouched] == untouched


def verdict(old: str, new: str, head: str = "", new_head: str | None = None) -> tuple[str, list[str]]:
    found = compared(old, new, head, new_head).verdict
    return found.name, list(found.reasons)


def test_a_goal_that_is_lost_with_every_way_to_help_open_is_no_deflection() -> None:
    found = verdict(PAGE + CALL + DONE, PAGE + CALL + DONE, new_head="ends: unresolved")
    assert found == ("goal-lost", ["The goal was met and is not met any more"])


def test_fewer_contacts_with_every_route_open_are_no_deflection() -> None:
    rarer = CALL.replace("id: call", "id: call, reach: 0.5")
    assert verdict(PAGE + CALL + DONE, PAGE + rarer + DONE, new_head="ends: abandoned")[0] == "goal-lost"


def test_a_route_that_is_there_and_cannot_be_used_is_closed() -> None:
    old = PAGE + CALL + AGAIN + DONE
    new = PAGE + CALL.replace("friction: 3", "friction: 5, outcome: unavailable") + DONE
    name, reasons = verdict(old, new, new_head="ends: abandoned")
    assert name == "deflection"
    assert reasons[1] == (
        "Contacts fell from 200 to 100 per 100 customers because ways to help are gone: 'Call again', 'Call'"
    )


def test_a_goal_that_is_met_now_outside_of_service_is_an_experience_improvement() -> None:
    failed = DONE.replace("friction: 1", "friction: 1, outcome: failed")
    assert verdict(PAGE + failed, PAGE + DONE.replace("friction: 1", "friction: 1, outcome: done"), "", PLAN) == (
        "experience-improvement",
        [
            "The goal was not met and is met now",
            "It is met outside of service",
            "Help needed stays at 0 per 100 customers",
            "Friction felt outside service stays at 3 points per customer",
            "The goal is met by 100 of 100 customers, was 0",
            "Fewer breakdowns outside service: 0 now, 1 before",
        ],
    )


def test_a_goal_that_is_only_said_to_be_met_changes_nothing() -> None:
    assert verdict(PAGE + DONE, PAGE + DONE, "ends: unresolved", "goal_met_at: done")[0] == "no-change"


def test_a_goal_that_is_met_now_in_service_is_service_only() -> None:
    failed = CALL.replace("friction: 3", "friction: 3, outcome: failed")
    done = CALL.replace("friction: 3", "friction: 3, outcome: done")
    assert verdict(PAGE + failed, PAGE + done, "", f"{PLAN}\ngoal_met_at: call")[0] == "service-only"


def test_a_goal_that_is_met_now_with_more_help_needed_is_mixed() -> None:
    failed = DONE.replace("friction: 1", "friction: 1, outcome: failed")
    done = DONE.replace("friction: 1", "friction: 1, outcome: done")
    assert verdict(PAGE + failed, PAGE + CALL + done, "ends: unresolved", PLAN)[0] == "mixed"


def test_a_goal_that_is_met_nowhere_in_particular_is_service_only() -> None:
    failed = PAGE.replace("outcome: partly", "outcome: failed")
    less = PAGE.replace("friction: 4, outcome: partly", "friction: 3, steps: 1, outcome: partly")
    assert verdict(failed, less, "ends: unresolved", f"{PLAN}\nends: resolved")[0] == "service-only"


def test_less_help_needed_and_harder_steps_are_mixed() -> None:
    mended = PAGE.replace("friction: 4, outcome: partly", "friction: 2, outcome: done")
    head = f"{PLAN}\nretired: [{{id: call, why: the page does it}}]"
    assert verdict(PAGE + CALL + DONE, mended + DONE.replace("friction: 1", "friction: 4"), "", head)[0] == "mixed"


def test_more_help_needed_is_a_regression() -> None:
    assert verdict(PAGE + DONE, PAGE + CALL + DONE) == (
        "regression",
        [
            "Help needed rose from 0 to 100 per 100 customers",
            "Friction felt outside service stays at 3 points per customer",
        ],
    )


def test_help_repeated_less_with_harder_service_is_mixed_within_service() -> None:
    bad = CALL.replace("friction: 3", "friction: 3, outcome: partly, wait: 5m")
    call = CALL.replace("friction: 3", "friction: 2, outcome: done, wait: 9m")
    head = f"{PLAN}\nretired: [{{id: again, why: the first call does it}}]"
    easy = AGAIN.replace("friction: 4", "friction: 1")
    name, reasons = verdict(PAGE + bad + easy + DONE, PAGE + call + DONE, "", head)
    assert (name, reasons[0]) == ("mixed", "Better and worse within service")


def test_service_that_is_only_slower_is_a_regression_that_says_so() -> None:
    slow, slower = (CALL.replace("friction: 3", f"friction: 3, wait: {wait}") for wait in ("10m", "12m"))
    name, reasons = verdict(PAGE + slow + DONE, PAGE + slower + DONE)
    assert (name, reasons[0]) == ("regression", "Service got worse")
    assert (
        reasons[-1]
        == "Time stated in service up to the goal, waits given up included, rose from 10m to 12m per customer"
    )


def test_a_time_that_hardly_changes_is_listed_and_not_judged() -> None:
    slow, slower = (CALL.replace("friction: 3", f"friction: 3, wait: {wait}") for wait in ("100m", "109m"))
    found = compared(PAGE + slow + DONE, PAGE + slower + DONE)
    assert (found.verdict.name, [change.id for change in found.changes]) == ("no-change", ["wait-up"])
    assert compared(PAGE + slow + DONE, PAGE + slower + DONE, tolerance=0.05).verdict.name == "regression"


def test_nothing_that_counts_changed() -> None:
    assert verdict(PAGE + CALL + DONE, PAGE + CALL + DONE.replace("Get it", "Hold it in your hands"))[0] == "no-change"


def test_deleting_a_cause_improves_nothing() -> None:
    page = PAGE.replace("friction: 4", "friction: 3")
    name, reasons = verdict(page + CALL, page + CALL.replace("caused_by: [page]", "caused_by: []"))
    assert (name, reasons[0]) == ("no-change", "Help needed stays at 100 per 100 customers")


def test_deleting_a_score_improves_nothing() -> None:
    found = compared(PAGE + DONE, PAGE.replace("friction: 4, ", "") + DONE)
    assert found.verdict.name == "no-change"
    assert [item.told for item in found.verdict.put_back] == ["the score of 'Find the page', 4 before and unknown now"]


def test_with_nothing_scored_only_help_decides() -> None:
    old = "- {id: page, name: Page, team: web, channel: web, outcome: partly}\n"
    call = "- {id: call, name: Call, team: care, channel: phone, outcome: failed, caused_by: [page]}\n"
    end = "- {id: end, name: End, team: web, channel: web}\n"
    head = f"{PLAN}\nretired: [{{id: call, why: the page does it}}]"
    assert verdict(old + call + end, old.replace("partly", "done") + end, "", head) == (
        "experience-improvement",
        [
            "The goal is still met",
            "Help needed fell from 100 to 0 per 100 customers",
            "Friction outside service is not scored in both versions",
        ],
    )


def test_an_improvement_without_the_goal_says_that_it_is_still_not_met() -> None:
    easier = PAGE.replace("friction: 4", "friction: 3, steps: 2")
    found = verdict(PAGE + CALL, easier + CALL, "ends: unresolved", f"{PLAN}\nends: unresolved")
    assert found[0] == "experience-improvement"
    assert found[1][0] == "The goal is not met, as before"


def test_untouched_causes_are_those_in_the_experience_that_both_versions_have() -> None:
    menu = "- {id: menu, name: Menu, team: care, channel: ivr, friction: 4, caused_by: []}\n"
    agent = "- {id: agent, name: Agent, team: care, channel: phone, friction: 2, caused_by: [menu, page]}\n"
    assert [untouched.id for untouched in compared(PAGE + menu + agent, PAGE + menu + agent).verdict.untouched] == [
        "page"
    ]
