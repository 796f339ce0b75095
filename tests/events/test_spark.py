"""Spark says what the definitions say, where Java and pyspark are there."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxmap.events.ask import ask_all
from cxmap.events.settings import Limits, Settings
from cxmap.events.spill import spill_folder
from tests.events.measuring import GOLDEN, GOLDEN_LOG, answers, map_of, plain, settings_of, write_log
from tests.events.reference import Mapped, figures
from tests.events.test_reference import SIZE, STEP

pytest.importorskip("pyspark", reason="pyspark is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("java"), reason="Spark needs Java"),
]

JOURNEY = """
cxmap: 1
title: T
goal_met_at: p4
deadline: 2h
events:
  case: case
  event: event
  time: start
  end: end
  team: team
  channel: channel
  min_cell: 1
  within: 1h
  inactive_after: 5h
  split_gap: 3h
  milestones: [p1]
  match:
""" + "".join(
    f"    - {{touchpoint: p{i}, when: {{event: 'e{i}:{means}'}}{word}}}\n"
    for i in range(SIZE)
    for means, word in ((0, ""), (1, ", means: value"), (2, ", means: failure"))
) + """
touchpoints:
  - {id: p0, name: P0, team: x, channel: web, friction: 4}
  - {id: p1, name: P1, team: x, channel: sms, friction: 1}
  - {id: p2, name: P2, team: y, channel: web, friction: 1, reach: 0.5}
  - {id: p3, name: P3, team: y, channel: phone, friction: 2}
  - {id: p4, name: P4, team: x, channel: web, friction: 5, follows: [p0, p2]}
  - {id: p5, name: P5, team: y, channel: faq, friction: 1}
"""  # fmt: skip


def spark_says(settings: Settings, log: Path) -> Iterator[object]:
    from cxmap.events.engine_spark import SparkEngine

    with spill_folder(None) as spill:
        engine = SparkEngine([str(log)], settings.log, Limits(threads=2), spill)
        try:
            yield ask_all(engine, settings, lambda _: None, names_are_teams=True)
        finally:
            engine.close()


def some_events(count: int) -> list[Mapped]:
    """Generated events: many ties, unknown teams, ends that are missing or wrong."""
    draw = random.Random(7)
    names = [None, "a", "b", "c"]
    made = []
    for _ in range(count):
        time, length = draw.randint(0, 60), draw.choice([None, -1, 0, 3, 9])
        end = None if length is None else (time + length) * STEP
        made.append(
            Mapped(f"c{draw.randint(0, count // 8)}", time * STEP, end, draw.randint(0, SIZE - 1), draw.choice(names),
                   draw.choice(names), draw.randint(0, 2))
        )  # fmt: skip
    return made


def test_the_golden_log_is_the_same_in_spark() -> None:
    settings = settings_of(GOLDEN.read_text(encoding="utf-8"))
    (found,) = spark_says(settings, GOLDEN_LOG)
    assert plain(found, settings) == plain(answers(settings, GOLDEN_LOG), settings)  # type: ignore[arg-type]  # Answers


def test_a_generated_log_is_the_same_in_spark_duckdb_and_plain_python(tmp_path: Path) -> None:
    settings = settings_of(JOURNEY)
    log, events = tmp_path / "log.csv", some_events(20_000)
    write_log(log, events)
    expected = figures(events, map_of(settings))
    expected["variants"] = dict(sorted(expected["variants"].items(), key=lambda row: (-row[1], row[0]))[:10])
    (found,) = spark_says(settings, log)
    assert plain(answers(settings, log), settings) == expected
    assert plain(found, settings) == expected  # type: ignore[arg-type]  # Answers
