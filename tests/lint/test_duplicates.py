"""Two files of a run that tell the same journey."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.config import default
from cxmap.lint.run import Job, run
from cxmap.lint.select import select
from tests.lint.example import CLEAN

OTHER = CLEAN.replace("id: return-shoes", "id: other")
PLAN = CLEAN.replace("id: return-shoes", "id: return-shoes\nstate: to-be")


def found(
    folder: Path, monkeypatch: pytest.MonkeyPatch, mode: str = "check", **files: str
) -> list[tuple[str, int, str]]:
    """Path, line and rule of all that lint finds in these files."""
    monkeypatch.chdir(folder)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    job = Job(default(), select(default()), mode)  # type: ignore[arg-type]  # it is one of the modes
    outcome = run([f"{name}.yaml" for name in files], job)
    return [(finding.path, finding.start.line, finding.rule) for finding in outcome.report(job.selection).findings]


@pytest.mark.parametrize("mode", ["check", "fix"])
def test_two_maps_of_one_journey_are_told_in_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    assert found(tmp_path, monkeypatch, mode, a=CLEAN, b=CLEAN, c=OTHER) == [
        ("a.yaml", 2, "duplicate-journey"),
        ("b.yaml", 2, "duplicate-journey"),
    ]


def test_the_other_files_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found(tmp_path, monkeypatch, a=CLEAN, b=CLEAN)
    finding = run(["a.yaml", "b.yaml"], Job(default(), select(default()))).findings[0]
    assert finding.message == "the journey 'return-shoes' is told in b.yaml too"


def test_plans_may_share_the_id_of_what_they_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(tmp_path, monkeypatch, a=CLEAN, b=PLAN, c=PLAN) == []


def test_a_comment_silences_it_and_is_not_unused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    silent = CLEAN.replace("return-shoes\n", "return-shoes  # cxmap: ignore[CX706] two shops\n", 1)
    assert found(tmp_path, monkeypatch, a=silent, b=silent) == []
    assert found(tmp_path, monkeypatch, a=silent, b=OTHER) == [("a.yaml", 2, "unused-suppression")]


def test_other_findings_of_the_files_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unowned = CLEAN.replace("    team: care\n", "")
    assert found(tmp_path, monkeypatch, a=unowned, b=CLEAN) == [
        ("a.yaml", 2, "duplicate-journey"),
        ("a.yaml", 14, "unowned-touchpoint"),
        ("b.yaml", 2, "duplicate-journey"),
    ]
