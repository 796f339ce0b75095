"""Imported files as journeys: they load, are analysed without a false sentence, and lint asks for what is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxmap.source.reader import read_text
from tests.conftest import Cxmap
from tests.convert.drafts import read
from tests.convert.readings import DIAGRAMS

HERE = Path(__file__).parent
TABLES = [path for path in sorted((HERE / "tables").iterdir()) if path.suffix != ".json" and path.name != "clicks.csv"]
READ = [path for path in DIAGRAMS if read(path.read_bytes().decode(), path.name).journeys]
ASKS = {
    *("CX107", "CX109"),  # ids
    *("CX201", "CX202", "CX203", "CX204"),  # owners, of steps and of the whole
    *("CX108", "CX401", "CX703"),  # channels, and what sends customers to service
    *("CX601", "CX602", "CX603"),  # what scores and quotes rest on
    *("CX701", "CX702"),  # the rest of the journey, and its goal
    *("CX802", "CX902"),  # what the persona needs, what the customer does
}
"""Findings that ask for what no map said."""


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_an_imported_table_loads_and_lint_asks_a_handful_of_things(path: Path, cxmap: Cxmap, tmp_path: Path) -> None:
    assert cxmap("import", str(path), "-o", str(tmp_path)).returncode == 0
    analysed = cxmap("analyze", str(tmp_path))
    assert (analysed.returncode, analysed.stderr) == (0, "")
    if any("channel: unknown" in file.read_text(encoding="utf-8") for file in tmp_path.glob("*.yaml")):
        assert "No customer has to ask for help" not in analysed.stdout
    linted = json.loads(cxmap("lint", str(tmp_path), "--format", "json", "--fail-on", "never").stdout)["findings"]
    assert {finding["code"] for finding in linted} <= ASKS
    for file in tmp_path.glob("*.yaml"):
        assert sum(1 for finding in linted if finding["path"].endswith(file.name)) <= 8


def test_every_odd_diagram_that_is_read_loads(cxmap: Cxmap, tmp_path: Path) -> None:
    done = cxmap("import", *map(str, READ), "-o", str(tmp_path), "-q")
    assert done.returncode == 0
    analysed = cxmap("analyze", str(tmp_path), "--format", "json")
    assert (analysed.returncode, analysed.stderr) == (0, "")


def test_the_csv_of_an_imported_file_reads_back_as_the_same_touchpoints(cxmap: Cxmap, tmp_path: Path) -> None:
    source = HERE / "tables" / "two-sheets.xlsx"
    assert cxmap("import", str(source), "-o", str(tmp_path)).returncode == 0
    for file in tmp_path.glob("*.yaml"):
        table = cxmap("analyze", str(file), "--format", "csv").stdout
        again = read_text(cxmap("import", "-", "--from", "csv", stdin=table).stdout).value
        old = read_text(file.read_text(encoding="utf-8")).value
        fields = ("name", "stage", "team", "channel", "friction")
        assert [[step.get(field) for field in fields] for step in again["touchpoints"]] == [
            [step.get(field) for field in fields] for step in old["touchpoints"]
        ]
