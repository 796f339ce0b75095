"""Stages by their names, and what hurts in the words of whoever drew the map."""

from __future__ import annotations

from cxmap.present.explain import explanation
from cxmap.present.look import Look
from cxmap.present.page import Listing, Table, text_of
from cxmap.present.sections import pains, split
from cxmap.records.analyses import analysis_facts
from tests.analysis.worked import analysis_of

HEAD = """\
stages:
  - {id: s1, name: Finding out, lifecycle: attraction, pains: [Nobody says what it costs]}
  - s2
"""
STEPS = """\
- {id: a, name: Read, team: web, channel: web, stage: s1, friction: 5, pains: [Too long], opportunities: [A video]}
- {id: b, name: Call, team: care, channel: phone, stage: s2, reach: 0.5}
"""


def test_a_stage_is_called_by_its_name_and_by_its_id_without_one() -> None:
    section = split.SECTION.build(analysis_of(STEPS, HEAD), Look(in_full=True))
    assert section
    tables = [block for block in section.blocks if isinstance(block, Table)]
    assert [text_of(row[0]) for row in tables[-1].rows] == ["Finding out", "s2"]


def test_pains_and_opportunities_stand_below_what_they_are_about() -> None:
    section = pains.SECTION.build(analysis_of(STEPS, HEAD), Look())
    assert section
    (listing,) = section.blocks
    assert isinstance(listing, Listing)
    told = {text_of(item.line): [text_of(below) for below in item.below] for item in listing.items}
    assert told == {
        "Finding out": ["pain: Nobody says what it costs"],
        "Read": ["pain: Too long", "opportunity: A video"],
    }


def test_without_them_there_is_no_such_section() -> None:
    assert pains.SECTION.build(analysis_of("- {name: A, channel: web}"), Look()) is None


def test_nothing_is_computed_with_them() -> None:
    plain = STEPS.replace(", pains: [Too long], opportunities: [A video]", "")
    with_, without = analysis_facts(analysis_of(STEPS, HEAD)), analysis_facts(analysis_of(plain, HEAD))
    assert (with_["touchpoints"][0].pop("pains"), without["touchpoints"][0].pop("pains")) == (["Too long"], [])
    assert (with_["touchpoints"][0].pop("opportunities"), without["touchpoints"][0].pop("opportunities")) == (
        *(["A video"], []),
    )
    assert with_ == without


def test_json_has_the_stages_with_names() -> None:
    facts = analysis_facts(analysis_of(STEPS, HEAD))
    assert facts["journey"]["stages"] == [
        {
            "id": "s1",
            "name": "Finding out",
            "lifecycle": "attraction",
            "pains": ["Nobody says what it costs"],
            "opportunities": [],
        },
        {"id": "s2", "name": "s2", "lifecycle": None, "pains": [], "opportunities": []},
    ]
    assert [(step["stage"], step["stage_name"]) for step in facts["touchpoints"]] == [
        ("s1", "Finding out"),
        ("s2", "s2"),
    ]


def test_how_it_was_read_names_touchpoints_and_no_ids() -> None:
    (table, *_) = explanation(analysis_of(STEPS, HEAD)).blocks
    assert isinstance(table, Table)
    rows = [[text_of(cell) for cell in row] for row in table.rows]
    assert [(row[0], row[3]) for row in rows] == [("Read", "none"), ("Call", "Read 100% (inferred)")]
