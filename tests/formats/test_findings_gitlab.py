"""Findings as a code quality report of GitLab."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cxmap.present.look import Look
from tests.formats.findings import ALL, NOTHING, hell, hellish, report, shown
from tests.lint.example import CLEAN

MANY = report({f"{i:02}.yaml": CLEAN.replace("    team: care\n", "") for i in range(30)})


# gitlab


def gitlab(what: Any, look: Look | None = None) -> list[dict[str, Any]]:
    text = shown("gitlab", what, look)
    assert text.startswith("[")
    issues: list[dict[str, Any]] = json.loads(text)
    for issue in issues:
        assert {"description", "check_name", "fingerprint", "severity", "location"} == set(issue)
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["description"].startswith(f"{issue['check_name']}: ")
        assert not issue["location"]["path"].startswith("./")
        assert min(issue["location"]["positions"]["begin"].values()) >= 1
    return issues


@pytest.mark.parametrize("what", [ALL, MANY, NOTHING], ids=["all", "many", "nothing"])
def test_gitlab_has_every_finding_under_a_fingerprint_of_its_own(what: Any) -> None:
    issues = gitlab(what)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(what.findings)


def test_gitlab_keeps_a_fingerprint_when_other_files_come_and_go() -> None:
    def of(what: Any, path: str) -> str:
        (issue,) = (issue for issue in gitlab(what) if issue["location"]["path"] == path)
        return str(issue["fingerprint"])

    text = CLEAN.replace("    team: care\n", "")
    two, three = report({"a.yaml": text, "c.yaml": text}), report({"a.yaml": text, "b.yaml": text, "c.yaml": text})
    assert of(two, "c.yaml") == of(three, "c.yaml")


def test_gitlab_severities_and_paths() -> None:
    text = CLEAN.replace("    team: care\n", "").replace("goal: Money back\n", "").replace("Get the refund", "Website")
    issues = gitlab(report({"./a.yaml": text}), Look(top="teams"))
    assert {issue["severity"] for issue in issues} == {"major", "minor", "info"}
    assert {issue["location"]["path"] for issue in issues} == {"teams/a.yaml"}


@hellish
def test_gitlab_survives_names_from_hell(name: str) -> None:
    assert len(gitlab(hell(name))) == len(hell(name).findings)
