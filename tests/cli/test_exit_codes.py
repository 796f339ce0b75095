"""The exit code is a verdict: every command, every kind of exit, whatever became of the streams."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click
import pytest

from cxmap import cli
from cxmap.cli import cxmap as commands
from cxmap.cli import main
from tests.conftest import ROOT, SCRIPT, can_be_interrupted, environment
from tests.lint.example import CLEAN

STREAMS = ("fine", "closed", "reader gone", "full")
PAIRS = sorted({pair for kind in STREAMS for pair in ((kind, "fine"), ("fine", kind), (kind, kind))})
"""What becomes of standard output and of standard error: each alone, and both together."""
LOG = " ".join(str(ROOT / "journeys" / "events" / name) for name in ("broadband.yaml", "broadband.csv"))
RUNS: dict[str, tuple[str, int]] = {
    "nothing is asked": ("", 2),
    "version": ("--version", 0),
    "help": ("--help", 0),
    "help of a command": ("lint --help", 0),
    "no such command": ("lnt", 2),
    "no such option": ("lint --nope", 2),
    "clean": ("lint clean.yaml", 0),
    "findings": ("lint error.yaml", 1),
    "findings as JSON": ("lint error.yaml --format json", 1),
    "many findings": ("lint many.yaml", 1),
    "statistics": ("lint error.yaml --statistics --format json", 1),
    "fixes to show": ("lint --diff info.yaml", 1),
    "findings and a missing file": ("lint error.yaml gone.yaml", 2),
    "a folder without journeys": ("lint empty", 2),
    "analysis": ("analyze clean.yaml", 0),
    "a long analysis": ("analyze long.yaml", 0),
    "a breakdown": ("analyze broken-down.yaml --fail-on breakdown", 1),
    "no valid journey": ("analyze invalid.yaml", 2),
    "one of two is no valid journey": ("analyze clean.yaml invalid.yaml", 2),
    "a missing file": ("analyze gone.yaml", 2),
    "an unknown team": ("analyze clean.yaml --team nobody", 2),
    "nothing changed": ("diff clean.yaml clean.yaml --fail-on regression", 0),
    "a regression": ("diff clean.yaml worse.yaml --fail-on regression", 1),
    "not comparable": ("diff clean.yaml invalid.yaml", 2),
    "sums": ("portfolio clean.yaml worse.yaml", 0),
    "sums of one view": ("portfolio clean.yaml --format csv --view fixes", 0),
    "sums of one journey that is valid and one that is not": ("portfolio clean.yaml invalid.yaml", 2),
    "no such view": ("portfolio clean.yaml --view nope", 2),
    "a page about journeys": ("report clean.yaml worse.yaml", 0),
    "a page about one journey that is valid and one that is not": ("report clean.yaml invalid.yaml", 2),
    "a page about nothing": ("report empty", 2),
    "rules": ("rules", 0),
    "no such rule": ("rules nope", 2),
    "fields": ("fields friction", 0),
    "no such field": ("fields nope", 2),
    "schema": ("schema journey", 0),
    "no such schema": ("schema nope", 2),
    "completion": ("completion bash", 0),
    "no such shell": ("completion nope", 2),
    "settings": ("lint --show-settings", 0),
    "an import": ("import map.mmd", 0),
    "no map": ("import gone.mmd", 2),
    "a preview": (f"match {LOG}", 0),
    "a preview without a log": ("match clean.yaml gone.csv", 2),
    "a measurement": (f"measure {LOG}", 0),
    "a measurement that differs": (f"measure {LOG} --fail-on differs", 1),
    "a measurement without rules": ("measure clean.yaml gone.csv", 2),
    "first journey": ("init -", 0),
    "a first journey that is there": ("init clean.yaml", 2),
    "a configuration that is wrong": ("analyze clean.yaml --config wrong.toml", 2),
}
"""Words of a command line, and its exit code."""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("streams")
    unowned = "".join(f"  - {{id: s{i}, name: Ask again, channel: chat, friction: 3}}\n" for i in range(200))
    texts = {
        "clean.yaml": CLEAN,
        "error.yaml": CLEAN.replace("    team: care\n", ""),
        "invalid.yaml": CLEAN.replace("friction: 4", "friction: 9"),
        "info.yaml": CLEAN.replace("channel: chat", "channel: Chat"),
        "many.yaml": CLEAN + unowned,
        "long.yaml": CLEAN + unowned.replace("channel", "team: care, channel"),
        "broken-down.yaml": CLEAN.replace("friction: 4", "friction: 5"),
        "worse.yaml": CLEAN.replace("friction: 3", "friction: 5"),
        "wrong.toml": "nope = 1\n",
        "map.mmd": "journey\n  title A\n  section B\n    C: 4: web, customer\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "empty").mkdir()
    return folder


def opened(kind: str) -> int | None:
    """What a process gets for a stream; None if it is closed."""
    if kind == "closed":
        return None
    if kind == "reader gone":
        reader, writer = os.pipe()
        os.close(reader)
        return writer
    return os.open("/dev/full" if kind == "full" else os.devnull, os.O_WRONLY)


def started(words: str, here: Path, out: str, err: str, **more: str) -> subprocess.Popen[bytes]:
    """The installed script with such streams."""
    ends = opened(out), opened(err)
    closing = " ".join(text for text, end in zip((">&-", "2>&-"), ends, strict=True) if end is None)
    process = subprocess.Popen(
        ["sh", "-c", f'exec "$0" "$@" {closing}', SCRIPT, *words.split()],
        cwd=here,
        stdin=subprocess.DEVNULL,
        stdout=ends[0],
        stderr=ends[1],
        env=environment(**more),
        preexec_fn=can_be_interrupted,
    )
    for end in ends:
        if end is not None:
            os.close(end)
    return process


@pytest.mark.slow
def test_the_exit_code_depends_on_no_stream(here: Path) -> None:
    def code(run: tuple[str, str, str]) -> int:
        name, out, err = run
        return started(RUNS[name][0], here, out, err).wait(60)

    runs = [(name, *streams) for name in RUNS for streams in PAIRS]
    with ThreadPoolExecutor(4) as pool:
        codes = dict(zip(runs, pool.map(code, runs), strict=True))
    wrong = {run: code for run, code in codes.items() if code != expected(run[0], run[1])}
    assert wrong == {}


def expected(name: str, out: str) -> int:
    """The exit code of a run: where standard output has no room, a result that goes there is not delivered."""
    _, code = RUNS[name]
    return 2 if out == "full" and code < 2 else code


def test_every_command_is_asked() -> None:
    asked = {words.split()[0] for words, _ in RUNS.values() if words}
    names = set(commands.list_commands(click.Context(commands)))
    assert names <= asked, f"name what else ends how: {sorted(names - asked)}"


@pytest.mark.parametrize(("out", "err"), PAIRS)
def test_ctrl_c_is_130_on_every_stream(out: str, err: str, here: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    process = started(f"analyze {pipe}", here, out, err)
    with open(pipe, "wb"):  # which waits until it is being read
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130


@pytest.mark.parametrize("module", ["click", "cxmap.cli", "cxmap.cli._streams", "cxmap.cli.lint", "cxmap.formats"])
def test_ctrl_c_while_the_program_is_imported_is_quiet(module: str, here: Path) -> None:
    code = f"""
