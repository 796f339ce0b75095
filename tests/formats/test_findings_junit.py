"""Findings as failed tests, for what reads JUnit."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

from tests.formats.findings import ALL, NOTHING, hell, hellish, report, shown


def junit(what: Any) -> list[ElementTree.Element]:
    """The cases of a report whose counts are right."""
    root = ElementTree.fromstring(shown("junit", what).encode("utf-8", "backslashreplace"))
    suites = list(root)
    for suite in suites:
        assert int(suite.get("tests", "")) == len(suite) > 0
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
    assert int(root.get("tests", "")) == sum(len(suite) for suite in suites) > 0
    return [case for suite in suites for case in suite]


def test_junit_has_a_failed_case_for_each_finding_whatever_its_severity() -> None:
    cases = junit(ALL)
    failures = [case.find("failure") for case in cases]
    assert [element.get("message") for element in failures if element is not None] == [
        finding.message for finding in ALL.findings
    ]
    assert cases[0].attrib == {
        "name": f"cxmap.{ALL.findings[0].rule}", "classname": "journeys/a", "file": "journeys/a.yaml",
        "line": "14", "column": "5",
    }  # fmt: skip


@pytest.mark.parametrize("what", [NOTHING, report({})], ids=["nothing", "no file"])
def test_junit_is_never_empty(what: Any) -> None:
    (case,) = junit(what)
    assert case.find("failure") is None


@hellish
def test_junit_survives_names_from_hell(name: str) -> None:
    assert len(junit(hell(name))) == len(hell(name).findings)
