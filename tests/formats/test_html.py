"""Every page as HTML: nothing runs, nothing is loaded, and everybody can read it."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from cxmap.diff.conformance import conformance
from cxmap.formats import renderer
from cxmap.formats.drawing.html import fragment
from cxmap.formats.drawing.script import SCRIPT
from cxmap.formats.drawing.style import OF_THE_PAGES
from cxmap.portfolio.portfolio import Portfolio
from cxmap.present.analyses import pages as analysis_pages
from cxmap.present.look import Look
from tests.benchmarks.pages import MOST_BYTES, analyses
from tests.diff.versions import side_of
from tests.formats.comparisons import CALL, HOSTILE, PAGE
from tests.formats.findings import ALL_OF_HELL
from tests.formats.test_analyses import analysis_of
from tests.hell import NAMES

FULL = Look(explain=True, everything=True)
NAME_IN_HELL = [analysis_of(name) for name in NAMES]
DEVIATING = conformance(side_of(PAGE + CALL, "state: to-be"), side_of(CALL.replace("[page]", "[]")))
FACTS = {
    "analyses": NAME_IN_HELL,
    "portfolio": Portfolio(NAME_IN_HELL),
    "comparisons": HOSTILE[0],
    "conformances": DEVIATING,
    "findings": ALL_OF_HELL,
}
TAGS = {
    "html", "head", "meta", "title", "style", "script", "body", "main", "article", "header", "section", "footer",
    "h1", "h2", "h3", "h4", "small", "p", "span", "b", "strong", "code", "br", "ul", "ol", "li", "div", "a",
    "label", "select", "option", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "svg", "defs",
    "g", "use", "path", "rect", "circle", "text",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "name", "content", "class", "http-equiv", "scope", "id", "value", "href", "hidden", "role",
    "tabindex", "aria-hidden", "aria-label", "aria-labelledby", "aria-live", "data-teams", "data-personas",
    "data-stages", "data-causes", "data-touchpoint", "viewbox", "width", "height", "x", "y", "r", "rx", "cx", "cy",
    "d", "fill", "stroke", "fill-opacity", "stroke-width", "stroke-dasharray", "font-family", "font-size",
    "font-weight", "font-style", "text-anchor", "direction",
}  # fmt: skip
READABLE = 4.5
"""Contrast of text that the Web Content Accessibility Guidelines ask for (W3C, level AA)."""


class Document(HTMLParser):
    """What a page is made of: its tags with attributes and text, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.found:
            tag, attributes, text = self.found[-1]
            self.found[-1] = (tag, attributes, text + data)


def page(subject: str) -> str:
    show = renderer("html", subject)
    assert show
    return show(FACTS[subject], FULL)


@pytest.fixture(params=FACTS)
def shown(request: pytest.FixtureRequest) -> str:
    """A page of every subject, with names from hell where it has names."""
    return page(request.param)


