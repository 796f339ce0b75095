"""Running the linter in a process of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.conftest import SCRIPT, environment
from tests.lint.example import CLEAN

ERROR = CLEAN.replace("    team: care\n", "")
WARNING = CLEAN.replace("goal: Money back\n", "")
INFO = CLEAN.replace("Get the refund", "Website")


def script(*args: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SCRIPT, "lint", *args], cwd=cwd, capture_output=True, encoding="utf-8", env=environment(**more), timeout=60
    )
