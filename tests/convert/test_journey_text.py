"""The YAML that is written: what a person would have written, and the same values when it is read."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cxmap.convert.draft import DraftJourney, DraftTouchpoint
from cxmap.convert.journey_text import journey_text
from cxmap.convert.names import extension, file_name, journey_ids, stage_ids
from cxmap.convert.values import journey_values
from cxmap.convert.wishes import Wishes
from cxmap.journey.load import load
from cxmap.source.reader import read_text
from cxmap.source.yaml_text import scalar
from tests.convert.drafts import journey
from tests.hell import NAMES

_DIAGRAM = """\
journey
    title Claim after a storm
    section Report it
      Call the hotline: 1: Customer, Agent
      Send photos: 7: Customer
"""
_WRITTEN = """\
# Imported from docs/claim.mmd, line 1 (Mermaid journey), by cxmap {version}.
# Please decide: who owns each touchpoint (team), where it happens (channel), how hard it is (friction, 1 effortless to\
 5 blocked), what the customer wants (goal).
cxmap: 1
id: claim
title: Claim after a storm
sources: {{import: docs/claim.mmd}}
stages: [{{id: report-it, name: Report it}}]
touchpoints:
  - id: call-the-hotline
    name: Call the hotline
    stage: report-it
    # team: who owns this?
    channel: unknown      # web, app, phone, chat, email, branch, letter …
    friction: 5
    evidence: [{{covers: [friction], from: estimate, ref: import, note: "line 4: score 1 of 5 (Mermaid)"}}]
    x-actors: [Customer, Agent]
  - id: send-photos
    name: Send photos
    stage: report-it
    # team: who owns this?
    channel: unknown      # web, app, phone, chat, email, branch, letter …
    friction: unknown
    x-actors: [Customer]
"""


def draft_of(text: str) -> DraftJourney:
    """A draft that has a text wherever one can stand."""
    step = DraftTouchpoint(
        name=text,
        line=1,
        teams=(text, "b"),
        supported_by=(text,),
        channel=text,
        friction=2,
        evidence=text,
        doing=text,
        thinking=text,
        feeling=text,
        extras=(("x-a", text), ("x-b", (text, text))),
    )
    return DraftJourney(text, 1, text, (step,), persona=text, goal=text, extras=(("x-c", text),))


def test_it_is_what_a_person_would_have_written() -> None:
    from cxmap import __version__

    text = journey_text(journey(_DIAGRAM, "docs/claim.mmd"), "claim", "docs/claim.mmd", Wishes())
    assert text == _WRITTEN.format(version=__version__)


def test_state_and_basis_are_written_only_when_asked_for() -> None:
    found = journey(_DIAGRAM, "x.mmd")
    assert "state" not in journey_text(found, "claim", "x.mmd", Wishes())
    text = journey_text(found, "claim", "x.mmd", Wishes(state="to-be", basis="case"))
    assert "title: Claim after a storm\nstate: to-be\nbasis: case\n" in text


def test_a_long_journey_is_asked_at_its_head_only() -> None:
    step = DraftTouchpoint("A", 1)
    for count, questions in ((40, 80), (41, 0)):
        text = journey_text(DraftJourney("T", 1, "CSV", (step,) * count), "t", "x.csv", Wishes())
        assert text.count("# team: who") + text.count("# web, app") == questions
        assert "# Please decide: who owns each touchpoint (team), where it happens (channel)" in text


def test_what_is_known_is_not_asked() -> None:
    step = DraftTouchpoint("A", 1, teams=("Web",), channel="web", friction=2)
    text = journey_text(DraftJourney("T", 1, "CSV", (step,), goal="G"), "t", "x.csv", Wishes())
    assert text.count("#") == 1


@pytest.mark.parametrize("name", [name for name, text in NAMES.items() if text.strip()])
def test_a_name_from_hell_is_read_again_as_it_is(name: str) -> None:
    hell = NAMES[name]
    said = journey_values(draft_of(hell), "id", hell, Wishes())
    text = journey_text(draft_of(hell), "id", hell, Wishes())
    assert read_text(text).value == said
    assert load(read_text(text), path="x.yaml").journey is not None
    assert not [c for c in text if c != "\n" and not c.isprintable() and c not in "\u200c\u200d\xa0\u202f\u3000"]


@given(st.text(min_size=1).filter(lambda text: text.strip() and not any(0xD800 <= ord(c) <= 0xDFFF for c in text)))
def test_any_text_is_read_again_as_it_is(text: str) -> None:
    for in_flow in (True, False):
        said = scalar(text, in_flow=in_flow)
        assert read_text(f"a: [{said}]\n" if in_flow else f"a: {said}\n").value == {"a": [text] if in_flow else text}


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "on", "y", "true", "null", "~", "12", "010", "1e3", "0x1F", "12:30", "2026-01-01", "=x", "@a", "%a",
     "&a", "#a", "*a", "!a", "|", ">", "-", "- a", "? a", "a: b", "a #b", "[a]", "{a}", " a", "a ",
     "a,b", ".inf", "1_000", "<<"],
)  # fmt: skip
def test_what_could_be_read_as_anything_but_text_is_quoted(text: str) -> None:
    assert scalar(text)[0] in "\"'"


@pytest.mark.parametrize("text", ["Call the hotline", "It's done", "Émotion", "报名", "a/b (c)", "R&D", "50% off", "x"])
def test_ordinary_text_is_not_quoted(text: str) -> None:
    assert scalar(text) == text
    assert yaml.safe_load(f"a: {text}") == {"a": text}


def test_ids_come_from_titles_and_repeat_with_a_number() -> None:
    assert journey_ids(["A b", "a B", "!!!", "touchpoint"]) == ["a-b", "a-b-2", "journey", "touchpoint"]


def test_stages_that_differ_only_in_case_or_signs_are_one() -> None:
    assert stage_ids(["Find", "find!", "???", "!!!"]) == {
        "Find": "find",
        "find!": "find",
        "???": "stage-1",
        "!!!": "stage-2",
    }


def test_a_file_name_is_short_enough_for_any_disk() -> None:
    assert file_name("claim") == "claim.yaml"
    assert len(file_name("報" * 500).encode()) < 130
    assert extension("x" * 5_000) == "x-" + "x" * 60


def test_a_difference_between_what_was_meant_and_what_is_read_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    from cxmap.convert import journey_text as module
    from cxmap.errors import CxmapError

    monkeypatch.setattr(module, "scalar", lambda text, *, in_flow=True: text)
    with pytest.raises(CxmapError, match="internal error: what was written reads otherwise"):
        journey_text(replace(journey(_DIAGRAM, "x.mmd"), title="a: b"), "id", "x", Wishes())
