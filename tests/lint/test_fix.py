"""What `--fix` mends, and that everything around it stays to the byte."""

from __future__ import annotations

import codecs

import pytest

from cxmap.config import default
from cxmap.findings import Edit, Fix
from cxmap.lint.fix import apply, mend
from cxmap.lint.select import select
from cxmap.source.files import Input
from cxmap.source.reader import read_text
from tests.lint.example import CLEAN, found
from tests.lint.mending import fixed, mended


def edited(text: str, *edits: Edit) -> str:
    return apply(read_text(text), [Fix("do it", (edit,)) for edit in edits])[0]


def test_a_clean_file_stays_the_same_object() -> None:
    source = Input("journey.yaml", CLEAN.encode())
    assert mend(source, default(), select(default())).source is source


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("friction: 4", "friction: 4"),
        ('friction: "4"', "friction: 4"),
        ("friction: '4'  # from the log", "friction: 4  # from the log"),
        ("fricton: 4", "friction: 4"),
        ("friction: 4\n    wait: 48 hours", "friction: 4\n    wait: 48h"),
        ("friction: 4\n    moment_of_truth: yes", "friction: 4\n    moment_of_truth: true"),
        ("friction: 4\n    doing: no", 'friction: 4\n    doing: "no"'),
        ("friction: 4\n    doing: 0401234567", 'friction: 4\n    doing: "0401234567"'),
        ("friction: 4\n    doing: !!str no", "friction: 4\n    doing: !!str no"),
        ("friction: 4\n    supported_by: data", "friction: 4\n    supported_by: [data]"),
    ],
)
def test_safe_values_names_and_quotes_are_mended_in_their_place(before: str, after: str) -> None:
    assert fixed(CLEAN.replace("friction: 4", before)) == CLEAN.replace("friction: 4", after)


def test_a_channel_and_a_reference_get_the_only_word_they_can_mean() -> None:
    text = CLEAN.replace("channel: chat", "channel: Chat").replace("[find]", "[ finde ] # see log")
    assert fixed(text) == CLEAN.replace("[find]", "[ find ] # see log")


def test_missing_friction_is_written_as_unknown_behind_the_channel() -> None:
    text = CLEAN.replace("    channel: chat\n    friction: 3\n", "    channel: chat # at night too\n")
    assert "    channel: chat # at night too\n    friction: unknown\n    caused_by" in fixed(text)


def test_a_field_without_a_value_gets_one() -> None:
    assert fixed(CLEAN.replace("friction: 3\n", "friction:\n")) == CLEAN.replace("friction: 3\n", "friction: unknown\n")
    assert fixed(CLEAN.replace("friction: 3\n", "friction: # ?\n")) == CLEAN.replace(
        "friction: 3\n", "friction: unknown # ?\n"
    )


def test_a_first_key_keeps_the_style_of_the_dash() -> None:
    text = CLEAN.replace("  - id: ask\n    name:", "  - name:").replace("  - id: refund\n    name:", "  -   name:")
    text = text.replace("    team: finance\n    channel: bank", "      team: finance\n      channel: bank")
    text = text.replace(
        "    friction: 1\n    outcome: done\n    evidence", "      friction: 1\n      outcome: done\n      evidence"
    )
    after = fixed(text)
    assert "  - id: ask-for-a-label\n    name: Ask for a label\n" in after
    assert "  -   id: get-the-refund\n      name: Get the refund\n" in after


def test_a_first_key_goes_into_flow_mappings_of_one_and_of_many_lines() -> None:
    text = """\
cxmap: 1
id: x
title: Return shoes
goal: Money back
touchpoints:
  - {name: Find the page, team: web, channel: web, friction: 2, evidence: [{covers: [friction], from: data}]}
  - {
      name: Get the refund, # by bank
      team: web,
      channel: bank-transfer,
    }
"""
    after = fixed(text)
    assert "  - {id: find-the-page, name: Find the page, team: web" in after
    assert "      id: get-the-refund, name: Get the refund, # by bank\n" in after
    assert "channel: bank-transfer, friction: unknown,\n    }" in after


def test_an_inferred_cause_is_written_down() -> None:
    assert "    caused_by: [find]\n" in fixed(CLEAN.replace("    caused_by: [find]\n", ""))


def test_a_team_joins_the_retro_in_flow_and_in_block_style() -> None:
    flow = CLEAN.replace("owner: web\n", "owner: web\nretro: {invite: [care, finance]} # every month\n")
    assert "retro: {invite: [care, finance, web]} # every month\n" in fixed(flow)
    block = CLEAN.replace(
        "owner: web\n", "owner: web\nretro:\n  invite:\n  - care # Ann\n  - finance # Bo\n\n# people\n"
    )
    assert "  - care # Ann\n  - finance # Bo\n  - web\n\n# people\n" in fixed(block)


