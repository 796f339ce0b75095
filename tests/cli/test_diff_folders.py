"""`cxmap diff` of whole folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.bills import OLD, OTHER, WORSE, facts
from tests.cli.conftest import Diff
from tests.cli.repository import commit, git, write


def test_two_folders(here: Path, diff: Diff) -> None:
    write(here, {"a/pay.yaml": OLD, "a/send.yaml": OTHER, "a/gone.yaml": OLD.replace("id: pay\n", "id: gone\n")})
    write(here, {"b/pay.yaml": WORSE, "b/moved/send.yaml": OTHER, "b/new.yaml": OLD.replace("id: pay\n", "id: new\n")})
    code, out, err = diff("a", "b", "--fail-on", "regression")
    assert (code, err) == (1, "--fail-on regression: pay does not pass\n")
    assert out.startswith("2 journeys compared\n")
    assert "a/send.yaml → b/moved/send.yaml" in out
    assert out.endswith("\n2 journeys compared: 1 regression; 1 added; 1 removed\n")
    found = json.loads(diff("a", "b", "--format", "json")[1])
    assert found["journeys_added"] == [{"journey": "new", "state": "as-is", "path": "b/new.yaml"}]
    assert found["journeys_removed"] == [{"journey": "gone", "state": "as-is", "path": "a/gone.yaml"}]


def test_a_folder_against_where_the_branches_part(here: Path, diff: Diff) -> None:
    start = commit(here, {"journeys/pay.yaml": OLD, "journeys/send.yaml": OTHER, "other.yaml": OLD})
    git(here, "switch", "-qc", "feature")
    commit(here, {"journeys/pay.yaml": WORSE, "journeys/sub/new.yaml": OLD.replace("id: pay\n", "id: new\n")})
    git(here, "switch", "-q", "main")
    commit(here, {"journeys/send.yaml": OTHER.replace("friction: 2", "friction: 4")}, "journeys/pay.yaml")
    git(here, "switch", "-q", "feature")
    code, out, err = diff("journeys", "--against", "main", "--format", "json")
    assert (code, err) == (
        0,
        f"main has moved on: the old version is that of {start[:12]}, where it and this branch part\n",
    )
    found = json.loads(out)
    assert [(item["old"]["path"], item["verdict"]) for item in found["comparisons"]] == [
        (f"{start[:12]}:journeys/pay.yaml", "regression"),
        (f"{start[:12]}:journeys/send.yaml", "no-change"),
    ]
    assert [item["path"] for item in found["journeys_added"]] == ["journeys/sub/new.yaml"]


def test_add_delete_rename_and_mode_change(here: Path, diff: Diff) -> None:
    names = {"keep": OLD, "gone": OTHER, "old-name": OLD.replace("id: pay\n", "id: moved\n")}
    commit(here, {f"j/{name}.yaml": text for name, text in names.items()})
    git(here, "mv", "j/old-name.yaml", "j/new-name.yaml")
    (here / "j" / "keep.yaml").chmod(0o755)
    commit(here, {"j/added.yaml": OLD.replace("id: pay\n", "id: added\n")}, "j/gone.yaml")
    found = json.loads(diff("j", "--against", "HEAD~1", "--format", "json", "-q")[1])
    assert [
        (item["old"]["path"].partition(":")[2], item["new"]["path"], item["verdict"]) for item in found["comparisons"]
    ] == [
        ("j/keep.yaml", "j/keep.yaml", "no-change"),
        ("j/old-name.yaml", "j/new-name.yaml", "no-change"),
    ]
    assert [item["journey"] for item in found["journeys_added"]] == ["added"]
    assert [item["journey"] for item in found["journeys_removed"]] == ["send"]


def test_folders_of_two_revisions(here: Path, diff: Diff, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(here, {"sub/journeys/pay.yaml": OLD})
    commit(
        here,
        {"sub/journeys/pay.yaml": WORSE},
    )
    assert facts(diff("HEAD~1:sub/journeys", "HEAD:sub/journeys", "--format", "json")) == [("pay", "regression")]
    assert facts(diff("HEAD~1:sub/journeys", "sub/journeys", "--format", "json")) == [("pay", "regression")]
    monkeypatch.chdir(here / "sub")
    assert facts(diff("HEAD~1:./journeys", "journeys", "--format", "json")) == [("pay", "regression")]
    assert facts(diff("HEAD~1:sub/journeys", "journeys", "--format", "json")) == [("pay", "regression")]


def test_what_stays_ambiguous_is_named_and_the_exit_is_2(here: Path, diff: Diff) -> None:
    write(here, {"a/one.yaml": OLD, "a/two.yaml": OLD, "b/three.yaml": OLD, "b/send.yaml": OTHER, "a/send.yaml": OTHER})
    code, out, err = diff("a", "b")
    assert code == 2
    assert err == (
        "error: pay: several files could be the old and the new version (as-is): one.yaml, two.yaml, three.yaml\n"
        "hint: give each journey an id of its own, or name the two files\n"
    )
    assert "1 journey compared: no changes; 1 not comparable" in out


def test_one_invalid_file_stops_no_other(here: Path, diff: Diff) -> None:
    write(here, {"a/pay.yaml": OLD, "a/send.yaml": OTHER, "b/pay.yaml": "cxmap: 1\ntitle: [\n", "b/send.yaml": OTHER})
    code, out, err = diff("a", "b")
    assert code == 2
    assert "error: pay: b/pay.yaml is no valid journey\n" in err
    assert "1 journey compared: no changes; 1 not comparable" in out


def test_the_configuration_leaves_files_out_on_both_sides(here: Path, diff: Diff) -> None:
    commit(here, {"j/pay.yaml": OLD, "j/draft.yaml": OTHER, "cxmap.toml": 'exclude = ["draft.yaml"]\n'})
    found = json.loads(diff("j", "--against", "HEAD", "--format", "json", "-q")[1])
    assert [item["journey"] for item in found["comparisons"]] == ["pay"]
    assert found["journeys_removed"] == []


def test_channels_of_the_configuration_hold_for_both_sides(here: Path, diff: Diff) -> None:
    text = OLD.replace("channel: web", "channel: hotline", 1)
    write(here, {"old.yaml": text, "new.yaml": text, "cxmap.toml": "[channels]\nhotline = {kind = 'assisted'}\n"})
    found = json.loads(diff("old.yaml", "new.yaml", "--format", "json")[1])["comparisons"][0]
    assert found["before"]["contacts_tried"] == found["after"]["contacts_tried"] == 1
