"""What a journey file is drawn as at one moment: the page, and all that is wrong where there is none."""

from __future__ import annotations

from typing import NamedTuple

from cxmap.analysis.analysis import Analysis, analyze
from cxmap.config import Config
from cxmap.errors import CxmapError, InvalidJourney
from cxmap.formats import render
from cxmap.inputs.open import journey_of, open_file
from cxmap.lint.report import Report
from cxmap.present.look import Look
from cxmap.present.sections.verdict import goal


class Drawing(NamedTuple):
    """The last good page of a file with what a list tells of it, and the findings since; each may be empty."""

    page: str = ""
    title: str = ""
    verdict: str = ""
    findings: str = ""


def drawn(name: str, config: Config, before: Drawing) -> Drawing:
    """The drawing of what the file says now; while that is no journey, the page stays as it was before."""
    try:
        analysis = _analysis(name, config)
    except InvalidJourney as error:
        report = Report(tuple(error.findings))
        return before._replace(findings=render("findings", "full", report, Look(quiet=True)))
    except CxmapError as error:
        return before._replace(findings="\n".join(filter(None, [error.message, error.hint])))
    written = analysis.journey.written
    state = "" if written.state == "as-is" else f" ({written.state})"
    page = render("analyses", "html", [analysis], Look(file=name))
    return Drawing(page, f"{written.title}{state}", goal(analysis)[0])


def _analysis(name: str, config: Config) -> Analysis:
    file = open_file(name, config)
    return analyze(journey_of(file), path=file.path)
