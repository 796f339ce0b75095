"""Nothing small leaves: no case, no agent, no row, no rare name, no cell of a few journeys, in any output."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.events.privacy import cells, hidden
from cxmap.events.spill import spill_folder
from tests.conftest import ROOT, SCRIPT, Cxmap, environment
from tests.events.measuring import GOLDEN, GOLDEN_LOG

DEMO = ROOT / "journeys" / "events" / "broadband.yaml"
LOG = ROOT / "journeys" / "events" / "broadband.csv"
FORMATS = ["text", "json", "markdown", "csv"]


@given(st.lists(st.integers(0, 40)), st.integers(1, 12))
def test_no_cell_of_a_few_is_shown_and_none_can_be_worked_out(counts: list[int], least: int) -> None:
    shown = cells(counts, least)
    assert all(count is None or count == 0 or count >= least for count in shown)
    gone = [count for count, seen in zip(counts, shown, strict=True) if seen is None]
    some = [count for count in counts if count]
    assert len(gone) != 1 or some == gone


def test_the_next_smallest_is_hidden_with_a_lone_one() -> None:
    assert hidden([3, 50, 20, 0], 10) == {0, 2}
    assert hidden([3, 4, 50], 10) == {0, 1}
    assert hidden([30, 50], 10) == frozenset()


@pytest.mark.parametrize("format_", FORMATS)
def test_no_case_and_no_rare_name_is_in_any_format(cxmap: Cxmap, tmp_path: Path, format_: str) -> None:
    log = tmp_path / "log.csv"
    rare = "c0001,RARE-EVENT,2026-01-06 10:00,,RARE-TEAM,RARE-CHANNEL,RARE-REASON\n"
    log.write_text(LOG.read_text(encoding="utf-8") + rare * 3, encoding="utf-8")
    for command in ("measure", "match"):
        if command == "match" and format_ not in ("text", "json"):
            continue
        done = cxmap(
            command, str(DEMO), str(log), "--format", format_, *(["--top", "99"] if command == "measure" else [])
        )
        assert done.returncode == 0, done.stderr
        said = done.stdout + done.stderr
        assert "RARE" not in said
        assert "c0001" not in said


def journeys_in(value: Any) -> list[int]:
    """Every number of journeys anywhere in a document."""
    if isinstance(value, list):
        return [n for item in value for n in journeys_in(item)]
    if not isinstance(value, dict):
        return []
    own = [value["journeys"]] if isinstance(value.get("journeys"), int) else []
    return own + [n for item in value.values() for n in journeys_in(item)]


@pytest.mark.parametrize("least", [5, 10, 60])
def test_no_number_of_journeys_in_json_is_small(cxmap: Cxmap, least: int) -> None:
    done = cxmap("measure", str(DEMO), str(LOG), "--format", "json", "--min-cell", str(least))
    measurement = json.loads(done.stdout)["measurement"]
    found = journeys_in(measurement)
    assert found
    assert [n for n in found if 0 < n < least] == []
    states = [measurement["journeys"][name] for name in ("ended", "open", "dropped")]
    assert all(count is None or count == 0 or count >= least for count in states)
    assert [item["n"] for item in measurement["contacts"]["upstream"] if item["n"] and item["n"] < least] == []


def test_a_log_of_a_few_journeys_shows_nothing(cxmap: Cxmap) -> None:
    done = cxmap("measure", str(GOLDEN), str(GOLDEN_LOG), "--min-cell", "10")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: the log has fewer than 10 journeys, which are too few to show anything\n")


def test_the_spill_folder_is_for_nobody_else_and_gone_afterwards(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), spill_folder(str(tmp_path)) as folder:  # noqa: PT012 - what is inside matters
        (folder / "data").write_text("x")
        assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_no_spill_and_no_half_written_file(tmp_path: Path, number: int) -> None:
    spill = tmp_path / "spill"
    spill.mkdir()
    command = [str(SCRIPT), "measure", str(DEMO), "-", "--spill", str(spill), "-o", str(tmp_path / "out.json")]
    # A shell that starts tests in the background ignores SIGINT, and its children would too.
    start = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
    process = subprocess.Popen(
        [sys.executable, "-c", start, *command], stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    for _ in range(400):
        if list(spill.iterdir()):
            break
        time.sleep(0.05)
    assert list(spill.iterdir()), "it never got as far as reading standard input"
    process.send_signal(number)
    process.communicate(timeout=30)
    assert process.returncode == 130
    assert [path.name for path in tmp_path.iterdir()] == ["spill"]
    assert list(spill.iterdir()) == []
