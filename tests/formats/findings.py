"""Reports for the tests of formats: what a run over a few files gives."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from cxmap.config import default
from cxmap.findings import Finding
from cxmap.formats import Look, renderer
from cxmap.lint.report import Report
from cxmap.lint.select import select
from tests.hell import NAMES, journey_of_all, journey_text
from tests.lint.example import CLEAN, examined

SELECTION = select(default())
TEXTS = {
    "journeys/a.yaml": CLEAN.replace("    team: care\n", "").replace("    friction: 1\n", ""),
    "journeys/b c.yaml": CLEAN.replace("friction: 3", 'friction: "3"').replace("caused_by: [find]", "caused_by: [fnd]"),
    "journeys/c.yaml": "",
    "journeys/d.yaml": "title: [\n",
    "journeys/e.yaml": CLEAN.replace("- id: refund", "- id: find"),
    "journeys/f.yaml": CLEAN,
}


def report(texts: dict[str, str] | None = None, **more: Any) -> Report:
    """What lint says about texts, by path."""
    texts = TEXTS if texts is None else texts
    checked = [examined(text, path=path) for path, text in texts.items()]
    findings = tuple(sorted(finding for each in checked for finding in each.findings))
    suppressed = sum(len(item.suppressed) for item in checked)
    made = Report(findings, SELECTION.rules, files=len(texts), suppressed=suppressed)
    return replace(made, **more)


ALL = report()
NOTHING = report({"f.yaml": CLEAN})
WEB = Look(top="teams/web")
hellish = pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)


@cache
def hell(name: str) -> Report:
    """Findings that quote a text from hell, in a file of that name, at a journey and a touchpoint of that name."""
    findings = report(
        {"a.yaml": journey_text(name), "b.yaml": journey_text(name).replace("friction: 3", "friction: 9")}
    )
    loud = [
        replace(finding, path=f"{name}.yaml", message=f"{finding.message} {name}", help=name)
        for finding in findings.findings
    ]
    odd: dict[str, Any] = {"journey": name, "touchpoint": name}
    return replace(findings, findings=tuple(sorted(replace(finding, **odd) for finding in loud)))


ALL_OF_HELL = report({"hell.yaml": journey_of_all()})


def shown(name: str, what: Report, look: Look | None = None) -> str:
    """A report in a format."""
    render = renderer(name, "findings")
    assert render
    return render(what, look or Look())


def first(what: Report, rule: str) -> Finding:
    """The first finding of a rule."""
    return next(finding for finding in what.findings if finding.rule == rule)
