"""What a page of findings says: the summary, then a table for each severity, the gravest first and kept longest."""

from __future__ import annotations

from cxmap.findings import Severity
from cxmap.present.findings import pages
from cxmap.present.look import Look
from cxmap.present.page import BREAK, Table, text_of
from tests.formats.findings import NOTHING, first, report

FOUND = report()


def test_the_summary_is_said_unless_nobody_wants_it() -> None:
    (page,), (quiet,) = pages(FOUND, Look()), pages(FOUND, Look(quiet=True))
    assert (page.below, quiet.below) == (FOUND.summary, "")


def test_each_severity_that_was_found_has_a_table_and_the_gravest_is_kept_longest() -> None:
    (page,) = pages(FOUND, Look())
    found = {finding.severity for finding in FOUND.findings}
    assert [section.name for section in page.sections] == [severity for severity in Severity if severity in found]
    ranks = [section.rank for section in page.sections]
    assert ranks == sorted(set(ranks))
    tables = [block for section in page.sections for block in section.blocks if isinstance(block, Table)]
    assert sum(len(table.rows) for table in tables) == len(FOUND.findings)


def test_a_row_says_where_which_rule_and_what_to_do() -> None:
    finding = first(FOUND, "unowned-touchpoint")
    (page,) = pages(report({"a.yaml": "", "b.yaml": ""}, findings=(finding,)), Look())
    (table,) = page.sections[0].blocks
    assert isinstance(table, Table)
    where, rule, what = table.rows[0]
    assert text_of(where) == f"{finding.path}:{finding.start.line}"
    assert text_of(rule) == "unowned-touchpoint (CX201)"
    assert text_of(what) == f"{finding.message}\n{finding.help}"
    assert BREAK in what
    assert [words.text for words in what if words.tone == "code"] == ["`control: external`", "`control: customer`"]


def test_without_findings_there_is_only_the_summary() -> None:
    (page,) = pages(NOTHING, Look())
    assert (page.sections, page.below) == ((), "1 file checked: no findings")
