"""Measure how large a page about many journeys gets, and how long it takes to make, and print a Markdown table.

    python tests/benchmarks/pages.py

The journeys are drawn with a seed, ten touchpoints each. The time is CPU time in this process, without reading and
analysing: the median of some rounds. Twice the journeys shall take twice the time.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from cxmap.analysis.analysis import Analysis, analyze
from cxmap.formats import renderer
from cxmap.journey.load import load
from cxmap.present.look import Look
from cxmap.source.reader import read
from tests.picture.generated import journey_text

COUNTS = (50, 100, 200)
TOUCHPOINTS = 10
ROUNDS = 5
MOST_BYTES = 5_000_000
MOST_SECONDS = 2.0
"""What a page about the largest number of journeys may take."""


def analyses(count: int) -> list[Analysis]:
    """So many journeys, analysed, with all their facts worked out."""
    found = []
    for i in range(count):
        text = journey_text(TOUCHPOINTS, seed=i).replace("cxmap: 1\n", f"cxmap: 1\nid: journey-{i}\n", 1)
        journey = load(read(text.encode()), path=f"journey-{i}.yaml").journey
        assert journey is not None
        analysis = analyze(journey, path=f"journey-{i}.yaml")
        analysis.facts()
        found.append(analysis)
    return found


def rows() -> Iterator[tuple[int, int, float]]:
    """Journeys, bytes of their page, and seconds to make it."""
    show = renderer("html", "analyses")
    assert show
    for count in COUNTS:
        journeys, took = analyses(count), []
        for _ in range(ROUNDS):
            start = time.process_time()
            page = show(journeys, Look())
            took.append(time.process_time() - start)
        yield count, len(page.encode()), statistics.median(took)


def main() -> None:
    """Print the table, and what is beyond what it may be."""
    print(f"| journeys of {TOUCHPOINTS} touchpoints | page | CPU time |\n| ---: | ---: | ---: |")
    found = list(rows())
    for count, size, seconds in found:
        print(f"| {count} | {size / 1e6:.1f} MB | {seconds:.2f} s |")
    _, size, seconds = found[-1]
    growth = seconds / found[0][2] / (COUNTS[-1] / COUNTS[0])
    print(f"\n{growth:.2f} times the time that it would take if it grew with the number of journeys.")
    if size > MOST_BYTES or seconds > MOST_SECONDS:
        print(f"Too much: at most {MOST_BYTES / 1e6:.0f} MB and {MOST_SECONDS:.0f} s.")


if __name__ == "__main__":
    main()
