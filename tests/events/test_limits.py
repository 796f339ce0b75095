"""Limits that somebody sets: what no machine can do is refused before it is tried."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT, Cxmap

LOG = [str(ROOT / "journeys" / "events" / name) for name in ("broadband.yaml", "broadband.csv")]


@pytest.mark.parametrize("threads", ["0", "-1", "257", "30000"])
@pytest.mark.parametrize("command", ["match", "measure"])
def test_more_threads_than_a_machine_has_use_for_are_refused(command: str, threads: str, cxmap: Cxmap) -> None:
    done = cxmap(command, *LOG, "--threads", threads)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: Invalid value for '--threads': {threads} is not in the range 1<=x<=256.")
