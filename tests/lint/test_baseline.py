from __future__ import annotations

import json

import pytest

from cxmap.errors import ConfigError
from cxmap.findings import Finding
from cxmap.lint.baseline import Entry, as_text, counts, entries, from_text, merged, stale, without
from tests.lint.example import CLEAN, examined

UNOWNED = CLEAN.replace("    team: care\n", "").replace("    team: finance\n", "")


def findings(text: str, path: str = "journey.yaml") -> list[Finding]:
    return list(examined(text, path=path).findings)


def known(text: str) -> list[Entry]:
    return entries(findings(text), "")


def test_what_is_known_is_left_out() -> None:
    assert without(findings(UNOWNED), counts(known(UNOWNED))) == ([], findings(UNOWNED))


def test_what_is_new_stands() -> None:
    name = CLEAN.replace("    team: care\n", "")
    new, old = without(findings(UNOWNED), counts(known(name)))
    assert ([finding.touchpoint for finding in new], [finding.touchpoint for finding in old]) == (["refund"], ["ask"])


def test_moving_lines_and_files_keeps_what_is_known() -> None:
    moved = findings("# new\n\n" + UNOWNED, "elsewhere/moved.yaml")
    assert without(moved, counts(known(UNOWNED)))[0] == []


def test_of_more_than_were_known_the_last_are_new() -> None:
    twice = [*findings(UNOWNED, "a.yaml"), *findings(UNOWNED, "b.yaml")]
    assert [finding.path for finding in without(twice, counts(known(UNOWNED)))[0]] == ["b.yaml", "b.yaml"]


def test_a_file_that_cannot_be_read_is_never_known() -> None:
    broken = findings("title: [\n")
    assert entries(broken, "") == []
    assert without(broken, {broken[0].fingerprint: 1})[0] == broken


def test_the_file_has_one_sorted_entry_to_a_line_and_comes_back_as_it_was() -> None:
    text = as_text(reversed(known(UNOWNED)))
    assert from_text(text, "baseline.json") == known(UNOWNED)
    assert [json.loads(line.strip(" ,"))["touchpoint"] for line in text.splitlines() if "count" in line] == [
        "ask",
        "refund",
    ]
    assert as_text([]) == '{\n  "schema_version": 1,\n  "findings": []\n}\n'


def test_paths_start_at_the_baseline() -> None:
    assert {entry.path for entry in entries(findings(UNOWNED, "journeys/a.yaml"), "ci/debt")} == {
        "../../journeys/a.yaml"
    }


def test_entries_that_are_mended_are_stale() -> None:
    name = CLEAN.replace("    team: care\n", "")
    gone = stale(known(UNOWNED), known(name), lambda path: True)
    assert [entry.touchpoint for entry in gone] == ["refund"]
    assert merged(known(UNOWNED), known(name), lambda path: True) == known(name)


def test_files_that_were_not_looked_at_keep_their_entries() -> None:
    assert stale(known(UNOWNED), [], lambda path: False) == []
    other = entries(findings(UNOWNED.replace("return-shoes", "other"), "other.yaml"), "")
    assert merged(other, known(UNOWNED), lambda path: path == "journey.yaml") == sorted([*other, *known(UNOWNED)])


def test_a_moved_file_takes_its_entries_along() -> None:
    moved = entries(findings(UNOWNED, "new.yaml"), "")
    assert merged(known(UNOWNED), moved, lambda path: path == "new.yaml") == moved


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema_version": 1}', '{"schema_version": 1, "findings": [{}]}'])
def test_anything_else_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(ConfigError, match="no baseline of cxmap") as raised:
        from_text(text, "debt.json")
    assert (raised.value.where, raised.value.hint) == ("debt.json", "write it again with --write-baseline")


def test_a_baseline_of_another_version_is_refused() -> None:
    with pytest.raises(ConfigError, match="schema_version is 2, not 1"):
        from_text('{"schema_version": 2, "findings": []}', "debt.json")
