"""Journeys that pictures are tried on, and what is counted in a picture."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from cxmap.analysis.analysis import Analysis, analyze
from cxmap.formats.drawing.svg import journey_svg, text_of
from cxmap.journey.load import load
from cxmap.source.reader import read
from tests.conftest import ROOT
from tests.picture.generated import LENGTHS, journey_text

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
JOURNEYS = sorted((ROOT / "journeys").glob("*.yaml"))
BOB = ROOT / "journeys" / "bank-travel-alert.yaml"

AIRLINE = """\
cxmap: 1
id: airline
title: Get home after my flight is cancelled
persona: Family flying home for the holidays
goal: Everyone home before the holiday
goal_met_at: fly
deadline: 2d
stages: [disruption, rebook, aftermath]
touchpoints:
  - {id: gate, name: Learn at the gate that the flight is cancelled, team: operations-control, channel: airport-screen,
     friction: 5, outcome: done, stage: disruption, moment_of_truth: true, supported_by: [crew-scheduling]}
  - {id: app, name: Try to rebook in the app, team: digital, channel: app, friction: 5, stage: rebook, duration: 20m,
     caused_by: [gate], initiated_by: customer}
  - {id: call, name: Call to rebook, team: contact-centre, channel: phone, friction: 5, stage: rebook, reach: 0.7,
     wait: 6h, outcome: abandoned, caused_by: [app], context: lost}
  - {id: desk, name: Queue at the airport desk, team: airport-services, channel: service-desk, friction: 5,
     stage: rebook, reach: 0.6, duration: 10m, wait: 5h, outcome: partly, caused_by: [gate, app], follows: [app, call],
     context: lost}
  - {id: hotel, name: Find a hotel and pay for it ourselves, control: customer, channel: own, friction: 4,
     stage: rebook, reach: 0.5, duration: 1h, caused_by: [gate], follows: [desk]}
  - {id: fly, name: Fly home on another flight, team: operations-control, channel: aircraft, friction: 3, stage: rebook,
     follows: [desk, hotel], after: 3d, outcome: done, supported_by: [crew-scheduling], initiated_by: company}
  - {id: bags, name: Look for the bags in a pile at the airport, team: baggage, channel: airport, friction: 5,
     stage: aftermath, reach: 0.3, duration: 2h, caused_by: [gate], initiated_by: customer}
  - {id: receipts, name: Send receipts and wait for the money back, team: customer-relations, channel: web-form,
     friction: 3, stage: aftermath, reach: 0.5, follows: [fly], duration: 40m, wait: 30d, promise: 7d,
     caused_by: [gate]}
"""
PAY_TV = """\
cxmap: 1
id: pay-tv
title: Cancel pay television before it renews
deadline: 4w
touchpoints:
  - {id: button, name: Look for the button, team: digital, channel: app, friction: 5, duration: 10m}
  - {id: call, name: Call, team: retention, channel: phone, friction: 3, outcome: done, after: 1d, caused_by: [button]}
"""
WITH_BACKSTAGE = """\
cxmap: 1
id: backstage
title: Get a new card
touchpoints:
  - {id: ask, name: Ask for a card, team: web, channel: web, friction: 2}
  - {id: print, name: Print the card, team: factory, kind: backstage, duration: 2d}
  - {id: get, name: Get the card, team: post, channel: letter, friction: unknown, outcome: done}
"""
UNSCORED = """\
cxmap: 1
id: unscored
title: Nobody scored this
touchpoints:
  - {id: a, name: Order, team: web, channel: unknown}
  - {id: b, name: Wait, channel: parcel}
"""
ALONE = """\
cxmap: 1
id: alone
title: One step
touchpoints:
  - {id: a, name: Order, team: web, channel: web, friction: 5}
"""
TEXTS = {
    "airline": AIRLINE, "pay-tv": PAY_TV, "backstage": WITH_BACKSTAGE, "unscored": UNSCORED, "alone": ALONE,
    "fifteen-teams": journey_text(30, teams=15),
    **{f"generated-{count}": journey_text(count) for count in LENGTHS},
}  # fmt: skip
"""What there is besides the journeys of the repository."""


def analysis_of(text: str, name: str = "x") -> Analysis:
    """The analysis of a journey's text."""
    loaded = load(read(text.encode()), path=f"{name}.yaml")
    assert loaded.journey, loaded.problems
    return analyze(loaded.journey, path=f"{name}.yaml")


def everything() -> dict[str, Analysis]:
    """All of them."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in JOURNEYS} | TEXTS
    return {name: analysis_of(text, name) for name, text in texts.items()}


ALL = everything()


def picture(analysis: Analysis, **options: object) -> ET.Element:
    """The picture of a journey, read back from its text."""
    return ET.fromstring(text_of(journey_svg(analysis, **options)))  # type: ignore[arg-type]  # options as a test writes


def of_kind(root: ET.Element, kind: str) -> list[ET.Element]:
    """The marks of a kind."""
    return [element for element in root.iter() if kind in (element.get("class") or "").split()]


def marks_of(root: ET.Element, kind: str) -> list[ET.Element]:
    """The same, each mark of a group by itself."""
    return [mark for element in of_kind(root, kind) for mark in (element if element.tag == f"{SVG}g" else [element])]


def words(root: ET.Element) -> str:
    """Everything that can be read in it."""
    return "\n".join(element.text or "" for element in root.iter() if element.text)
