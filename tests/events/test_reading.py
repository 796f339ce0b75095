"""Every kind of file, read as the same log."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.conftest import Cxmap
from tests.events.small import JOURNEY, Run, rows


@pytest.mark.parametrize("name", ["log.csv.gz", "log.tsv", "log.jsonl", "log.xes"])
def test_every_kind_of_file_says_the_same(measure: Run, name: str) -> None:
    cells = [line.split(",") for line in rows().splitlines()[1:]]
    made = {
        "log.csv.gz": gzip.compress(rows().encode()),
        "log.tsv": rows().replace(",", "\t").encode(),
        "log.jsonl": "".join(f'{{"who": "{a}", "what": "{b}", "when": "{c}"}}\n' for a, b, c in cells).encode(),
        "log.xes": (
            "<log>" + "".join(
                f'<trace><string key="who" value="{a}"/><event><string key="what" value="{b}"/>'
                f'<date key="when" value="{c}"/></event></trace>' for a, b, c in cells
            ) + "</log>"
        ).encode(),
    }  # fmt: skip
    journey = JOURNEY.replace("case: who", 'case: "case:who"') if name.endswith("xes") else JOURNEY
    assert measure(made[name], journey=journey, name=name)[:2] == measure(rows())[:2]


def test_parquet_says_the_same(measure: Run, tmp_path: Path) -> None:
    import duckdb

    (tmp_path / "log.csv").write_text(rows(), encoding="utf-8")
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT * FROM '{tmp_path}/log.csv') TO '{tmp_path}/made.parquet' (FORMAT parquet)")
    data = (tmp_path / "made.parquet").read_bytes()
    assert measure(data, name="log.parquet")[:2] == measure(rows())[:2]


def test_standard_input(cxmap: Cxmap, measure: Run, tmp_path: Path) -> None:
    expected = measure(rows())[1]
    done = cxmap("measure", "journey.yaml", "-", cwd=tmp_path, stdin=rows())
    assert (done.returncode, done.stdout) == (0, expected)


def test_files_of_one_log_have_the_same_columns(cxmap: Cxmap, measure: Run, tmp_path: Path) -> None:
    measure(rows())
    (tmp_path / "more.csv").write_text("who,what,at\nc1,find,2026-01-01\n", encoding="utf-8")
    done = cxmap("measure", "journey.yaml", "log.csv", "more.csv", cwd=tmp_path)
    assert done.stderr.startswith("error: log.csv has no column 'at', and more.csv has\n")


def test_times_are_taken_in_the_zone_of_the_log(measure: Run) -> None:
    zone = JOURNEY.replace("  match:", "  time_zone: Europe/Amsterdam\n  match:")
    log = rows().replace("10:00", "10:00:00")
    with_zone = log.replace("10:00:00", "10:00:00+01:00")
    local = measure(log, "--format", "json", journey=zone)[1]
    item, two = json.loads(local), json.loads(measure(with_zone, "--format", "json", journey=zone)[1])
    assert item["measurement"]["touchpoints"] == two["measurement"]["touchpoints"]
    assert "taken as UTC" not in local
