"""What examples cannot show: configuration, severity by state, fixes to the letter, texts from hell."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxmap.config import Config, default
from cxmap.config.file import from_table
from cxmap.findings import Finding, Severity
from cxmap.journey.channels import channels
from cxmap.journey.load import load
from cxmap.lint.engine import check
from cxmap.lint.fix import mend
from cxmap.lint.select import of
from cxmap.rules import Facts, _personal, blames_customer, rule_named, rules
from cxmap.source.files import Input
from cxmap.source.reader import read
from tests.hell import NAMES, journey_text
from tests.journeys_strategy import journeys, text_of
from tests.rules.frame import example, findings


def found(code: str, block: str, config: Config | None = None) -> list[Finding]:
    """What a rule finds in a block in its frame."""
    rule = rule_named(code)
    assert rule
    config = config or default()
    loaded = load(read(example(block).text.encode()), path="x.yaml", channels=channels(config))
    return check(loaded, config=config, selected=[rule])


def mended(code: str, block: str) -> str:
    """The block after the fixes of a rule."""
    rule = rule_named(code)
    assert rule
    given_ = example(block)
    text = mend(Input("x.yaml", given_.text.encode()), default(), of([rule])).source.data.decode()
    lines = text.splitlines(keepends=True)
    rest = len(given_.text.splitlines()) - len(block.splitlines()) - given_.first + 1
    return "".join(lines[given_.first - 1 : len(lines) - rest])


def test_a_deliberate_friction_without_ease_is_an_error_in_a_plan_only() -> None:
    block = "- {id: id, name: Show an ID, team: risk, channel: store, friction: 2, designed: {reason: fraud}}"
    assert [finding.severity for finding in found("CX303", block)] == [Severity.WARNING]
    plan = f"state: to-be\ntouchpoints:\n{block}\n"
    assert [finding.severity for finding in found("CX303", plan)] == [Severity.ERROR]


def test_teams_of_the_configuration_count_as_listed() -> None:
    config = from_table({"teams": ["web", "care", "finance", "Web & App"]})
    block = "- {id: find, name: Find it, team: Web & App, channel: web, friction: 2}\n"
    assert found("CX203", block, config) == []
    assert found("CX202", block, config) == []
    wrong = "- {id: find, name: Find it, team: fnance, channel: web, friction: 2}\n"
    assert [finding.fix.title for finding in found("CX203", wrong, config) if finding.fix] == ["write finance"]


def test_a_channel_that_the_configuration_calls_service_can_be_a_contact() -> None:
    config = from_table({"channels": {"telegram": {"kind": "assisted"}}})
    block = "- {id: write, name: Write to the shop, team: care, channel: telegram, friction: 2}\n"
    assert [finding.touchpoint for finding in found("CX401", block, config)] == ["write"]
    assert found("CX401", block) == []


def test_the_missing_teams_are_those_that_the_analysis_misses() -> None:
    block = """\
retro: {invite: [care]}
touchpoints:
- {id: find, name: Find it, team: web, supported_by: [it], channel: web, friction: 5}
- {id: ask, name: Ask, team: care, channel: chat, friction: 5, caused_by: [find]}
- {id: refund, name: Get the refund, team: finance, channel: till, friction: 1}
"""
    (finding,) = found("CX205", block)
    assert finding.message == "the retro does not invite web, it and finance"
    assert finding.help == (
        "web owns the breakdown 'Find it'; it supports the breakdown 'Find it'; finance solved it at 'Get the refund'"
    )
    assert mended("CX205", block).startswith("retro: {invite: [care, finance, it, web]}\n")
    nobody = block.replace("[care]", "[]")
    assert mended("CX205", nobody).startswith("retro: {invite: [web, it, care, finance]}\n")


FIXES = {
    "ids in one go, like those in use": (
        "CX107",
        """\
- {name: Find the page, team: web, channel: web, friction: 2}
- name: Find the page
  team: web
  channel: web
  friction: 2
- {name: 'No', team: web, channel: web, friction: 2}
""",
        """\
- {id: find-the-page, name: Find the page, team: web, channel: web, friction: 2}
- id: find-the-page-2
  name: Find the page
  team: web
  channel: web
  friction: 2
- {id: "no", name: 'No', team: web, channel: web, friction: 2}
""",
    ),
    "an id where the key stands without one": (
        "CX107",
        "- {id: , name: Find the page, team: web, channel: web, friction: 2}\n",
        "- {id: find-the-page, name: Find the page, team: web, channel: web, friction: 2}\n",
    ),
    "a score that nobody knows": (
        "CX301",
        """\
- id: find
  name: Find the page
  channel: web  # the old one
  team: web
""",
        """\
- id: find
  name: Find the page
  channel: web  # the old one
  friction: unknown
  team: web
""",
    ),
    "a score where the key stands without one": (
        "CX301",
        """\
- id: find
  name: Find the page
  channel: web
  friction:
  team: web
""",
        """\
