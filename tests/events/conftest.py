"""`cxmap measure` on a log that a test writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Cxmap
from tests.events.small import JOURNEY, Run


@pytest.fixture
def measure(cxmap: Cxmap, tmp_path: Path) -> Run:
    """Run `cxmap measure` on a journey and a log that are written first."""

    def run(log: str | bytes, *options: str, journey: str = JOURNEY, name: str = "log.csv") -> tuple[int, str, str]:
        (tmp_path / "journey.yaml").write_text(journey, encoding="utf-8")
        (tmp_path / name).write_bytes(log.encode() if isinstance(log, str) else log)
        done = cxmap("measure", "journey.yaml", name, *options, cwd=tmp_path)
        return done.returncode, done.stdout, done.stderr

    return run
