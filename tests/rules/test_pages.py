"""The page of a rule is its first test: its examples are run, and what it promises holds."""

from __future__ import annotations

import re

import pytest

from cxmap.config import default
from cxmap.findings import Rule
from cxmap.lint.fix import mend
from cxmap.lint.select import of
from cxmap.rules import rules
from cxmap.source.files import Input
from tests.rules.frame import ASK, FIND, HEAD, REFUND, Example, blocks, example, findings, recommended, reported

in_one_file = pytest.mark.parametrize(
    "rule", [rule for rule in rules() if not rule.over_run], ids=lambda rule: f"{rule.code}-{rule.name}"
)
each_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.code}-{rule.name}")


def examples(rule: Rule, *, bad: bool) -> list[Example]:
    """The bad or the good examples of a page."""
    return [block for block in map(example, blocks(rule.page)) if bool(block.marks) is bad]


def test_the_frame_of_the_examples_is_clean() -> None:
    head = [f"{key}: {value}" for key, value in HEAD.items()]
    assert recommended("\n".join([*head, "touchpoints:", FIND, ASK, REFUND])) == []


@in_one_file
def test_findings_stand_exactly_where_the_examples_say(rule: Rule) -> None:
    for shown in [*examples(rule, bad=True), *examples(rule, bad=False)]:
        assert {code for _, code in shown.marks} <= {rule.code}
        assert reported(shown.text, rule.code) == shown.marks, shown.text


@each_rule
def test_good_examples_are_clean_altogether(rule: Rule) -> None:
    for shown in examples(rule, bad=False):
        assert recommended(shown.text) == [], shown.text


@each_rule
def test_a_page_has_a_summary_a_bad_and_a_good_example_and_says_why(rule: Rule) -> None:
    first, what, *rest = rule.page.split("\n\n")
    assert rule.summary == first.replace("\n", " ")
    assert len(rule.summary) <= 120, "it has to fit on a line of the table of rules"
    assert re.fullmatch(r"[^.]+\.", rule.summary), "the summary is one sentence"
    assert what
    assert any(part.startswith("Why: ") for part in rest)
    assert rule.over_run or examples(rule, bad=True)
    assert examples(rule, bad=False)


@each_rule
def test_a_page_names_its_sources_in_words(rule: Rule) -> None:
    assert not re.search(r"\bseed\b|\[(?:mem|S\d+|design)\b|\bS\d\d\b", rule.page)


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.fixable], ids=lambda rule: rule.code)
def test_the_fix_of_a_fixable_rule_takes_its_finding_away(rule: Rule) -> None:
    fixable = [shown for shown in examples(rule, bad=True) if _fixable(shown, rule)]
    assert fixable
    for item in fixable:
        mended = mend(Input("return-shoes.yaml", item.text.encode()), default(), of(rules()))
        assert reported(mended.source.data.decode(), rule.code) == [], mended.source.data.decode()


def _fixable(shown: Example, rule: Rule) -> bool:
    return any(finding.fixable for finding in findings(shown.text) if finding.code == rule.code)


@pytest.mark.parametrize("rule", [rule for rule in rules() if not rule.fixable], ids=lambda rule: rule.code)
def test_a_rule_that_says_it_has_no_fix_has_none(rule: Rule) -> None:
    for shown in examples(rule, bad=True):
        assert not _fixable(shown, rule)


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.check], ids=lambda rule: rule.code)
def test_every_finding_says_what_to_do_next(rule: Rule) -> None:
    for shown in examples(rule, bad=True):
        assert all(finding.help for finding in findings(shown.text) if finding.code == rule.code)
