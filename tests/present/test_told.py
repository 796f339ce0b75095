"""What a picture says in words is what the text says."""

from __future__ import annotations

from cxmap.present.sections.verdict import goal, help_needed, split
from cxmap.present.told import fix_first, footnote, subtitle, told, touchpoint_told, verdict
from tests.analysis.worked import analysis_of
from tests.picture.journeys import ALL

BOB = ALL["bank-travel-alert"]
EASY = analysis_of("- {id: a, name: Order, team: web, channel: web, friction: 1}\n")


def test_the_verdict_is_that_of_the_text_and_what_to_fix_is_last() -> None:
    said = [text for text, _ in verdict(BOB)]
    assert said == [goal(BOB)[0], help_needed(BOB), split(BOB), fix_first(BOB)]
    assert fix_first(BOB) == (
        'Fix first: touchpoint 1, Look for "add travel alert" on the servicing website (digital). Fixing it would'
        " remove 100% of the friction and 4 contacts per customer."
    )


def test_where_nothing_breaks_there_is_nothing_to_fix() -> None:
    assert verdict(EASY)[-1] == ("No breakdown: every scored touchpoint is effortless.", "strong")


def test_nobody_stands_in_one_pair_of_brackets() -> None:
    assert "(nobody). Fixing it" in fix_first(ALL["edge-unowned"])
    assert "((" not in fix_first(ALL["edge-unowned"])


def test_the_line_under_the_title_says_what_it_is_and_for_whom() -> None:
    assert subtitle(BOB) == "as-is, one case · Traveller leaving tomorrow · wants: My debit card works abroad tomorrow"
    assert subtitle(EASY) == "as-is, typical"


def test_the_footnote_says_how_sure_it_is_and_where_it_comes_from() -> None:
    said = footnote(BOB)
    assert said[0] == "All friction scores are estimates."
    assert "These effects overlap. Do not add them up." in said
    assert said[-1].endswith("· bank-travel-alert.yaml")


def test_a_touchpoint_is_told_with_its_number_its_friction_its_team_and_why_it_breaks() -> None:
    assert touchpoint_told(BOB, 0, 1) == (
        '1 Look for "add travel alert" on the servicing website: friction 5 (blocked), digital, failed, takes 15m;'
        " breakdown: failed; friction 5; sends customers to 'Look for someone to chat with'"
    )


def test_of_a_long_journey_the_first_eighty_touchpoints_are_told() -> None:
    lines = list(told(ALL["generated-300"]))
    assert lines[-1] == "And 220 more touchpoints."
    assert sum(line[0].isdigit() and ", friction" in line for line in lines) == 80
