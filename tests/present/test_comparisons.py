"""What a comparison says: the verdict and its reasons, which changes are listed, what it all comes to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cxmap.diff.change import IMPROVEMENT
from cxmap.diff.comparison import Comparison, Refused
from cxmap.diff.report import Lone, Report
from cxmap.diff.verdict import Name
from cxmap.present.changes import hidden, shown
from cxmap.present.comparisons import pages
from cxmap.present.look import Look
from cxmap.present.page import Listing, Page, Section, Sentence, Table, text_of
from cxmap.present.verdicts import headline
from tests.diff.versions import compared

PAGE = "- {id: page, name: Find the page, team: web, channel: web, friction: 3, outcome: done}\n"
CALL = "- {id: call, name: Call, team: care, channel: phone, friction: 2, caused_by: [page], outcome: done}\n"
SAME, WORSE = compared(PAGE, PAGE), compared(PAGE, PAGE + CALL)
PLAN = PAGE.replace("friction: 3", "friction: 2, steps: 2")
RETIRED = "state: to-be\nretired: [{id: call, why: the page answers}]"
BETTER = compared(PAGE + CALL, PLAN, "", RETIRED)
RENAMED = compared(PAGE, PAGE.replace("Find the page", "Look for the page"))


def texts(page: Page) -> Iterator[str]:
    """Every line of a page but the cells of its tables."""
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Sentence):
                yield text_of(block.line)
            elif isinstance(block, Listing):
                yield from (text_of(line) for item in block.items for line in (item.line, *item.below))


def page_of(comparison: Comparison | Refused, look: Look | None = None) -> Page:
    (page,) = pages(Report((comparison,)), look or Look())
    return page


@pytest.mark.parametrize(
    ("comparison", "name", "said"),
    [
        (SAME, "no-change", ("No change in the experience", "plain")),
        (WORSE, "regression", ("Regression, on estimates", "bad")),
        (BETTER, "experience-improvement", ("Experience improvement, if the plan holds", "good")),
    ],
    ids=["same", "worse", "better"],
)
def test_the_verdict_in_a_few_words(comparison: Comparison, name: Name, said: tuple[str, str]) -> None:
    assert comparison.verdict.name == name
    assert headline(comparison) == said


def test_an_improvement_without_the_goal_says_so() -> None:
    found = compared(PAGE + CALL, PLAN, "ends: unresolved", f"{RETIRED}\nends: unresolved")
    assert found.verdict.name == "experience-improvement"
    assert headline(found) == ("Experience improvement, if the plan holds, and the goal is still not met", "warn")


def test_the_verdict_leads_and_gives_its_reasons() -> None:
    verdict, figures, *changes = page_of(WORSE).sections
    first, why, *_ = verdict.blocks
    assert isinstance(first, Sentence)
    assert isinstance(why, Sentence)
    assert (first.leads, text_of(first.line)) == (True, "Regression, on estimates.")
    assert text_of(why.line) == " ".join(f"{reason}." for reason in WORSE.verdict.reasons)
    assert isinstance(figures.blocks[0], Table)
    assert [section.title for section in changes] == ["Regressions (3)", "Neutral (1)"]


def test_a_cause_that_nobody_touched_is_named() -> None:
    found = compared(PAGE + CALL, PAGE + CALL.replace("friction: 2", "friction: 3"))
    said = "Untouched cause: 'Find the page' still sends customers to service, 100 times per 100 customers."
    assert said in list(texts(page_of(found)))


def test_only_regressions_stand_open_and_nothing_is_kept_as_long_as_the_verdict() -> None:
    sections: list[Section] = [*page_of(WORSE).sections, *page_of(BETTER).sections]
    ranks = {section.name: section.rank for section in sections}
    assert ranks["verdict"] < ranks["figures"] < ranks["regression"] < ranks["improvement"] == ranks["neutral"]
    assert {section.name for section in sections if section.folded} == {"improvement", "neutral"}


def test_changes_of_names_and_texts_are_counted_and_listed_on_demand() -> None:
    report = Report((RENAMED,))
    assert (shown(RENAMED, Look()), hidden(report, Look())) == ((), len(RENAMED.changes))
    everything = Look(everything=True)
    assert (shown(RENAMED, everything), hidden(report, everything)) == (RENAMED.changes, 0)
    assert text_of(page_of(RENAMED).total) == "no changes; 1 more (order, names, texts) with --all"


def test_of_one_class_only_that_class_is_counted() -> None:
    look = Look(only=IMPROVEMENT)
    assert text_of(page_of(WORSE, look).total) == "no improvements"
    assert {change.class_ for change in shown(BETTER, look)} == {IMPROVEMENT}


def test_what_could_not_be_compared_says_why_and_what_to_do() -> None:
    page = page_of(Refused("pay", "a.yaml", "b.yaml", "they have two personas", "compare one customer"))
    assert list(texts(page)) == ["Not comparable: they have two personas.", "Compare one customer."]
    assert text_of(page.total) == "1 not comparable"


def test_a_folder_has_an_overview_and_a_page_for_what_changed_and_one_total() -> None:
    found = Report((SAME, WORSE), added=(Lone("new", "as-is", "new.yaml"),), is_folder=True)
    overview, changed = pages(found, Look())
    assert (overview.title, overview.level, changed.level) == ("2 journeys compared", 2, 3)
    assert [section.name for section in overview.sections] == ["journeys", "added"]
    assert (overview.total, text_of(changed.total)) == (
        (),
        "2 journeys compared: 3 regressions, 1 neutral; 1 added",
    )


def test_a_touchpoint_is_named_once_among_changes_of_a_kind_with_the_strongest_first() -> None:
    broken = PAGE.replace("friction: 3, outcome: done", "friction: 5, outcome: failed, wait: 2h")
    found = compared(PAGE.replace("done", "done, wait: 5m") + CALL, broken + CALL.replace("friction: 2", "friction: 4"))
    (section,) = (section for section in page_of(found).sections if section.name == "regression")
    (listing,) = section.blocks
    assert isinstance(listing, Listing)
    names = [text_of(item.line) for item in listing.items]
    assert len(set(names)) == len(names)
    page = next(item for item in listing.items if text_of(item.line) == "~ Find the page")
    assert [text_of(line).split("  [")[0].split(":")[0] for line in page.below] == ["breaks now", "also"]
    assert "[friction-up]; " in text_of(page.below[1])
    assert "[wait-up]" in text_of(page.below[1])


def test_a_remark_that_holds_for_all_changes_of_a_touchpoint_is_made_once() -> None:
    accepted = "# cxmap: accept[friction-up, wait-up, breakdown-added] new depot\n"
    worse = PAGE.replace("friction: 3, outcome: done", "friction: 5, outcome: failed, wait: 2h")
    old = PAGE.replace("done", "done, wait: 5m")
    said = [text for text in texts(page_of(compared(old, accepted + worse))) if "accepted: new depot" in text]
    assert len(said) == 1
