"""The files for CI do what they say: the hook in the real pre-commit, the action's own script, the jobs to copy."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, SCRIPT, Cxmap, environment
from tests.lint.example import CLEAN

EXAMPLES = ROOT / "examples" / "ci"
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text())
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
JOURNEY = "journeys/edge-unowned.yaml"
ERROR = CLEAN.replace("    team: care\n", "")
WHO = {f"GIT_{who}_{what}": "ann@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def tool(name: str) -> str:
    """A program beside Python's; its test is skipped where it is missing."""
    path = Path(sys.executable).with_name(name)
    if not path.exists():
        pytest.skip(f"{name} is not installed: pip install {name}")
    return str(path)


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True, env=environment(**WHO)
    )
    return done.stdout


# pre-commit


def test_the_hooks_never_stop_a_commit_because_all_its_files_are_excluded() -> None:
    for hook in HOOKS:
        assert {"--force-exclude", "--allow-empty"} <= set(hook["entry"].split())
        assert hook["require_serial"] is True


@pytest.mark.parametrize(
    ("path", "is_meant"),
    [
        ("journeys/a.yaml", True),
        ("teams/journeys/deep/b.yml", True),
        ("docs/return-shoes.journey.yaml", True),
        ("journeys/README.md", False),
        ("myjourneys/a.yaml", False),
        ("docker-compose.yaml", False),
    ],
)
def test_the_hooks_look_at_journeys_only(path: str, is_meant: bool) -> None:
    assert {bool(re.search(hook["files"], path)) for hook in HOOKS} == {is_meant}


@pytest.mark.slow
def test_the_hooks_work_in_the_real_pre_commit(tmp_path: Path) -> None:
    program = tool("pre-commit")
    revision = snapshot(tmp_path / "cxmap")
    user = tmp_path / "user"
    (user / "journeys").mkdir(parents=True)
    git(user, "init", "-q")
    (user / "journeys" / "a b.yaml").write_text(ERROR)
    (user / "other.yaml").write_text("a: [1\n")
    (user / "cxmap.toml").write_text('exclude = ["journeys/old"]\n')

    def run(hook: str) -> tuple[int, str]:
        config = {"repos": [{"repo": str(tmp_path / "cxmap"), "rev": revision, "hooks": [{"id": hook}]}]}
        (user / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
        git(user, "add", ".")
        home = environment(PRE_COMMIT_HOME=str(tmp_path / "home"), **WHO)
        done = subprocess.run([program, "run"], cwd=user, capture_output=True, text=True, env=home, check=False)
        return done.returncode, done.stdout + done.stderr

    code, said = run("cxmap-lint")
    assert code == 1, said
    assert "- exit code: 1\n\njourneys/a b.yaml:14:5: error[unowned-touchpoint]" in said
    assert "other.yaml" not in said
    (user / "journeys" / "a b.yaml").write_text(CLEAN.replace("friction: 3", 'friction: "3"'))
    code, said = run("cxmap-fix")
    assert (code, "files were modified by this hook" in said) == (1, True), said
    assert (user / "journeys" / "a b.yaml").read_text() == CLEAN
    assert run("cxmap-fix")[0] == run("cxmap-lint")[0] == 0
    (user / "journeys" / "old").mkdir()
    (user / "journeys" / "old" / "b.yaml").write_text(ERROR)
    git(user, "commit", "-qm", "one")
    (user / "journeys" / "old" / "b.yaml").write_text(ERROR + "\n")
    code, said = run("cxmap-lint")
    assert code == 0, said


def snapshot(folder: Path) -> str:
    """A repository with this working tree as its only commit, which pre-commit can clone."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is an unpacked source archive, and only git knows which of its files are ours")
    names = git(
        ROOT, "ls-files", "-co", "--exclude-standard", "-z", "cxmap", "*.toml", "*.md", ".pre-commit-hooks.yaml"
    )
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    git(folder, "init", "-q")
    git(folder, "add", "-f", ".")
    git(folder, "commit", "-qm", "snapshot")
    return git(folder, "rev-parse", "HEAD").strip()


# the action


def scripts() -> dict[str, str]:
    """The shell scripts of the action, by the id or name of their step."""
    return {step.get("id", step["name"]): step["run"] for step in ACTION["runs"]["steps"] if "run" in step}


def step(name: str, folder: Path, **inputs: str) -> tuple[int, str, dict[str, str]]:
    """Run a step's script as the runner does; exit code, log and outputs."""
    temporary = folder / "runner temp"
    python = temporary / "cxmap" / "bin" / "python"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    python.chmod(0o755)
    files = {key: str(temporary / key) for key in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    Path(files["GITHUB_OUTPUT"]).write_text("")
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", scripts()[name]]
    env = environment(RUNNER_TEMP=str(temporary), **files, **inputs)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=env, check=False)
    outputs = dict(line.split("=", 1) for line in Path(files["GITHUB_OUTPUT"]).read_text().splitlines())
    return done.returncode, done.stdout + done.stderr, outputs


def test_the_action_checks_annotates_and_sums_up(tmp_path: Path) -> None:
    (tmp_path / "two words").mkdir()
    (tmp_path / "two words" / "a.yaml").write_text(ERROR)
    (tmp_path / "b.yaml").write_text(CLEAN.replace("id: return-shoes", "id: b"))
    options = "--fail-on=warning\n--preset=public-sector\n"
    code, log, outputs = step("lint", tmp_path, CXMAP_PATHS="two words\nb.yaml\n", CXMAP_OPTIONS=options)
    assert (code, outputs["exit-code"]) == (0, "1")
    assert log.startswith("::error file=two words/a.yaml,line=14")
    assert "2 files checked: 1 error" in log
    assert '"2.1.0"' in Path(outputs["sarif"]).read_text()
    assert "### Errors" in (tmp_path / "runner temp" / "GITHUB_STEP_SUMMARY").read_text()
    assert step("Hand on the verdict", tmp_path, CXMAP_EXIT_CODE=outputs["exit-code"])[0] == 1


def test_the_action_takes_no_option_for_a_path_and_hands_on_errors(tmp_path: Path) -> None:
    code, log, outputs = step("lint", tmp_path, CXMAP_PATHS="--help\n", CXMAP_OPTIONS="")
    assert (code, outputs) == (0, {"exit-code": "2"})
    assert "error: there is no file or folder '--help'" in log
    (tmp_path / "a.yaml").write_text(CLEAN)
    injected = "$(touch pwned)\n`touch pwned`\n; touch pwned\n"
    assert step("lint", tmp_path, CXMAP_PATHS=injected, CXMAP_OPTIONS="")[2] == {"exit-code": "2"}
    assert not (tmp_path / "pwned").exists()


def test_the_action_writes_the_text_of_a_comment(tmp_path: Path) -> None:
    if not (ROOT / "cxmap" / "cli" / "diff.py").exists():
        pytest.skip("there is no cxmap diff")
    git(tmp_path, "init", "-q")
    (tmp_path / "a.yaml").write_text(CLEAN)
    git(tmp_path, "add", "a.yaml")
    git(tmp_path, "commit", "-qm", "one")
    (tmp_path / "a.yaml").write_text(CLEAN.replace("friction: 4", "friction: 2"))
    code, log, outputs = step("diff", tmp_path, CXMAP_PATHS="a.yaml\n", CXMAP_AGAINST="HEAD")
    assert code == 0, log
    text = Path(outputs["comment"]).read_text()
    assert text.startswith("<!-- cxmap diff -->\n")
    assert "## Return shoes" in text


def test_the_action_pins_what_it_uses_and_interpolates_nothing_into_scripts() -> None:
    for item in ACTION["runs"]["steps"]:
        assert "${{" not in item.get("run", "")
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", item.get("uses", "a@" + "0" * 40))


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", ROOT / "action.yml"),
        ("vendor.github-workflows", EXAMPLES / "github-actions.yml"),
        ("vendor.gitlab-ci", EXAMPLES / "gitlab-ci.yml"),
    ],
    ids=["action", "workflow", "gitlab"],
)
def test_the_files_are_valid_by_the_schemas_of_their_services(schema: str, file: Path) -> None:
    subprocess.run([tool("check-jsonschema"), "--builtin-schema", schema, str(file)], check=True, capture_output=True)


