"""`cxmap lint` in a folder with a past: fixes, baselines, and what is new since a revision."""

from __future__ import annotations

import codecs
import subprocess
from pathlib import Path

from tests.cli.conftest import Lint
from tests.cli.linting import ERROR
from tests.conftest import SCRIPT, environment
from tests.lint.example import CLEAN

FIXABLE = CLEAN.replace("friction: 3", 'friction: "3"')


def test_fix_mends_and_reports_the_rest(lint: Lint, folder: Path) -> None:
    (folder / "a.yaml").write_text(FIXABLE.replace("    team: finance\n", ""))
    assert lint("a.yaml", "--fix")[:2] == (
        1,
        "a.yaml:21:5: error[unowned-touchpoint] no team owns 'Get the refund'\n1 file checked: 1 error (1 fixed)\n",
    )
    once = (folder / "a.yaml").read_bytes()
    assert lint("a.yaml", "--fix")[0] == 1
    assert (folder / "a.yaml").read_bytes() == once


def test_diff_shows_fixes_changes_nothing_and_exits_1_if_there_are_any(lint: Lint, folder: Path) -> None:
    (folder / "a.yaml").write_text(FIXABLE)
    code, out, err = lint("a.yaml", "clean.yaml", "--diff")
    assert (code, err) == (1, "1 fix in 1 file; nothing is changed yet\n")
    assert out.splitlines()[:2] == ["--- a.yaml", "+++ a.yaml"]
    assert [line for line in out.splitlines()[3:] if line[0] in "+-"] == ['-    friction: "3"', "+    friction: 3"]
    assert (folder / "a.yaml").read_text() == FIXABLE
    assert lint("clean.yaml", "--diff") == (0, "", "nothing to fix\n")


def test_standard_input_has_a_name_and_fixes_go_to_standard_output(folder: Path) -> None:
    def piped(*args: str) -> tuple[int, bytes, bytes]:
        done = subprocess.run(
            [SCRIPT, "lint", "-", "--stdin-filename", "new.yaml", *args],
            input=codecs.BOM_UTF8 + FIXABLE.replace("\n", "\r\n").encode(), cwd=folder, capture_output=True,
            env=environment(),
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    code, out, _ = piped()
    assert (code, out.decode().splitlines()[0][:18]) == (1, "new.yaml:18:15: er")
    code, out, err = piped("--fix")
    assert (code, out) == (0, codecs.BOM_UTF8 + CLEAN.replace("\n", "\r\n").encode())
    assert err.decode() == "1 file checked: no findings (1 fixed)\n"


def test_a_baseline_keeps_old_findings_out_and_lets_new_ones_fail(lint: Lint, folder: Path) -> None:
    for name in ("error", "warning", "info", "broken"):
        (folder / f"{name}.yaml").rename(folder / f"{name}.txt")
    (folder / "a.yaml").write_text(ERROR)
    assert lint(".", "--baseline", "debt.json", "--write-baseline") == (
        0,
        "2 files checked: no findings (1 known before)\n",
        "debt.json: 1 finding known from now on\n",
    )
    before = (folder / "debt.json").read_bytes()
    (folder / "a.yaml").write_text("# moved\n" + ERROR.replace("    team: finance\n", ""))
    code, out, _ = lint(".", "--baseline", "debt.json")
    assert (code, out.splitlines()[-1]) == (1, "2 files checked: 1 error (1 known before)")
    assert (folder / "debt.json").read_bytes() == before
    (folder / "a.yaml").write_text(CLEAN)
    note = "note: 1 stale entry in debt.json: run again with --write-baseline to drop what is mended\n"
    assert lint(".", "--baseline", "debt.json") == (0, "2 files checked: no findings\n", note)
    assert lint("clean.yaml", "--baseline", "debt.json")[2] == ""
    assert lint(".", "--baseline", "debt.json", "--write-baseline")[2] == (
        "debt.json: 0 findings known from now on, 1 stale entry dropped\n"
    )


def test_since_a_revision_only_what_is_new_fails(lint: Lint, folder: Path) -> None:
    for args in (["init", "-q"], ["add", "."], ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "one"]):
        subprocess.run(["git", *args], cwd=folder, check=True)
    assert lint("error.yaml", "--since", "HEAD") == (0, "1 file checked: no findings (1 known before)\n", "")
    assert lint("broken.yaml", "--since", "HEAD")[0] == 1
    (folder / "clean.yaml").write_text(ERROR.replace("return-shoes", "other"))
    assert lint("clean.yaml", "--since", "HEAD")[0] == 1
    assert lint("HEAD:error.yaml")[0] == 1
