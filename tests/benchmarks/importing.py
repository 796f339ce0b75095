"""Measure `cxmap import` of 1,000 diagrams against loading the 1,000 journeys that they become.

    python tests/benchmarks/importing.py

Everything is drawn with a seed. Both run in this interpreter's environment, in turns; the figures are medians of CPU
time, start of the interpreter included. Importing shall take less than twice the time of loading.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.measure import Command, alternately
from tests.conftest import SCRIPT

DIAGRAMS = 1_000
ROUNDS = 5
TARGET = 2.0
_SEED = 3
_VERBS = ("Open", "Find", "Call", "Ask about", "Wait for", "Read", "Send", "Sign", "Get", "Choose")
_THINGS = ("the bill", "the hotline", "the form", "the letter", "a parcel", "the app", "an answer", "the refund")
_WHO = ("Agent", "Web", "Clerk", "Driver")
_LOAD = """
import sys
from pathlib import Path
from cxmap.journey.load import load
from cxmap.source.reader import read
for path in sorted(Path(sys.argv[1]).glob("*.yaml")):
    load(read(path.read_bytes()), file_name=path.name)
"""


def main() -> int:
    """Measure and print; always 0."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [_write(folder, number, text) for number, text in enumerate(_diagrams())]
        costs = alternately(
            {
                "import": Command((str(SCRIPT), "import", *files, "-o", "out", "--force", "-q"), folder, ends=(0,)),
                "load": Command((sys.executable, "-c", _LOAD, "out"), folder, ends=(0,)),
            },
            ROUNDS,
        )
    ratio = costs["import"].cpu / costs["load"].cpu
    print("| what | CPU | over loading them | shall be |\n|---|---|---|---|")
    print(f"| `cxmap import` of {DIAGRAMS:,} diagrams | {costs['import'].cpu:.2f} s | {ratio:.2f} | < {TARGET:g} |")
    print(f"| loading the {DIAGRAMS:,} journeys | {costs['load'].cpu:.2f} s | 1 | |")
    return 0


def _write(folder: Path, number: int, text: str) -> str:
    name = f"{number:04}.mmd"
    (folder / name).write_text(text, encoding="utf-8")
    return name


def _diagrams() -> Iterator[str]:
    chance = random.Random(_SEED)
    for number in range(DIAGRAMS):
        lines = ["journey", f"    title Journey number {number}"]
        for part in range(3):
            lines.append(f"    section Part {part + 1}")
            for step in range(4):
                task = f"{chance.choice(_VERBS)} {chance.choice(_THINGS)} {step}"
                lines.append(f"      {task}: {chance.randint(1, 5)}: Customer, {chance.choice(_WHO)}")
        yield "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
