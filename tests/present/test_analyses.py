"""What an analysis says, sentence by sentence, where the sentences are made."""

from __future__ import annotations

import pytest

from cxmap.analysis.analysis import Analysis
from cxmap.present.analyses import pages
from cxmap.present.look import Look
from cxmap.present.page import Sentence, text_of
from cxmap.present.sections import sections
from cxmap.present.sections.handoffs import summary
from cxmap.present.sections.verdict import evidence, goal, help_needed, split
from tests.analysis.worked import analysis_of

FIND = "- {id: find, name: Find the page, team: web, channel: web, friction: %s, outcome: %s}\n"
CALL = "- {id: call, name: Call, team: care, channel: phone, friction: 2, outcome: done, caused_by: [find]%s}\n"


def told(friction: float, outcome: str, call: str | None = None, head: str = "") -> Analysis:
    """A page, and perhaps a call because of it."""
    return analysis_of(FIND % (friction, outcome) + ("" if call is None else CALL % call), head)


@pytest.mark.parametrize(
    ("facts", "said", "tone"),
    [
        (told(1, "done"), "Goal met with 1 step by the customer.", "good"),
        (told(5, "failed", ""), "Goal met at the 2nd attempt.", "good"),
        (told(5, "failed"), "Goal not met: still not solved; 1 attempt, none succeeded.", "bad"),
        (told(5, "abandoned"), "Goal not met: the customer gave up; 1 attempt, none succeeded.", "bad"),
        (
            told(5, "failed", ", duration: 2h", "deadline: 1h"),
            "Goal met at the 2nd attempt, 2h after starting, 1h after the deadline.",
            "warn",
        ),
        (
            told(5, "failed", ", reach: 0.4"),
            "Goal met by 40 of 100 customers after 1.4 attempts on average; 60 stop at 'Find the page'.",
            "bad",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_goal_comes_first_with_how_often_it_took_and_how_late_it_was(facts: Analysis, said: str, tone: str) -> None:
    assert goal(facts) == (said, tone)


def test_help_is_counted_per_customer_and_never_without_its_cause() -> None:
    assert help_needed(told(1, "done")) == "No customer has to ask for help."
    assert help_needed(told(5, "failed", "")) == "100 requests for help per 100 customers, made by 100 of them."
    again = help_needed(told(5, "failed", ", times: 1.5"))
    assert again == "150 requests for help per 100 customers, made by 100 of them."
    unknown = analysis_of("- {id: call, name: Call, team: care, channel: phone, friction: 2}", infer=False)
    assert help_needed(unknown) == "100 requests for help per 100 customers, and nobody said why."


def test_what_service_feels_is_told_beside_what_it_starts() -> None:
    facts = told(5, "failed", "")
    assert split(facts) == "Service is 1 of 2 touchpoints: 20% of the friction is felt there, and 0% starts there."
    unscored = analysis_of("- {id: find, name: Find, team: web, channel: web}")
    assert split(unscored) == "Service is 0 of 1 touchpoints; no friction is scored, so nobody knows where it is felt."


def test_how_sure_it_is_is_said_with_the_figures() -> None:
    assert evidence(told(1, "done"))[0] == "Nothing in the file says what the scores rest on."
    estimate = (
        "- {id: a, name: A, team: t, channel: web, friction: 3, evidence: [{covers: [friction], from: estimate}]}"
    )
    assert evidence(analysis_of(estimate))[0] == "All friction scores are estimates."


def test_handoffs_say_who_carries_the_matter() -> None:
    assert summary(told(5, "failed", "")) == "1 between teams, carried by the customer"
    assert summary(told(5, "failed", ", initiated_by: company")) == "1 between teams, none carried by the customer"


def test_the_first_screen_leaves_out_what_all_of_it_shows() -> None:
    facts = told(5, "failed", "")
    (short,), (full,) = pages([facts], Look()), pages([facts], Look(in_full=True))
    names = [section.name for section in full.sections]
    assert names == [name for name in sections() if name in names]
    assert {section.name for section in short.sections} == {
        name for name, declared in sections().items() if declared.by_default and name in names
    }


def test_a_section_that_was_asked_for_stands_alone_and_in_full() -> None:
    (page,) = pages([told(5, "failed", "")], Look(sections=("demand",)))
    assert [section.name for section in page.sections] == ["demand"]


def test_the_verdict_is_kept_longest_where_a_page_is_cut() -> None:
    (page,) = pages([told(5, "failed", "")], Look(in_full=True))
    ranks = {section.name: section.rank for section in page.sections}
    assert min(ranks, key=lambda name: ranks[name]) == "verdict"
    assert [name for name, rank in ranks.items() if rank == ranks["verdict"]] == ["verdict"]


def test_the_share_of_a_team_says_what_it_causes_and_what_it_feels() -> None:
    (page,) = pages([told(5, "failed", "")], Look(team="web"))
    (section,) = page.sections
    said = [text_of(block.line) for block in section.blocks if isinstance(block, Sentence)]
    assert said == [
        "It causes 100% of the friction (5 of 5 points) and feels 80% of it (4).",
        "It causes 1 contact per customer and handles 0 contacts per customer.",
    ]
