"""What a measurement costs, beside reading, hashing and sorting: ``python -m tests.benchmarks.events 1000000``.

CPU seconds and peak memory of processes of their own, and the ratios that docs/speed.md quotes. PM4Py is measured too
where it is installed, which is no dependency of ours: once with the three things it is asked most (directly-follows
graph, variants, rework), once with all of our questions that it has an answer to.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
JOURNEY = ROOT / "journeys" / "events" / "broadband.yaml"
ACTIVITIES = ("web/quote", "web/order", "app/identity-failed", "app/identity-passed", "mail/confirmed", "call",
              "visit/no-show", "visit/installed", "mail/welcome")  # fmt: skip


def make(events: int, target: Path) -> None:
    """A Parquet log of so many events, about seven a customer."""
    import duckdb

    names = "[" + ", ".join(f"'{name}'" for name in ACTIVITIES) + "]"
    with duckdb.connect() as connection:
        connection.execute("SELECT setseed(0.5)")
        connection.execute(f"""COPY (
SELECT 'c' || (i // 7) AS customer, {names}[1 + (hash(i) % 9)::INT] AS event,
       TIMESTAMP '2026-01-01'
       + INTERVAL 1 MINUTE * ((hash(i // 7) % 200000) + (i % 7) * (hash(i + 1) % 3000))::INT AS start,
       NULL::TIMESTAMP AS "end", ['sales', 'risk', 'care', 'field'][1 + (hash(i + 2) % 4)::INT] AS team,
       ['web', 'app', 'phone'][1 + (hash(i + 3) % 3)::INT] AS channel, '' AS reason
FROM range({events}) AS t(i)) TO '{target}' (FORMAT parquet)""")


FLOOR = """
import sys, duckdb
c = duckdb.connect(config={'preserve_insertion_order': 'true'})
rows = f"SELECT hash(customer) AS h, epoch_us(start) AS t, event FROM '{sys.argv[1]}'"
c.execute(f"CREATE TEMP TABLE s AS {rows} ORDER BY h, t")
"""
PM4PY = """
import sys, pandas, pm4py
log = pandas.read_parquet(sys.argv[1])
log = pm4py.format_dataframe(log, case_id='customer', activity_key='event', timestamp_key='start')
pm4py.discover_dfg(log); pm4py.get_variants(log); pm4py.get_rework_cases_per_activity(log)
"""
PM4PY_ALL = (
    PM4PY
    + """
pm4py.discover_performance_dfg(log); pm4py.get_start_activities(log); pm4py.get_end_activities(log)
pm4py.get_all_case_durations(log); pm4py.discover_eventually_follows_graph(log)
pm4py.discover_handover_of_work_network(log, resource_key='team')
"""
)


RATIOS = (
    ("measure", "read, hash, sort"), ("PM4Py, three things", "measure"), ("PM4Py, all it knows", "measure"),
    ("measure", "PM4Py, three things"), ("measure in 1 GB", "measure"), ("measure --safe", "measure"),
)  # fmt: skip


def cost(*command: str) -> tuple[float, float]:
    """CPU seconds, and peak memory in MB, of a process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[:3]} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main(events: int) -> None:
    """Print a line for each."""
    script = str(Path(sys.executable).with_name("cxmap"))
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log.parquet"
        make(events, log)
        runs = {
            "read, hash, sort": (sys.executable, "-c", FLOOR, str(log)),
            "measure": (script, "measure", str(JOURNEY), str(log), "--format", "json"),
            "measure --safe": (script, "measure", str(JOURNEY), str(log), "--format", "json", "--safe"),
            "measure in 1 GB": (script, "measure", str(JOURNEY), str(log), "--format", "json", "--memory", "1GB"),
        }
        other = os.environ.get("PM4PY_PYTHON", sys.executable)
        if subprocess.run([other, "-c", "import pm4py"], capture_output=True).returncode == 0:
            runs["PM4Py, three things"] = (other, "-c", PM4PY, str(log))
            runs["PM4Py, all it knows"] = (other, "-c", PM4PY_ALL, str(log))
        else:
            print("PM4Py is not installed; PM4PY_PYTHON may name a Python that has it")
        found = {name: cost(*command) for name, command in runs.items()}
    for name, (seconds, memory) in found.items():
        print(f"{name:<20} {seconds:7.1f} s CPU  {memory:7.0f} MB")
    for over, under in RATIOS:
        if {over, under} <= found.keys():
            print(f"{over} / {under}: CPU {found[over][0] / found[under][0]:.1f}, memory "
                  f"{found[over][1] / found[under][1]:.2f}")  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
