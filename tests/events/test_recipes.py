"""Maps and rules for public logs, tried on a few made-up rows that are written as those logs are.

The logs are: B. F. van Dongen, "BPI Challenge 2012" (4TU.ResearchData,
2012); W. Steeman, "BPI Challenge 2013, incidents" (4TU.ResearchData, 2013); M. Polato, "Dataset belonging to the help
desk log of an Italian Company" (4TU.ResearchData, 2017).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import ROOT, Cxmap

FOLDER = ROOT / "journeys" / "events"
RECIPES = sorted(file.stem for file in FOLDER.glob("*.yaml") if file.name != "broadband.yaml")
CASES = 6

LOAN = [
    ("A_SUBMITTED/COMPLETE", "apply"), ("A_PARTLYSUBMITTED/COMPLETE", "apply"), ("A_PREACCEPTED/COMPLETE", "(ignore)"),
    ("W_Completeren aanvraag/SCHEDULE", "(ignore)"), ("W_Completeren aanvraag/START", "complete"),
    ("A_ACCEPTED/COMPLETE", "(ignore)"), ("O_SELECTED/COMPLETE", "(ignore)"), ("O_SENT/COMPLETE", "offer"),
    ("W_Completeren aanvraag/COMPLETE", "(ignore)"), ("W_Nabellen offertes/START", "chase"),
    ("O_SENT_BACK/COMPLETE", "return"), ("W_Valideren aanvraag/START", "assess"),
    ("W_Nabellen incomplete dossiers/START", "documents"), ("W_Beoordelen fraude/START", "fraud"),
    ("O_ACCEPTED/COMPLETE", "(ignore)"), ("A_APPROVED/COMPLETE", "approved"), ("A_REGISTERED/COMPLETE", "(ignore)"),
    ("A_DECLINED/COMPLETE", "declined"), ("A_CANCELLED/COMPLETE", "cancelled"),
]  # fmt: skip
INCIDENTS = [
    ("Accepted/In Progress", "work"), ("Queued/Awaiting Assignment", "queue"), ("Accepted/Assigned", "work"),
    ("Accepted/Wait", "waiting"), ("Accepted/Wait - User", "waiting"), ("Accepted/Wait - Vendor", "waiting"),
    ("Completed/Resolved", "solved"), ("Completed/In Call", "solved"), ("Completed/Closed", "closed"),
    ("Completed/Cancelled", "closed"),
]  # fmt: skip
HELP_DESK = [
    ("Insert ticket", "ask"), ("Assign seriousness", "ask"), ("Take in charge ticket", "taken"), ("Wait", "waiting"),
    ("Require upgrade", "upgrade"), ("Create SW anomaly", "upgrade"), ("Resolve SW anomaly", "upgrade"),
    ("Schedule intervention", "upgrade"), ("VERIFIED", "(ignore)"), ("Resolve ticket", "solved"), ("Closed", "closed"),
]  # fmt: skip


def xes(events: Sequence[str]) -> str:
    """A log of two attributes joined with a slash, as the BPI challenges have them."""
    traces = "".join(
        f'<trace><string key="concept:name" value="{173688 + case}"/>'
        + "".join(
            f'<event><string key="concept:name" value="{event.split("/")[0]}"/>'
            f'<string key="lifecycle:transition" value="{event.split("/")[1]}"/>'
            f'<string key="org:group" value="V{case % 3}"/>'
            f'<date key="time:timestamp" value="2011-10-{1 + case:02}T{hour:02}:38:44.546+02:00"/></event>'
            for hour, event in enumerate(events)
        )
        + "</trace>"
        for case in range(CASES)
    )
    return f'<log xes.version="1.0" xmlns="http://www.xes-standard.org/">{traces}</log>'


def csv(events: Sequence[str]) -> str:
    """A log as the help desk has it."""
    rows = [
        f"Case {case},{event},Value {case % 4},2012/10/{1 + case:02} {hour:02}:50:17.000"
        for case in range(CASES)
        for hour, event in enumerate(events)
    ]
    return "\n".join(["Case ID,Activity,Resource,Complete Timestamp", *rows]) + "\n"


SAMPLES = {
    "loan-applications": ("log.xes", xes, LOAN),
    "it-incidents": ("log.xes", xes, INCIDENTS),
    "help-desk": ("log.csv", csv, HELP_DESK),
}


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_lints_clean_and_names_its_source(cxmap: Cxmap, recipe: str) -> None:
    done = cxmap("lint", str(FOLDER / f"{recipe}.yaml"))
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"1 file checked: no findings( \(\d suppressed\))?\n", done.stdout)
    assert "4TU.ResearchData" in (FOLDER / f"{recipe}.yaml").read_text(encoding="utf-8").split("cxmap: 1")[0]


@pytest.mark.parametrize("recipe", RECIPES)
def test_the_rules_of_a_recipe_know_the_activities_of_its_log(cxmap: Cxmap, tmp_path: Path, recipe: str) -> None:
    name, written, known = SAMPLES[recipe]
    (tmp_path / name).write_text(written([event for event, _ in known]), encoding="utf-8")
    journey, log = str(FOLDER / f"{recipe}.yaml"), str(tmp_path / name)
    done = cxmap("match", journey, log, "--format", "json", "--min-cell", "5")
    found = json.loads(done.stdout)["match"]
    assert sorted((event["cells"]["event"], event["touchpoint"]) for event in found["events"]) == sorted(known)
    assert (found["without_events"], found["unmapped"]) == ([], 0)
    done = cxmap("measure", journey, log, "--format", "json", "--min-cell", "5", "--names-are-teams")
    measured = json.loads(done.stdout)["measurement"]
    assert measured["journeys"]["journeys"] == CASES
    assert [item["journeys"] for item in measured["touchpoints"]] == [CASES] * len(measured["touchpoints"])
