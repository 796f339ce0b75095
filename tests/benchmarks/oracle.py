"""PM4Py as a second opinion: on our visits it has to find our transitions, variants and repeats.

``python -m tests.benchmarks.oracle JOURNEY LOG`` in an environment that has PM4Py, which is no dependency of ours.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from cxmap.events.ask import ask_all
from cxmap.events.engine_duckdb import DuckDbEngine
from cxmap.events.files import log_files
from cxmap.events.settings import Limits
from cxmap.events.spill import spill_folder
from tests.events.measuring import settings_of


def ours(journey: Path, log: str) -> tuple[Any, list[Any]]:
    """Our answers, and the visits that they are about."""
    settings = settings_of(journey.read_text(encoding="utf-8"))
    with spill_folder(None) as spill:
        engine = DuckDbEngine(log_files([log], settings.log, spill), settings.log, Limits(), spill, safe=False)
        answers = ask_all(engine, settings, lambda _: None)
        visits = engine.ask("SELECT jn, pos, i FROM visits ORDER BY jn, i")
        engine.close()
    return answers.rows, visits


def main(journey: str, log: str) -> None:
    """Compare, and say what differs."""
    import pandas
    import pm4py

    rows, visits = ours(Path(journey), log)
    frame = pandas.DataFrame(visits, columns=["jn", "pos", "i"]).astype({"jn": str, "pos": str})
    frame["time"] = pandas.Timestamp("2026-01-01", tz="UTC") + pandas.to_timedelta(frame["i"], unit="s")
    frame = pm4py.format_dataframe(frame, case_id="jn", activity_key="pos", timestamp_key="time")
    graph, _, _ = pm4py.discover_dfg(frame)
    variants = Counter({tuple(map(int, path)): n for path, n in pm4py.get_variants(frame).items()})
    rework = pm4py.get_rework_cases_per_activity(frame)
    checks = {
        "transitions": ({(int(a), int(b)): n for (a, b), n in graph.items()},
                        {(row[0], row[1]): row[2] for row in rows["transitions"]}),
        "variants": (len(variants), int(rows["n_variants"][0][0])),
        "frequent variants": ([variants[path] for path, _ in rows["variants"]], [n for _, n in rows["variants"]]),
        "repeats": (
            {int(a): n for a, n in rework.items() if n},
            {row[0]: row[4] for row in rows["touchpoints"] if row[4]},
        ),
    }  # fmt: skip
    for name, (theirs, own) in checks.items():
        print(f"{name}: {'the same' if theirs == own else f'PM4Py {theirs}, cxmap {own}'}")
    sys.exit(any(theirs != own for theirs, own in checks.values()))


if __name__ == "__main__":
    main(*sys.argv[1:])
