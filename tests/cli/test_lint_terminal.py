"""`cxmap lint` on a terminal, in a pipe, interrupted."""

from __future__ import annotations

import io
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cxmap.cli import _progress
from tests.cli.linting import ERROR, script
from tests.conftest import SCRIPT, can_be_interrupted, environment


def on_a_terminal(*args: str, cwd: Path, **more: str) -> tuple[int, str]:
    """Exit code and screen of a run whose three streams are one terminal of 80 columns."""
    import fcntl
    import struct
    import termios

    main_end, end = pty.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 80, 0, 0))
    env = {key: value for key, value in environment(TERM="xterm", **more).items() if key not in ("NO_COLOR", "COLUMNS")}
    process = subprocess.Popen([SCRIPT, "lint", *args], cwd=cwd, stdin=end, stdout=end, stderr=end, env=env)
    os.close(end)
    screen = b""
    while True:
        try:
            part = os.read(main_end, 65536)
        except OSError:
            break
        if not part:
            break
        screen += part
    os.close(main_end)
    return process.wait(60), screen.decode().replace("\r\n", "\n")


def test_on_a_terminal_the_source_is_shown_in_colour(folder: Path) -> None:
    code, screen = on_a_terminal("error.yaml", cwd=folder)
    assert code == 1
    assert "\x1b[1;31merror[unowned-touchpoint]\x1b[0m" in screen
    plain = re.sub(r"\x1b\[[0-9;]*m", "", screen)
    assert "14 |   - id: ask\n   |     ^^^^^^^\n" in plain
    assert "\x1b" not in script("error.yaml", cwd=folder).stdout


def test_rich_and_a_second_process_are_not_there_for_a_plain_run(folder: Path) -> None:
    probe = (
        "import sys; from cxmap.cli import main; main(['lint', 'error.yaml', '--format', 'full']); print(*sys.modules)"
    )
    out = subprocess.run(
        [sys.executable, "-c", probe], cwd=folder, capture_output=True, text=True, env=environment()
    ).stdout
    loaded = set(out.splitlines()[-1].split())
    assert "cxmap.lint.engine" in loaded
    assert not loaded & {"rich", "concurrent.futures", "multiprocessing", "asyncio", "difflib.HtmlDiff"}


def test_a_reader_that_goes_away_changes_no_verdict(folder: Path) -> None:
    for i in range(300):
        (folder / f"{i}.yaml").write_text(ERROR)
    process = subprocess.Popen(
        [SCRIPT, "lint", "--format", "full"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert (process.wait(60), process.stderr.read()) == (1, b"")


def test_an_interrupt_exits_130_without_a_traceback(folder: Path) -> None:
    (folder / "a.yaml").write_text(ERROR)
    process = subprocess.Popen(
        [SCRIPT, "lint", "-"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=environment(PYTHONFAULTHANDLER=""), text=True, preexec_fn=can_be_interrupted,
    )  # fmt: skip
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(1.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err


class Terminal(io.StringIO):
    """A screen that only says that it is one."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("patience", "quiet", "drawn"), [(0.0, False, True), (60.0, False, False), (0.0, True, False)])
def test_a_bar_is_there_only_for_long_work_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, patience: float, quiet: bool, drawn: bool
) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(_progress, "_PATIENCE", patience)
    monkeypatch.setattr(_progress, "_PAUSE", 0.0)
    with _progress.progress(4, "files", quiet=quiet) as advance:
        advance(1)
        advance(2)
    assert ("█" * 30 + "░" * 10 + " 3 of 4 files" in screen.getvalue()) == drawn
    assert screen.getvalue().endswith("\r\x1b[K") == drawn


def test_off_a_terminal_there_is_no_bar(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_progress, "_PATIENCE", 0.0)
    with _progress.progress(1, "files") as advance:
        advance(1)
    assert capsys.readouterr().err == ""
