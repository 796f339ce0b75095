"""`cxmap analyze` as a user runs it: exit codes, streams, options, inputs that fail."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, SCRIPT, Cxmap, can_be_interrupted, environment

BOB = "journeys/bank-travel-alert.yaml"
SMALL = """cxmap: 1
title: Return a pair of shoes
touchpoints:
  - {name: Find the return label, team: ecommerce, channel: web, friction: 4}
  - {name: Ask support for a label, team: contact-centre, channel: chat, friction: 3}
  - {name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
"""


@pytest.mark.parametrize("name", ["text", "json", "markdown", "csv"])
@pytest.mark.parametrize(
    ("args", "code"),
    [
        ([BOB], 0),
        ([BOB, "--fail-on", "never"], 0),
        ([BOB, "--fail-on", "breakdown"], 1),
        (["journeys/vehicle-tax-no-service.yaml", "--fail-on", "breakdown"], 0),
        (["journeys"], 0),
        (["journeys/no-such-file.yaml"], 2),
        ([BOB, "--section", "nonsense"], 2),
        ([BOB, "--costs", "nonsense"], 2),
        ([BOB, "--nonsense"], 2),
        ([BOB, "--team", "nonsense"], 2),
        ([], 2),
        (["pyproject.toml"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_the_exit_code_never_depends_on_the_format(name: str, args: list[str], code: int, cxmap: Cxmap) -> None:
    assert cxmap("analyze", *args, "--format", name).returncode == code


def test_an_invalid_journey_is_told_and_the_others_are_still_analysed(cxmap: Cxmap, tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(SMALL)
    (tmp_path / "bad.yaml").write_text(SMALL.replace("friction: 4", "friction: 7"))
    (tmp_path / "broken.yaml").write_text(SMALL + "\n  - {name: [")
    done = cxmap("analyze", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert "Return a pair of shoes" in done.stdout
    assert "bad.yaml:4:" in done.stderr
    assert "friction is 1 (effortless) to 5 (blocked), or unknown; got 7" in done.stderr
    assert "broken.yaml:" in done.stderr
    assert "Traceback" not in done.stderr


def test_findings_are_told_exactly_as_lint_tells_them(cxmap: Cxmap, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(
        SMALL.replace("friction: 4", "friction: 7").replace("team: finance", "tem: finance")
    )
    analyzed = cxmap("analyze", "bad.yaml", cwd=tmp_path)
    linted = cxmap("lint", "bad.yaml", "--format", "concise", cwd=tmp_path)
    assert [line for line in linted.stdout.splitlines() if line.startswith("bad.yaml")] == [
        line for line in analyzed.stderr.splitlines() if line.startswith("bad.yaml")
    ]


def test_a_directory_without_journeys_says_what_journeys_are(cxmap: Cxmap, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("a: 1\n")
    done = cxmap("analyze", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("error: there is no journey in this folder")
    assert "\nhint: " in done.stderr


def test_standard_input_has_a_name(cxmap: Cxmap) -> None:
    done = cxmap("analyze", "-", "--stdin-filename", "shoes.yaml", "--format", "json", stdin=SMALL)
    facts = json.loads(done.stdout)["analyses"][0]
    assert (facts["journey"]["id"], facts["journey"]["path"]) == ("shoes", "shoes.yaml")
    assert facts["breakdowns"] == ["find-the-return-label"]


def test_a_file_of_a_revision_is_read_from_git(cxmap: Cxmap, tmp_path: Path) -> None:
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "x"],
    ):
        (tmp_path / "shoes.yaml").write_text(SMALL)
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    (tmp_path / "shoes.yaml").write_text("changed")
    done = cxmap("analyze", "HEAD:shoes.yaml", "--format", "json", cwd=tmp_path)
    told = json.loads(done.stdout)["analyses"][0]["journey"]
    assert (told["title"], told["id"], told["path"]) == ("Return a pair of shoes", "shoes", "HEAD:shoes.yaml")
    assert cxmap("analyze", "nonsense:shoes.yaml", cwd=tmp_path).returncode == 2


def test_a_result_goes_to_a_file_whole_or_not_at_all(cxmap: Cxmap, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("before")
    assert cxmap("analyze", "nonsense.yaml", "-o", str(target)).returncode == 2
    assert target.read_text() == "before"
    assert cxmap("analyze", BOB, "--format", "json", "-o", str(target)).stdout == ""
    assert json.loads(target.read_text())["analyses"][0]["journey"]["id"] == "bank-travel-alert"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out.json"]
    done = cxmap("analyze", BOB, "-o", str(tmp_path / "no" / "such" / "folder"))
    assert (done.returncode, done.stderr[:6]) == (2, "error:")


def test_a_reader_that_goes_away_is_no_verdict() -> None:
    for arguments in ("analyze journeys --fail-on breakdown", "analyze --help", "schema"):
        shell = f"'{SCRIPT}' {arguments} | head -c 1 >/dev/null; exit ${{PIPESTATUS[0]}}"
        done = subprocess.run(["bash", "-c", shell], cwd=ROOT, env=environment(), capture_output=True, text=True)
        assert (done.returncode in (0, 1), done.stderr) == (True, "")
    full = f"'{SCRIPT}' schema analysis | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", full], cwd=ROOT, env=environment(), capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_ends_with_130(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "slow")
    process = subprocess.Popen(
        [str(SCRIPT), "analyze", "slow"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=can_be_interrupted,
    )
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, b"Traceback" in errors) == (130, False)


def test_an_internal_error_is_told_and_is_no_finding(cxmap: Cxmap, tmp_path: Path) -> None:
    broken = "def broken(*args, **options): raise RuntimeError('boom')\na.analyze = broken\n"
    (tmp_path / "sitecustomize.py").write_text(f"import cxmap.analysis.analysis as a\n{broken}")
    done = cxmap("analyze", BOB, env={"PYTHONPATH": str(tmp_path)})
    assert done.returncode == 2
    assert done.stderr.startswith("error: internal error: RuntimeError: boom\nhint: cxmap ")
    assert "Traceback" not in done.stderr
    assert "Traceback" in cxmap("analyze", BOB, "--debug", env={"PYTHONPATH": str(tmp_path)}).stderr


def test_a_file_that_is_not_utf_8_is_told_with_its_place(cxmap: Cxmap, tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes(SMALL.replace("pair", "p\xe4r").encode("latin-1"))
    done = cxmap("analyze", "latin.yaml", cwd=tmp_path)
    assert done.returncode == 2
    assert "latin.yaml:2:" in done.stderr
    assert "UTF-8" in done.stderr


def test_a_stream_without_our_glyphs_gets_plain_ones() -> None:
    env = {**environment(PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")}
    done = subprocess.run([str(SCRIPT), "analyze", BOB], cwd=ROOT, env=env, capture_output=True, check=True)
    assert done.stdout.isascii()
    assert b"#####" in done.stdout


@pytest.mark.parametrize(
    ("args", "env", "colour"),
    [
        ([], {}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        ([], {"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
        ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ([], {"NO_COLOR": "", "CLICOLOR_FORCE": "1"}, True),
        (["--color", "never"], {"NO_COLOR": "", "FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_is_decided_by_option_then_environment(
    args: list[str], env: dict[str, str], colour: bool, cxmap: Cxmap
) -> None:
    assert ("\x1b[" in cxmap("analyze", BOB, *args, env=env).stdout) is colour


def test_a_terminal_gets_colour_and_its_own_width() -> None:
    leader, follower = pty.openpty()
    env = environment(NO_COLOR="", TERM="xterm-256color")
    del env["COLUMNS"]
    process = subprocess.Popen([str(SCRIPT), "analyze", BOB], cwd=ROOT, env=env, stdout=follower, stdin=follower)
    os.close(follower)
    said = b""
    try:
        while piece := os.read(leader, 4096):
            said += piece
    except OSError:  # Linux ends a closed terminal so
        pass
    assert (process.wait(timeout=20), b"\x1b[" in said) == (0, True)


def test_a_closed_terminal_is_asked_for_a_file() -> None:
    leader, follower = pty.openpty()
    done = subprocess.run(
        [str(SCRIPT), "analyze", "-"], cwd=ROOT, env=environment(), stdin=follower, capture_output=True, text=True
    )
    os.close(leader)
    os.close(follower)
    assert (done.returncode, done.stderr[:6]) == (2, "error:")


def test_prices_come_with_their_source_and_year(cxmap: Cxmap) -> None:
    said = cxmap("analyze", BOB, "--costs", "gartner-2019").stdout
    assert "16.12 USD" in said
    assert "Failure demand costs 16.02 USD per customer." in said
    assert "destinationCRM" in said
    assert "2019" in said


def test_the_configuration_names_channels_and_prices(cxmap: Cxmap, tmp_path: Path) -> None:
    (tmp_path / "shoes.yaml").write_text(SMALL.replace("channel: chat", "channel: helpline"))
    (tmp_path / "cxmap.toml").write_text(
        '[costs]\ncurrency = "EUR"\nassisted = 5.0\n[channels.helpline]\nkind = "assisted"\nmode = "voice"\n'
    )
    facts = json.loads(cxmap("analyze", "shoes.yaml", "--format", "json", cwd=tmp_path).stdout)["analyses"][0]
    assert [(fact["class"], fact["class_from"], fact["mode"]) for fact in facts["touchpoints"]][1] == (
        "assisted",
        "config",
        "voice",
    )
    assert (facts["costs"]["currency"], facts["costs"]["failure_demand_per_customer"]) == ("EUR", 5)
    alone = json.loads(cxmap("analyze", "shoes.yaml", "--format", "json", "--isolated", cwd=tmp_path).stdout)[
        "analyses"
    ][0]
    assert [item["class"] for item in alone["touchpoints"]][1] == "experience"


def test_an_unknown_configuration_key_is_refused_with_its_line(cxmap: Cxmap, tmp_path: Path) -> None:
    (tmp_path / "shoes.yaml").write_text(SMALL)
    (tmp_path / "cxmap.toml").write_text('exclude = []\n\n[lint]\nselekt = ["CX401"]\n')
    done = cxmap("analyze", "shoes.yaml", cwd=tmp_path)
    assert done.returncode == 2
    assert "cxmap.toml:4: 'selekt' is no key of the configuration" in done.stderr
    assert "did you mean 'select'?" in done.stderr


def test_ten_thousand_touchpoints_are_analysed(cxmap: Cxmap, tmp_path: Path) -> None:
    channels = ("web", "phone", "shop")
    rows = [
        f"  - {{id: t{i}, name: Step {i}, team: team-{i % 7}, channel: {channels[i % 3]}, friction: {1 + i % 5}}}"
        for i in range(10_000)
    ]
    (tmp_path / "long.yaml").write_text("cxmap: 1\ntitle: Long\ntouchpoints:\n" + "\n".join(rows))
    done = cxmap("analyze", "long.yaml", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["analyses"][0]["touchpoints"]) == 10_000


def test_no_infer_leaves_causes_to_the_file(cxmap: Cxmap, tmp_path: Path) -> None:
    (tmp_path / "shoes.yaml").write_text(SMALL)
    facts = json.loads(cxmap("analyze", "shoes.yaml", "--format", "json", "--no-infer", cwd=tmp_path).stdout)[
        "analyses"
    ][0]
    assert [fact["causes"] for fact in facts["touchpoints"]] == [[], [], []]
    assert facts["demand"]["unknown_per_100"] == 100