- id: find
  name: Find the page
  channel: web
  friction: unknown
  team: web
""",
    ),
    "a score beside a channel that was merged in": (
        "CX301",
        """\
x-web: &web {team: web, channel: web}
touchpoints:
- id: find
  <<: *web
  name: Find the page
""",
        """\
x-web: &web {team: web, channel: web}
touchpoints:
- id: find
  <<: *web
  name: Find the page
  friction: unknown
""",
    ),
    "the inferred cause": (
        "CX401",
        """\
- {id: find, name: Find the page, team: web, channel: web, friction: 4}
- {id: ask, name: Ask, team: care, channel: chat, friction: 3, reach: 0.5}
""",
        """\
- {id: find, name: Find the page, team: web, channel: web, friction: 4}
- {id: ask, name: Ask, team: care, channel: chat, friction: 3, caused_by: [find], reach: 0.5}
""",
    ),
    "two inferred causes": (
        "CX401",
        """\
- {id: find, name: Find it, team: web, channel: web, friction: 4}
- {id: app, name: Open it, team: web, channel: app, friction: 4}
- {id: ask, name: Ask, team: care, channel: chat, follows: [find, app]}
""",
        """\
- {id: find, name: Find it, team: web, channel: web, friction: 4}
- {id: app, name: Open it, team: web, channel: app, friction: 4}
- {id: ask, name: Ask, team: care, channel: chat, caused_by: [find, app], follows: [find, app]}
""",
    ),
    "no cause that nobody can infer": (
        "CX401",
        "- {id: ask, name: Ask, team: care, channel: chat, friction: 3}\n",
        "- {id: ask, name: Ask, team: care, channel: chat, friction: 3}\n",
    ),
    "a team by its only spelling": (
        "CX203",
        "teams: [web, care, finance]\nowner: The web team\n",
        "teams: [web, care, finance]\nowner: web\n",
    ),
}


@pytest.mark.parametrize("what", FIXES)
def test_a_fix_writes(what: str) -> None:
    code, before, after = FIXES[what]
    assert mended(code, before) == after


def test_a_finding_about_personal_data_does_not_repeat_it() -> None:
    for text in ("bob.smith@example.com", "+44 20 7946 0958", "4111 1111 1111 1111", "DE89370400440532013000"):
        (finding,) = found("CX801", f"goal: tell {text}\n")
        assert text not in finding.message + finding.help + finding.fingerprint


def test_findings_of_one_rule_at_one_touchpoint_can_be_told_apart() -> None:
    block = """\
state: to-be
deadline: 1h
touchpoints:
- id: mail
  name: Email the bank
  team: care
  channel: email
  demand: value
  friction: 2
  wait: 2d
  promise: 1d
  hours: Mo-Fr 08:00-18:00
  when: Su 08:00
"""
    late = found("CX501", block)
    assert len(late) == len({finding.fingerprint for finding in late}) == 3


def test_a_finding_about_the_whole_list_stays_the_same_when_one_touchpoint_is_mended() -> None:
    both = "".join(f"- {{name: {name}, team: web, channel: web, friction: 2}}\n" for name in ("Find it", "Print it"))
    text = both.replace("- {name: Find it", "- {id: find-it, name: Find it")
    assert [finding.fingerprint for finding in found("CX107", both)] == [
        finding.fingerprint for finding in found("CX107", text)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_rules_read_texts_from_hell(name: str) -> None:
    for finding in findings(journey_text(NAMES[name])):
        for said in (finding.message, finding.help, finding.fix.title if finding.fix else ""):
            assert len(said) < 1000
            assert "\n" not in said


@settings(max_examples=150, deadline=None)
@given(journeys())
def test_no_rule_ever_fails_and_every_finding_lies_inside_the_text(written: dict[str, Any]) -> None:
    text = text_of(written)
    lines = text.count("\n") + 1
    for finding in findings(text):
        assert 1 <= finding.start.line <= finding.end.line <= lines
        assert finding.message
        assert finding.help


IN_ASCII = st.characters(codec="ascii")


@given(st.from_regex(blames_customer._BLAME, fullmatch=True, alphabet=IN_ASCII))
def test_the_quick_look_for_blame_misses_none(text: str) -> None:
    assert any(sign in text.lower() for sign in blames_customer._SIGNS)


@given(st.sampled_from((_personal._MAIL, _personal._PHONE, _personal._DIGITS, _personal._ACCOUNT)), st.data())
def test_the_quick_look_for_personal_data_misses_none(pattern: re.Pattern[str], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern, fullmatch=True, alphabet=IN_ASCII))
    assume("@" in text or "+" in text or sum(map(str.isdigit, text)) >= _personal._FEWEST_DIGITS)
    assert _personal.may_hold_personal_data(f"goal: {text}\n")


def test_facts_are_what_a_rule_may_look_at() -> None:
    assert {name for name in dir(Facts) if name[0] != "_"} == {"file", "journey", "analysis", "config", "text"}
    assert all(rule.check is None or rule.page for rule in rules())
