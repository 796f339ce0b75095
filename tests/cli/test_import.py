"""`cxmap import`: what goes to the screen, what goes to files, what is said, and how it ends."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest

from cxmap.records.schemas import output_schema
from cxmap.source.reader import read_text
from tests.conftest import ROOT, Cxmap
from tests.convert.books import HEAD, ROWS, book

CLAIM = "journey\n  title Claim\n  section Report it\n    Call: 1: Me, You\n    Write: 7: Me\n"
TABLE = "Stage,Step,Owner,SLA\nFind,Look,Web,2s\nFind,Ask,Care,\n"
SOURCES = ROOT / "tests" / "convert"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a diagram, a table, a Markdown file with two diagrams, and something else."""
    (tmp_path / "claim.mmd").write_text(CLAIM)
    (tmp_path / "map.csv").write_text(TABLE)
    fence = "```mermaid\njourney\n A: 3: Me\n```\n"
    (tmp_path / "two.md").write_text(f"# One\n\n{fence}\n# Two\n\n{fence}")
    (tmp_path / "bad.mmd").write_text("journey\n  Do it\n")
    (tmp_path / "maps.xlsx").write_bytes(book({"As-is": ROWS, "To-be": ROWS}))
    return tmp_path


def test_without_a_folder_the_yaml_goes_to_the_screen_and_nothing_is_written(cxmap: Cxmap, folder: Path) -> None:
    before = sorted(folder.iterdir())
    done = cxmap("import", "claim.mmd", cwd=folder)
    assert done.returncode == 0
    assert read_text(done.stdout).value["title"] == "Claim"
    assert done.stderr == (
        "claim.mmd:1: 2 touchpoints, 1 stage\n"
        'warning: claim.mmd:5: the score 7 is outside 1 to 5: "Write: 7: Me"\n'
        "  left out: 1 without a score (line 5)\n"
    )
    assert sorted(folder.iterdir()) == before


def test_several_journeys_are_documents_in_the_order_of_their_sources(cxmap: Cxmap, folder: Path) -> None:
    done = cxmap("import", "two.md", "claim.mmd", "maps.xlsx", cwd=folder)
    documents = done.stdout.split("---\n")
    assert [read_text(text).value["title"] for text in documents] == ["One", "Two", "Claim", "As-is", "To-be"]
    assert done.stderr.endswith("note: a file holds one journey; -o DIR writes one file for each\n")


