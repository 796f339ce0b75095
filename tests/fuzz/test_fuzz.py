"""A short run of the fuzzer, and that it leaves nothing out."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from cxmap.cli import cxmap
from tests.fuzz.commands import COMMANDS
from tests.fuzz.material import seeds
from tests.fuzz.run import outcomes


@pytest.mark.parametrize("number", range(100))
def test_no_input_ends_a_command_in_another_way_than_it_may(number: int, tmp_path: Path) -> None:
    faults = [outcome for outcome in outcomes(number, tmp_path / "a" / "b" / "c") if outcome.is_fault]
    assert faults == []


def test_every_command_is_tried() -> None:
    tried = {line.split()[0] for lines in COMMANDS.values() for line in lines}
    endless = {"preview"}  # it ends with Ctrl-C; its own tests break the files that it follows
    assert set(cxmap.list_commands(click.Context(cxmap))) - endless <= tried
    assert set(COMMANDS) == set(seeds())


def test_a_fault_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("cxmap.analysis.analysis.analyze", broken)
    monkeypatch.setattr("cxmap.cli._analysed.analyze_journey", broken)
    found = [outcome for number in range(10) for outcome in outcomes(number, tmp_path / "a" / "b" / "c")]
    assert {outcome.args[0] for outcome in found if outcome.is_fault} >= {"analyze"}


def test_a_spoilt_file_is_often_read_to_its_end(tmp_path: Path) -> None:
    found = [outcome for number in range(60) for outcome in outcomes(number, tmp_path / "a" / "b" / "c")]
    done = [outcome.code for outcome in found if outcome.args[0] in ("analyze", "diff", "import", "measure")]
    assert done.count(0) > len(done) / 10
