"""Each way in which a log can be wrong ends in one message that says what to do next."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cxmap.events.engine_duckdb import _too_little
from tests.conftest import Cxmap
from tests.events.small import JOURNEY, Run, fails, rows


def test_a_column_that_is_not_there(measure: Run) -> None:
    journey = JOURNEY.replace("time: when", "time: wehn")
    fails(measure(rows(), journey=journey), 'events.time names "wehn", the file has: who, what, when',
          'did you mean "when"?')  # fmt: skip


def test_a_file_that_is_not_there(cxmap: Cxmap, tmp_path: Path) -> None:
    (tmp_path / "journey.yaml").write_text(JOURNEY, encoding="utf-8")
    done = cxmap("measure", "journey.yaml", "logs.csv", cwd=tmp_path)
    assert done.returncode == 2
    assert "there is no file or folder 'logs.csv'" in done.stderr


@pytest.mark.parametrize("log", ["", "who,what,when\n", "who,what,when\n\n\n"])
def test_a_file_without_rows(measure: Run, log: str) -> None:
    code, _, error = measure(log)
    assert (code, error.splitlines()[0]) == (2, "error: log.csv has no rows")


def test_one_column(measure: Run) -> None:
    log = rows().replace(",", "^")
    fails(measure(log), 'log.csv has one column, "who^what^when"', 'set format: {delimiter: ";"}')


def test_a_semicolon_is_found_out(measure: Run) -> None:
    assert measure(rows().replace(",", ";"))[0] == 0


def test_bytes_that_are_no_utf8(measure: Run) -> None:
    log = rows().encode() + "c9,café,2026-01-01\n".encode("latin-1")
    fails(measure(log), "log.csv is not UTF-8 (first bad byte on line 8)", "format: {encoding: latin-1}")


def test_the_encoding_may_be_said(measure: Run) -> None:
    log = rows().encode() + "c9,café,2026-01-01\n".encode("latin-1")
    journey = JOURNEY.replace("  match:", "  format: {encoding: latin-1}\n  match:")
    assert measure(log, journey=journey)[0] == 0


@pytest.mark.parametrize(("when", "shape", "hint"), [
    ("3{day}.01.2026 10 Uhr", "99.99.9999 99 aaa", 'say how they are written, such as time_format: "%d-%m-%Y %H:%M"'),
    ("0{day}-01-2026 14:05", "99-99-9999 99:99", 'time_format: "%d-%m-%Y %H:%M"'),
    ("01/1{day}/2026 14:05:59", "99/99/9999 99:99:99", 'time_format: "%m/%d/%Y %H:%M:%S"'),
    ("2026010{day}", "99999999", 'time_format: "%Y%m%d"'),
])  # fmt: skip
def test_no_time_can_be_read_and_the_shape_of_the_column_is_shown(
    measure: Run, when: str, shape: str, hint: str
) -> None:
    fails(measure(rows(when=when)), f'none of 6 values in "when" is a time, such as "{shape}"', hint)


def test_a_time_format_that_nothing_is_written_in(measure: Run) -> None:
    journey = JOURNEY.replace("  match:", '  time_format: "%H:%M"\n  match:')
    fails(measure(rows(), journey=journey), 'none of 6 values in "when" is a time, such as "9999-99-99 99:99"',
          "mend time_format, or leave it out for ISO 8601")  # fmt: skip


def test_no_value_of_a_column_that_holds_no_times_is_shown(measure: Run) -> None:
    error = measure(rows(when="Bob Brown {day}"))[2]
    assert "Bob" not in error
    assert 'such as "aaa aaaaa 9"' in error


def test_the_way_times_are_written_may_be_said(measure: Run) -> None:
    journey = JOURNEY.replace("  match:", '  time_format: "%d-%m-%Y %H:%M"\n  match:')
    code, out, _ = measure(rows(when="0{day}-01-2026 10:00"), journey=journey)
    assert code == 0
    assert "from 2026-01-01 to 2026-01-06" in out


def test_some_times_cannot_be_read(measure: Run) -> None:
    log = rows(20) + "c1,find,soon\n"
    code, out, _ = measure(log)
    assert code == 0
    assert "1 row with a time that cannot be read" in " ".join(out.split())
    assert "Warning: 1 of" not in out
    fails(measure(log, "--strict"), '1 values in "when" are no times', "mend them, or leave out --strict")


def test_many_times_cannot_be_read(measure: Run) -> None:
    assert "Warning: 3 of 9 times cannot be read." in measure(rows() + "c1,find,soon\n" * 3)[1]


def test_nothing_matches(measure: Run) -> None:
    fails(measure(rows(what="look")), "no event matched a rule", "the most frequent events: look (6)")


def test_rare_events_are_not_named_even_then(measure: Run) -> None:
    log = rows(what="look") + "c1,only-bob,2026-01-01\n"
    assert "only-bob" not in "".join(map(str, measure(log)))


def test_a_rule_for_a_touchpoint_that_is_not_there(measure: Run, cxmap: Cxmap, tmp_path: Path) -> None:
    code, _, error = measure(rows(), journey=JOURNEY.replace("touchpoint: call,", "touchpoint: cal,"))
    assert code == 2
    assert "journey.yaml:12:20: error[bad-reference] there is no touchpoint 'cal'" in error
    done = cxmap("lint", "journey.yaml", "--format", "full", cwd=tmp_path)
    assert "did you mean 'call'?" in done.stdout


def test_a_pattern_that_does_not_compile(measure: Run) -> None:
    code, _, error = measure(rows(), journey=JOURNEY.replace("when: call}", "when: {regex: '(call'}}"))
    assert code == 2
    assert "journey.yaml:12:" in error
    assert "regex is a regular expression" in error


def test_a_touchpoint_that_never_happens_is_not_measured(measure: Run) -> None:
    code, out, _ = measure(rows(), "--format", "csv")
    assert code == 0
    assert ",not measured," in next(line for line in out.splitlines() if ",call," in line)


def test_days_without_a_time(measure: Run) -> None:
    out = " ".join(measure(rows(when="2026-01-0{day}"))[1].split())
    assert "Warning: 100 % of events have no time of day; order within a day follows the map" in out


def test_all_times_are_the_same(measure: Run) -> None:
    out = " ".join(measure(rows(when="2026-01-01 10:00"))[1].split())
    assert "Warning: all events have the same time, so sequences, waits and drop-off say nothing." in out


def test_stamps_with_and_without_a_zone(measure: Run) -> None:
    out = " ".join(measure(rows() + "c1,find,2026-01-01T10:00:00+02:00\n")[1].split())
    assert "Warning: 6 of 7 times name no zone and are taken in UTC." in out


def test_events_at_or_after_until(measure: Run) -> None:
    journey = JOURNEY.replace("  match:", "  until: 2026-01-06\n  match:")
    out = " ".join(measure(rows(), journey=journey)[1].split())
    assert "Warning: 1 events at or after until were not read." in out


def test_events_more_than_a_day_after_the_log_was_written(measure: Run, cxmap: Cxmap, tmp_path: Path) -> None:
    assert "after the log was written" not in " ".join(measure(rows())[1].split())
    written = datetime(2026, 1, 3, 12, tzinfo=UTC).timestamp()
    os.utime(tmp_path / "log.csv", (written, written))
    out = " ".join(cxmap("measure", "journey.yaml", "log.csv", cwd=tmp_path).stdout.split())
    assert "Warning: 2 events lie more than a day after the log was written: are their times right?" in out


def test_a_log_that_is_too_short_for_drop_off(measure: Run) -> None:
    out = measure(rows())[1]
    assert "Warning: drop-off unknown" in " ".join(out.split())


def test_a_journey_that_is_too_long(measure: Run) -> None:
    more = "".join(f"  - {{id: t{i}, name: T{i}, team: x, channel: web, friction: 1}}\n" for i in range(1024))
    code, _, error = measure(rows(), journey=JOURNEY + more)
    assert code == 2
    assert "a journey of 1,027 touchpoints is too long to be measured" in error


def test_a_row_with_too_many_cells(measure: Run) -> None:
    code, out, error = measure(rows() + "secret,find,2026-01-01,more\n")
    assert (code, out) == (2, "")
    assert error.startswith("error: log.csv, line 8: has another number of cells than the header")
    assert "secret" not in error


def test_names_of_people_instead_of_teams(measure: Run) -> None:
    journey = JOURNEY.replace("  match:", "  team: agent\n  match:")
    log = "who,what,when,agent\n" + "".join(f"c{i},find,2026-01-01,ann{i}@x.org\n" for i in range(8))
    code, out, error = measure(log, journey=journey)
    assert (code, out) == (2, "")
    assert 'events.team: "agent" has addresses in it: these look like people' in error
    assert "ann" not in error
    assert measure(log, "--names-are-teams", journey=journey)[0] == 0


def test_small_cells_have_to_be_asked_for(measure: Run) -> None:
    code, _, error = measure(rows(), "--min-cell", "2")
    assert code == 2
    assert "min_cell is 2" in error
    assert measure(rows(), "--min-cell", "2", "--allow-small-cells")[0] == 0


def test_a_journey_without_events(measure: Run) -> None:
    journey = JOURNEY[: JOURNEY.index("events:")] + JOURNEY[JOURNEY.index("touchpoints:") :]
    code, _, error = measure(rows(), journey=journey)
    assert code == 2
    assert "has no `events:`" in error


def test_rules_in_a_file_of_their_own_and_never_in_both(measure: Run, tmp_path: Path) -> None:
    start, end = JOURNEY.index("events:\n"), JOURNEY.index("touchpoints:")
    section = "\n".join(line[2:] for line in JOURNEY[start:end].splitlines()[1:])
    rules = tmp_path / "broadband.match.yaml"
    rules.write_text(f"cxmap-match: 1\njourney: journey\n{section}\n", encoding="utf-8")
    apart = measure(rows(), "--match", rules.name, journey=JOURNEY[:start] + JOURNEY[end:])
    assert apart == measure(rows())
    fails(measure(rows(), "--match", rules.name), "journey.yaml has `events:`, and --match names another",
          "keep one of them")  # fmt: skip


def test_a_gate_is_hit(measure: Run) -> None:
    log = rows() + rows(what="look").split("\n", 1)[1]
    assert measure(log, "--fail-if", "mapped < 0.9")[0] == 1
    assert measure(log, "--fail-if", "mapped < 0.4")[0] == 0
    assert measure(log, "--fail-if", "mapped ~ 1")[0] == 2
    assert measure(log, "--fail-if", "no.such < 1")[0] == 2


def test_too_little_memory(measure: Run, tmp_path: Path) -> None:
    log = "who,what,when\n" + "".join(f"c{i},find,2026-01-0{1 + i % 9} 10:00\n" for i in range(300_000))
    code, out, error = measure(log, "--memory", "4MB")
    assert (code, out) == (2, "")
    assert error == "error: 4MB was not enough\nhint: --memory 8GB, or --spill DIR with room on its disk\n"


def test_the_disk_for_spilled_data_is_full() -> None:
    said = _too_little('Could not write file "x": No space left on device', "4GB")
    assert (said.message, said.hint) == (
        "the disk for spilled data is full", "--spill DIR with more room, or --memory 8GB",
    )  # fmt: skip


def test_no_duckdb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from cxmap.errors import CxmapError
    from cxmap.events.engine_duckdb import _library

    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(CxmapError) as error:
        _library()
    assert (error.value.message, error.value.hint) == ("measure needs DuckDB", 'pip install "cxmap[events]"')


def test_a_pipe_is_told_how_to_be_read(tmp_path: Path, cxmap: Cxmap) -> None:
    os.mkfifo(tmp_path / "log.csv")
    (tmp_path / "journey.yaml").write_text(JOURNEY, encoding="utf-8")
    done = cxmap("measure", "journey.yaml", "log.csv", cwd=tmp_path)
    fails((done.returncode, done.stdout, done.stderr), "log.csv is a pipe", "cxmap measure JOURNEY - < log.csv")


@pytest.mark.parametrize("option", ["--overwrite reach", "--basis", "--date 2026-01-01"])
def test_what_only_writing_reads_is_refused_where_nothing_is_written(option: str, measure: Run) -> None:
    error = f"{option.split()[0]} changes what is written, and nothing is"
    fails(measure(rows(), *option.split()), error, "add --write, or leave it out")


@pytest.mark.parametrize("more", ["means: failed", "means: value", "span_is: wait"])
def test_a_rule_for_known_noise_may_say_what_the_noise_means(measure: Run, more: str) -> None:
    journey = JOURNEY.replace("{touchpoint: call, when: call}", f"{{touchpoint: (ignore), when: call, {more}}}")
    code, out, err = measure(rows(12), journey=journey)
    assert (code, "internal error" in err, "Map against measurement" in out) == (0, False, True), err
