"""`cxmap lint` as its users meet it: exit codes, streams, files."""

from __future__ import annotations

import codecs
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import pytest

from cxmap.cli import _progress, main
from cxmap.formats import names
from tests.conftest import SCRIPT, Cxmap, can_be_interrupted, environment
from tests.lint.example import CLEAN

FORMATS = names("findings")
ERROR = CLEAN.replace("    team: care\n", "")
WARNING = CLEAN.replace("goal: Money back\n", "")
INFO = CLEAN.replace("Get the refund", "Website")

Lint = Callable[..., tuple[int, str, str]]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"clean": CLEAN, "error": ERROR, "warning": WARNING, "info": INFO}.items():
        (tmp_path / f"{name}.yaml").write_text(text.replace("id: return-shoes", f"id: {name}"))
    (tmp_path / "broken.yaml").write_text("cxmap: 1\ntitle: [\n")
    return tmp_path


@pytest.fixture
def lint(here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Lint:
    """Run the command in this process: exit code, standard output, standard error."""
    for name, value in environment().items():
        monkeypatch.setenv(name, value)

    def run(*args: str) -> tuple[int, str, str]:
        code = main(["lint", *args])
        return code, *capsys.readouterr()

    return run


def script(*args: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SCRIPT, "lint", *args], cwd=cwd, capture_output=True, encoding="utf-8", env=environment(**more), timeout=60
    )


CASES: dict[tuple[str, ...], int] = {
    ("clean.yaml", "warning.yaml", "info.yaml"): 0,
    ("error.yaml", "broken.yaml", "clean.yaml"): 1,
    ("gone.yaml",): 2,
}


def test_the_exit_code_never_depends_on_the_format(here: Path) -> None:
    runs = list(product(FORMATS, CASES))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        codes = list(pool.map(lambda run: script(*run[1], "--format", run[0], cwd=here).returncode, runs))
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


def test_nothing_to_check_is_an_error_unless_it_is_allowed(lint: Lint, here: Path) -> None:
    (here / "empty").mkdir()
    code, out, err = lint("empty")
    assert (code, out) == (2, "")
    assert err.startswith("error: there is no journey in empty\nhint: ")
    assert lint("empty", "--allow-empty") == (0, "0 files checked: no findings\n", "")


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_can_say_that_nothing_was_checked(lint: Lint, here: Path, format_: str) -> None:
    (here / "empty").mkdir()
    code, out, err = lint("empty", "--allow-empty", "--format", format_)
    assert (code, err) == (0, "")
    assert out


def test_one_run_feeds_several_readers(lint: Lint, here: Path) -> None:
    alone = {name: lint("error.yaml", "--format", name)[1] for name in FORMATS}
    reports = [f"--report={name}=out/{name}" for name in FORMATS]
    (here / "out").mkdir()
    code, out, _ = lint("error.yaml", *reports)
    assert (code, out) == (1, alone["concise"])
    assert {name: (here / "out" / name).read_text() for name in FORMATS} == alone


def test_a_result_may_go_to_a_file(lint: Lint, here: Path) -> None:
    assert lint("error.yaml", "-o", "out.txt") == (1, "", "")
    assert (here / "out.txt").read_text() == lint("error.yaml")[1]


def test_excluded_files_are_checked_if_they_are_named_unless_that_is_forbidden(lint: Lint) -> None:
    assert lint(".", "--exclude", "e*.yaml", "--exclude", "broken.yaml")[0] == 0
    assert lint("error.yaml", "--exclude", "error.yaml")[0] == 1
    assert lint("error.yaml", "--exclude", "error.yaml", "--force-exclude")[0] == 2
    assert lint("error.yaml", "--exclude", "error.yaml", "--force-exclude", "--force-exclude", "--allow-empty")[0] == 0


def test_the_configuration_holds_for_the_folder_it_lies_in(
    lint: Lint, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "deep").mkdir()
    (here / "deep" / "error.yaml").write_text(ERROR)
    (here / "cxmap.toml").write_text(
        'exclude = ["./broken.yaml"]\n[lint]\nignore = ["CX702"]\nper-file-ignores = {"deep/*" = ["CX201"]}\n'
    )
    subprocess.run(["git", "init", "-q"], cwd=here, check=True)
    assert lint("deep", "warning.yaml")[0] == 0
    assert lint("deep", "--isolated")[0] == 1
    monkeypatch.chdir(here / "deep")
    assert lint(".")[0] == 0
    assert "broken.yaml" not in lint("..", "--fail-on", "never")[1]


