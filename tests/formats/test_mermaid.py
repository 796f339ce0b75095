"""A journey as a Mermaid diagram: nothing that a person typed changes it, and import reads it back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cxmap.analysis.analysis import Analysis, analyze
from cxmap.convert.mermaid import diagram
from cxmap.convert.mermaid import journey as imported
from cxmap.convert.wishes import Wishes
from cxmap.errors import ConfigError
from cxmap.formats import Look
from cxmap.formats.mermaid import analyses, escaped
from cxmap.journey.load import load
from cxmap.source.reader import read
from tests.conftest import ROOT
from tests.convert.readings import HAS_MERMAID, asked, ours
from tests.hell import NAMES, journey_text
from tests.journeys_strategy import journey_of, journeys

JOURNEYS = sorted((ROOT / "journeys").glob("*.yaml"))


def analysis_of(text: str) -> Analysis:
    """The analysis of a journey."""
    loaded = load(read(text.encode()), path="x.yaml")
    assert loaded.journey, loaded.problems
    return analyze(loaded.journey, path="x.yaml")


def one_line(text: str) -> str:
    """A text as a diagram can hold it: in one line, without characters that nobody sees as text."""
    return (
        " ".join(
            "".join(c if c >= " " and not "\x7f" <= c <= "\x9f" else " " for c in text).replace("\ufeff", " ").split()
        )
        or "?"
    )


def test_a_journey_is_a_diagram() -> None:
    text = """\
cxmap: 1
title: "Journey: claim & be paid"
stages: [before, after]
touchpoints:
  - {name: Ask, team: [care, web], channel: phone, friction: 5, stage: before}
  - {name: Wait, channel: own, friction: unknown, stage: after}
  - {name: Be paid, team: "a, b", channel: web, friction: 1}
"""
    assert (
        analyses([analysis_of(text)], Look())
        == """\
journey
    title #74;ourney#58; claim #amp; be paid
    section before
      Ask: 1: care, web
    section after
    %% cxmap friction: unknown
      Wait: 3
    section #nbsp;
      Be paid: 5: a#44; b
"""
    )


def test_measured_scores_keep_their_decimals() -> None:
    text = "cxmap: 1\ntitle: T\nbasis: measured\ntouchpoints: [{name: A, team: x, channel: web, friction: 1.3}]\n"
    found = analyses([analysis_of(text)], Look())
    assert found == "journey\n    %% cxmap basis: measured\n    title T\n      A: 4.7: x\n"
    assert imported(found, "x.mmd", Wishes()).touchpoints[0].friction == 1.3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\tb\x07", "a b"),
        ("a#b;c:d<e&f", "a#35;b#59;c#58;d#lt;e#amp;f"),
        ("%a", "#37;a"),
        ("a%%b%{c}%", "a#37;#37;b#37;{c}#37;"),
        ("50% off", "50% off"),
        ("Journey planning", "#74;ourney planning"),
        ("TITLE", "#84;ITLE"),
        ("section a", "#115;ection a"),
        ("accTitle", "#97;ccTitle"),
        ("Journeys", "Journeys"),
        ("", "?"),
    ],
)
def test_what_mermaid_would_take_for_its_own_is_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_several_journeys_go_to_a_markdown_file() -> None:
    several = [analysis_of(path.read_text(encoding="utf-8")) for path in JOURNEYS[:2]]
    with pytest.raises(ConfigError, match="holds one journey, and there are 2"):
        analyses(several, Look())
    with pytest.raises(ConfigError):
        analyses(several, Look(file="out.mmd"))
    text = analyses(several, Look(file="out.MD"))
    assert (text.count("```mermaid\njourney\n"), text.count("\n```\n")) == (2, 2)


def round_trip(analysis: Analysis) -> None:
    """The diagram of a journey is read back as its title, stages, names, friction and teams."""
    journey = analysis.journey
    found = imported(analyses([analysis], Look()), "x.mmd", Wishes(actors="team"))
    assert found.title == one_line(journey.written.title)
    assert [its.name for its in found.touchpoints] == [one_line(its.name) for its in journey.touchpoints]
    assert [its.friction for its in found.touchpoints] == [its.friction for its in journey.touchpoints]
    stages = [one_line(its.written.stage) if its.written.stage else "" for its in journey.touchpoints]
    assert [its.stage for its in found.touchpoints] == stages
    teams = [tuple(dict.fromkeys(map(one_line, its.owners))) for its in journey.touchpoints]
    assert [its.teams for its in found.touchpoints] == teams


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: path.stem)
def test_every_journey_of_ours_comes_back(path: Any) -> None:
    analysis = analysis_of(path.read_text(encoding="utf-8"))
    round_trip(analysis)
    assert imported(analyses([analysis], Look()), "x.mmd", Wishes()).notes == ()


@pytest.mark.parametrize("name", list(NAMES))
def test_a_name_from_hell_comes_back(name: str) -> None:
    round_trip(analysis_of(journey_text(NAMES[name])))


@given(journeys())
@settings(deadline=None)
def test_any_journey_comes_back(written: dict[str, Any]) -> None:
    round_trip(analyze(journey_of(written), path="x.yaml"))


@given(st.text())
def test_any_text_comes_back_in_one_line(text: str) -> None:
    (task,) = diagram(f"journey\n {escaped(text)}: 3: {escaped(text)}\n", "x.mmd").tasks
    from cxmap.convert.mermaid import text as shown

    assert shown(task.name.text) == " ".join(one_line(text).split())


@pytest.mark.slow
@pytest.mark.skipif(not HAS_MERMAID, reason="Mermaid is not here: run `npm install` in tests/convert")
@settings(max_examples=5, deadline=None, phases=[Phase.generate], suppress_health_check=[*HealthCheck])
@given(st.lists(journeys(), min_size=40, max_size=40))
def test_mermaid_reads_every_diagram_of_ours(drawn: list[dict[str, Any]]) -> None:
    hell = [journey_text(name) for name in NAMES.values()]
    texts = [analyses([analyze(journey_of(written), path="x.yaml")], Look()) for written in drawn]
    texts += [analyses([analysis_of(text)], Look()) for text in hell]
    assert [
        text for text, reading in zip(texts, asked(texts), strict=True) if reading is None or reading != ours(text)
    ] == []
