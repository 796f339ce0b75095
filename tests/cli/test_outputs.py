"""Files that must not be lost: no result takes the place of what somebody wrote."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cxmap.cli import main
from cxmap.source import replace
from cxmap.source.files import write_whole
from tests.conftest import SCRIPT
from tests.lint.example import CLEAN

OTHER = CLEAN.replace("id: return-shoes", "id: return-boots")
FIXABLE, OTHER_FIXABLE = (text.replace("channel: chat", "channel: Chat") for text in (CLEAN, OTHER))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(CLEAN)
    (tmp_path / "b.yaml").write_text(OTHER)
    (tmp_path / "half").write_text("title: [")  # read, and no journey at a glance
    (tmp_path / "cxmap.toml").write_text("teams = []\n")
    (tmp_path / "link").symlink_to("a.yaml")
    (tmp_path / "hard").hardlink_to(tmp_path / "a.yaml")
    assert main(["lint", "--baseline", "known.json", "--write-baseline", "-q"]) == 0
    return tmp_path


def content(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text() for file in folder.iterdir() if file.is_file()}


@pytest.mark.parametrize(
    "words",
    [
        "lint -o a.yaml b.yaml",
        "lint a.yaml -o a.yaml",
        "lint a.yaml -o ./b.yaml",
        "lint . -o link",
        "lint . -o hard",
        "lint half -o half",
        "lint . --report sarif=a.yaml",
        "lint . -o cxmap.toml",
        "lint . -o known.json --baseline known.json",
        "lint . -o known.json --baseline known.json --write-baseline",
        "lint . --baseline cxmap.toml --write-baseline",
        "lint . --baseline a.yaml --write-baseline",
        "lint . -o new --report sarif=new",
        "lint . --report json=new --report sarif=./new",
        "lint . --report json=new --baseline new --write-baseline",
        "lint --fix . -o b.yaml",
        "lint --diff . -o b.yaml",
        "analyze a.yaml -o a.yaml",
        "analyze a.yaml -o b.yaml",
        "analyze . -o link",
        "analyze a.yaml -o cxmap.toml",
        "portfolio a.yaml -o a.yaml",
        "report a.yaml -o a.yaml",
        "report . -o link",
        "report . -o cxmap.toml",
        "portfolio . -o link",
        "portfolio . -o cxmap.toml",
        "diff a.yaml b.yaml -o a.yaml",
        "diff a.yaml b.yaml -o link",
        "diff half a.yaml -o half",
        "diff a.yaml b.yaml -o cxmap.toml",
        "schema -o a.yaml",
        "schema -o cxmap.toml",
        "init a.yaml",
        "init ./b",
    ],
)
def test_a_result_never_takes_the_place_of_an_input(words: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = content(here)
    assert main(words.split()) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("error: ")) == ("", 1)
    assert content(here) == before


def test_devices_may_be_named_as_often_as_one_likes(here: Path) -> None:
    assert main(["lint", ".", "-o", "/dev/null", "--report", "json=/dev/null", "--report", "sarif=/dev/null"]) == 0


def test_a_result_of_the_last_run_may_be_written_over(here: Path) -> None:
    for _ in range(2):
        assert main(["lint", ".", "-o", "lint.txt", "--report", "json=lint.json"]) == 0


@pytest.mark.parametrize("in_git", [True, False])
@pytest.mark.parametrize("mode", ["--fix", "--diff"])
def test_a_fix_follows_no_link_out_of_what_was_named(
    in_git: bool, mode: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    outside, work = tmp_path / "outside", tmp_path / "work"
    for folder in (outside, work, work / "in"):
        folder.mkdir()
    (outside / "theirs.yaml").write_text(FIXABLE)
    (work / "link.yaml").symlink_to(outside / "theirs.yaml")
    (work / "in" / "real.yaml").write_text(FIXABLE)
    (work / "near.yaml").symlink_to("in/real.yaml")
    if in_git:
        subprocess.run(["git", "init", "-q", work], check=True)
    monkeypatch.chdir(work)
    assert main(["lint", mode, "link.yaml", "near.yaml"]) == 2
    err = capsys.readouterr().err
    assert "link.yaml is a link to " in err
    assert (outside / "theirs.yaml").read_text() == FIXABLE
    assert ((work / "in" / "real.yaml").read_text() == CLEAN) == (mode == "--fix")
    assert (work / "near.yaml").is_symlink()


def test_a_fix_keeps_hard_links_attributes_and_mode(here: Path) -> None:
    (here / "a.yaml").write_text(FIXABLE)
    (here / "a.yaml").chmod(0o640)
    (here / "b.yaml").write_text(OTHER_FIXABLE)
    os.setxattr(here / "b.yaml", "user.owner", b"ada")
    assert main(["lint", "--fix", "."]) == 0
    assert (here / "hard").samefile(here / "a.yaml")
    assert ((here / "hard").read_text(), (here / "b.yaml").read_text()) == (CLEAN, OTHER)
    assert os.getxattr(here / "b.yaml", "user.owner") == b"ada"
    assert oct((here / "a.yaml").stat().st_mode) == "0o100640"
    assert not [name for name in os.listdir(here) if name.startswith(".cxmap-")]


def test_a_file_with_several_names_holds_what_it_held_if_writing_fails(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, calls = replace._overwrite, []

    def stop_once(target: str, data: bytes) -> None:
        calls.append(data)
        write(target, data[:10] if len(calls) == 1 else data)
        if len(calls) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(replace, "_overwrite", stop_once)
    with pytest.raises(KeyboardInterrupt):
        write_whole("hard", "new")
    assert ((here / "a.yaml").read_text(), (here / "hard").samefile(here / "a.yaml")) == (CLEAN, True)
    assert not [name for name in os.listdir(here) if name.startswith(".cxmap-")]


def test_what_a_killed_run_left_is_deleted_by_the_next_run_of_the_same_output(here: Path) -> None:
    code = "import os, signal, sys\nfrom cxmap.source import files\nos.replace = lambda *_: os.kill(os.getpid(), 9)\n"
    for name in ("report.json", "other.json"):
        process = subprocess.run([sys.executable, "-c", f"{code}files.write_whole({name!r}, 'x')"], cwd=here)
        assert process.returncode == -signal.SIGKILL
    left = {name for name in os.listdir(here) if name.startswith(".cxmap-")}
    assert len(left) == 2
    subprocess.run([SCRIPT, "lint", "-o", "report.json"], cwd=here, check=True)
    now = {name for name in os.listdir(here) if name.startswith(".cxmap-")}
    assert len(now) == 1
    assert now < left


def test_what_a_running_process_writes_is_left_alone(here: Path) -> None:
    mine = here / f".cxmap-{replace._digest('report.json')}-{os.getppid()}-0123abcd.tmp"
    mine.write_text("x")
    write_whole("report.json", "y")
    assert mine.exists()
    os.utime(mine, (time.time() - 7200, time.time() - 7200))
    replace._left_over.cache_clear()
    write_whole("report.json", "y")
    assert not mine.exists()
