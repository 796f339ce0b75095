"""`cxmap lint` as its users meet it: exit codes, results, configuration."""

from __future__ import annotations

import json
import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import pytest

from cxmap.formats import names
from tests.cli.conftest import Lint
from tests.cli.linting import ERROR, script
from tests.conftest import Cxmap

FORMATS = names("findings")
CASES: dict[tuple[str, ...], int] = {
    ("clean.yaml", "warning.yaml", "info.yaml"): 0,
    ("error.yaml", "broken.yaml", "clean.yaml"): 1,
    ("gone.yaml",): 2,
}


def test_the_exit_code_never_depends_on_the_format(folder: Path) -> None:
    runs = list(product(FORMATS, CASES))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        codes = list(pool.map(lambda run: script(*run[1], "--format", run[0], cwd=folder).returncode, runs))
    assert dict(zip(runs, codes, strict=True)) == {(format_, case): CASES[case] for format_, case in runs}


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["error.yaml", "--fail-on", "never"], 0),
        (["info.yaml", "--fail-on", "info"], 1),
        (["warning.yaml", "--fail-on", "info"], 1),
        (["info.yaml", "--fail-on", "warning"], 0),
        (["warning.yaml", "--max-warnings", "0"], 1),
        (["warning.yaml", "--max-warnings", "1"], 0),
        (["warning.yaml", "--max-warnings", "0", "--fail-on", "never"], 1),
        (["error.yaml", "--severity", "CX201=info"], 0),
        (["warning.yaml", "--severity", "no-goal=error"], 1),
        (["error.yaml", "--ignore", "CX2"], 0),
        (["error.yaml", "--preset", "minimal"], 1),
        ([], 1),
        (["."], 1),
        (["error.yaml", "gone.yaml"], 2),
        (["--preset", "strict"], 2),
        (["--severity", "CX201"], 2),
        (["--severity", "CX201=fatal"], 2),
        (["--report", "sarif"], 2),
        (["--report", "xml=a.xml"], 2),
        (["--report", "sarif=-"], 2),
        (["--format", "xml"], 2),
        (["--write-baseline"], 2),
        (["--fix", "HEAD:clean.yaml"], 2),
        (["--max-warnings", "-1"], 2),
        (["--since", "nowhere"], 2),
        (["--baseline", "gone.json"], 2),
        (["clean.yaml", "-o", "gone/out.txt"], 2),
    ],
)
def test_exit_codes(lint: Lint, args: list[str], code: int) -> None:
    assert lint(*args)[0] == code


def test_the_result_goes_to_standard_output_and_ends_with_the_summary(lint: Lint) -> None:
    assert lint("error.yaml", "clean.yaml") == (
        1,
        "error.yaml:14:5: error[unowned-touchpoint] no team owns 'Ask for a label'\n2 files checked: 1 error\n",
        "",
    )


def test_without_a_path_the_working_folder_is_meant(lint: Lint) -> None:
    assert lint()[1] == lint(".")[1]
    assert lint()[1].splitlines()[-1] == "5 files checked: 2 errors, 1 warning, 1 info"


def test_the_quiet_say_nothing_about_a_clean_file(lint: Lint) -> None:
    assert lint("clean.yaml", "-q") == (0, "", "")
    assert lint("error.yaml", "-q")[1].count("\n") == 1


def test_a_missing_path_is_one_line_with_what_to_do(lint: Lint) -> None:
    assert lint("claen.yaml") == (
        2,
        "",
        "error: there is no file or folder 'claen.yaml'\nhint: did you mean clean.yaml?\n",
    )


def test_nothing_to_check_is_an_error_unless_it_is_allowed(lint: Lint, folder: Path) -> None:
    (folder / "empty").mkdir()
    code, out, err = lint("empty")
    assert (code, out) == (2, "")
    assert err.startswith("error: there is no journey in empty\nhint: ")
    assert lint("empty", "--allow-empty") == (0, "0 files checked: no findings\n", "")


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_can_say_that_nothing_was_checked(lint: Lint, folder: Path, format_: str) -> None:
    (folder / "empty").mkdir()
    code, out, err = lint("empty", "--allow-empty", "--format", format_)
    assert (code, err) == (0, "")
    assert out


def test_one_run_feeds_several_readers(lint: Lint, folder: Path) -> None:
    alone = {name: lint("error.yaml", "--format", name)[1] for name in FORMATS}
    reports = [f"--report={name}=out/{name}" for name in FORMATS]
    (folder / "out").mkdir()
    code, out, _ = lint("error.yaml", *reports)
    assert (code, out) == (1, alone["concise"])
    assert {name: (folder / "out" / name).read_text() for name in FORMATS} == alone


def test_a_result_may_go_to_a_file(lint: Lint, folder: Path) -> None:
    assert lint("error.yaml", "-o", "out.txt") == (1, "", "")
    assert (folder / "out.txt").read_text() == lint("error.yaml")[1]


def test_excluded_files_are_checked_if_they_are_named_unless_that_is_forbidden(lint: Lint) -> None:
    assert lint(".", "--exclude", "e*.yaml", "--exclude", "broken.yaml")[0] == 0
    assert lint("error.yaml", "--exclude", "error.yaml")[0] == 1
    assert lint("error.yaml", "--exclude", "error.yaml", "--force-exclude")[0] == 2
    assert lint("error.yaml", "--exclude", "error.yaml", "--force-exclude", "--force-exclude", "--allow-empty")[0] == 0


def test_the_configuration_holds_for_the_folder_it_lies_in(
    lint: Lint, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "error.yaml").write_text(ERROR)
    (folder / "cxmap.toml").write_text(
        'exclude = ["./broken.yaml"]\n[lint]\nignore = ["CX702"]\nper-file-ignores = {"deep/*" = ["CX201"]}\n'
    )
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    assert lint("deep", "warning.yaml")[0] == 0
    assert lint("deep", "--isolated")[0] == 1
    monkeypatch.chdir(folder / "deep")
    assert lint(".")[0] == 0
    assert "broken.yaml" not in lint("..", "--fail-on", "never")[1]


def test_an_unknown_key_is_refused_with_line_and_suggestion(lint: Lint, folder: Path) -> None:
    (folder / "cxmap.toml").write_text('[lint]\nselct = ["CX2"]\n')
    assert lint("clean.yaml") == (
        2,
        "",
        f"error: {folder}/cxmap.toml:2: 'selct' is no key of the configuration\nhint: did you mean 'select'?\n",
    )


def test_statistics_take_the_place_of_the_findings(lint: Lint) -> None:
    code, out, err = lint("error.yaml", "warning.yaml", "--statistics")
    assert (code, err) == (1, "")
    assert out == "1  CX201  unowned-touchpoint\n1  CX702  no-goal\n\n2 files checked: 1 error, 1 warning\n"
    code, out, err = lint("error.yaml", "--statistics", "--format", "json")
    assert (code, json.loads(out)["summary"]["errors"]) == (1, 1)
    assert err == "1  CX201  unowned-touchpoint\n\n"


def test_the_journeys_of_this_repository_say_what_lint_finds_in_them(cxmap: Cxmap) -> None:
    found = json.loads(cxmap("lint", "journeys", "--format", "json", "--isolated").stdout)["findings"]
    codes: dict[str, set[str]] = {}
    for item in found:
        codes.setdefault(item["path"], set()).add(item["code"])
    for file in sorted((Path(__file__).parents[2] / "journeys").glob("*.yaml")):
        (line,) = re.findall(r"^# lint: (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
        assert codes.get(f"journeys/{file.name}", set()) == set(line.split(", ")) - {"clean"}, file.name
