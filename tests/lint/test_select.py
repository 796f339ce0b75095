from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxmap.config import Config, default
from cxmap.config.file import from_table
from cxmap.errors import ConfigError
from cxmap.findings import Severity
from cxmap.inputs.paths import anchored
from cxmap.lint.select import meant, select
from cxmap.rules import rules
from tests.lint.example import CLEAN, examined, found

FIRM = {rule.name for rule in rules() if not rule.suppressible}


def config(**lint: Any) -> Config:
    return from_table({"lint": lint})


def names(settings: Config | None = None, **options: Any) -> set[str]:
    """The rules that run, without those that always do."""
    return {rule.name for rule in select(settings or default(), **options).rules} - FIRM


def on() -> set[str]:
    return {rule.name for rule in rules() if rule.enabled} - FIRM


def test_the_recommended_preset_is_all_that_is_on_by_default() -> None:
    assert names() == names(preset="recommended") == on()


def test_public_sector_asks_for_more_than_digital_channels() -> None:
    assert names(preset="public-sector") == on() | {"digital-only"}


def test_all_is_all() -> None:
    assert names(preset="all") == {rule.name for rule in rules()} - FIRM


def test_minimal_is_the_errors_and_each_rule_only_where_it_is_one() -> None:
    minimal = select(default(), preset="minimal").rules
    assert {rule.name for rule in minimal if rule.severity is not Severity.ERROR} == {"designed-friction-not-eased"}
    assert [rule.states for rule in minimal if rule.name == "designed-friction-not-eased"] == [("to-be",)]


@pytest.mark.parametrize("selector", ["no-goal", "CX702", "cx702"])
def test_a_rule_has_a_name_and_a_code(selector: str) -> None:
    assert names(only=[selector]) == {"no-goal"}


def test_the_start_of_a_code_means_a_topic() -> None:
    assert names(only=["CX70"]) == {rule.name for rule in rules() if rule.code.startswith("CX70")}
    assert names(only=["CX"]) == {rule.name for rule in rules()} - FIRM


def test_several_in_one_and_one_after_the_other_are_the_same() -> None:
    assert names(only=["CX702, CX201"]) == names(only=["CX702", "CX201"]) == {"no-goal", "unowned-touchpoint"}


def test_ignoring_wins_over_selecting() -> None:
    assert names(only=["CX7"], ignore=["no-goal"]) == names(only=["CX7"]) - {"no-goal"}


def test_options_take_the_place_of_selected_rules_and_add_to_ignored_ones() -> None:
    settings = config(select=["CX2"], ignore=["CX201"])
    assert names(settings, only=["CX702"], ignore=["CX203"]) == {"no-goal"}
    assert names(settings, ignore=["CX203"]) == names(only=["CX2"]) - {"unowned-touchpoint", "unknown-team"}
    assert names(settings, preset="minimal") == names(preset="minimal") - {"unowned-touchpoint"}


def test_rules_may_be_added_to_a_preset() -> None:
    assert names(preset="recommended", only=["CX803"]) == on() | {"digital-only"}
    assert names(config(preset="minimal", select=["CX702"])) == names(preset="minimal") | {"no-goal"}
    assert names(config(select=["CX702"])) == {"no-goal"}


def test_asking_for_reasons_turns_the_rule_on() -> None:
    assert names(config(**{"require-reason": True})) == on() | {"suppression-without-reason"}


@pytest.mark.parametrize(
    ("selector", "hint"),
    [
        ("no-gaol", "did you mean 'no-goal'?"),
        ("CX999", "`cxmap rules` lists them"),
        ("CX7021", "`cxmap rules` lists them"),
        ("nonsense", "`cxmap rules` lists them"),
    ],
)
def test_a_name_that_does_not_exist_is_refused(selector: str, hint: str) -> None:
    for options in ({"only": [selector]}, {"ignore": [selector]}, {"severity": {selector: "info"}}):
        with pytest.raises(ConfigError) as raised:
            select(default(), **options)
        assert (raised.value.message, raised.value.hint) == (f"there is no rule {selector!r}", hint)


def test_a_preset_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ConfigError, match="there is no preset 'minmal'") as raised:
        select(default(), preset="minmal")
    assert raised.value.hint == "did you mean 'minimal'?"


@pytest.mark.parametrize("name", sorted(FIRM))
def test_files_that_cannot_be_read_are_always_reported(name: str) -> None:
    chosen = select(default(), only=["CX401"], ignore=["CX0"]).rules
    assert {rule.name for rule in chosen} == FIRM | {"contact-without-cause"}
    with pytest.raises(ConfigError, match="cannot be ignored"):
        select(default(), ignore=[name])


def test_a_file_that_is_no_journey_is_reported_whatever_is_selected() -> None:
    broken = CLEAN.replace("friction: 4", "friction: 9")
    assert found(broken, "CX401") == [(12, "bad-value")]


def test_a_severity_can_be_changed_for_one_rule_or_a_topic() -> None:
    chosen = select(config(severity={"CX2": "info", "CX201": "error"}), severity={"CX202": "warning"}).severities
    assert (chosen["unowned-touchpoint"], chosen["shared-owner"], chosen["unknown-team"]) == (
        Severity.ERROR,
        Severity.WARNING,
        Severity.INFO,
    )


def test_rules_may_be_silent_in_some_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    unowned = CLEAN.replace("    team: care\n", "")
    settings = config(**{"per-file-ignores": {"drafts/*.yaml": ["CX201"], "old": ["CX2"]}})
    here = select(settings, folder=str(tmp_path))
    above = select(settings, folder=str(tmp_path.parent))

    def rules_at(path: str, selection: Any = here) -> list[str]:
        return [finding.rule for finding in examined(unowned, path=path, selection=selection).findings]

    assert rules_at("drafts/a.yaml") == rules_at("old/deep/a.yaml") == []
    assert rules_at("a.yaml") == rules_at("other/drafts/a.yaml") == ["unowned-touchpoint"]
    assert rules_at("drafts/a.yaml", above) == ["unowned-touchpoint"]
    assert rules_at("../drafts/a.yaml", above) == []


def test_a_suppression_of_a_rule_that_is_silent_in_the_file_is_not_judged() -> None:
    text = CLEAN.replace("- id: ask", "- id: ask  # cxmap: ignore[CX201] known")
    silent = select(config(**{"per-file-ignores": {"a.yaml": ["CX201"]}}))
    assert examined(text, path="a.yaml", selection=silent).findings == ()
    assert [finding.rule for finding in examined(text, path="b.yaml", selection=silent).findings] == [
        "unused-suppression"
    ]


def test_patterns_start_at_the_configuration() -> None:
    assert anchored("old", "/a") == "old"
    assert anchored("*.yaml", "/a") == "*.yaml"
    assert anchored("journeys/*.yaml", "/a/b") == "/a/b/journeys/*.yaml"
    assert anchored("./old/x.yaml", "/a") == "/a/old/x.yaml"
    assert anchored("/c/*.yaml", "/a") == "/c/*.yaml"
    assert anchored("journeys/old", "/a [b]") == "/a [[]b]/journeys/old"
    assert anchored("journeys/old", "") == "journeys/old"


def test_a_selector_means_rules() -> None:
    assert [rule.code for rule in meant("CX90")] == [rule.code for rule in rules() if rule.code.startswith("CX90")]
