"""Gates, bases and pairs of `cxmap diff`: what is compared with what, and what stops a build."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Diff
from tests.cli.repository import commit, git, write

STEPS = """\
  - {id: find, name: Find the bill, team: web, channel: web, friction: 4, outcome: partly}
  - {id: ask, name: Ask, team: care, channel: phone, friction: 2, outcome: done, caused_by: [find]}
  - {id: pay, name: Pay it, team: billing, channel: web, friction: 2, outcome: done}
"""
OLD = f"cxmap: 1\nid: pay\ntitle: Pay a bill\ntouchpoints:\n{STEPS}"
PLAN = OLD.replace("title:", "state: to-be\ntitle:")
WORSE = "friction: 5, outcome: failed"


def verdicts(out: str) -> list[tuple[str, str, str]]:
    """Old path, new path and verdict of every comparison."""
    found = json.loads(out)["comparisons"]
    return [(item["old"]["path"], item["new"]["path"], item["verdict"]) for item in found]


def test_a_map_of_what_happens_may_record_a_worse_world(here: Path, diff: Diff) -> None:
    worse = OLD.replace("friction: 2, outcome: done}", f"{WORSE}}}")
    write(here, {"old.yaml": OLD, "new.yaml": worse, "plan.yaml": worse.replace("title:", "state: to-be\ntitle:")})
    gated = ("--fail-on", "regression", "-q")
    assert diff("old.yaml", "new.yaml", *gated)[0] == 1
    assert diff("old.yaml", "new.yaml", *gated, "--gate", "plans")[0] == 0
    assert diff("old.yaml", "plan.yaml", *gated, "--gate", "plans")[0] == 1


def test_what_was_put_back_stops_a_build_that_asks_for_proof(here: Path, diff: Diff) -> None:
    easier = OLD.replace("friction: 4", "friction: 1")
    write(here, {"old.yaml": OLD, "new.yaml": easier})
    assert diff("old.yaml", "new.yaml", "--fail-on", "unsupported")[0] == 1
    assert diff("old.yaml", "old.yaml", "--fail-on", "unsupported")[0] == 0
    write(here, {"new.yaml": f"# cxmap: accept-file[friction-down-unsupported] asked five customers\n{easier}"})
    assert diff("old.yaml", "new.yaml", "--fail-on", "unsupported")[0] == 0


def test_how_much_of_a_time_may_change_can_be_said(here: Path, diff: Diff) -> None:
    slow, slower = (OLD.replace("id: ask,", f"id: ask, wait: {wait},") for wait in ("100m", "105m"))
    write(here, {"old.yaml": slow, "new.yaml": slower})
    assert verdicts(diff("old.yaml", "new.yaml", "--format", "json")[1])[0][2] == "no-change"
    found = diff("old.yaml", "new.yaml", "--format", "json", "--time-tolerance", "0.01")
    assert verdicts(found[1])[0][2] == "regression"


def test_every_plan_of_a_folder_is_compared_with_its_own_as_is(here: Path, diff: Diff) -> None:
    lone = PLAN.replace("id: pay\n", "id: send\n")
    write(here, {"j/pay.yaml": OLD, "j/a.yaml": PLAN, "j/sub/b.yaml": PLAN, "j/send.yaml": lone})
    code, out, err = diff("j", "--format", "json")
    found = [("j/pay.yaml", "j/a.yaml", "no-change"), ("j/pay.yaml", "j/sub/b.yaml", "no-change")]
    assert (code, verdicts(out)) == (0, found)
    assert err == "j/send.yaml: this plan has nothing to be compared with, no as-is journey here has its id\n"


def test_a_folder_without_a_plan_says_what_a_plan_is(here: Path, diff: Diff) -> None:
    write(here, {"j/pay.yaml": OLD})
    code, out, err = diff("j")
    assert (code, out) == (2, "")
    assert "state: to-be" in err


def test_a_file_and_a_folder_have_the_same_base(here: Path, diff: Diff) -> None:
    start = commit(here, {"j/pay.yaml": OLD})
    git(here, "switch", "-qc", "feature")
    commit(here, {"j/pay.yaml": OLD.replace("Pay it", "Pay the bill")})
    git(here, "switch", "-q", "main")
    commit(here, {"j/pay.yaml": OLD.replace("friction: 4", "friction: 5")})
    git(here, "switch", "-q", "feature")
    for path in ("j", "j/pay.yaml"):
        code, out, err = diff(path, "--against", "main", "--format", "json")
        assert (code, verdicts(out)) == (0, [(f"{start[:12]}:j/pay.yaml", "j/pay.yaml", "no-change")])
        assert err == f"main has moved on: the old version is that of {start[:12]}, where it and this branch part\n"
    assert verdicts(diff("main:j/pay.yaml", "j/pay.yaml", "--format", "json")[1])[0][0] == "main:j/pay.yaml"
    assert diff("j", "--against", "feature")[2] == ""


def test_a_renamed_journey_without_an_id_is_known_by_its_touchpoints(here: Path, diff: Diff) -> None:
    nameless = OLD.replace("id: pay\n", "", 1)
    commit(here, {"j/pay.yaml": nameless})
    git(here, "mv", "j/pay.yaml", "j/bill.yaml")
    write(here, {"j/bill.yaml": nameless.replace("Pay a bill", "Pay what I owe")})
    for path in ("j", "j/bill.yaml"):
        found = json.loads(diff(path, "--against", "HEAD", "--format", "json")[1])["comparisons"]
        assert [(item["old"]["path"], item["comparable"]) for item in found] == [("HEAD:j/pay.yaml", True)]
        assert found[0]["notes"][0].startswith("Guessed to be the same journey, by its touchpoints")


def test_a_gate_that_compared_nothing_says_so(here: Path, diff: Diff) -> None:
    other = "cxmap: 1\nid: send\ntitle: Send\ntouchpoints: [{name: Send it, team: web, channel: web, friction: 1}]\n"
    write(here, {"old/pay.yaml": OLD, "new/send.yaml": other})
    code, _, err = diff("old", "new", "--fail-on", "regression")
    assert (code, err) == (2, "nothing was compared, so nothing was gated\n")
    assert diff("old", "new")[0] == 0


def test_files_outside_of_a_sparse_checkout_are_left_out_with_a_note(here: Path, diff: Diff) -> None:
    commit(here, {"j/a/pay.yaml": OLD, "j/b/send.yaml": OLD.replace("id: pay\n", "id: send\n")})
    git(here, "sparse-checkout", "set", "j/a")
    code, out, err = diff("j", "--against", "HEAD", "--format", "json")
    assert (code, verdicts(out)) == (0, [("HEAD:j/a/pay.yaml", "j/a/pay.yaml", "no-change")])
    assert json.loads(out)["journeys_removed"] == []
    assert err == "1 journey left out: the sparse checkout does not have j/b/send.yaml\n"


def test_a_submodule_is_left_out_with_a_note(here: Path, diff: Diff, tmp_path: Path) -> None:
    commit(tmp_path / "shared", {"send.yaml": OLD.replace("id: pay\n", "id: send\n")})
    commit(here, {"j/pay.yaml": OLD})
    git(here, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(tmp_path / "shared"), "j/shared")
    code, out, err = diff("j", "--against", "HEAD", "--format", "json")
    assert (code, verdicts(out)) == (0, [("HEAD:j/pay.yaml", "j/pay.yaml", "no-change")])
    assert json.loads(out)["journeys_added"] == []
    assert err == "1 journey left out: j/shared/send.yaml is in a submodule with its own history\n"