def test_nothing_runs_but_our_script_and_nothing_is_loaded(shown: str) -> None:
    found = Document(shown).found
    assert {tag for tag, _, _ in found} <= TAGS
    assert {name for _, attributes, _ in found for name in attributes} <= ATTRIBUTES
    assert [text.strip() for tag, _, text in found if tag == "script"] in ([], [SCRIPT.strip()])
    assert all((attributes["href"] or "").startswith("#") for _, attributes, _ in found if attributes.get("href"))
    style = shown.partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_allows_this_style_and_this_script_and_nothing_else(shown: str) -> None:
    policy = next(a["content"] or "" for _, a, _ in Document(shown).found if a.get("http-equiv"))
    said = dict(part.split(" ", 1) for part in policy.split("; "))
    own = {"style-src": "style", "script-src": "script"}
    for name, tag in own.items():
        content = re.search(f"<{tag}>(.*?)</{tag}>", shown, re.DOTALL)
        assert (name in said) == bool(content)
        if content:
            digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
            assert said[name] == f"'sha256-{digest}'"
    assert {name: value for name, value in said.items() if name not in own} == {
        "default-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_the_script_is_small_and_no_library() -> None:
    assert len(SCRIPT.encode()) < 3000


def test_ids_and_landmarks_are_unique(shown: str) -> None:
    found = Document(shown).found
    ids = [attributes["id"] for _, attributes, _ in found if "id" in attributes]
    labels = [attributes["aria-label"] for _, attributes, _ in found if attributes.get("role") == "region"]
    assert (len(ids), len(labels)) == (len(set(ids)), len(set(labels)))


def test_every_way_inside_the_page_leads_somewhere(shown: str) -> None:
    found = Document(shown).found
    ids = {attributes["id"] for _, attributes, _ in found if "id" in attributes}
    ways = {(attributes["href"] or "")[1:] for _, attributes, _ in found if "href" in attributes}
    assert ways <= ids


def test_a_journey_stands_there_as_a_picture_and_as_a_list() -> None:
    text = page("analyses")
    found = Document(text).found
    drawn = [attributes["data-touchpoint"] for _, attributes, _ in found if "data-touchpoint" in attributes]
    steps = [step for analysis in NAME_IN_HELL for step in analysis.journey.touchpoints]
    assert drawn == [step.id for step in steps]
    listed = [
        attributes["id"] or "" for tag, attributes, _ in found if tag == "li" and "--" in (attributes.get("id") or "")
    ]
    assert [name.partition("--")[2] for name in listed] == drawn
    assert text.count("<h1>") == 1


def test_the_document_names_its_language_and_its_title(shown: str) -> None:
    found = Document(shown).found
    assert ("html", {"lang": "en"}, "\n") in found
    assert [text for tag, _, text in found if tag == "title" and text.strip()]


def test_no_level_of_headings_is_left_out(shown: str) -> None:
    levels = [int(tag[1]) for tag, _, _ in Document(shown).found if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))


def test_every_heading_of_a_table_says_something_and_of_what(shown: str) -> None:
    heads = re.findall(r'<th scope="(col|row)"[^>]*>(.*?)</th>', shown, re.DOTALL)
    assert len(heads) == len(re.findall("<th[ >]", shown))
    assert all(re.sub("<[^>]*>", "", text).strip() for scope, text in heads if scope == "col")


def colors(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", css))


def luminance(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("where", ["day", "night", "paper"])
def test_every_tone_stands_out_from_its_own_ground(where: str) -> None:
    day, _, rest = OF_THE_PAGES.partition("@media (prefers-color-scheme: dark)")
    night, _, paper = rest.partition("@media print")
    found = colors({"day": day, "night": night, "paper": paper}[where])
    ground = luminance(found["ground"])
    for tone in ("text", "good", "bad", "warn", "muted", "experience", "self-service", "assisted"):
        bright, dark = sorted((luminance(found[tone]), ground), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= READABLE, tone


def test_the_list_has_the_customers_own_words() -> None:
    text = page("analyses")
    assert text.count("<br>thinks: ") == text.count("<br>feels: ") == text.count("<br>supported by: ") == len(NAMES)


def test_a_page_about_two_hundred_journeys_can_be_sent_by_mail() -> None:
    """The first picture has the legend, and all share their signs, so that what is said once is not said again."""
    show = renderer("html", "analyses")
    assert show
    size = len(show(analyses(200), Look()).encode())
    assert size <= MOST_BYTES


def test_a_part_of_somebody_elses_document_changes_nothing_of_it() -> None:
    text = fragment(analysis_pages(NAME_IN_HELL[:1], FULL))
    rules = re.findall(r"([^{}]+)\{[^{}]*\}", re.sub(r"@media [^{]+\{", "", text.partition("<style>")[2]))
    assert all(selector.strip(" }\n").startswith(".cxmap") for rule in rules for selector in rule.split(","))
    assert not {"html", "head", "body", "main", "script"} & {tag for tag, _, _ in Document(text).found}
    assert " id=" not in re.sub(r"<svg .*?</svg>", "", text, flags=re.DOTALL)
