"""A bad and a good file for each rule: whole journeys, as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.findings import Rule
from cxmap.rules import rules
from tests.rules.frame import findings

IN_ONE_FILE = [rule for rule in rules() if not rule.over_run]
FOLDER = Path(__file__).parent / "examples"

BESIDES = {
    "CX402.bad": ["CX601"],
    "CX402.good": ["CX601"],
    "CX403.bad": ["CX402", "CX601"],
    "CX403.good": ["CX402", "CX601"],
    "CX701.bad": ["CX402", "CX601"],
    "CX703.bad": ["CX401"],
}
"""What other rules have to say about a file; in all others they have nothing to say."""


@pytest.mark.parametrize("kind", ["bad", "good"])
@pytest.mark.parametrize(
    "rule", [rule for rule in rules() if not rule.over_run], ids=lambda rule: f"{rule.code}-{rule.name}"
)
def test_a_bad_file_fires_its_rule_and_a_good_one_fires_none(rule: Rule, kind: str) -> None:
    text = (FOLDER / f"{rule.code}.{kind}.yaml").read_text("utf-8")
    selected = [each_rule for each_rule in rules() if each_rule.enabled or each_rule.code == rule.code]
    codes = {finding.code for finding in findings(text, selected=selected)}
    own = {rule.code} if kind == "bad" else set()
    assert codes == own | set(BESIDES.get(f"{rule.code}.{kind}", []))


def test_every_file_belongs_to_a_rule() -> None:
    names = {file.name for file in FOLDER.iterdir()}
    assert names == {f"{rule.code}.{kind}.yaml" for rule in IN_ONE_FILE for kind in ("bad", "good")}