def test_an_unknown_key_is_refused_with_line_and_suggestion(lint: Lint, here: Path) -> None:
    (here / "cxmap.toml").write_text('[lint]\nselct = ["CX2"]\n')
    assert lint("clean.yaml") == (
        2,
        "",
        f"error: {here}/cxmap.toml:2: 'selct' is no key of the configuration\nhint: did you mean 'select'?\n",
    )


def test_statistics_take_the_place_of_the_findings(lint: Lint) -> None:
    code, out, err = lint("error.yaml", "warning.yaml", "--statistics")
    assert (code, err) == (1, "")
    assert out == "1  CX201  unowned-touchpoint\n1  CX702  no-goal\n\n2 files checked: 1 error, 1 warning\n"
    code, out, err = lint("error.yaml", "--statistics", "--format", "json")
    assert (code, json.loads(out)["summary"]["errors"]) == (1, 1)
    assert err == "1  CX201  unowned-touchpoint\n\n"


FIXABLE = CLEAN.replace("friction: 3", 'friction: "3"')


def test_fix_mends_and_reports_the_rest(lint: Lint, here: Path) -> None:
    (here / "a.yaml").write_text(FIXABLE.replace("    team: finance\n", ""))
    assert lint("a.yaml", "--fix")[:2] == (
        1,
        "a.yaml:21:5: error[unowned-touchpoint] no team owns 'Get the refund'\n1 file checked: 1 error (1 fixed)\n",
    )
    once = (here / "a.yaml").read_bytes()
    assert lint("a.yaml", "--fix")[0] == 1
    assert (here / "a.yaml").read_bytes() == once


def test_diff_shows_fixes_changes_nothing_and_exits_1_if_there_are_any(lint: Lint, here: Path) -> None:
    (here / "a.yaml").write_text(FIXABLE)
    code, out, err = lint("a.yaml", "clean.yaml", "--diff")
    assert (code, err) == (1, "1 fix in 1 file; nothing is changed yet\n")
    assert out.splitlines()[:2] == ["--- a.yaml", "+++ a.yaml"]
    assert [line for line in out.splitlines()[3:] if line[0] in "+-"] == ['-    friction: "3"', "+    friction: 3"]
    assert (here / "a.yaml").read_text() == FIXABLE
    assert lint("clean.yaml", "--diff") == (0, "", "nothing to fix\n")


def test_standard_input_has_a_name_and_fixes_go_to_standard_output(here: Path) -> None:
    def piped(*args: str) -> tuple[int, bytes, bytes]:
        done = subprocess.run(
            [SCRIPT, "lint", "-", "--stdin-filename", "new.yaml", *args],
            input=codecs.BOM_UTF8 + FIXABLE.replace("\n", "\r\n").encode(), cwd=here, capture_output=True,
            env=environment(),
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    code, out, _ = piped()
    assert (code, out.decode().splitlines()[0][:18]) == (1, "new.yaml:18:15: er")
    code, out, err = piped("--fix")
    assert (code, out) == (0, codecs.BOM_UTF8 + CLEAN.replace("\n", "\r\n").encode())
    assert err.decode() == "1 file checked: no findings (1 fixed)\n"


def test_a_baseline_keeps_old_findings_out_and_lets_new_ones_fail(lint: Lint, here: Path) -> None:
    for name in ("error", "warning", "info", "broken"):
        (here / f"{name}.yaml").rename(here / f"{name}.txt")
    (here / "a.yaml").write_text(ERROR)
    assert lint(".", "--baseline", "debt.json", "--write-baseline") == (
        0,
        "2 files checked: no findings (1 known before)\n",
        "debt.json: 1 finding known from now on\n",
    )
    before = (here / "debt.json").read_bytes()
    (here / "a.yaml").write_text("# moved\n" + ERROR.replace("    team: finance\n", ""))
    code, out, _ = lint(".", "--baseline", "debt.json")
    assert (code, out.splitlines()[-1]) == (1, "2 files checked: 1 error (1 known before)")
    assert (here / "debt.json").read_bytes() == before
    (here / "a.yaml").write_text(CLEAN)
    note = "note: 1 stale entry in debt.json: run again with --write-baseline to drop what is mended\n"
    assert lint(".", "--baseline", "debt.json") == (0, "2 files checked: no findings\n", note)
    assert lint("clean.yaml", "--baseline", "debt.json")[2] == ""
    assert lint(".", "--baseline", "debt.json", "--write-baseline")[2] == (
        "debt.json: 0 findings known from now on, 1 stale entry dropped\n"
    )


def test_since_a_revision_only_what_is_new_fails(lint: Lint, here: Path) -> None:
    for args in (["init", "-q"], ["add", "."], ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "one"]):
        subprocess.run(["git", *args], cwd=here, check=True)
    assert lint("error.yaml", "--since", "HEAD") == (0, "1 file checked: no findings (1 known before)\n", "")
    assert lint("broken.yaml", "--since", "HEAD")[0] == 1
    (here / "clean.yaml").write_text(ERROR.replace("return-shoes", "other"))
    assert lint("clean.yaml", "--since", "HEAD")[0] == 1
    assert lint("HEAD:error.yaml")[0] == 1


