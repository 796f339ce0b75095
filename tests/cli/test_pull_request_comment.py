"""The workflow that comments on pull requests: its own scripts, run with a stand-in for GitHub."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.bills import OLD, WORSE
from tests.cli.repository import commit, git
from tests.conftest import ROOT, SCRIPT, environment

WORKFLOW: dict[str, Any] = yaml.safe_load((ROOT / "examples" / "ci" / "pull-request-comment.yml").read_text())
JOB: dict[str, Any] = WORKFLOW["jobs"]["compare"]
WHO = {f"GIT_{who}_{what}": "ann@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
GH = """\
#!/bin/sh
echo "$*" >> "$ASKED"
case "$*" in *--paginate*) cat "$COMMENTS";; *) cat body.md > "$POSTED";; esac
"""


def script(name: str) -> str:
    return str(next(step["run"] for step in JOB["steps"] if step.get("name", "").startswith(name)))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a step of the workflow in a clone of a pull request; what it said, and its exit code."""
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    repository = tmp_path / "repository"
    commit(repository, {"journeys/pay.yaml": f"{OLD}state: to-be\n"})
    git(repository, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(repository, "switch", "-qc", "feature")
    commit(repository, {"journeys/pay.yaml": f"{WORSE}state: to-be\n"})
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gh").write_text(GH)
    (tmp_path / "bin" / "gh").chmod(0o755)
    for name in ("asked", "posted", "comments", "output", "summary"):
        (tmp_path / name).write_text("")
    env = environment(
        PATH=os.pathsep.join((str(tmp_path / "bin"), str(SCRIPT.parent), os.environ["PATH"])),
        CI="true",
        JOURNEYS=JOB["env"]["JOURNEYS"],
        FAIL_ON=JOB["env"]["FAIL_ON"].split()[0],
        BASE="origin/main",
        GITHUB_OUTPUT=str(tmp_path / "output"),
        GITHUB_STEP_SUMMARY=str(tmp_path / "summary"),
        GITHUB_REPOSITORY="shop/journeys",
        PULL_REQUEST="7",
        **{name.upper(): str(tmp_path / name) for name in ("asked", "posted", "comments")},
    )

    def step(name: str) -> subprocess.CompletedProcess[str]:
        command = ["bash", "-e", "-o", "pipefail", "-c", script(name)]
        return subprocess.run(command, cwd=repository, env=env, capture_output=True, text=True, check=False)

    return step


def test_the_comparison_is_annotated_summed_up_and_gated(run: Any, tmp_path: Path) -> None:
    done = run("Compare")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("::error file=journeys/pay.yaml,line=6,")
    assert (tmp_path / "output").read_text() == "exit-code=1\n"
    assert (tmp_path / "summary").read_text().startswith("## 1 journey compared\n")
    assert (tmp_path / "repository" / "report.html").read_text().startswith("<!doctype html>")


def test_the_first_comment_is_posted(run: Any, tmp_path: Path) -> None:
    run("Compare")
    done = run("Post")
    assert done.returncode == 0, done.stderr
    asked = (tmp_path / "asked").read_text().splitlines()
    assert asked[1] == "api --silent --method POST repos/shop/journeys/issues/7/comments -F body=@body.md"
    assert (tmp_path / "posted").read_text().startswith("<!-- cxmap diff -->\n## 1 journey compared\n")


def test_the_next_one_replaces_it(run: Any, tmp_path: Path) -> None:
    run("Compare")
    (tmp_path / "comments").write_text("4711\n")
    assert run("Post").returncode == 0
    asked = (tmp_path / "asked").read_text().splitlines()
    assert asked[1] == "api --silent --method PATCH repos/shop/journeys/issues/comments/4711 -F body=@body.md"


def test_no_script_has_a_hole_for_what_a_pull_request_says() -> None:
    assert all("${{" not in step.get("run", "") for step in JOB["steps"])


def test_every_action_is_one_commit() -> None:
    used = [step["uses"] for step in JOB["steps"] if "uses" in step]
    assert all(len(item.partition("@")[2]) == 40 for item in used)
    assert len(used) == 3
