"""Each way in which a log can be wrong ends in one message that says what to do next."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cxmap.errors import CxmapError
from cxmap.events.engine_duckdb import _library
from tests.conftest import Cxmap

JOURNEY = """cxmap: 1
title: Get it
goal_met_at: get
events:
  case: who
  event: what
  time: when
  min_cell: 5
  match:
    - {touchpoint: find, when: find}
    - {touchpoint: get, when: get}
    - {touchpoint: call, when: call}
touchpoints:
  - {id: find, name: Find it, team: web, channel: web, friction: 1}
  - {id: get, name: Get it, team: shop, channel: shop, friction: 1}
  - {id: call, name: Ask, team: care, channel: phone, friction: 3}
"""
Run = Callable[..., tuple[int, str, str]]


def rows(count: int = 6, when: str = "2026-01-0{day} 10:00", what: str = "find") -> str:
    lines = [f"c{i},{what},{when.format(day=1 + i % 9)}" for i in range(count)]
    return "who,what,when\n" + "\n".join(lines) + "\n"


@pytest.fixture
def measure(cxmap: Cxmap, tmp_path: Path) -> Run:
    """Run `cxmap measure` on a journey and a log that are written first."""

    def run(log: str | bytes, *options: str, journey: str = JOURNEY, name: str = "log.csv") -> tuple[int, str, str]:
        (tmp_path / "journey.yaml").write_text(journey, encoding="utf-8")
        (tmp_path / name).write_bytes(log.encode() if isinstance(log, str) else log)
        done = cxmap("measure", "journey.yaml", name, *options, cwd=tmp_path)
        return done.returncode, done.stdout, done.stderr

    return run


def fails(said: tuple[int, str, str], error: str, hint: str) -> None:
    assert said == (2, "", f"error: {error}\nhint: {hint}\n")


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
    fails(measure(log), "the log has one column, 'who^what^when'", 'set format: {delimiter: ";"}')


def test_a_semicolon_is_found_out(measure: Run) -> None:
    assert measure(rows().replace(",", ";"))[0] == 0


def test_bytes_that_are_no_utf8(measure: Run) -> None:
    log = rows().encode() + "c9,café,2026-01-01\n".encode("latin-1")
    fails(measure(log), "log.csv is not UTF-8 (first bad byte on line 8)", "format: {encoding: latin-1}")


def test_the_encoding_may_be_said(measure: Run) -> None:
    log = rows().encode() + "c9,café,2026-01-01\n".encode("latin-1")
    journey = JOURNEY.replace("  match:", "  format: {encoding: latin-1}\n  match:")
    assert measure(log, journey=journey)[0] == 0


def test_no_time_can_be_read(measure: Run) -> None:
    fails(measure(rows(when="3{day}.01.2026 10 Uhr")), 'none of 6 values in "when" is a time',
          'time_format: "%d-%m-%Y %H:%M"')  # fmt: skip


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


def test_a_rule_for_a_touchpoint_that_is_not_there(measure: Run) -> None:
    code, _, error = measure(rows(), journey=JOURNEY.replace("touchpoint: call,", "touchpoint: cal,"))
    assert code == 2
    assert "journey.yaml:12:20: error[bad-reference] there is no touchpoint 'cal'" in error


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


def test_stamps_with_and_without_a_zone(measure: Run) -> None:
    out = " ".join(measure(rows() + "c1,find,2026-01-01T10:00:00+02:00\n")[1].split())
    assert "Warning: 6 of 7 times name no zone and are taken in UTC." in out


def test_events_at_or_after_until(measure: Run) -> None:
    journey = JOURNEY.replace("  match:", "  until: 2026-01-06\n  match:")
    out = " ".join(measure(rows(), journey=journey)[1].split())
    assert "Warning: 1 events at or after until were not read." in out


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
    import json

    item, two = json.loads(local), json.loads(measure(with_zone, "--format", "json", journey=zone)[1])
    assert item["measurement"]["touchpoints"] == two["measurement"]["touchpoints"]
    assert "taken as UTC" not in local


def test_a_gate_is_hit(measure: Run) -> None:
    log = rows() + rows(what="look").split("\n", 1)[1]
    assert measure(log, "--fail-if", "mapped < 0.9")[0] == 1
    assert measure(log, "--fail-if", "mapped < 0.4")[0] == 0
    assert measure(log, "--fail-if", "mapped ~ 1")[0] == 2
    assert measure(log, "--fail-if", "no.such < 1")[0] == 2


def test_no_duckdb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
