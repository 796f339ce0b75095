"""Findings as SARIF, by its schema and by what GitHub wants."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from cxmap.present.look import Look
from cxmap.rules import rules
from tests.formats.findings import ALL, NOTHING, SELECTION, WEB, hell, hellish, report, shown
from tests.lint.example import CLEAN

SARIF = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text())


# sarif


def sarif(what: Any, look: Look | None = None) -> dict[str, Any]:
    """A SARIF log, valid by the schema of the standard; its only run."""
    log = json.loads(shown("sarif", what, look))
    jsonschema.Draft4Validator(SARIF).validate(log)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run: dict[str, Any] = log["runs"][0]
    return run


@pytest.mark.parametrize("what", [ALL, NOTHING, report({})], ids=["all", "nothing", "no file"])
def test_sarif_is_valid_and_lists_every_rule_that_ran(what: Any) -> None:
    driver = sarif(what)["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in SELECTION.rules]


def test_sarif_rules_have_what_github_wants() -> None:
    for rule in sarif(report({}, rules=rules()))["tool"]["driver"]["rules"]:
        for text in (rule["shortDescription"]["text"], rule["fullDescription"]["text"]):
            assert 0 < len(text) <= 1024
        assert rule["help"]["text"]
        assert "```yaml" in rule["help"]["markdown"] or rule["id"].startswith("CX0")
        assert not [line for line in rule["help"]["markdown"].split("\n") if line.startswith("    Bad")]
        assert rule["defaultConfiguration"]["level"] in ("note", "warning", "error")
        assert rule["properties"]["problem.severity"] in ("recommendation", "warning", "error")
        assert 0 < len(rule["properties"]["tags"]) <= 10
        assert "security-severity" not in rule["properties"]


def test_sarif_results_have_what_github_wants() -> None:
    run = sarif(ALL)
    assert (run["columnKind"], run["automationDetails"]["id"]) == ("unicodeCodePoints", "cxmap/lint/")
    listed = run["tool"]["driver"]["rules"]
    for result, finding in zip(run["results"], ALL.findings, strict=True):
        assert listed[result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        assert result["message"]["text"].startswith(finding.message)
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]) == finding.path
        assert set(place["region"]) == {"startLine", "startColumn", "endLine", "endColumn"}
        assert min(place["region"].values()) >= 1
        assert result["partialFingerprints"] == {"cxmap/v1": finding.fingerprint}
        assert len(result.get("relatedLocations", ())) == len(finding.also)


def test_sarif_paths_start_at_the_repository() -> None:
    uris = {
        item["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for item in sarif(report({"a b.yaml": "", "../é#.yaml": "", "/abs/x.yaml": ""}), WEB)["results"]
    }
    assert uris == {"teams/web/a%20b.yaml", "teams/%C3%A9%23.yaml", "file:///abs/x.yaml"}


def test_sarif_levels() -> None:
    text = CLEAN.replace("    team: care\n", "").replace("goal: Money back\n", "").replace("Get the refund", "Website")
    assert {item["level"] for item in sarif(report({"a.yaml": text}))["results"]} == {"error", "warning", "note"}


@hellish
def test_sarif_survives_names_from_hell(name: str) -> None:
    assert sarif(hell(name))["results"]
