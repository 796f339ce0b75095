"""``python -m tests.fuzz NUMBER``: a long run, which prints each kind of fault once, and what took long."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.fuzz.run import Outcome, outcomes

_LONG = 2.0
"""Seconds of the processor, for files under 100 kB."""


def _kind(outcome: Outcome) -> str:
    """Where it came from: the last place and the exception of a traceback."""
    told = [line.strip() for line in outcome.errors.splitlines()]
    places = [line for line in told if line.startswith("File ")]
    return " ".join([*places[-1:], *(line for line in told if "internal error" in line)])[:300] or outcome.errors[:300]


def _show(outcome: Outcome, what: str) -> None:
    print(f"\n{what}\n  --only {outcome.number} ({outcome.part}): cxmap {outcome.args}", flush=True)


def main() -> int:
    """Exit code 1 if there was a fault or something took long."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=1000, help="how many inputs")
    parser.add_argument("--first", type=int, default=0, help="the number of the first one")
    parser.add_argument("--only", type=int, help="the number of the only one; the folder stays")
    asked = parser.parse_args()
    seen: set[str] = set()
    runs = slow = 0
    base = Path(tempfile.mkdtemp(prefix="cxmap-fuzz-"))
    numbers = range(asked.first, asked.first + asked.count) if asked.only is None else [asked.only]
    for number in numbers:
        for outcome in outcomes(number, base / "a" / "b" / "c"):
            runs += 1
            if asked.only is not None:
                print(outcome.args, outcome.code, f"{outcome.seconds:.2f} s\n{outcome.errors}")
            if outcome.seconds > _LONG:
                slow += 1
                _show(outcome, f"{outcome.seconds:.1f} s")
            if outcome.is_fault and _kind(outcome) not in seen:
                seen.add(_kind(outcome))
                _show(outcome, f"exit {outcome.code}: {_kind(outcome)}")
        if number % 500 == 499:
            print(f"{number + 1} inputs, {runs} runs, {len(seen)} kinds of fault, {slow} slow", flush=True)
    print(f"done: {runs} runs, {len(seen)} kinds of fault, {slow} slow; files in {base}")
    return 1 if seen or slow else 0


if __name__ == "__main__":
    sys.exit(main())
