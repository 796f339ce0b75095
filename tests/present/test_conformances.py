"""What a plan held against what happens says."""

from __future__ import annotations

from cxmap.diff.conformance import conformance
from cxmap.present.conformances import pages
from cxmap.present.look import Look
from cxmap.present.page import Listing, Sentence, text_of
from tests.diff.versions import side_of

FIND = "- {id: find, name: Find the page, team: web, channel: web, friction: 1, outcome: done}\n"
PAY = "- {id: pay, name: Pay, team: shop, channel: web, friction: 1, outcome: done}\n"
CALL = "- {id: call, name: Call, team: care, channel: phone, friction: 3, outcome: done}\n"


def test_deviations_stand_under_what_they_are_and_say_how_many_customers_meet_them() -> None:
    found = conformance(side_of(FIND + PAY, "state: to-be", "plan.yaml"), side_of(PAY + CALL, "", "actual.yaml"))
    (page,) = pages(found, Look())
    verdict, missing, ad_hoc = page.sections
    (said,) = verdict.blocks
    assert isinstance(said, Sentence)
    assert text_of(said.line) == "1 of 2 planned touchpoints happen as planned; 2 deviations."
    assert [missing.title, ad_hoc.title] == [
        "Missing: planned, and does not happen (1)",
        "Ad hoc: happens, and nobody planned it (1)",
    ]
    for section, lines in (
        (missing, ["- Find the page  web", "planned for 100% of customers  [plan line 6]"]),
        (ad_hoc, ["+ Call  care", "met by 100% of customers  [actual line 7]"]),
    ):
        (listing,) = section.blocks
        assert isinstance(listing, Listing)
        assert [text_of(line) for item in listing.items for line in (item.line, *item.below)] == lines
    assert text_of(page.total) == "2 deviations"


def test_a_plan_that_is_kept_has_nothing_to_list() -> None:
    (page,) = pages(conformance(side_of(FIND, "state: to-be"), side_of(FIND)), Look())
    assert [section.name for section in page.sections] == ["verdict"]
    assert text_of(page.total) == "no deviations"
