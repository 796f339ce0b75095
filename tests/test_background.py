"""The tests say the same in the background and under nohup, where a shell starts them with signals ignored."""

from __future__ import annotations

import signal
import subprocess
import sys

from tests.conftest import ROOT, environment


def _as_in_the_background() -> None:
    for ignored in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)


def test_what_waits_for_an_interrupt_gets_one_in_the_background_too() -> None:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-k", "ctrl_c or interrupt", "tests/cli"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, preexec_fn=_as_in_the_background
    )
    assert (done.returncode, {*done.stdout.split()[0]}) == (0, {"."}), done.stdout
