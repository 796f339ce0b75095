"""Print a constraint for each dependency of cxmap: the oldest version that ``pyproject.toml`` promises to work with."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path


def lowest(requirement: str) -> str:
    """``click>=8.2`` → ``click==8.2``. Ends the program if there is no lower bound, because nobody could test it."""
    found = re.match(r"([\w.-]+)\s*>=\s*([\w.]+)", requirement)
    if not found:
        sys.exit(f"pyproject.toml: {requirement!r} has no lower bound; write {requirement}>=VERSION")
    return f"{found[1]}=={found[2]}"


for requirement in tomllib.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["project"]["dependencies"]:
    print(lowest(requirement))
