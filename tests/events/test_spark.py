"""Spark says what the definitions say, where Java and pyspark are there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxmap.events.ask import Answers, ask_all
from cxmap.events.settings import Limits, Settings
from cxmap.events.spill import spill_folder
from tests.events.generated import JOURNEY, some_events
from tests.events.measuring import GOLDEN, GOLDEN_LOG, answers, map_of, plain, settings_of, write_log
from tests.events.reference import figures

pytest.importorskip("pyspark", reason="pyspark is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("java"), reason="Spark needs Java"),
]


def spark_says(settings: Settings, log: Path) -> Iterator[Answers]:
    from cxmap.events.engine_spark import SparkEngine

    with spill_folder(None) as spill:
        engine = SparkEngine([str(log)], settings.log, Limits(threads=2), spill)
        try:
            yield ask_all(engine, settings, lambda _: None, names_are_teams=True)
        finally:
            engine.close()


def test_the_golden_log_is_the_same_in_spark() -> None:
    settings = settings_of(GOLDEN.read_text(encoding="utf-8"))
    (found,) = spark_says(settings, GOLDEN_LOG)
    assert plain(found, settings) == plain(answers(settings, GOLDEN_LOG), settings)


def test_a_generated_log_is_the_same_in_spark_duckdb_and_plain_python(tmp_path: Path) -> None:
    settings = settings_of(JOURNEY)
    log, events = tmp_path / "log.csv", some_events(20_000)
    write_log(log, events)
    expected = figures(events, map_of(settings))
    expected["variants"] = dict(sorted(expected["variants"].items(), key=lambda row: (-row[1], row[0]))[:10])
    (found,) = spark_says(settings, log)
    assert plain(answers(settings, log), settings) == expected
    assert plain(found, settings) == expected
