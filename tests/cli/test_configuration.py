"""Whatever a configuration holds: one error with file, line and what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.cli import main
from tests.lint.example import CLEAN

WRONG = [
    ('[lint]\nignore = ["no-journey-ownr"]\n', 2, "did you mean 'no-journey-owner'?"),
    ('[lint]\n\nselect = [\n  "no-goal",\n  "no-evidnce",\n]\n', 5, "did you mean 'no-evidence'?"),
    ('[lint.severity]\nno-goal = "error"\nno-evidnce = "error"\n', 3, "did you mean 'no-evidence'?"),
    ('[lint.severity]\nno-goal = "eror"\n', 2, "did you mean 'error'?"),
    ('[lint.per-file-ignores]\n"old/*" = ["no-gaol"]\n', 2, "did you mean 'no-goal'?"),
    ('[lint]\nignore = ["yaml-syntax"]\n', 2, "leave the file out with --exclude"),
    ('[lint]\npreset = "minimall"\n', 2, "did you mean 'minimal'?"),
    ('[channels.drone]\nkind = "asisted"\n', 2, "did you mean 'assisted'?"),
    ('[channels]\ndrone = {kind = "assisted", mode = "voise"}\n', 2, "did you mean 'voice'?"),
    ('teams = ["web"]\n[chanels.drone]\n', 2, "did you mean 'channels'?"),
    ('teams = "web"\n', 1, ""),
    ("[lint]\nrequire-reason = 1\n", 2, ""),
    ("[channels.drone]\ncost = inf\n", 2, ""),
    ("[channels.drone]\ncost = nan\n", 2, ""),
    ("[channels.drone]\ncost = -1\n", 2, ""),
]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(CLEAN)
    return tmp_path


@pytest.mark.parametrize(("text", "line", "hint"), WRONG)
def test_a_wrong_key_or_value_has_file_line_and_suggestion(
    text: str, line: int, hint: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "cxmap.toml").write_text(text)
    assert main(["lint", "a.yaml"]) == 2
    out, err = capsys.readouterr()
    first, *rest = err.splitlines()
    assert first.removeprefix("error: ").startswith(f"{here}/cxmap.toml:{line}: ")
    assert (out, rest) == ("", [f"hint: {hint}"] if hint else [])


def test_a_preset_of_prices_has_its_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "cxmap.toml").write_text('[costs]\npreset = "gartner-2091"\n')
    assert main(["analyze", "a.yaml"]) == 2
    assert capsys.readouterr().err == (
        f"error: {here}/cxmap.toml:2: there are no prices called 'gartner-2091'\nhint: did you mean 'gartner-2019'?\n"
    )


def test_what_an_option_says_wrongly_is_no_setting(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "cxmap.toml").write_text("teams = []\n")
    assert main(["lint", "a.yaml", "--ignore", "no-gaol"]) == 2
    assert capsys.readouterr().err == "error: there is no rule 'no-gaol'\nhint: did you mean 'no-goal'?\n"


@pytest.mark.parametrize(
    "data",
    [
        b"x = " + b"9" * 5000,
        b"x = " + b"[" * 5000,
        b"x = " + b"{a=" * 5000,
        b"[" + b"a." * 3000 + b"a]",
        b"\xff\xfe",
        b"\0",
        b"teams = [" + b'"x",' * 300_000 + b"]",
        b'"' + b"k" * 5000 + b'" = 1',
        b'teams = "' + b"v" * 5000 + b'"',
    ],
)
@pytest.mark.parametrize("command", ["lint", "analyze"])
def test_no_configuration_ends_in_an_internal_error(
    data: bytes, command: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "cxmap.toml").write_bytes(data)
    assert main([command, "a.yaml"]) == 2
    err = capsys.readouterr().err
    assert (err.startswith("error: "), "internal error" in err, len(err) < 6000) == (True, False, True)


@pytest.mark.parametrize("text", ["tool = 1\n# [tool.cxmap]", "[tool]\ncxmap = 3\n# [tool.cxmap]", "[[tool.cxmap]]\n"])
def test_a_project_file_whose_table_is_none_is_one_error(
    text: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "pyproject.toml").write_text(text)
    assert main(["lint", "a.yaml"]) == 2
    assert "has to be a table" in capsys.readouterr().err
