"""Accents may be one character or two; names are the same either way."""

from __future__ import annotations

import unicodedata

from cxmap.analysis.analysis import analyze
from cxmap.config.file import from_table
from tests.journey.loading import journey
from tests.rules.test_rules import found

ONE, TWO = "Kund\u00e9", unicodedata.normalize("NFD", "Kund\u00e9")
STEPS = f"""\
cxmap: 1
title: T
teams: [{ONE}]
stages: [{TWO}]
touchpoints:
- {{id: {ONE}, name: A, channel: web, team: {TWO}, stage: {ONE}, friction: 4}}
- {{id: b, name: B, channel: phone, team: {ONE}, follows: [{TWO}], caused_by: {{{TWO}: 1}}}}
- {{id: c, name: C, channel: web, team: "Kunde\\u0301", follows: {{b: 1}}}}
"""


def test_teams_ids_and_references_are_compared_in_one_form() -> None:
    assert ONE != TWO
    steps = journey(STEPS)
    assert [touchpoint.team for touchpoint in steps.touchpoints] == [ONE, ONE, ONE]
    assert [touchpoint.follows for touchpoint in steps.touchpoints] == [(), (0,), (1,)]
    facts = analyze(steps)
    assert facts.handoffs.all == ()
    assert [cause.at for cause in facts.causes.direct[1]] == [0]


def test_teams_of_the_configuration_too() -> None:
    config = from_table({"teams": [TWO, "finance", "care", "web"]})
    assert found("CX203", f"- {{id: a, name: Read it, team: {ONE}, channel: web, friction: 2}}\n", config) == []