import os, signal, sys, cxmap.__main__ as program
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
sys.argv[:] = ["cxmap", "lint", "clean.yaml"]
program.run()
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=here, capture_output=True, text=True, preexec_fn=can_be_interrupted
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_what_a_shell_runs_in_the_background_hears_no_ctrl_c(here: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [SCRIPT, "lint", "-q", pipe],
        cwd=here,
        stdout=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )
    with open(pipe, "w", encoding="utf-8") as journey:
        process.send_signal(signal.SIGINT)
        journey.write(CLEAN)
    assert process.wait(60) == 0


def test_an_internal_error_is_2_with_and_without_its_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("cxmap.rules.rules", broken)
    assert (main(["rules"]), "Traceback" in capsys.readouterr().err) == (2, False)
    assert (main(["rules", "--debug"]), "Traceback" in capsys.readouterr().err) == (2, True)


def test_a_completion_that_there_is_not_is_an_error(here: Path) -> None:
    done = subprocess.run([SCRIPT], cwd=here, capture_output=True, text=True, env=environment(_CXMAP_COMPLETE="nope"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: _CXMAP_COMPLETE=nope ")


@pytest.mark.parametrize("command", ["lint", "analyze"])
def test_a_path_that_is_not_there_stops_no_other(
    command: str, here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here)
    (here / "dangling.yaml").unlink(missing_ok=True)
    (here / "dangling.yaml").symlink_to("nowhere.yaml")
    paths = ["gone.yaml", "clean.yaml", "dangling.yaml", "gone", "HEAD:gone.yaml", "broken-down.yaml"]
    assert main([command, *paths, "--format", "json"]) == 2
    out, err = capsys.readouterr()
    main([command, "clean.yaml", "broken-down.yaml", "--format", "json"])
    assert (out, err.count("error: ")) == (capsys.readouterr().out, 4)


def test_what_cannot_be_read_is_told_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = subprocess.run(["sh", "-c", '"$0" lint - <&-', SCRIPT], cwd=here, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[0] == "error: standard input is closed"


def _valued() -> list[tuple[str, str]]:
    """Every option and argument that takes a text, of every command."""
    context = click.Context(commands)
    return [
        (name, param.opts[0] if isinstance(param, click.Option) else "")
        for name in commands.list_commands(context)
        for param in (commands.get_command(context, name) or click.Command("none")).params
        if not (isinstance(param, click.Option) and param.is_flag)
    ]


@pytest.mark.parametrize(("command", "option"), _valued())
def test_nothing_is_no_value(
    command: str, option: str, here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here)
    needed = {"analyze": ["clean.yaml"], "diff": ["clean.yaml"], "completion": ["bash"], "import": ["map.mmd"]}
    needed |= dict.fromkeys(("match", "measure"), LOG.split())
    words = [option, "", *needed.get(command, [])] if option else [""] * (2 if command in ("match", "measure") else 1)
    assert main([command, *words]) == 2
    out, err = capsys.readouterr()
    assert (out, err.startswith("error: ")) == ("", True)
    assert "empty" in err or "''" in err, err


def test_nothing_writes_to_standard_error_past_the_one_function_that_may_fail() -> None:
    for file in Path(cli.__file__).parent.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        found = [word for word in ("err=True", "sys.stderr.write", "print(", "file=sys.stderr") if word in text]
        assert found == [] or file.name == "_streams.py", f"{file.name}: say() loses what cannot be shown"
