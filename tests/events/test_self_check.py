"""An engine that gives an impossible answer is found out, and two cases with one hash are told apart."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from cxmap.errors import CxmapError
from cxmap.events import scan, spine
from cxmap.events.engine_duckdb import DuckDbEngine
from cxmap.events.files import log_files
from cxmap.events.seen import look
from cxmap.events.settings import Limits, Settings
from cxmap.events.spill import spill_folder
from tests.events.measuring import GOLDEN, GOLDEN_LOG, answers, plain, settings_of

TAMPERED = {
    "events are lost or counted twice": "SELECT * REPLACE (n + 1 AS n) FROM visits",
    "visits are missing": "SELECT * FROM visits WHERE NOT (jn = 1 AND i = 1)",
    "visits do not follow each other": "SELECT * REPLACE (NULL AS before_pos) FROM visits",
    "visits are out of order": "SELECT * REPLACE (t0 + 1 AS before_t1) FROM visits",
}


@pytest.fixture
def settings() -> Settings:
    return settings_of(GOLDEN.read_text(encoding="utf-8"))


@pytest.fixture
def engine(settings: Settings) -> Iterator[DuckDbEngine]:
    """An engine with all tables of the golden log."""
    with spill_folder(None) as spill:
        made = DuckDbEngine(
            log_files([str(GOLDEN_LOG)], settings.log, spill), settings.log, Limits(), spill, safe=False
        )
        seen = look(made, settings)
        spine.give_decisions(made, settings, seen)
        spine.build(made, settings, seen, lambda _: None)
        yield made
        made.close()


def test_a_signal_while_a_query_runs_ends_the_run_like_ctrl_c(engine: DuckDbEngine) -> None:
    timer = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGTERM))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        engine.ask("SELECT count(*) FROM range(10000000) AS a(x), range(10000000) AS b(y) WHERE (x * y) % 7 = 3")
    timer.join()


def test_true_tables_pass(engine: DuckDbEngine, settings: Settings) -> None:
    spine.check(engine, settings)


@pytest.mark.parametrize("words", TAMPERED)
def test_tables_that_cannot_be_true_are_refused(engine: DuckDbEngine, settings: Settings, words: str) -> None:
    engine.keep("tampered", TAMPERED[words])
    engine.keep("visits", "SELECT * FROM tampered")
    with pytest.raises(CxmapError) as error:
        spine.check(engine, settings)
    assert error.value.message.startswith(f"DuckDB {engine.version} gave an impossible answer (")
    assert error.value.hint == "cxmap measure --safe"
    if words != "visits are missing":  # which also loses events, and that is said first
        assert words in error.value.message


def test_two_cases_with_one_hash_are_told_apart(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = plain(answers(settings, GOLDEN_LOG), settings)
    mapped = scan.mapped
    monkeypatch.setattr(
        scan, "mapped", lambda *args: mapped(*args).replace("hash(case_) AS h,", "CAST(7 AS UBIGINT) AS h,")
    )
    assert plain(answers(settings, GOLDEN_LOG), settings) == expected