@pytest.mark.parametrize(
    ("comment", "after"),
    [
        ("  # cxmap: ignore[CX401] old", ""),
        ("  # cxmap: ignore[CX201, CX401] old", ""),
        ("  # keep me # cxmap: ignore[CX401]", "  # keep me"),
        ("  # cxmap: ignore[CX401] # cxmap: accept[x] y", "  # cxmap: accept[x] y"),
    ],
)
def test_a_suppression_that_silences_nothing_is_cut(comment: str, after: str) -> None:
    line = "    channel: chat"
    assert fixed(CLEAN.replace(line, line + comment)) == CLEAN.replace(line, line + after)


def test_one_idle_name_of_several_is_cut_alone() -> None:
    line = "  - id: ask"
    text = CLEAN.replace("    team: care\n", "").replace(line, f"{line}  # cxmap: ignore[CX401, CX201, CX301] May")
    assert f"{line}  # cxmap: ignore[CX201] May\n" in fixed(text)


def test_a_comment_line_goes_with_its_line() -> None:
    for indent in ("", "    "):
        text = CLEAN.replace("  - id: ask", f"{indent}# cxmap: ignore[CX401] old\n  - id: ask")
        assert fixed(text) == CLEAN
    assert fixed(f"{CLEAN}# cxmap: ignore[CX401] old") == CLEAN


def test_a_misspelt_rule_in_a_suppression_is_mended() -> None:
    line = "  - id: ask"
    text = CLEAN.replace("    team: care\n", "").replace(line, f"{line}  # cxmap: ignore[unowned-touchpiont] May")
    assert f"{line}  # cxmap: ignore[unowned-touchpoint] May\n" in fixed(text)


AWKWARD = "# 顧客 ✓\r\n" + CLEAN.replace("\n", "\r\n").replace("name: Ask for a label", "name:   '顧客 → 😀'   # ナ ï")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", codecs.BOM_UTF8])
def test_line_ends_byte_order_mark_comments_and_wide_characters_survive_to_the_byte(bom: bytes, line_end: str) -> None:
    before = AWKWARD.replace("friction: 3", 'friction: "3"').replace("    friction: 1\r\n", "")
    after = AWKWARD.replace("    friction: 1\r\n", "").replace(
        "channel: bank-transfer\r\n", "channel: bank-transfer\r\n    friction: unknown\r\n"
    )
    result = mended(bom + before.replace("\r\n", line_end).encode())
    assert result.source.data == bom + after.replace("\r\n", line_end).encode()
    assert result.fixed == 2


def test_a_value_that_other_places_share_is_left_alone() -> None:
    text = CLEAN.replace("title:", 'x-base: &base {friction: "4"}\ntitle:').replace(
        "    friction: 4\n", "    <<: *base\n"
    )
    result = mended(text.encode())
    assert (result.source.data.decode(), result.fixed) == (text, 0)
    assert [(finding.rule, finding.fixable) for finding in result.checked.findings] == [("bad-value", False)]


def test_a_fix_that_would_change_something_else_is_thrown_away_and_the_others_stay() -> None:
    text = "a: 1\nb: 2\nc: 3\n"
    bad = Edit("replace", ("a",), "1\nd: 4")
    assert edited(text, bad) == text
    assert edited(text, Edit("replace", ("b",), "5"), bad, Edit("rename", ("c",), "e")) == "a: 1\nb: 5\ne: 3\n"


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: 1\n", Edit("replace", ("b",), "2")),
        ("a: 1\n", Edit("rename", ("b",), "c")),
        ("a: 1\nb: 2\n", Edit("rename", ("a",), "b")),
        ("a: 1\n", Edit("insert", ("a",), "2", key="b")),
        ("a: 1\n", Edit("insert", (), "2", key="a")),
        ("a: 1\n", Edit("append", ("a",), "2")),
        ("a: &x 1\nb: *x\n", Edit("replace", ("b",), "2")),
        ("a: &x [1]\nb: *x\n", Edit("append", ("b",), "2")),
        ("a: &x [1]\nb: *x\n", Edit("append", ("a",), "2")),
        ("a: [1, # one\n  2]\n", Edit("replace", ("a",), "3")),
        ("a: 1\n", Edit("replace", ("a",), "[unclosed")),
        ("a: |+\n  text\n\nb: 1\n", Edit("insert", (), "2", key="c", after="a")),
    ],
)
def test_an_edit_that_cannot_be_made_changes_nothing(text: str, edit: Edit) -> None:
    assert edited(text, edit) == text


