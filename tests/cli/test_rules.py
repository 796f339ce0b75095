from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from cxmap.diff.changes import kinds
from cxmap.findings import Rule
from cxmap.formats import Look, renderer
from cxmap.formats.drawing.width import cells
from cxmap.present.rules import page_of
from cxmap.rules import rules
from tests.conftest import Cxmap


def shown(format_: str, found: Sequence[Rule], look: Look) -> str:
    show = renderer(format_, "rules")
    assert show
    return show(found, look)


def test_the_list_has_every_rule_once_under_its_topic(cxmap: Cxmap) -> None:
    out = cxmap("rules").stdout
    assert re.findall(r"^  (CX\d{3})  ", out, re.MULTILINE) == [rule.code for rule in rules()]
    titles = [line for line in out.splitlines()[2:] if line and not line.startswith(" ")]
    assert titles == [topic.capitalize() for topic in dict.fromkeys(rule.topic for rule in rules())]


def test_the_start_of_a_code_lists_a_topic(cxmap: Cxmap) -> None:
    out = cxmap("rules", "CX90").stdout
    assert re.findall(r"CX\d{3}", out) == [rule.code for rule in rules() if rule.code.startswith("CX90")]


@pytest.mark.parametrize("name", ["contact-without-cause", "CX401", "cx401"])
def test_a_rule_is_explained_by_name_or_code(cxmap: Cxmap, name: str) -> None:
    done = cxmap("rules", name)
    assert done.returncode == 0
    assert done.stdout.startswith(
        "contact-without-cause (CX401)\nwarning · service · on by default · fixable with --fix\n"
    )
    assert "Bad:\n\n    - {id: find" in done.stdout
    assert "Good:\n\n    - {id: find" in done.stdout
    assert done.stdout.endswith("# cxmap: ignore[contact-without-cause] and the reason\n")


def test_a_miss_gets_a_suggestion(cxmap: Cxmap) -> None:
    done = cxmap("rules", "contact-without-case")
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr == "error: there is no rule 'contact-without-case'\nhint: did you mean 'contact-without-cause'?\n"
    )


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
@pytest.mark.parametrize("look", [Look(80), Look(120), Look(80, color=True), Look(80, unicode=False)], ids=str)
def test_every_page_can_be_shown(rule: Rule, look: Look) -> None:
    text = shown("text", [rule], look)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert "```" not in plain
    assert ("\x1b" in text) == look.color
    prose = [line for line in plain.splitlines() if not line.startswith("    ") and "# cxmap:" not in line]
    assert max(map(cells, prose)) <= look.width


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_page_has_no_indentation_of_its_docstring(rule: Rule) -> None:
    lines = [line for line in page_of(rule).split("\n") if line]
    outside = "\n".join(lines).split("```")[::2]
    assert not [line for part in outside for line in part.split("\n") if line.startswith(" ")]


@pytest.mark.parametrize("width", [80, 120])
def test_the_list_fits_the_screen(width: int) -> None:
    assert max(map(cells, shown("text", rules(), Look(width)).splitlines())) <= width


def test_every_change_of_diff_is_listed_and_has_a_page(cxmap: Cxmap) -> None:
    out = cxmap("rules", "--changes").stdout
    assert sorted(set(re.findall(r"^  ([a-z-]+)  ", out, re.MULTILINE)) - {"change"}) == sorted(kinds())
    for name in kinds():
        done = cxmap("rules", name)
        assert (done.returncode, done.stdout.partition("\n")[0]) == (0, name)
        assert f"accept[{name}]" in done.stdout


def test_a_change_that_does_not_exist_is_an_error(cxmap: Cxmap) -> None:
    done = cxmap("rules", "--changes", "contact-without-cause")
    assert (done.returncode, "cxmap rules --changes lists them" in done.stderr) == (2, True)


@pytest.mark.parametrize("name", ["contact-without-cause", "cause-fixed"])
def test_a_page_is_drawn_by_every_format_of_pages(name: str, cxmap: Cxmap) -> None:
    text, markdown, html = (
        cxmap("rules", name, "--format", format_).stdout for format_ in ("text", "markdown", "html")
    )
    assert text.startswith(name)
    assert markdown.startswith(f"# {name}")
    assert f"<h1>{name}" in html
    if name == "contact-without-cause":
        assert "```yaml\n- {id: find" in markdown
        assert "Name the touchpoints that sent them in `caused_by`" in markdown
        assert "<pre>- {id: find" in html
        assert "<code>caused_by</code>" in html


def test_changes_as_json_are_refused_with_what_there_is(cxmap: Cxmap) -> None:
    done = cxmap("rules", "--changes", "--format", "json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: --format json is for rules\nhint: of changes there is html, markdown and text\n"
