"""The shell completes commands, options, files and values."""

from __future__ import annotations

import subprocess
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from cxmap.cli import COMPLETE
from cxmap.cli import cxmap as commands
from cxmap.cli._choices import FileName, Listed, OneOf
from cxmap.cli.completion import SHELLS
from cxmap.formats import names
from cxmap.rules import rules
from tests.conftest import SCRIPT, Cxmap, environment
from tests.lint.example import CLEAN


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(CLEAN)
    (tmp_path / "b.yaml").write_text(CLEAN.replace("team: care", "team: branch"))
    (tmp_path / "broken.yaml").write_text("cxmap: [")
    return tmp_path


def offered(*words: str) -> list[str]:
    """What the shell offers for the last word."""
    items = ShellComplete(commands, {}, "cxmap", COMPLETE).get_completions(list(words[:-1]), words[-1])
    return [item.value if item.type == "plain" else f"<{item.type}>" for item in items]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (["ana"], ["analyze"]),
        (["analyze", "--format", ""], list(names("analyses"))),
        (["lint", "--format", "s"], ["sarif"]),
        (["diff", "--format", "g"], ["github"]),
        (["lint", "--report", "s"], ["sarif="]),
        (["analyze", "--section", "ver"], ["verdict"]),
        (["lint", "--preset", "p"], ["public-sector"]),
        (["lint", "--fail-on", "w"], ["warning"]),
        (["lint", "--color", "al"], ["always"]),
        (["analyze", "--costs", "gart"], ["gartner-2019"]),
        (["rules", "no-go"], ["no-goal"]),
        (["rules", "CX70"], [rule.code for rule in rules() if rule.code.startswith("CX70")]),
        (["lint", "--ignore", "no-go"], ["no-goal"]),
        (["lint", "--select", "no-evidence,no-go"], ["no-evidence,no-goal"]),
        (["lint", "--severity", "no-go"], ["no-goal=error", "no-goal=warning", "no-goal=info"]),
        (["fields", "touchpoints.frict"], ["touchpoints.friction"]),
        (["schema", "jour"], ["journey"]),
        (["completion", ""], list(SHELLS)),
        (["analyze", "a.yaml", "--team", ""], ["care", "finance", "web"]),
        (["analyze", "b.yaml", "--team", "b"], ["branch"]),
        (["analyze", "--team", ""], ["branch", "care", "finance", "web"]),
        (["analyze", "gone.yaml", "broken.yaml", "--team", ""], []),
        (["lint", "a"], ["<file>"]),
        (["diff", "a.yaml", ""], ["<file>"]),
        (["lint", "-o", ""], ["<file>"]),
        (["lint", "--baseline", ""], ["<file>"]),
    ],
)
def test_values_are_completed(words: list[str], values: list[str], here: Path) -> None:
    assert offered(*words) == values


def test_no_choice_and_no_path_is_left_to_guess() -> None:
    """Every option with a list of words or a file behind it says so to the shell."""
    context = click.Context(commands)
    for name in commands.list_commands(context):
        command = commands.get_command(context, name)
        assert command
        for param in command.params:
            assert not isinstance(param.type, click.Choice), f"{name} {param.name}: OneOf has guesses"
            if param.human_readable_name in ("path", "paths", "output", "config", "baseline"):
                assert isinstance(param.type, FileName), f"{name} {param.name}"
            if param.name in ("team", "costs", "preset", "select", "ignore"):
                assert isinstance(param.type, (Listed, OneOf)), f"{name} {param.name}"


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_its_script(shell: str, cxmap: Cxmap) -> None:
    done = cxmap("completion", shell)
    assert (done.returncode, done.stderr, f"{COMPLETE}={shell}_complete" in done.stdout) == (0, "", True)


def test_bash_takes_the_script(here: Path) -> None:
    program = f"""
PATH={SCRIPT.parent}:$PATH
source <(cxmap completion bash)
COMP_WORDS=(cxmap lint --format sar) COMP_CWORD=3
_cxmap_completion cxmap
echo "${{COMPREPLY[@]}}"
"""
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, cwd=here, env=environment())
    assert (done.stdout, done.stderr) == ("sarif\n", "")
