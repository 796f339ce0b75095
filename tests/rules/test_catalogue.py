"""The catalogue as a whole: nothing is listed twice, everything that is raised has a page."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import cxmap
from cxmap.config import LintConfig, default
from cxmap.findings import Rule, Severity
from cxmap.journey.vocabulary import State
from cxmap.lint.select import PRESETS, meant, select
from cxmap.registry import declarations, file_names
from cxmap.rules import rule_named, rules
from tests.rules.frame import blocks, example, reported

STATES = get_args(State)
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


def test_a_rule_that_is_off_can_be_switched_on_without_its_name() -> None:
    presets = [select(default(), preset=name).rules for name in PRESETS]
    with_reasons = select(default()._replace(lint=LintConfig(require_reason=True))).rules
    for rule in rules():
        if not rule.enabled:
            assert rule not in select(default()).rules
            assert any(rule in chosen for chosen in (*presets, with_reasons))


def test_what_keeps_a_file_from_being_a_journey_is_an_error_that_nobody_can_silence() -> None:
    for rule in rules():
        grave = rule.check is None and not rule.over_run and rule.severity is Severity.ERROR
        assert grave == (not rule.suppressible), rule.name
        assert not grave or (rule.topic in ("reading", "structure") and rule.states == STATES)


def test_another_severity_for_a_plan_is_another_one_and_for_a_state_that_the_rule_has() -> None:
    for rule in rules():
        for state, severity in rule.severity_by_state:
            assert state in rule.states
            assert severity is not rule.severity


def test_a_rule_for_one_state_says_nothing_in_the_other() -> None:
    for rule in rules():
        for state in set(STATES) - set(rule.states):
            for block in blocks(rule.page):
                text = re.sub("^state: .*$", "", example(block).text, flags=re.MULTILINE) + f"state: {state}\n"
                assert reported(text, rule.code) == [], rule.name


def test_the_start_of_a_code_means_its_rules_and_no_others() -> None:
    for rule in rules():
        for length in range(3, 6):
            start = rule.code[:length]
            assert meant(start) == [other for other in rules() if other.code.startswith(start)]


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