def test_each_journey_is_a_file_named_after_its_title(cxmap: Cxmap, folder: Path) -> None:
    shutil.copy(folder / "claim.mmd", folder / "again.mmd")
    done = cxmap("import", "claim.mmd", "again.mmd", "two.md", "-o", "new/journeys", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")
    names = sorted(path.name for path in (folder / "new" / "journeys").iterdir())
    assert names == ["claim-2.yaml", "claim.yaml", "one.yaml", "two.yaml"]
    assert "again.mmd:1: 2 touchpoints, 1 stage → new/journeys/claim-2.yaml\n" in done.stderr
    said = [read_text((folder / "new" / "journeys" / name).read_text()).value["id"] for name in names]
    assert said == ["claim-2", "claim", "one", "two"]


def test_a_file_that_is_there_stops_all_of_its_input_and_nothing_else(cxmap: Cxmap, folder: Path) -> None:
    (folder / "two.yaml").write_text("mine")
    done = cxmap("import", "two.md", "claim.mmd", "-o", ".", cwd=folder)
    assert done.returncode == 2
    assert "error: two.yaml is there already\nhint: --force writes over it\n" in done.stderr
    assert ((folder / "two.yaml").read_text(), (folder / "one.yaml").exists()) == ("mine", False)
    assert (folder / "claim.yaml").exists()
    forced = cxmap("import", "two.md", "-o", ".", "--force", cwd=folder)
    assert (forced.returncode, (folder / "two.yaml").read_text()[:10]) == (0, "# Imported")


def test_importing_twice_gives_the_same_bytes(cxmap: Cxmap, folder: Path) -> None:
    files = ("claim.mmd", "map.csv", "two.md", "maps.xlsx")
    outputs = {cxmap("import", *files, cwd=folder, env={"PYTHONHASHSEED": seed}).stdout for seed in ("0", "1", "42")}
    assert len(outputs) == 1


def test_a_refused_input_does_not_stop_its_neighbours(cxmap: Cxmap, folder: Path) -> None:
    done = cxmap("import", "bad.mmd", "nothing.mmd", "claim.mmd", "-o", "out", cwd=folder)
    assert (done.returncode, [path.name for path in (folder / "out").iterdir()]) == (2, ["claim.yaml"])
    assert 'error: bad.mmd:2:3: "Do it" has no score\nhint: write `Do it: 3: Me`\n' in done.stderr
    assert "error: there is no file or folder 'nothing.mmd'\n" in done.stderr


def test_quiet_keeps_errors_and_warnings(cxmap: Cxmap, folder: Path) -> None:
    done = cxmap("import", "claim.mmd", "bad.mmd", "-q", cwd=folder)
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == ["warning", "error", "hint"]


def test_strict_ends_with_1_if_anything_was_guessed_or_left_out(cxmap: Cxmap, folder: Path) -> None:
    (folder / "fine.mmd").write_text("journey\n title T\n A: 3: Me\n")
    assert cxmap("import", "fine.mmd", "--strict", cwd=folder).returncode == 0
    for file in ("claim.mmd", "map.csv", "two.md"):
        assert cxmap("import", file, cwd=folder).returncode == 0
        assert cxmap("import", file, "--strict", cwd=folder).returncode == 1


def test_what_went_to_a_key_of_its_own_is_said(cxmap: Cxmap, folder: Path) -> None:
    done = cxmap("import", "map.csv", cwd=folder)
    assert "  guessed: titled 'map' after the file\n  left out: column 'SLA' went to x-sla\n" in done.stderr


def test_standard_input_needs_to_be_told_what_it_is(cxmap: Cxmap) -> None:
    done = cxmap("import", "-", stdin=CLAIM)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: <stdin>: standard input needs --from\n")
    named = cxmap("import", "-", "--from", "mermaid", "--stdin-filename", "wiki/claim", stdin=CLAIM)
    assert read_text(named.stdout).value["sources"] == {"import": "wiki/claim"}


def test_the_draft_as_json_keeps_to_its_schema(cxmap: Cxmap, folder: Path) -> None:
    done = cxmap("import", "claim.mmd", "map.csv", "two.md", "maps.xlsx", "bad.mmd", "--format", "json", cwd=folder)
    facts = json.loads(done.stdout)
    jsonschema.Draft202012Validator(output_schema("import")).validate(facts)
    claim = facts["drafts"][0]["journeys"][0]
    assert [(step["line"], step["friction"], step["extras"]) for step in claim["touchpoints"]] == [
        (4, 5, {"x-actors": ["Me", "You"]}),
        (5, None, {"x-actors": ["Me"]}),
    ]
    assert claim["notes"][0] == {
        "code": "off-scale",
        "line": 5,
        "text": 'the score 7 is outside 1 to 5: "Write: 7: Me"',
    }
    assert facts["drafts"][-1]["refused"] == [
        {"where": "bad.mmd:2:3", "text": '"Do it" has no score', "hint": "write `Do it: 3: Me`"}
    ]


def test_json_and_a_folder_say_which_files_were_written(cxmap: Cxmap, folder: Path) -> None:
    done = cxmap("import", "two.md", "-o", "out", "--format", "json", cwd=folder)
    journeys = json.loads(done.stdout)["drafts"][0]["journeys"]
    assert [journey["file"] for journey in journeys] == ["out/one.yaml", "out/two.yaml"]


@pytest.mark.parametrize("path", sorted((SOURCES / "tables").glob("*.[mcx]*[dvx]")), ids=lambda path: path.name)
def test_every_table_of_ours_is_a_record_that_keeps_to_the_schema(cxmap: Cxmap, path: Path) -> None:
    done = cxmap("import", path.relative_to(ROOT).as_posix(), "--format", "json")
    jsonschema.Draft202012Validator(output_schema("import")).validate(json.loads(done.stdout))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--scale", "stars"), "'stars' is not one of ces5, ces7, mermaid, csat5, smaply, 0-10, nps, 1-10-worst"),
        (("--from", "visio"), "'visio' is not one of mermaid, markdown, csv, xlsx"),
        (("--words", "Sad"), "'Sad' is not WORD=SCORE"),
        (("--words", "Sad=9"), "--words Sad=9: friction is 1 (effortless) to 5 (blocked)"),
        (("--map", "Wer=tema"), "--map Wer=tema: there is no field 'tema'"),
        (("--actors-are", "cats"), "'cats' is not one of persona, team, neither"),
        (("--encoding", "klingon"), "there is no encoding 'klingon'"),
        (("-o", "claim.mmd"), "'claim.mmd' is no folder"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(
    options: tuple[str, ...], message: str, cxmap: Cxmap, folder: Path
) -> None:
    done = cxmap("import", "claim.mmd", *options, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_decisions_of_the_person_are_followed(cxmap: Cxmap, folder: Path) -> None:
    (folder / "own.csv").write_text("Wo,Was passiert,Team-Owner,Stimmung\nS,Anrufen,Service,Frustriert\n")
    headers = "Wo=stage,Was passiert=doing,Team-Owner=team"
    done = cxmap(
        *("import", "own.csv", "--map", headers, "--words", "Frustriert=4"),
        *("--title", "Mein Fall", "--basis", "case", "--state", "as-is"),
        cwd=folder,
    )
    said = read_text(done.stdout).value
    (step,) = said["touchpoints"]
    assert (said["title"], said["basis"], said["state"]) == ("Mein Fall", "case", "as-is")
    assert (step["name"], step["stage"], step["team"], step["friction"]) == ("Anrufen", "s", "Service", 4)


def test_help_lists_it_as_import(cxmap: Cxmap) -> None:
    listed = r"^  import +Bring Mermaid diagrams, Markdown tables, CSV and Excel into journey files$"
    assert re.search(listed, cxmap("--help").stdout, re.MULTILINE)
    assert cxmap("import", "--help").returncode == 0
    assert cxmap("import_", "x").returncode == 2


def test_a_diagram_of_an_analysis_is_imported_again(cxmap: Cxmap, tmp_path: Path) -> None:
    diagram = cxmap("analyze", "journeys/bank-travel-alert.yaml", "--format", "mermaid")
    done = cxmap("import", "-", "--from", "mermaid", "--actors-are", "team", stdin=diagram.stdout)
    assert done.returncode == 0
    old = read_text((ROOT / "journeys" / "bank-travel-alert.yaml").read_text(encoding="utf-8")).value
    new = read_text(done.stdout).value
    fields = ("name", "team", "friction", "stage")
    assert [[step.get(field) for field in fields] for step in new["touchpoints"]] == [
        [step.get(field) for field in fields] for step in old["touchpoints"]
    ]
    several = cxmap("analyze", "journeys", "--format", "mermaid")
    assert (several.returncode, several.stdout) == (2, "")
    assert "hint: name one, or write all to a Markdown file: -o journeys.md" in several.stderr
    file = tmp_path / "all.md"
    assert cxmap("analyze", "journeys", "--format", "mermaid", "-o", str(file)).returncode == 0
    count = len(list((ROOT / "journeys").rglob("*.yaml")))
    assert cxmap("import", str(file)).stdout.count("\n---\n") == count - 1


def test_rows_of_a_sheet_are_called_rows(cxmap: Cxmap, tmp_path: Path) -> None:
    named, nameless = ("A", "One", "T1", 2), ("A", None, "T2", 5)
    (tmp_path / "map.xlsx").write_bytes(book({"Map": [HEAD, named, nameless, named, nameless]}))
    said = cxmap("import", "map.xlsx", cwd=tmp_path).stderr
    assert "(rows 3, 5)" in said
    assert "line" not in said
