from __future__ import annotations

import pytest

from cxmap.config import Config, default
from cxmap.config.file import from_table
from cxmap.findings import Finding
from tests.lint.example import CLEAN, examined, found

UNOWNED = CLEAN.replace("    team: care\n", "")
"""CX201 at line 14, where the touchpoint `ask` begins."""


def messages(text: str) -> list[tuple[int, str, str]]:
    return [(finding.start.line, finding.rule, finding.message) for finding in examined(text).findings]


def silenced(text: str) -> list[str]:
    return [finding.rule for finding in examined(text).suppressed]


def with_comment(text: str, line: str, comment: str) -> str:
    """The text with a comment at the end of the line that starts so."""
    rows = text.split("\n")
    i = next(i for i, row in enumerate(rows) if row.strip().startswith(line))
    rows[i] += f"  {comment}"
    return "\n".join(rows)


def above(text: str, line: str, comment: str) -> str:
    """The text with a comment on its own line above the line that starts so."""
    rows = text.split("\n")
    i = next(i for i, row in enumerate(rows) if row.strip().startswith(line))
    indent = " " * (len(rows[i]) - len(rows[i].lstrip()))
    return "\n".join([*rows[:i], indent + comment, *rows[i:]])


def test_without_a_comment_the_finding_stands() -> None:
    assert found(UNOWNED) == [(14, "unowned-touchpoint")]


@pytest.mark.parametrize("name", ["unowned-touchpoint", "CX201", "cx201"])
def test_a_rule_is_silenced_by_name_or_code(name: str) -> None:
    text = with_comment(UNOWNED, "- id: ask", f"# cxmap: ignore[{name}] a new team starts in May")
    assert found(text) == []
    assert silenced(text) == ["unowned-touchpoint"]


def test_a_comment_above_covers_the_whole_item() -> None:
    text = UNOWNED.replace("    caused_by: [find]\n", "")
    assert found(text) == [(14, "unowned-touchpoint"), (14, "contact-without-cause")]
    assert found(above(text, "- id: ask", "# cxmap: ignore[CX201, CX401] known")) == []


def test_a_comment_inside_an_item_covers_only_what_follows() -> None:
    text = above(UNOWNED, "channel: chat", "# cxmap: ignore[CX201] known")
    assert found(text) == [(14, "unowned-touchpoint"), (16, "unused-suppression")]


def test_a_comment_at_the_end_of_a_line_covers_only_that_line() -> None:
    text = with_comment(UNOWNED, "channel: chat", "# cxmap: ignore[CX201] known")
    assert found(text) == [(14, "unowned-touchpoint"), (16, "unused-suppression")]


def test_a_comment_about_a_stage_or_the_whole_list_covers_all_of_it() -> None:
    assert found(above(UNOWNED, "touchpoints:", "# cxmap: ignore[CX201] the reorganisation")) == []


def test_a_finding_about_the_file_is_silenced_where_it_is_shown() -> None:
    text = CLEAN.replace("    evidence: [{covers: [friction], from: data}]\n", "")
    (line,) = {line for line, rule in found(text) if rule == "no-evidence"}
    rows = text.split("\n")
    at_the_end = "\n".join([*rows[: line - 1], rows[line - 1] + "  # cxmap: ignore[no-evidence] draft", *rows[line:]])
    own_line = "\n".join([*rows[: line - 1], "# cxmap: ignore[no-evidence] draft", *rows[line - 1 :]])
    assert found(at_the_end) == found(own_line) == []


def test_ignore_file_covers_the_file_wherever_it_stands() -> None:
    for text in (f"# cxmap: ignore-file[CX201] draft\n{UNOWNED}", f"{UNOWNED}# cxmap: ignore-file[CX201] draft\n"):
        assert found(text) == []
        assert silenced(text) == ["unowned-touchpoint"]


def test_a_merged_value_belongs_to_the_item_that_merges_it() -> None:
    text = CLEAN.replace("title:", "x-base: &base {friction: 5, outcome: done}\ntitle:").replace(
        "    friction: 3\n", "    <<: *base\n"
    )
    assert [rule for _, rule in found(text)] == ["friction-contradicts-outcome"]
    assert found(above(text, "- id: ask", "# cxmap: ignore[CX302] known")) == []


def test_an_ambiguous_scalar_may_be_silenced() -> None:
    text = CLEAN.replace("owner: web", "owner: no  # cxmap: ignore[CX003] our team is called no")
    assert found(text) == []


