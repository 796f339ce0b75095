"""The catalogue as a whole: nothing is listed twice, everything that is raised has a page."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import cxmap
from cxmap.findings import Rule, Severity
from cxmap.registry import declarations, file_names
from cxmap.rules import rule_named, rules

TOPICS = {
    "CX0": "reading",
    "CX1": "structure",
    "CX2": "ownership",
    "CX3": "friction",
    "CX4": "service",
    "CX5": "timing",
    "CX6": "evidence",
    "CX7": "lifecycle",
    "CX8": "privacy",
    "CX90": "wording",
    "CX91": "suppression",
}


def raised() -> Iterator[tuple[str, str]]:
    """Every name in a ``rule="…"`` of the package, with its file."""
    root = Path(cxmap.__file__).parent
    for file in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "rule" and isinstance(node.value, ast.Constant):
                yield str(node.value.value), str(file.relative_to(root))


def test_every_name_that_is_raised_has_a_page() -> None:
    assert [(name, file) for name, file in raised() if rule_named(name) is None] == []


def test_a_rule_without_code_is_raised_somewhere_and_one_with_code_nowhere_else() -> None:
    names = {name for name, _ in raised()}
    by_engine = {"duplicate-journey", "unused-suppression", "suppression-without-reason"}
    assert {rule.name for rule in rules() if rule.check is None} - by_engine == names - by_engine


def test_codes_are_unique_and_rules_come_in_their_order() -> None:
    codes = [rule.code for rule in rules()]
    assert codes == sorted(set(codes))


def test_a_rule_is_found_by_its_name_and_by_its_code() -> None:
    for rule in rules():
        assert rule_named(rule.name) is rule
        assert rule_named(rule.code) is rule
    assert rule_named("CX101") is None


def test_the_file_gives_the_name() -> None:
    assert {rule.name for rule in rules()} == set(file_names("cxmap.rules"))


def test_the_code_gives_the_topic() -> None:
    for rule in rules():
        assert [topic for start, topic in TOPICS.items() if rule.code.startswith(start)] == [rule.topic]


def test_forty_four_rules_about_journeys_of_which_one_is_off_and_eight_about_files_and_comments() -> None:
    about_journeys = [rule for rule in rules() if rule.topic not in ("reading", "suppression")]
    assert len(about_journeys) == 44
    assert [rule.name for rule in about_journeys if not rule.enabled] == ["digital-only"]
    assert [rule.name for rule in rules() if not rule.enabled] == ["digital-only", "suppression-without-reason"]
    assert len(rules()) == 52


def test_what_cannot_be_read_can_never_be_silenced() -> None:
    firm = [rule.code for rule in rules() if not rule.suppressible]
    assert firm == [
        *("CX001", "CX002", "CX004", "CX005", "CX006"),
        *("CX102", "CX103", "CX104", "CX105", "CX106"),
    ]


def test_what_can_be_mended() -> None:
    assert [rule.code for rule in rules() if rule.fixable] == [
        *("CX003", "CX102", "CX104", "CX106", "CX107", "CX109"),
        *("CX203", "CX205", "CX301", "CX401", "CX910"),
    ]


def test_a_breakdown_may_be_recorded_but_not_designed() -> None:
    assert [rule.code for rule in rules() if rule.states == ("to-be",)] == ["CX305", "CX306", "CX501", "CX502"]
    assert [rule.code for rule in rules() if rule.states == ("as-is",)] == ["CX601", "CX602", "CX603", "CX605"]
    assert {rule.code: rule.severity_by_state for rule in rules() if rule.severity_by_state} == {
        "CX303": (("to-be", Severity.ERROR),)
    }


def test_severities() -> None:
    by_severity = {level: [rule.code for rule in rules() if rule.severity is level] for level in Severity}
    assert by_severity[Severity.ERROR] == [
        *("CX001", "CX002", "CX004", "CX005", "CX006"),
        *("CX102", "CX103", "CX104", "CX105", "CX106"),
        *("CX201", "CX501", "CX502", "CX706", "CX801"),
    ]
    assert by_severity[Severity.INFO] == [
        "CX107",
        "CX108",
        "CX109",
        "CX204",
        "CX206",
        "CX605",
        "CX802",
        "CX803",
        "CX902",
    ]


RULE = """
from cxmap.findings import Severity, page
{name} = page("{code}", "{rule}", "A page.", severity=Severity.INFO, topic="structure")
"""


def package(folder: Path, monkeypatch: pytest.MonkeyPatch, **files: str) -> str:
    """A package of rule files that can be imported."""
    name = f"rules_of_{folder.name}"
    (folder / name).mkdir()
    (folder / name / "__init__.py").touch()
    for stem, text in files.items():
        (folder / name / f"{stem}.py").write_text(text, "utf-8")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return name


def test_files_with_one_declaration_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, two = (
        RULE.format(name="ONE", code="CX998", rule="one"),
        RULE.format(name="TWO", code="CX999", rule="two-words"),
    )
    name = package(tmp_path, monkeypatch, one=text, two_words=two, _helper="")
    assert [(key, rule.code) for key, rule in declarations(name, Rule).items()] == [
        ("one", "CX998"),
        ("two-words", "CX999"),
    ]


@pytest.mark.parametrize("count", [0, 2])
def test_a_file_with_none_or_two_declarations_is_a_loud_error_that_names_it(
    count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n".join(RULE.format(name=f"RULE_{i}", code=f"CX99{i}", rule=f"broken-{i}") for i in range(count))
    name = package(tmp_path, monkeypatch, broken=text)
    with pytest.raises(TypeError, match=rf"{name}\.broken has to declare exactly one Rule, and it declares {count}"):
        declarations(name, Rule)
