"""Each machine format by the rules of the service that reads it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest

from cxmap import __version__
from cxmap.findings import Severity
from cxmap.formats import names
from cxmap.formats.drawing.printable import printable_lines
from cxmap.present.look import Look
from cxmap.records.schemas import output_schema
from cxmap.rules import rules
from tests.formats.findings import ALL_OF_HELL, NOTHING, SELECTION, hell, report, shown
from tests.hell import NAMES
from tests.lint.example import CLEAN

ALL = report()
WEB = Look(top="teams/web")
MANY = report({f"{i:02}.yaml": CLEAN.replace("    team: care\n", "") for i in range(30)})
SARIF = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text())
hellish = pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)


@pytest.mark.parametrize("format_", names("findings"))
def test_the_order_in_which_files_were_read_changes_nothing(format_: str) -> None:
    backwards = report(dict(reversed({"a.yaml": "", "b.yaml": CLEAN.replace("    team: care\n", "")}.items())))
    forwards = report({"a.yaml": "", "b.yaml": CLEAN.replace("    team: care\n", "")})
    assert shown(format_, backwards) == shown(format_, forwards)


# json


@pytest.mark.parametrize("what", [ALL, NOTHING, report({})], ids=["all", "nothing", "no file"])
def test_json_is_valid_by_its_schema(what: Any) -> None:
    jsonschema.validate(json.loads(shown("json", what)), output_schema("findings"))


def test_json_names_are_as_promised() -> None:
    text = CLEAN.replace("caused_by: [find]", "caused_by: [fnd]")
    found = json.loads(shown("json", report({"a.yaml": text})))
    assert found["tool"] == {"name": "cxmap", "version": __version__}
    assert found["summary"] == {
        "files": 1, "errors": 1, "warnings": 0, "infos": 0, "fixable": 1, "suppressed": 0,
    }  # fmt: skip
    (item,) = found["findings"]
    assert item == {
        "rule": "bad-reference",
        "code": "CX106",
        "severity": "error",
        "message": "there is no touchpoint 'fnd'",
        "help": "did you mean 'find'?",
        "path": "a.yaml",
        "start": {"line": 19, "column": 17},
        "end": {"line": 19, "column": 20},
        "journey": "return-shoes",
        "touchpoint": "ask",
        "fingerprint": item["fingerprint"],
        "fixable": True,
    }


def test_json_has_null_where_nothing_is_known() -> None:
    (item,) = json.loads(shown("json", report({"a.yaml": ""})))["findings"]
    assert (item["start"], item["end"], item["journey"], item["touchpoint"]) == (None, None, None, None)


@hellish
def test_json_survives_names_from_hell(name: str) -> None:
    found = json.loads(shown("json", hell(name)))
    jsonschema.validate(found, output_schema("findings"))
    assert {item["path"] for item in found["findings"]} == {f"{name}.yaml"}


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


# github: an own reader of workflow commands, after actions/runner


def commands(text: str) -> tuple[list[tuple[str, dict[str, str], str]], list[str]]:
    """What the runner obeys, and what it only prints."""
    obeyed: list[tuple[str, dict[str, str], str]] = []
    printed: list[str] = []
    stopped: str | None = None
    for line in re.split(r"\r\n|\r|\n", text):
        match = re.match(r"\s*::([a-zA-Z][\w-]*|[0-9a-f]{64})(?: ([^:]*(?:(?!::).)*?))?::(.*)", line)
        if match and stopped is not None:
            stopped = None if match[1] == stopped else stopped
            continue
        if match and match[1] == "stop-commands":
            stopped = match[3]
        elif match:
            pairs = (pair.partition("=") for pair in (match[2] or "").split(",") if pair)
            obeyed.append((match[1], {key.strip(): unescaped(value) for key, _, value in pairs}, unescaped(match[3])))
        elif line.strip().startswith("::") and stopped is None:
            raise AssertionError(f"half a command: {line!r}")
        else:
            printed.append(line)
    assert stopped is None
    return obeyed, printed


def unescaped(text: str) -> str:
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_github_annotations_name_file_line_and_columns() -> None:
    text = CLEAN.replace("caused_by: [find]", "caused_by: [fnd]")
    obeyed, printed = commands(shown("github", report({"100%, a:b.yaml": text, "c.yaml": ""}), WEB))
    assert obeyed == [
        (
            "error",
            {
                "file": "teams/web/100%, a:b.yaml", "line": "19", "endLine": "19", "col": "17", "endColumn": "20",
                "title": "bad-reference (CX106)",
            },
            "there is no touchpoint 'fnd'\ndid you mean 'find'?",
        ),
        (
            "error",
            {"file": "teams/web/c.yaml", "line": "1", "title": "empty-file (CX005)"},
            "there is nothing in this file\nstart one with `cxmap init`",
        ),
    ]  # fmt: skip
    assert printed[:2] == [
        "100%, a:b.yaml:19:17: error[bad-reference] there is no touchpoint 'fnd' [*]",
        "c.yaml:1:1: error[empty-file] there is nothing in this file",
    ]


def test_github_shows_ten_of_each_level_and_the_gravest_first() -> None:
    text = CLEAN.replace("    team: care\n", "").replace("goal: Money back\n", "").replace("Get the refund", "Website")
    obeyed, printed = commands(shown("github", report({f"{i:02}.yaml": text for i in range(12)})))
    assert [level for level, _, _ in obeyed] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert len([line for line in printed if ".yaml:" in line]) == 36


@hellish
def test_github_obeys_nothing_that_a_name_says(name: str) -> None:
    what = hell(name)
    obeyed, _ = commands(shown("github", what))
    expected = sorted(what.findings, key=lambda finding: (finding.severity.rank, finding))
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    assert [(level, text) for level, _, text in obeyed] == [
        (levels[finding.severity], printable_lines(f"{finding.message}\n{finding.help}"))
        for finding in expected[: len(obeyed)]
    ]
    assert all(set(given) <= {"file", "line", "endLine", "col", "endColumn", "title"} for _, given, _ in obeyed)


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


# junit


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


# markdown


def test_markdown_has_a_table_for_each_severity_the_gravest_first() -> None:
    text = CLEAN.replace("goal: Money back\n", "").replace("caused_by: [find]", "caused_by: [find]")
    broken = text.replace("    team: care\n", "")
    assert shown("markdown", report({"a|b.yaml": broken})).split("\n")[:9] == [
        "## cxmap lint",
        "",
        "1 file checked: 1 error, 1 warning",
        "",
        "### Errors",
        "",
        "| where | rule | what |",
        "| --- | --- | --- |",
        "| a\\|b.yaml:13 | unowned-touchpoint (CX201) | no team owns 'Ask for a label'<br>" + _help(broken) + " |",
    ]


def _help(text: str) -> str:
    return next(finding for finding in report({"a": text}).findings if finding.rule == "unowned-touchpoint").help


def test_markdown_is_only_the_summary_without_findings() -> None:
    assert shown("markdown", NOTHING) == "## cxmap lint\n\n1 file checked: no findings\n"


def test_markdown_fits_into_a_job_summary() -> None:
    many = report({"hell.yaml": CLEAN.replace("    team: care\n", "")})
    long = many.findings * 20_000
    text = shown("markdown", report({}, findings=long))
    assert len(text.encode()) < 2**20
    assert re.search(r"\n… [\d,]+ more\n$", text)


@hellish
def test_markdown_rows_stay_rows(name: str) -> None:
    what = hell(name)
    rows = [
        line for line in shown("markdown", what).split("\n") if line.startswith("| ") and line != "| --- | --- | --- |"
    ]
    assert len(rows) == len(what.findings) + len({finding.severity for finding in what.findings})
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {4}
    outside_of_code = re.sub(r"(?<!\\)`[^`|]+`", "", "\n".join(rows))
    assert not re.search(r"<(?!br>)|(?<!\\)[`\[\]*~]", outside_of_code)


def test_all_of_hell_goes_through_every_format() -> None:
    for name in names("findings"):
        assert shown(name, ALL_OF_HELL)
