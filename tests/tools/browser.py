"""The checker that opens pictures and pages in a browser, for tests: many files in one start."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
MODULES = next(
    (
        folder
        for folder in (Path(os.environ.get("CHECK_MODULES", HERE)), HERE)
        if all((folder / "node_modules" / name).exists() for name in ("puppeteer-core", "axe-core"))
    ),
    None,
)


def missing() -> str:
    """Why nothing can be opened here; empty if it can."""
    for program in ("node", "chromium"):
        if not shutil.which(program):
            return f"{program} is not installed"
    return "" if MODULES else "run `npm install` in tests/tools, or set CHECK_MODULES to a folder with node_modules"


def found(files: Sequence[Path], *options: str) -> dict[str, list[str]]:
    """What is wrong with each file, by its name; files without a fault are left out."""
    command = ["node", str(HERE / "check_svg.mjs"), "--json", "--modules", str(MODULES), *options]
    chromium = shutil.which("chromium") or ""
    done = subprocess.run(
        [*command, "--chromium", chromium, *map(str, files)], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    return {Path(name).name: faults for name, faults in json.loads(done.stdout).items() if faults}


def used(page: Path) -> dict[str, Any]:
    """What different readers find on a page, and what happens when they use it."""
    command = [
        "node",
        str(HERE / "use_page.mjs"),
        "--modules",
        str(MODULES),
        "--chromium",
        shutil.which("chromium") or "",
    ]
    done = subprocess.run([*command, str(page)], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found