def test_the_hooks_and_the_configuration_to_copy_are_valid_for_pre_commit(tmp_path: Path) -> None:
    env = environment(PRE_COMMIT_HOME=str(tmp_path))
    for check, file in (
        ("validate-manifest", ROOT / ".pre-commit-hooks.yaml"),
        ("validate-config", EXAMPLES / "pre-commit-config.yaml"),
    ):
        subprocess.run([tool("pre-commit"), check, str(file)], check=True, capture_output=True, env=env)
    config = yaml.safe_load((EXAMPLES / "pre-commit-config.yaml").read_text())
    assert {hook["id"] for hook in config["repos"][0]["hooks"]} <= {hook["id"] for hook in HOOKS}


def test_an_independent_linter_finds_nothing_dangerous_in_the_action() -> None:
    command = [tool("zizmor"), "--offline", "--quiet", "--persona", "pedantic", str(ROOT / "action.yml")]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
    assert done.returncode == 0, done.stdout + done.stderr


# what is there to copy


def test_the_job_for_gitlab_writes_its_reports(tmp_path: Path) -> None:
    job = yaml.safe_load((EXAMPLES / "gitlab-ci.yml").read_text())["journeys"]
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys" / "a.yaml").write_text(ERROR)
    path = f"{SCRIPT.parent}{os.pathsep}{os.environ['PATH']}"
    for line in job["script"]:
        subprocess.run(["sh", "-c", line], cwd=tmp_path, env=environment(PATH=path), check=False, capture_output=True)
    for file in job["artifacts"]["reports"].values():
        assert (tmp_path / file).stat().st_size > 0


def test_the_page_shows_what_is_really_said(cxmap: Cxmap) -> None:
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"^```text\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    concise, github, gitlab = (
        cxmap("lint", JOURNEY, "--format", name).stdout for name in ("concise", "github", "gitlab")
    )
    assert shown[0].endswith(f"\n\n{concise}")
    annotation = next(line for line in github.splitlines() if "line=32" in line).replace("%0A", "\n")
    title, message = re.findall(r"title=([^:]*)::(.*)", annotation, re.DOTALL)[0]
    assert shown[1] == f"Error: {title}\n{message}\n"
    for line in shown[2].splitlines()[1:]:
        assert line.split(" - ")[1].split("  in ")[0] in gitlab
    for file in sorted(EXAMPLES.glob("*.y*ml")):
        assert f"]({file.name})" in page
