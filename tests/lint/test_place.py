from __future__ import annotations

import pytest

from cxmap.findings import NOWHERE, Line, Place, Position
from tests.lint.example import CLEAN, examined, only


def fingerprints(text: str, path: str = "journey.yaml") -> list[str]:
    return [finding.fingerprint for finding in examined(text, path=path).findings]


def wrong(value: str) -> str:
    return CLEAN.replace("friction: 3", f"friction: {value}")


def test_a_finding_points_at_the_value_or_the_key_that_is_wrong() -> None:
    value = only(wrong("9"))
    assert (value.start, value.end) == (Position(18, 15), Position(18, 16))
    key = only(CLEAN.replace("friction: 3", "fricton: 3"))
    assert (key.start, key.end) == (Position(18, 5), Position(18, 12))


def test_a_missing_thing_points_at_its_nearest_parent() -> None:
    finding = only(CLEAN.replace("    team: care\n", ""))
    assert (finding.start, finding.end, finding.touchpoint) == (Position(14, 5), Position(14, 12), "ask")


def test_columns_count_code_points() -> None:
    finding = only(CLEAN.replace("    friction: 3", "    {x-é😀: 顧客, ").replace("{x-é😀: 顧客, ", "friction: '顧😀'"))
    assert (finding.start, finding.end) == (Position(18, 15), Position(18, 19))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_count_by_any_line_end(line_end: str) -> None:
    assert only(wrong("9").replace("\n", line_end)).start == Position(18, 15)


def test_a_byte_order_mark_moves_nothing() -> None:
    (finding,) = examined(b"\xef\xbb\xbf" + CLEAN.replace("cxmap: 1", "cxmap: 2").encode()).findings
    assert finding.start == Position(1, 8)


def test_an_alias_is_shown_with_the_value_that_it_stands_for() -> None:
    text = CLEAN.replace("owner: web", "owner: &o 9").replace("friction: 3", "friction: *o")
    by_line = {finding.start.line: finding for finding in examined(text).findings}
    assert by_line[18].also == (Place(Position(5, 11), Position(5, 12), "written here"),)
    assert by_line[18].start == Position(18, 15)


def test_a_merged_value_is_shown_with_the_place_that_merges_it() -> None:
    text = CLEAN.replace("title:", "x-base: &b {friction: 9}\ntitle:").replace("    friction: 3\n", "    <<: *b\n")
    finding = only(text)
    assert (finding.start, finding.touchpoint) == (Position(3, 23), "ask")
    assert finding.also == (Place(Position(19, 5), Position(19, 7), "merged here"),)


def test_an_empty_file_is_pointed_at_as_a_whole() -> None:
    finding = only("")
    assert (finding.rule, finding.start, finding.end, finding.excerpt) == ("empty-file", NOWHERE, NOWHERE, ())


def test_the_lines_around_a_finding_come_with_it() -> None:
    assert only(wrong("9")).excerpt == (
        Line(17, "    channel: chat"),
        Line(18, "    friction: 9"),
        Line(19, "    caused_by: [find]"),
    )


def test_at_the_ends_of_the_file_there_are_no_lines_beyond() -> None:
    assert [line.number for line in only(CLEAN.replace("cxmap: 1", "cxmap: 2")).excerpt] == [1, 2]
    last = CLEAN + "goal_met_at: nowhere\n"
    assert [line.number for line in only(last).excerpt] == [27, 28]
    assert [line.number for line in only(last.rstrip("\n")).excerpt] == [27, 28]


def test_of_a_very_long_line_only_the_part_that_matters_is_kept() -> None:
    text = CLEAN.replace(
        "  - id: ask\n    name: Ask for a label\n    team: care\n",
        f"  - {{id: ask, x-note: {'long ' * 400}, frction: 3, name: Ask, channel: web, team: care}}\n"
        "  - id: again\n    name: Ask for a label\n    team: care\n",
    )
    finding = next(found for found in examined(text).findings if found.rule == "unknown-field")
    (line,) = [line for line in finding.excerpt if line.number == finding.start.line]
    assert len(line.text) <= 600
    assert line.text[finding.start.column - 1 - line.skipped :].startswith("frction: 3")


def test_lines_above_change_no_fingerprint() -> None:
    broken = wrong("9").replace("    team: care\n", "")
    assert fingerprints("\n# a\n\n" + broken) == fingerprints(broken)


def test_neither_values_nor_other_touchpoints_change_a_fingerprint() -> None:
    assert fingerprints(wrong("9")) == fingerprints(wrong("seven"))
    more = "touchpoints:\n  - {id: look, name: Look around, team: web, channel: web, friction: 1}\n"
    assert fingerprints(wrong("9").replace("touchpoints:\n", more)) == fingerprints(wrong("9"))


def test_moving_the_file_changes_no_fingerprint_while_the_journey_has_an_id() -> None:
    assert fingerprints(wrong("9"), "a.yaml") == fingerprints(wrong("9"), "deep/b.yaml")
    nameless = wrong("9").replace("id: return-shoes\n", "")
    assert fingerprints(nameless, "a.yaml") != fingerprints(nameless, "b.yaml")


def test_a_plan_has_other_fingerprints_than_the_record_of_the_same_journey() -> None:
    planned = wrong("9").replace("id: return-shoes", "id: return-shoes\nstate: to-be")
    assert fingerprints(planned) != fingerprints(wrong("9"))


def test_equal_findings_get_a_number_so_that_each_is_its_own() -> None:
    text = (
        CLEAN.replace("goal: Money back", "goal: no")
        .replace("owner: web", "owner: on")
        .replace("title: Return shoes", "title: no")
    )
    found = fingerprints(text)
    assert len(set(found)) == len(found) == 3


def test_touchpoints_of_one_name_have_their_own_ids() -> None:
    text = CLEAN.replace("    team: care\n", "").replace("    team: finance\n", "")
    text = text.replace("  - id: ask\n    name: Ask for a label", "  - name: Get the refund").replace(
        "  - id: refund\n    name:", "  - name:"
    )
    findings = [finding for finding in examined(text).findings if finding.rule == "unowned-touchpoint"]
    assert [finding.touchpoint for finding in findings] == ["get-the-refund", "get-the-refund-2"]
