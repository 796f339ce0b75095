"""A picture as SVG: nothing that a person typed changes it, any program opens it, and the bytes are always the same."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from cxmap.formats import Look
from cxmap.formats.drawing.file_names import file_names
from cxmap.formats.drawing.svg import COLOURS, comparison_svg, dark_style, journey_svg, text_of
from cxmap.formats.svg import comparisons, journeys
from tests.conftest import ROOT, Cxmap
from tests.formats.test_analyses import analysis_of
from tests.formats.test_comparisons import HOSTILE
from tests.hell import NAMES
from tests.picture.journeys import ALL, SVG, of_kind

TAGS = {"svg", "title", "desc", "style", "defs", "g", "path", "rect", "text", "use"}
ATTRIBUTES = {
    "viewBox", "width", "height", "role", "aria-labelledby", "font-family", "id", "class", "data-touchpoint", "fill",
    "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "font-size", "font-weight", "font-style",
    "text-anchor", "direction", "x", "y", "rx", "d", "{http://www.w3.org/1999/xlink}href",
}  # fmt: skip
LETTERS_BEHIND_OUR_OWN = re.compile("[\u202a-\u202e\u2066-\u2069]")
LIMITS = {12: 25_000, 60: 80_000, 300: 380_000}


def drawn(name: str) -> str:
    """The picture of a journey in which everything is called so."""
    return text_of(journey_svg(analysis_of(name)))


@pytest.mark.parametrize("name", list(NAMES))
def test_no_name_can_add_a_tag_an_attribute_or_a_style(name: str) -> None:
    text = drawn(name)
    root = ET.fromstring(text)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= TAGS
    assert {attribute for element in root.iter() for attribute in element.attrib} <= ATTRIBUTES
    assert not LETTERS_BEHIND_OUR_OWN.search(text)
    plain = ET.fromstring(drawn("only symbols"))
    assert [style.text for style in root.iter(f"{SVG}style")] == [style.text for style in plain.iter(f"{SVG}style")]


def test_no_name_can_change_the_picture_of_a_comparison() -> None:
    for report in HOSTILE:
        for file in comparisons(report, Look(everything=True)):
            assert {element.tag.removeprefix(SVG) for element in ET.fromstring(file.content).iter()} <= TAGS


@pytest.mark.parametrize("name", list(ALL))
def test_there_is_nothing_in_it_that_office_cannot_show(name: str) -> None:
    text = text_of(journey_svg(ALL[name]))
    assert not re.search(r"rgba|var\(|transparent|currentColor|:root|foreignObject|textLength|<script| on\w+=", text)
    assert not re.search(r'"-?\d+\.\d\d', text)  # numbers with one decimal at most
    assert text.endswith("</svg>\n")
    assert "\r" not in text


@pytest.mark.parametrize("count", LIMITS)
def test_a_picture_is_small(count: int) -> None:
    assert len(text_of(journey_svg(ALL[f"generated-{count}"])).encode()) <= LIMITS[count]


def test_the_bytes_are_the_same_whatever_the_seed_the_folder_and_the_time_zone(cxmap: Cxmap, tmp_path: Path) -> None:
    source = ROOT / "journeys" / "telecom-invoice-dispute.yaml"
    found = set()
    for seed, zone, folder in (("0", "UTC", "a"), ("1", "Pacific/Auckland", "b"), ("42", "America/Lima", "c")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / source.name).write_bytes(source.read_bytes())
        env = {"PYTHONHASHSEED": seed, "TZ": zone}
        found.add(cxmap("analyze", source.name, "--format", "svg", cwd=tmp_path / folder, env=env).stdout)
        found.add(cxmap("analyze", str(tmp_path / folder / source.name), "--format", "svg", env=env).stdout)
    assert len(found) == 1


def test_a_page_takes_the_picture_without_what_it_says_itself() -> None:
    bare = {"with_heading": False, "with_desc": False, "with_legend": False, "with_style": False}
    root = journey_svg(ALL["airline"], prefix="j7", **bare)
    assert root.get("aria-labelledby") == "j7-title"
    assert [element.tag for element in root if element.tag in ("desc", "style")] == []
    assert of_kind(root, "legend") == []
    said = "".join(root.itertext())
    assert "Fix first" not in said
    assert {id for element in root.iter() if (id := element.get("id"))} >= {"j7-gate", "j7-title"}
    assert all((element.get("id") or "j7-").startswith("j7-") for element in root.iter())


def test_two_pictures_on_a_page_share_no_id() -> None:
    ids = [
        element.get("id")
        for prefix in ("a", "b")
        for element in journey_svg(ALL["airline"], prefix=prefix).iter()
        if element.get("id")
    ]
    assert len(ids) == len(set(ids))


def test_the_style_of_a_page_has_every_colour_and_that_of_a_picture_those_that_it_uses() -> None:
    assert all(f".{letter}-{role}{{" in dark_style() for letter in "fs" for role in COLOURS)
    alone = next(element.text for element in journey_svg(ALL["alone"]).iter("style"))
    assert alone is not None
    assert ".f-ink{" in alone
    assert ".f-goal{" not in alone


def test_a_picture_is_named_after_its_journey_and_a_repeat_has_a_number() -> None:
    assert file_names(["a", "b", "a", "A", "a"], "svg") == ["a.svg", "b.svg", "a-2.svg", "A-3.svg", "a-4.svg"]
    assert file_names(["../../etc/passwd", ".hidden", "früh", "a/b"], "svg") == [
        "-etc-passwd.svg", "-hidden.svg", "früh.svg", "a-b.svg",
    ]  # fmt: skip
    made = journeys([ALL["airline"], ALL["airline"]], Look())
    assert [file.name for file in made] == ["airline.svg", "airline-2.svg"]


def test_what_could_not_be_compared_has_no_picture() -> None:
    from cxmap.diff.comparison import Refused
    from cxmap.diff.report import Report

    assert comparisons(Report((Refused("pay", "a.yaml", "b.yaml", "other personas", "compare one"),)), Look()) == []


def test_a_width_that_somebody_asks_for_is_the_width() -> None:
    assert journey_svg(ALL["airline"], width=2400).get("width") == "2400"
    report = HOSTILE[0]
    assert comparison_svg(report.comparisons[0], Look(), width=2400).get("width") == "2400"
