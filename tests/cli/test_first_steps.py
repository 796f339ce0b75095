"""For people who start: files of other programs, what is checked and why, and lists for other tools."""

from __future__ import annotations

import codecs
import csv
import io
import json
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from cxmap.cli import main
from cxmap.records.schemas import output_schema
from cxmap.rules import rules
from tests.lint.example import CLEAN

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(CLEAN)
    return tmp_path


FOREIGN = {
    "real.xlsx": (b"PK\x03\x04 and so on", "a spreadsheet"),
    "REAL.XLSX": (b"", "a spreadsheet"),
    "real.yaml": (b"PK\x03\x04 and so on", "a spreadsheet"),
    "real.csv": (b"step,team\nfind,web\n", "a table"),
    "real.tsv": (b"step\tteam\n", "a table"),
    "real.mmd": (b"journey\n  title X\n", "a Mermaid diagram"),
    "real.md": (b"# Journeys\n\n```yaml\ncxmap: 1\n```\n", "Markdown"),
    "my map.csv": (b"", "a table"),
}


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("command", ["lint", "analyze", "diff a.yaml", "lint --fix"])
def test_a_file_of_another_program_is_told_with_the_command_that_imports_it(
    name: str, command: str, here: Path, capsys: Captured
) -> None:
    data, kind = FOREIGN[name]
    (here / name).write_bytes(data)
    assert main([*command.split(), name]) == 2
    quoted = f"'{name}'" if " " in name else name
    out, err = capsys.readouterr()
    assert (out, err) == (
        "",
        f"error: {name} is {kind}, and no journey yet\nhint: `cxmap import {quoted}` makes a journey of it\n",
    )


def test_a_file_of_another_program_stops_no_other(here: Path, capsys: Captured) -> None:
    (here / "real.csv").write_text("a,b\n")
    assert main(["lint", "real.csv", "a.yaml"]) == 2
    assert capsys.readouterr().out == "1 file checked: no findings\n"


def test_files_are_listed_without_being_checked(here: Path, capsys: Captured) -> None:
    (here / "broken.yaml").write_text("cxmap: [")
    (here / "other.yaml").write_text("a: 1")
    (here / "old").mkdir()
    (here / "old" / "b.yaml").write_text(CLEAN)
    assert main(["lint", "--show-files", "--exclude", "old"]) == 0
    assert capsys.readouterr() == ("a.yaml\nbroken.yaml\n", "")
    assert main(["lint", "--show-files", "gone.yaml", "a.yaml"]) == 2
    assert capsys.readouterr().out == "a.yaml\n"


def test_settings_are_shown_with_where_they_come_from(here: Path, capsys: Captured) -> None:
    (here / "cxmap.toml").write_text(
        'exclude = ["old"]\nteams = ["web"]\n[lint]\nignore = ["no-goal"]\n[lint.severity]\nno-evidence = "error"\n'
        '[lint.per-file-ignores]\n"x/*" = ["vague-name"]\n'
    )
    assert main(["lint", "--show-settings", "--exclude", "tmp", "--fail-on", "warning", "--max-warnings", "3"]) == 0
    lines = capsys.readouterr().out.splitlines()
    for line in (
        "configuration: cxmap.toml",
        "exclude: old, tmp",
        "teams: web",
        "fails from: warning",
        "most warnings: 3",
        "silent in x/*: vague-name",
    ):
        assert line in lines
    by_name = {line.split()[1].rstrip(":"): line for line in lines if line.startswith("CX")}
    assert "no-goal" not in by_name
    assert by_name["no-evidence"].split(": ")[1].startswith("error (else ")


def test_rules_are_listed_for_other_programs(here: Path, capsys: Captured) -> None:
    assert main(["rules", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    Draft202012Validator(output_schema("rules")).validate(document)
    assert [rule["code"] for rule in document["rules"]] == sorted(rule.code for rule in rules())
    assert main(["rules", "no-goal", "--format", "json"]) == 0
    assert [rule["name"] for rule in json.loads(capsys.readouterr().out)["rules"]] == ["no-goal"]


def test_a_spreadsheet_is_told_that_csv_is_utf_8(here: Path, capsys: Captured) -> None:
    (here / "u.yaml").write_text(CLEAN.replace("Ask for a label", "Über → fragen"))
    assert main(["analyze", "u.yaml", "--format", "csv", "-o", "plain.csv"]) == 0
    assert main(["analyze", "u.yaml", "--format", "csv", "--excel", "-o", "excel.csv"]) == 0
    plain, excel = (here / "plain.csv").read_bytes(), (here / "excel.csv").read_bytes()
    assert excel == codecs.BOM_UTF8 + plain
    assert [row["name"] for row in csv.DictReader(io.StringIO(excel.decode("utf-8-sig")))][1] == "Über → fragen"
    assert main(["analyze", "u.yaml", "--excel"]) == 2


def test_v_says_what_was_read_asked_and_left_out(here: Path, capsys: Captured) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    (here / "cxmap.toml").write_text('exclude = ["old"]\n')
    (here / ".gitignore").write_text("ignored.yaml\nbuilt/\n")
    for name in ("old/b.yaml", "ignored.yaml", "built/c.yaml"):
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text(CLEAN)
    (here / "other.yaml").write_text("a: 1")
    assert main(["lint", "-v"]) == 0
    out, err = capsys.readouterr()
    assert out == "1 file checked: no findings\n"
    assert f"configuration: {here}/cxmap.toml" in err
    assert "asked: git -C . " in err
    assert {line for line in err.splitlines() if line.startswith("left out: ")} == {
        "left out: old/b.yaml: excluded by 'old'",
        "left out: other.yaml: no `cxmap:` key at the top",
        "left out: ignored.yaml: git ignores it",
        "left out: built/: git ignores it",
    }
    assert main(["lint"]) == 0
    assert capsys.readouterr().err == ""


def test_v_says_which_folders_are_never_looked_into(here: Path, capsys: Captured) -> None:
    (here / "node_modules").mkdir()
    assert main(["analyze", ".", "-v", "--isolated"]) == 0
    err = capsys.readouterr().err
    assert "configuration: none, with --isolated\n" in err
    assert "left out: node_modules/: folders of this name are not looked into\n" in err
