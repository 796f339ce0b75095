"""One journey, edited by hand so that nothing is mended, or something is: what the verdict has to be."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from cxmap.diff.comparison import compare
from tests.diff.versions import side_of_written
from tests.journeys_strategy import Written

BASE: Written = {
    "cxmap": 1,
    "id": "try",
    "title": "Try it",
    "goal_met_at": "done",
    "deadline": "20d",
    "sources": {"calls": "Calls of March"},
    "touchpoints": [
        {"id": "start", "name": "Find the shop", "team": "web", "channel": "web", "friction": 1, "outcome": "done"},
        {"id": "page", "name": "Fill in the form", "team": "web", "channel": "web", "friction": 4, "outcome": "partly",
         "steps": 6, "duration": "20m", "asks": ["name", "number"],
         "evidence": [{"from": "data", "ref": "calls", "date": "2026-01", "covers": ["success"]}]},
        {"id": "call", "name": "Call for help", "team": "care", "channel": "phone", "friction": 3, "outcome": "done",
         "reach": 0.5, "caused_by": ["page"], "wait": "30m", "promise": "40m", "hours": "Mo-Fr 08:00-18:00"},
        {"id": "letter", "name": "Get the letter", "team": "back", "channel": "letter", "friction": 2,
         "outcome": "done", "wait": "5d"},
        {"id": "chase", "name": "Ask where it is", "team": "care", "channel": "chat", "friction": 3, "outcome": "done",
         "reach": 0.3, "times": 2, "caused_by": ["letter"]},
        {"id": "done", "name": "Get it", "team": "post", "channel": "parcel", "friction": 2, "outcome": "done",
         "follows": ["letter", "chase"], "wait": "1d", "reach": 0.9},
    ],
}  # fmt: skip
PLAN = {"state": "to-be"}
TINY: dict[str, Any] = {"page": {"friction": 3, "steps": 5}}
DATA: Written = {"from": "data", "ref": "calls", "date": "2026-06"}
BOT: Written = {"id": "bot", "name": "Bot", "team": "c", "channel": "chatbot", "friction": 1, "outcome": "done",
                "reach": 0.5, "caused_by": ["page"]}  # fmt: skip
PRINT: Written = {"id": "print", "name": "Print", "team": "back", "channel": "unknown", "friction": 1, "wait": "5d"}
CHAT: Written = {"id": "chat", "name": "Write to us", "team": "care", "channel": "chat", "friction": 3,
                 "outcome": "done", "reach": 0.5, "caused_by": ["page"]}  # fmt: skip


def edited(
    changes: dict[str, dict[str, Any] | None], head: Written | None = None, behind: dict[str, Written] | None = None
) -> Written:
    """The base with changes of fields by id, steps that are gone (None) and new steps behind others; None: no field."""
    new: Written = copy.deepcopy(BASE) | (head or {})
    steps: list[Written] = []
    added = behind or {}
    for step in new["touchpoints"]:
        if changes.get(step["id"], {}) is not None:
            steps.append(step | changes.get(step["id"], {}))
        steps += [added[step["id"]]] if step["id"] in added else []
    new["touchpoints"] = [{field: value for field, value in step.items() if value is not None} for step in steps]
    named = {step["id"] for step in new["touchpoints"]}
    for step in new["touchpoints"]:
        for field in {"follows", "caused_by"} & step.keys():
            step[field] = [id for id in step[field] if id in named]
    return new


def verdict(new: Written, old: Written = BASE) -> str:
    return compare(side_of_written(old), side_of_written(new)).verdict.name


def retired(*ids: str) -> Written:
    return {"retired": [{"id": id, "why": "new process"} for id in ids]}


CLOSED: dict[str, Written] = {
    "drawn into the page": edited({"call": None, "page": {"renamed_from": ["call"]}}),
    "drawn into the page of a plan": edited({"call": None, "page": TINY["page"] | {"renamed_from": ["call"]}}, PLAN),
    "nobody comes any more, says the team": edited(
        {"call": {"reach": 0, "evidence": [{"from": "staff", "covers": ["reach"]}]}}
    ),
    "a bot takes them on, says the team": edited(
        {"call": {"reach": 0, "evidence": [{"from": "staff", "covers": ["reach"]}]}}, behind={"page": BOT}
    ),
    "nothing comes of it": edited({"call": {"outcome": "none"}}),
    "nothing comes of it in a plan": edited(TINY | {"call": {"outcome": "none"}}, PLAN),
    "the reception is there, for something else": edited(
        TINY | {"call": None}, PLAN, {"start": CHAT | {"channel": "reception", "caused_by": None, "demand": "value"}}
    ),
    "a chat is there, and closed when it is needed": edited(
        {"call": None}, behind={"page": CHAT | {"hours": "Mo-Fr 08:00-18:00", "when": "Su 10:00"}}
    ),
    "the same hard step in an app": edited(
        {"page": None, "call": None},
        retired("page", "call"),
        {"start": BASE["touchpoints"][1] | {"id": "app", "name": "Type it in", "team": "mobile", "channel": "app"}},
    ),
}


@pytest.mark.parametrize("how", CLOSED)
def test_a_way_to_a_person_does_not_go_away_unseen(how: str) -> None:
    assert verdict(CLOSED[how]) == "deflection"


NOTHING: dict[str, Written] = {
    "the wait stands before the next step": edited({"letter": {"wait": "0m"}, "done": {"after": "5d"}}),
    "the wait is called work": edited({"letter": {"wait": "0m", "duration": "5d"}}),
    "the queue comes before the call": edited({"call": {"wait": "0m", "after": "30m"}}),
    "the wait is at a step that nobody knows": edited(
        {"letter": {"wait": "0m"}},
        behind={"call": PRINT},
    ),
    "a hard step is drawn into an easy one": edited(
        {"page": None, "start": {"renamed_from": ["page"]}, "call": {"caused_by": ["start"]}}, PLAN
    ),
    "a plan with a dash to fall back on": edited({"page": {"friction": 2, "fallback": "-"}}, PLAN),
    "a plan that saves a minute": edited({"page": {"friction": 2, "duration": "19m"}}, PLAN),
    "evidence of another step": edited(
        {"start": {"evidence": BASE["touchpoints"][1]["evidence"]},
         "page": {"friction": 2, "evidence": [{"from": "data", "ref": "calls", "date": "2026-01"}]}}
    ),
    "the source has another name": edited(
        {"page": {"friction": 2, "evidence": [{"from": "data", "ref": "new", "date": "2026-01"}]}},
        {"sources": {"new": "Calls of March"}},
    ),
    "the date is finer": edited({"page": {"friction": 2, "evidence": [DATA | {"date": "2026-01-31"}]}}),
    "the date is earlier": edited({"page": {"friction": 2, "evidence": [DATA | {"date": "2025-12"}]}}),
    "another contact takes its place": edited({"call": None}, retired("call"), {"page": CHAT}),
    "open for a minute more": edited({"call": {"hours": "Mo-Fr 08:00-18:01"}}),
    "nobody knows the channel": edited({"call": {"channel": "unknown"}}),
    "two contacts are drawn as one": edited(
        {"chase": None, "call": {"renamed_from": ["chase", "call"], "times": 2.2}}
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", NOTHING)
def test_nothing_is_mended(how: str) -> None:
    assert verdict(NOTHING[how]) == "no-change"


@pytest.mark.parametrize(
    "changes",
    [
        {"page": {"friction": 2, "outcome": "abandoned"}},
        {"call": {"friction": 1, "hours": "Sa 02:00-03:00"}},
        {"page": {"friction": 5, "outcome": "none"}},
    ],
)
def test_a_plan_that_is_worse_is_not_made_better_by_a_lower_score(changes: dict[str, Written | None]) -> None:
    assert verdict(edited(changes, PLAN)) == "regression"


def test_customers_who_meet_the_goal_where_it_is_easier_are_asked_about() -> None:
    shop = BASE["touchpoints"][-1] | {
        "id": "shop",
        "name": "Pick it up",
        "channel": "store",
        "friction": 1,
        "reach": 0.1,
    }
    goals = {"goal_met_at": ["done", "shop"]}
    old = edited({"done": {"friction": 5, "outcome": "done", "reach": 0.8}}, goals, {"done": shop})
    new = edited({"done": {"friction": 5, "outcome": "done", "reach": 0.1}}, goals, {"done": shop | {"reach": 0.8}})
    assert verdict(new, old) == "no-change"


def test_who_gives_up_sooner_has_saved_no_time() -> None:
    old = edited({"letter": {"wait": "5d", "waited": "5d"}})
    assert verdict(edited({"letter": {"wait": "5d", "waited": "0m"}}), old) == "no-change"
    assert verdict(edited({"letter": {"wait": "9d", "waited": "1m"}}), old) == "regression"


def test_a_deadline_is_kept_by_being_quicker_and_not_by_another_way() -> None:
    head = {"deadline": "2d"}
    around = edited({"start": {"duration": "4m"}, "done": {"follows": ["page"]}}, head)
    old = edited({"start": {"duration": "5m"}}, head)
    assert verdict(around, old) == "no-change"
    assert (
        verdict(edited({"start": {"duration": "5m"}, "letter": {"wait": "2h"}}, head), old) == "experience-improvement"
    )


BETTER: dict[str, Written] = {
    "new data": edited({"page": {"friction": 2, "evidence": [DATA]}}),
    "a plan with fewer steps": edited({"page": {"friction": 2, "steps": 3}}, PLAN),
    "a plan that ends better": edited({"page": {"friction": 2, "outcome": "done"}}, PLAN),
    "the letter comes sooner": edited({"letter": {"wait": "2d"}}),
    "the letter comes sooner, and somebody looked at the clock": edited(
        {"letter": {"wait": "2d"}, "start": {"wait": "1h"}}
    ),
    "two steps become one with less to fill in": edited(
        {"page": None, "start": {"renamed_from": ["page"], "steps": 2}, "call": {"caused_by": ["start"]}}, PLAN
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", BETTER)
def test_what_is_mended_is_an_improvement(how: str) -> None:
    assert verdict(BETTER[how]) == "experience-improvement"


def test_longer_hours_and_a_shorter_queue_are_better_service() -> None:
    assert verdict(edited({"call": {"hours": "Mo-Fr 08:00-22:00"}})) == "service-only"
    assert verdict(edited({"call": {"wait": "10m"}})) == "service-only"


def test_a_goal_that_more_meet_is_read_with_the_old_share_also_where_no_more_come_to_any_of_its_steps() -> None:
    """Customers who met it at the page come to the parcel by another way now, and nobody comes anywhere anew."""
    goals = {"goal_met_at": ["page", "done"]}
    old = edited({"page": {"outcome": "done", "reach": 0.5}, "done": {"reach": 0.5, "follows": ["page"]}}, goals)
    new = edited({"page": {"outcome": "done", "reach": 0.5}, "done": {"reach": 0.5, "follows": ["start"]}}, goals)
    assert verdict(new, old) == "no-change"
    assert verdict(edited({"done": {"reach": 1}})) == "no-change"
