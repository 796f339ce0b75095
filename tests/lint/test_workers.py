"""The processes of a lint over many files end with the one that started them, and let go of its streams."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import os, sys, time
from cxmap.lint import parallel
parallel._cores = lambda: 3
def work(_):
    os.write(1, b"x")
    time.sleep(600)
list(parallel.spread(work, list(range(1000)), lambda _: None))
"""


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_their_parent(end: signal.Signals, tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE)
    assert process.stdout
    assert os.read(process.stdout.fileno(), 1) == b"x"  # a worker is at work
    process.send_signal(end)
    assert process.wait(60) == -end
    assert process.stdout.read().strip(b"x") == b""  # which comes to an end when nobody has the stream any more


def test_workers_are_gone_after_their_work() -> None:
    program = PROGRAM.replace("    time.sleep(600)\n", "")
    program = program.replace("list(parallel", "before = os.listdir('/proc/self/fd')\nlist(parallel")
    program += "assert os.listdir('/proc/self/fd') == before\n"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"x" * 1000, b"")