@pytest.mark.parametrize(
    ("text", "edit", "after"),
    [
        ("a: {}\n", Edit("insert", ("a",), "1", key="b"), "a: {b: 1}\n"),
        ("a: []\n", Edit("append", ("a",), "1"), "a: [1]\n"),
        ("a: [1, 2,]\n", Edit("append", ("a",), "3"), "a: [1, 2, 3,]\n"),
        ("a:\n- 1\nb: 2\n", Edit("append", ("a",), "3"), "a:\n- 1\n- 3\nb: 2\n"),
        ("a:\n    - 1", Edit("append", ("a",), "3"), "a:\n    - 1\n    - 3"),
        ("a: &x [1]\n", Edit("append", ("a",), "3"), "a: &x [1, 3]\n"),
        ("a: &x 1\n", Edit("replace", ("a",), "2"), "a: &x 2\n"),
        ("a: |\n  text\n  more\nb: 1\n", Edit("replace", ("a",), "new"), "a: new\nb: 1\n"),
        ("a: one\n  two\nb: 1\n", Edit("replace", ("a",), "new"), "a: new\nb: 1\n"),
        ("a: [1]\n# note\nb: 1\n", Edit("insert", (), "2", key="c", after="a"), "a: [1]\nc: 2\n# note\nb: 1\n"),
        ("a:\n  b: 1 # one\n\nc: 1\n", Edit("insert", (), "2", key="d", after="a"), "a:\n  b: 1 # one\nd: 2\n\nc: 1\n"),
        ("a: 1", Edit("insert", (), "2", key="b", after="a"), "a: 1\nb: 2"),
        ("a: 1\nb: 2\n", Edit("insert", (), "3", key="c", after="nowhere"), "a: 1\nb: 2\nc: 3\n"),
        ("x: &x {k: 1}\nm:\n  <<: *x\n  n: 2\n", Edit("insert", ("m",), "3", key="o", after="k"),
         "x: &x {k: 1}\nm:\n  <<: *x\n  n: 2\n  o: 3\n"),
        ("- - a: 1\n", Edit("insert", (0, 0), "2", key="b"), "- - b: 2\n    a: 1\n"),
        ('"a": 1\n', Edit("rename", ("a",), "b"), "b: 1\n"),
    ],
)  # fmt: skip
def test_edits_keep_the_style_around_them(text: str, edit: Edit, after: str) -> None:
    assert edited(text, edit) == after


def test_of_two_edits_at_one_place_the_first_wins() -> None:
    text = "a: 1\n"
    assert edited(text, Edit("replace", ("a",), "2"), Edit("replace", ("a",), "3")) == "a: 2\n"
    first, second = (Edit("insert", (), "0", key=key) for key in "bc")
    assert edited(text, first, second) == "b: 0\na: 1\n"


def test_what_overlaps_is_done_in_the_next_pass() -> None:
    text = CLEAN.replace("  - id: ask\n", "  - id: ask  # cxmap: ignore[CX401, CX301, CX302]\n")
    assert mended(text.encode()).fixed == 3
    assert fixed(text) == CLEAN


def test_what_was_fixed_is_no_longer_found() -> None:
    text = CLEAN.replace("friction: 3", 'friction: "3"').replace("team: care", "tema: care").replace("chat", "Chat")
    assert sorted({rule for _, rule in found(text)}) == ["bad-value", "unknown-field"]
    assert found(fixed(text)) == []


def test_a_misspelt_field_beside_the_right_one_stays() -> None:
    text = CLEAN.replace("friction: 4", "friction: 4\n    fricton: 3")
    assert fixed(text) == text


def test_of_two_misspellings_of_one_field_the_first_wins_in_every_touchpoint() -> None:
    step = "  - {{id: a{0}, name: A {0}, team: web, channel: web, {1}: 2, frction: 3}}\n"
    text, after = (f"{CLEAN}{''.join(step.format(i, key) for i in range(150))}" for key in ("fricton", "friction"))
    assert fixed(text) == after


def test_a_comment_behind_a_no_break_space_leaves_the_text_that_the_space_belongs_to() -> None:
    """YAML knows only space and tab as white space: the rest of the line goes on with the scalar above."""
    text = CLEAN.replace("title: Return shoes\n", "title: Return shoes\n  \u00a0 # cxmap: ignore[CX401] nothing here\n")
    assert text != CLEAN
    assert fixed(text) == CLEAN.replace("title: Return shoes\n", "title: Return shoes\n  \u00a0\n")


def test_white_space_that_is_none_for_yaml_is_replaced_with_the_value_it_belongs_to() -> None:
    text = CLEAN.replace("owner: web\n", "owner: web\nteams: [web, care, finance]\n")
    assert fixed(text.replace("team: care\n", "team: care\u00a0 \n")) == text.replace("team: care\n", "team: care \n")


def test_a_fix_that_another_rule_would_undo_is_not_made() -> None:
    """The retro has to invite the team as it is written, and the list of teams knows it by another spelling."""
    text = CLEAN.replace("owner: web\n", "owner: web\nteams: [web, care, finance]\nretro: {invite: [web, finance]}\n")
    text = text.replace("cxmap: 1\n", 'cxmap: 1\nx-team: &care "care\u00a0"\n').replace("team: care\n", "team: *care\n")
    text = text.replace("friction: 3\n", "friction: 5\n    outcome: failed\n")
    assert fixed(text) == text
