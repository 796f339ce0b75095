"""Comparisons for the tests of formats."""

from __future__ import annotations

import jsonschema

from cxmap.diff.comparison import Comparison, Refused, compare
from cxmap.diff.report import Lone, Report
from cxmap.formats import names, renderer
from cxmap.present.look import Look
from cxmap.records.schemas import output_schema
from tests.diff.versions import compared, side_of_text
from tests.hell import NAMES, journey_of_all, journey_text

FORMATS = [name for name in names("comparisons") if renderer(name, "comparisons")]
EVERYTHING = Look(everything=True)
SCHEMA = jsonschema.Draft202012Validator(output_schema("diff"))
PAGE = "- {id: page, name: Find the page, team: web, channel: web, friction: 3, outcome: done}\n"
CALL = "- {id: call, name: Call, team: care, channel: phone, friction: 2, caused_by: [page], outcome: done}\n"


def render(name: str, report: Report, look: Look | None = None) -> str:
    show = renderer(name, "comparisons")
    assert show
    return str(show(report, look or Look()))


def report(*results: Comparison | Refused, **more: object) -> Report:
    return Report(results, **more)  # type: ignore[arg-type]  # fields as a test writes them


def hostile() -> list[Report]:
    """Every hostile name in every field that a comparison can show, and in names that are guessed to be the same."""
    found = []
    for name in NAMES.values():
        old = side_of_text(journey_text(name), "old.yaml")
        text = journey_text(name).replace("friction: 4", "friction: 2").replace("id: ask", "id: asked")
        found.append(compare(old, side_of_text(text, "new.yaml")))
    everything = side_of_text(journey_of_all(), "old.yaml")
    changed = side_of_text(journey_of_all().replace("channel: web", "channel: app"), "new.yaml")
    refused = [Refused(name, name, name, name, name) for name in NAMES.values()]
    lone = tuple(Lone(name, "as-is", name) for name in NAMES.values())
    listed = [*found, compare(everything, changed)]
    whole = report(
        *listed,
        *refused,
        is_folder=True,
        added=lone,
        removed=lone,
        moved=tuple(zip(NAMES, NAMES.values(), strict=True)),
    )
    return [whole, *(report(comparison) for comparison in found)]


HOSTILE = hostile()


def guess() -> Report:
    """A comparison in which a harder step is only guessed to be the same."""
    same = "- {id: same, name: Get it, team: web, channel: parcel, friction: 1}\n"
    new = PAGE.replace("id: page", "id: site").replace("the page", "that page").replace("friction: 3", "friction: 4")
    return report(compared(PAGE + same, new + same))
