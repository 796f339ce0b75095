"""A generated log of 100,000 events: large enough for several threads and blocks, still the same as plain Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.events.generated import JOURNEY, some_events
from tests.events.measuring import answers, map_of, plain, settings_of, write_log
from tests.events.reference import figures

EVENTS = 100_000


@pytest.mark.slow
def test_a_hundred_thousand_events_are_what_plain_python_makes_of_them(tmp_path: Path) -> None:
    settings, events, log = settings_of(JOURNEY), some_events(EVENTS), tmp_path / "log.csv"
    write_log(log, events)
    expected = figures(events, map_of(settings))
    expected["variants"] = dict(sorted(expected["variants"].items(), key=lambda row: (-row[1], row[0]))[:10])
    assert plain(answers(settings, log), settings) == expected
    assert plain(answers(settings, log, safe=True), settings) == expected