def test_the_journeys_of_this_repository_say_what_lint_finds_in_them(cxmap: Cxmap) -> None:
    found = json.loads(cxmap("lint", "journeys", "--format", "json", "--isolated").stdout)["findings"]
    codes: dict[str, set[str]] = {}
    for item in found:
        codes.setdefault(item["path"], set()).add(item["code"])
    for file in sorted((Path(__file__).parents[2] / "journeys").glob("*.yaml")):
        (line,) = re.findall(r"^# lint: (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
        assert codes.get(f"journeys/{file.name}", set()) == set(line.split(", ")) - {"clean"}, file.name


# terminals and processes


def on_a_terminal(*args: str, cwd: Path, **more: str) -> tuple[int, str]:
    """Exit code and screen of a run whose three streams are one terminal of 80 columns."""
    import fcntl
    import struct
    import termios

    main_end, end = pty.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 80, 0, 0))
    env = {key: value for key, value in environment(TERM="xterm", **more).items() if key not in ("NO_COLOR", "COLUMNS")}
    process = subprocess.Popen([SCRIPT, "lint", *args], cwd=cwd, stdin=end, stdout=end, stderr=end, env=env)
    os.close(end)
    screen = b""
    while True:
        try:
            part = os.read(main_end, 65536)
        except OSError:
            break
        if not part:
            break
        screen += part
    os.close(main_end)
    return process.wait(60), screen.decode().replace("\r\n", "\n")


def test_on_a_terminal_the_source_is_shown_in_colour(here: Path) -> None:
    code, screen = on_a_terminal("error.yaml", cwd=here)
    assert code == 1
    assert "\x1b[1;31merror[unowned-touchpoint]\x1b[0m" in screen
    plain = re.sub(r"\x1b\[[0-9;]*m", "", screen)
    assert "14 |   - id: ask\n   |     ^^^^^^^\n" in plain
    assert "\x1b" not in script("error.yaml", cwd=here).stdout


def test_rich_and_a_second_process_are_not_there_for_a_plain_run(here: Path) -> None:
    probe = (
        "import sys; from cxmap.cli import main; main(['lint', 'error.yaml', '--format', 'full']); print(*sys.modules)"
    )
    out = subprocess.run(
        [sys.executable, "-c", probe], cwd=here, capture_output=True, text=True, env=environment()
    ).stdout
    loaded = set(out.splitlines()[-1].split())
    assert "cxmap.lint.engine" in loaded
    assert not loaded & {"rich", "concurrent.futures", "multiprocessing", "asyncio", "difflib.HtmlDiff"}


def test_a_reader_that_goes_away_changes_no_verdict(here: Path) -> None:
    for i in range(300):
        (here / f"{i}.yaml").write_text(ERROR)
    process = subprocess.Popen(
        [SCRIPT, "lint", "--format", "full"],
        cwd=here,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert (process.wait(60), process.stderr.read()) == (1, b"")


def test_an_interrupt_exits_130_without_a_traceback(here: Path) -> None:
    (here / "a.yaml").write_text(ERROR)
    process = subprocess.Popen(
        [SCRIPT, "lint", "-"], cwd=here, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=environment(PYTHONFAULTHANDLER=""), text=True, preexec_fn=can_be_interrupted,
    )  # fmt: skip
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(1.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err


class Terminal(io.StringIO):
    """A screen that only says that it is one."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("patience", "quiet", "drawn"), [(0.0, False, True), (60.0, False, False), (0.0, True, False)])
def test_a_bar_is_there_only_for_long_work_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, patience: float, quiet: bool, drawn: bool
) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(_progress, "_PATIENCE", patience)
    monkeypatch.setattr(_progress, "_PAUSE", 0.0)
    with _progress.progress(4, "files", quiet=quiet) as advance:
        advance(1)
        advance(2)
    assert ("█" * 30 + "░" * 10 + " 3 of 4 files" in screen.getvalue()) == drawn
    assert screen.getvalue().endswith("\r\x1b[K") == drawn


def test_off_a_terminal_there_is_no_bar(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_progress, "_PATIENCE", 0.0)
    with _progress.progress(1, "files") as advance:
        advance(1)
    assert capsys.readouterr().err == ""