@pytest.mark.parametrize("code", ["CX001", "CX002", "CX004", "CX005", "CX006", "yaml-syntax"])
def test_what_keeps_a_file_from_being_read_is_never_silenced(code: str) -> None:
    assert [rule for _, rule in found(f"# cxmap: ignore-file[{code}]\ntitle: [\n")] == ["yaml-syntax"]
    assert [rule for _, rule in found(f"# cxmap: ignore-file[{code}]\n{CLEAN}")] == ["unused-suppression"]


def test_each_name_that_silences_nothing_is_reported_where_it_stands() -> None:
    text = with_comment(UNOWNED, "- id: ask", "# cxmap: ignore[CX401, CX201, CX301] known")
    assert [(finding.start, finding.end) for finding in examined(text).findings] == [
        ((14, 30), (14, 35)),
        ((14, 44), (14, 49)),
    ]


def test_a_rule_that_does_not_run_is_not_judged() -> None:
    text = with_comment(CLEAN, "- id: ask", "# cxmap: ignore[CX803, CX401] known")
    assert found(text) == [(14, "unused-suppression")]
    assert found(text, "CX201", "CX910") == []
    assert found(text, "CX401") == []


def test_a_file_that_is_no_journey_is_not_judged() -> None:
    text = with_comment(CLEAN, "- id: ask", "# cxmap: ignore[CX401] known").replace("channel: web", "chanel: web")
    assert {rule for _, rule in found(text)} == {"unknown-field", "missing-field"}


def test_a_name_that_does_not_exist_gets_a_suggestion() -> None:
    (finding,) = examined(with_comment(CLEAN, "- id: ask", "# cxmap: ignore[contact-without-case] x")).findings
    assert (finding.message, finding.help) == (
        "there is no rule 'contact-without-case' to silence",
        "did you mean 'contact-without-cause'?",
    )


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("ignore", "this suppression names no rule, so nothing is silenced"),
        ("ignore[]", "this suppression names no rule, so nothing is silenced"),
        ("ignore-file", "this suppression names no rule, so nothing is silenced"),
        ("ignore CX401", "this suppression names no rule, so nothing is silenced"),
        ("ingore[CX401]", "`cxmap: ingore` means nothing to this program, so nothing is silenced"),
        ("disable[CX401]", "`cxmap: disable` means nothing to this program, so nothing is silenced"),
        ("ignore_file[CX401]", "`cxmap: ignore_file` means nothing to this program, so nothing is silenced"),
    ],
)
def test_there_is_no_form_without_a_name_and_no_other_word(comment: str, message: str) -> None:
    text = with_comment(CLEAN, "- id: ask", f"# cxmap: {comment}")
    assert messages(text) == [(14, "unused-suppression", message)]


@pytest.mark.parametrize("comment", ["# cxmap: 1", "# cxmap: accept[help-needed-up] reviewed", "# cxmap: see the wiki"])
def test_other_remarks_are_left_alone(comment: str) -> None:
    assert found(with_comment(CLEAN, "- id: ask", comment)) == []


def test_a_comment_before_nothing_silences_nothing() -> None:
    assert found(f"{CLEAN}# cxmap: ignore[CX401] why\n") == [(28, "unused-suppression")]


def test_the_report_about_a_suppression_may_be_silenced_too() -> None:
    text = with_comment(CLEAN, "- id: ask", "# cxmap: ignore[CX401, CX910] it comes and goes")
    assert found(text) == []
    idle = with_comment(CLEAN, "- id: ask", "# cxmap: ignore[CX910] nothing")
    assert found(idle) == [(14, "unused-suppression")]


def test_overlapping_suppressions_are_all_used() -> None:
    text = f"# cxmap: ignore-file[CX201] draft\n{with_comment(UNOWNED, '- id: ask', '# cxmap: ignore[CX201] known')}"
    assert found(text) == []


def test_a_reason_is_asked_for_only_where_it_is_wanted() -> None:
    text = with_comment(UNOWNED, "- id: ask", "# cxmap: ignore[CX201]")
    asking = from_table({"lint": {"require-reason": True}})
    assert found(text) == []
    assert rules_of(text, asking) == ["suppression-without-reason"]
    assert rules_of(text + "# cxmap: ignore[CX401]", asking)[0] == "suppression-without-reason"
    assert rules_of(with_comment(UNOWNED, "- id: ask", "# cxmap: ignore[CX201] May"), asking) == []
    assert found(text, "CX201", "CX911") == [(14, "suppression-without-reason")]


def rules_of(text: str, config: Config) -> list[str]:
    return [finding.rule for finding in examined(text, config=config).findings]


def test_severities_change_after_silencing() -> None:
    config = from_table({"lint": {"severity": {"CX201": "info"}}})
    (finding,) = examined(UNOWNED, config=config).findings
    assert isinstance(finding, Finding)
    assert finding.severity == "info"
    assert examined(UNOWNED, config=default()).findings[0].severity == "error"
