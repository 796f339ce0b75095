"""Pictures on the command line: one to a file or to a pipe, several into a folder, whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from cxmap.cli import main
from tests.conftest import ROOT, Cxmap
from tests.picture.journeys import AIRLINE, PAY_TV

BANK = ROOT / "journeys" / "bank-travel-alert.yaml"
PLAN = ROOT / "journeys" / "bank-travel-alert.to-be-service.yaml"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two journeys."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "airline.yaml").write_text(AIRLINE)
    (tmp_path / "pay-tv.yaml").write_text(PAY_TV)
    return tmp_path


def test_one_journey_is_one_file_or_goes_to_the_pipe(here: Path, cxmap: Cxmap) -> None:
    assert main(["analyze", "airline.yaml", "--format", "svg", "-o", "map.svg"]) == 0
    done = cxmap("analyze", "airline.yaml", "--format", "svg", cwd=here)
    assert (done.returncode, done.stdout) == (0, (here / "map.svg").read_text(encoding="utf-8"))


def test_a_folder_gets_a_file_for_each_journey_and_a_repeat_a_number(here: Path) -> None:
    (here / "again.yaml").write_text(AIRLINE)
    (here / "out").mkdir()
    assert main(["analyze", ".", "--format", "svg", "-o", "out"]) == 0
    assert sorted(file.name for file in (here / "out").iterdir()) == ["airline-2.svg", "airline.svg", "pay-tv.svg"]


@pytest.mark.parametrize(
    ("more", "hint"), [([], "name a folder for them"), (["-o", "map.svg"], "map.svg is no folder")]
)
def test_several_journeys_want_a_folder(
    here: Path, capsys: pytest.CaptureFixture[str], more: list[str], hint: str
) -> None:
    assert main(["analyze", ".", "--format", "svg", *more]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "each picture is a file of its own, and there are 2" in told.err
    assert hint in told.err
    assert not (here / "map.svg").exists()


def test_a_comparison_is_one_picture(here: Path) -> None:
    assert main(["diff", str(BANK), str(PLAN), "--format", "svg", "-o", "diff.svg"]) == 0
    text = (here / "diff.svg").read_text(encoding="utf-8")
    assert text.count('class="tp') == 7
    assert "Service-only improvement" in text


def test_what_cannot_be_compared_writes_nothing(here: Path) -> None:
    assert main(["diff", "airline.yaml", "pay-tv.yaml", "--format", "svg", "-o", "diff.svg"]) == 2
    assert not (here / "diff.svg").exists()


@pytest.mark.parametrize("command", [["analyze", "airline.yaml"], ["diff", "airline.yaml", "airline.yaml"]])
def test_a_width_is_for_pictures(here: Path, capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    assert main([*command, "--width", "1500", "--format", "json"]) == 2
    assert "--width is for pictures" in capsys.readouterr().err
    assert main([*command, "--width", "1119", "--format", "svg"]) == 2
    assert main([*command, "--width", "1500", "--format", "svg", "-o", "map.svg"]) == 0
    assert 'width="1500"' in (here / "map.svg").read_text(encoding="utf-8")


def size_of(file: Path) -> tuple[int, int]:
    """Width and height of a PNG."""
    data = file.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])


def test_a_png_has_twice_the_pixels_or_as_many_as_somebody_asks_for(here: Path) -> None:
    pytest.importorskip("resvg_py")
    assert main(["analyze", "pay-tv.yaml", "--format", "png", "-o", "map.png"]) == 0
    assert size_of(here / "map.png")[0] == 2 * 1120
    first = (here / "map.png").read_bytes()
    assert main(["analyze", "pay-tv.yaml", "--format", "png", "-o", "map.png"]) == 0
    assert (here / "map.png").read_bytes() == first
    assert main(["analyze", "pay-tv.yaml", "--format", "png", "--width", "1200", "-o", "map.png"]) == 0
    assert size_of(here / "map.png")[0] == 1200


def test_a_png_of_a_comparison(here: Path) -> None:
    pytest.importorskip("resvg_py")
    assert main(["diff", str(BANK), str(PLAN), "--format", "png", "-o", "diff.png"]) == 0
    assert size_of(here / "diff.png")[0] == 2 * 1120


def test_without_the_drawer_a_png_says_how_to_get_it(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    assert main(["analyze", "pay-tv.yaml", "--format", "png", "-o", "map.png"]) == 2
    assert capsys.readouterr().err == "error: writing a PNG needs resvg-py\nhint: pip install 'cxmap[png]'\n"
    assert not (here / "map.png").exists()


def test_without_a_font_there_is_no_png_rather_than_one_without_letters(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    resvg = pytest.importorskip("resvg_py")
    draw = resvg.svg_to_bytes

    def without_fonts(**options: Any) -> Any:
        return draw(**options, skip_system_fonts=True)

    monkeypatch.setattr(resvg, "svg_to_bytes", without_fonts)
    assert main(["analyze", "pay-tv.yaml", "--format", "png", "-o", "map.png"]) == 2
    told = capsys.readouterr().err
    assert "no font on this machine" in told
    assert "hint: install one" in told
    assert not (here / "map.png").exists()


def test_only_a_png_imports_what_draws_it(here: Path, cxmap: Cxmap) -> None:
    import subprocess

    code = (
        "import sys\nfrom cxmap.cli import main\n"
        "main(['analyze', 'pay-tv.yaml', '--format', 'svg', '-o', 'x.svg'])\nmain(['analyze', '--help'])\n"
        "print('LOADED', 'resvg_py' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=here)
    assert done.stdout.splitlines()[-1] == "LOADED False"
