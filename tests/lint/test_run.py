from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import cxmap
from cxmap.config import default
from cxmap.errors import ConfigError, MissingInput, UnreadableInput
from cxmap.lint import parallel
from cxmap.lint.run import Job, Outcome, run
from cxmap.lint.select import select
from cxmap.lint.since import new_since
from tests.lint.example import CLEAN

UNOWNED = CLEAN.replace("    team: care\n", "")
JOB = Job(default(), select(default(), ignore=["CX706"]))  # most tests write one journey to many files


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(outcome: Outcome) -> list[tuple[str, int, str]]:
    return [(finding.path, finding.start.line, finding.rule) for finding in outcome.report(JOB.selection).findings]


def test_the_order_of_files_changes_no_order_of_findings(here: Path) -> None:
    for name in ("b.yaml", "a.yaml", "c.yaml"):
        (here / name).write_text(UNOWNED)
    expected = [(name, 14, "unowned-touchpoint") for name in ("a.yaml", "b.yaml", "c.yaml")]
    assert told(run(["b.yaml", "a.yaml", "c.yaml"], JOB)) == told(run(["c.yaml", "b.yaml", "a.yaml"], JOB)) == expected


def test_several_processes_find_the_same_in_the_same_order(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{i:03}.yaml" for i in range(150)]
    for i, name in enumerate(names):
        (here / name).write_text(UNOWNED if i % 3 == 0 else CLEAN)
    steps: list[int] = []
    alone = told(run(names, JOB, steps.append))
    monkeypatch.setattr(parallel, "FEW", 100)
    monkeypatch.setattr(parallel, "_cores", lambda: 2)
    chunks: list[int] = []
    assert told(run(names, JOB, chunks.append)) == alone
    assert len(alone) == 50
    assert (sum(steps), steps[0], sum(chunks), chunks[0]) == (150, 1, 150, 64)


def test_a_file_that_cannot_be_opened_stops_no_other(here: Path) -> None:
    (here / "a.yaml").write_text(UNOWNED)
    (here / "folder.yaml").mkdir()
    outcome = run(["a.yaml", "folder.yaml", "gone.yaml"], JOB)
    assert [type(error) for error in outcome.errors] == [UnreadableInput, MissingInput]
    assert (told(outcome), outcome.paths) == ([("a.yaml", 14, "unowned-touchpoint")], ["a.yaml"])


def test_fixing_writes_only_what_it_changes(here: Path) -> None:
    (here / "a.yaml").write_text(CLEAN.replace("friction: 3", 'friction: "3"'))
    (here / "b.yaml").write_text(CLEAN)
    stamp = (here / "b.yaml").stat().st_mtime_ns
    outcome = run(["a.yaml", "b.yaml"], Job(default(), JOB.selection, "fix"))
    assert (outcome.fixed, told(outcome), (here / "a.yaml").read_text()) == (1, [], CLEAN)
    assert (here / "b.yaml").stat().st_mtime_ns == stamp


def test_a_fix_that_cannot_be_written_is_an_error_and_the_findings_stand(here: Path) -> None:
    text = CLEAN.replace("friction: 3", 'friction: "3"')
    (here / "a.yaml").write_text(text)
    (here / "b.yaml").symlink_to(here / "gone" / "b.yaml")
    outcome = run(["a.yaml", "b.yaml"], Job(default(), JOB.selection, "fix"))
    assert [type(error) for error in outcome.errors] == [MissingInput]
    assert outcome.fixed == 1


def test_a_diff_shows_the_fixes_and_writes_nothing(here: Path) -> None:
    text = CLEAN.replace("friction: 3", 'friction: "3"').rstrip("\n")
    (here / "a.yaml").write_text(text)
    outcome = run(["a.yaml"], Job(default(), JOB.selection, "diff"))
    assert (here / "a.yaml").read_text() == text
    subprocess.run(["patch", "-s", "a.yaml"], input="".join(outcome.diffs).encode(), cwd=here, check=True)
    assert (here / "a.yaml").read_text() == CLEAN.rstrip("\n")


@pytest.fixture
def repository(here: Path) -> Path:
    git(here, "init", "-q", "-b", "main")
    (here / "a.yaml").write_text(UNOWNED)
    git(here, "add", ".")
    git(here, "commit", "-qm", "one")
    return here


def git(folder: Path, *arguments: str) -> None:
    name = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)


def new(*names: str) -> tuple[list[tuple[str, str | None]], int]:
    findings, known = new_since("HEAD", run(names, JOB).findings, JOB)
    return [(finding.path, finding.touchpoint) for finding in findings], known


def test_since_a_revision_only_new_findings_count(repository: Path) -> None:
    (repository / "a.yaml").write_text("# moved\n" + UNOWNED.replace("    team: finance\n", ""))
    (repository / "b.yaml").write_text(UNOWNED.replace("return-shoes", "other"))
    assert new("a.yaml", "b.yaml") == ([("a.yaml", "refund"), ("b.yaml", "ask")], 1)


def test_a_renamed_file_is_held_against_what_is_gone(repository: Path) -> None:
    (repository / "a.yaml").rename(repository / "b.yaml")
    assert new("b.yaml") == ([], 1)
    (repository / "a.yaml").write_text(UNOWNED)
    assert new("a.yaml", "b.yaml") == ([("b.yaml", "ask")], 1)


def test_since_works_from_a_folder_below(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "deep").mkdir()
    monkeypatch.chdir(repository / "deep")
    assert new("../a.yaml") == ([], 1)


def test_a_revision_that_is_not_there_is_no_clean_result(repository: Path) -> None:
    with pytest.raises(MissingInput, match="no revision 'nowhere'"):
        new_since("nowhere", run(["a.yaml"], JOB).findings, JOB)


def test_the_python_verb_finds_the_same(here: Path) -> None:
    (here / "a.yaml").write_text(UNOWNED)
    report = cxmap.lint("a.yaml")
    assert [(finding.rule, finding.start.line) for finding in report.findings] == [("unowned-touchpoint", 14)]
    assert report.summary == "1 file checked: 1 error"
    assert (
        cxmap.lint(ignore=["CX2"]).summary == cxmap.lint(".", select=["CX7"]).summary == "1 file checked: no findings"
    )
    with pytest.raises(MissingInput):
        cxmap.lint("gone.yaml")
    with pytest.raises(ConfigError):
        cxmap.lint("a.yaml", select=["nothing"])
