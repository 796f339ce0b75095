"""Headlines and sentences about what is proven."""

from __future__ import annotations

from cxmap.present.figures import rows
from cxmap.present.proven import grounds, put_back
from cxmap.present.verdicts import headline
from tests.diff.versions import compared

PAGE = "- {id: page, name: Fill in the form, team: web, channel: web, friction: 4, outcome: partly}\n"
CALL = "- {id: call, name: Call, team: care, channel: phone, friction: 2, outcome: done, caused_by: [page]}\n"
DONE = "- {id: done, name: Get it, team: web, channel: parcel, friction: 1, outcome: done}\n"
OLD = PAGE + CALL + DONE
EASY = OLD.replace("friction: 4", "friction: 2")


def test_a_put_back_is_told_in_one_sentence() -> None:
    found = compared(OLD, EASY)
    assert put_back(found) == ["Put back: the score of 'Fill in the form', nothing shows that it got easier."]
    assert headline(found)[0] == "No change in the experience"


def test_the_headline_says_what_it_rests_on() -> None:
    shown = EASY.replace("id: page", "id: page, evidence: [{covers: [friction], from: survey, ref: panel}]")
    found = compared(OLD, shown, "sources: {panel: The panel of May}")
    assert headline(found)[0] == "Experience improvement, measured"
    assert grounds(found) == "It rests on: 'Fill in the form': survey (panel)."
    planned = compared(OLD, EASY.replace("id: page", "id: page, steps: 3"), "", "state: to-be")
    assert headline(planned)[0] == "Experience improvement, if the plan holds"
    assert headline(compared(OLD, OLD.replace("friction: 4", "friction: 5")))[0] == "Regression, on estimates"


def test_no_change_above_a_list_with_something_in_it_says_so() -> None:
    told = OLD.replace("id: page", "id: page, steps: 2"), OLD.replace("id: page", "id: page, steps: 5")
    assert headline(compared(*told))[0] == "Help needed, effort and time stay; 1 regression below"


def test_a_closed_way_to_help_with_the_goal_kept_is_called_so() -> None:
    shut = OLD.replace("friction: 2, outcome: done, caused_by", "friction: 2, outcome: unavailable, caused_by")
    text, tone = headline(compared(OLD, shut))
    assert (text.partition(",")[0], tone) == ("Deflection", "bad")
    assert text.endswith(": the way to help is closed to customers who still need it")


def test_a_figure_that_was_put_back_is_marked() -> None:
    marked = [row.label for row in rows(compared(OLD, EASY)) if row.label.endswith(" *")]
    assert marked == ["friction outside service, points *"]


def test_many_put_backs_are_counted() -> None:
    steps = "".join(PAGE.replace("id: page, name: Fill", f"id: p{i}, name: {i} Fill") for i in range(8))
    found = compared(steps + DONE, steps.replace("friction: 4", "friction: 1") + DONE)
    assert put_back(found)[-1] == "3 more are put back; each is asked about below."


def test_a_plan_quotes_the_changes_of_the_design_that_it_rests_on() -> None:
    """Whoever reads the verdict sees how little it takes: a number that only the plan states."""
    planned = compared(OLD, EASY.replace("id: page", "id: page, steps: 3, asks: [name]"), "", "state: to-be")
    assert grounds(planned) == (
        "It rests on: 'Fill in the form': steps: 3, not said before, asks: name, not said before."
    )
