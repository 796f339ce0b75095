"""Journeys for worked examples: the touchpoints as YAML, everything else only where it matters."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from textwrap import dedent, indent
from typing import Any

from cxmap.analysis.analysis import Analysis, analyze
from cxmap.analysis.costs import CostBook
from cxmap.journey.journey import Journey
from cxmap.journey.load import load
from cxmap.journey.touchpoint import Channels
from cxmap.source.reader import read


def journey_of(touchpoints: str, head: str = "", *, channels: Channels | None = None) -> Journey:
    """The journey with these touchpoints (YAML list items) and these further fields."""
    body = indent(dedent(touchpoints).strip("\n"), "  ")
    text = f"cxmap: 1\nid: try\ntitle: Try it\n{dedent(head).strip()}\ntouchpoints:\n{body}\n"
    loaded = load(read(text.encode()), path="try.yaml", channels=channels)
    assert loaded.journey is not None, loaded.problems
    return loaded.journey


def analysis_of(
    touchpoints: str,
    head: str = "",
    *,
    infer: bool = True,
    book: CostBook | None = None,
    channels: Channels | None = None,
) -> Analysis:
    """The facts of such a journey."""
    return analyze(journey_of(touchpoints, head, channels=channels), infer=infer, book=book)


def near(value: Any) -> Any:
    """A value with its numbers rounded, so that whole values can be compared in spite of floating point."""
    match value:
        case float():
            return round(value, 9) + 0.0
        case dict():
            return {key: near(inner) for key, inner in value.items()}
        case list():
            return [near(item) for item in value]
        case tuple():
            return tuple(near(item) for item in value)
        case _ if is_dataclass(value):
            return {field.name: near(getattr(value, field.name)) for field in fields(value)}
    return value


MOVE = """\
- {id: ad, name: See the ad, team: brand, channel: billboard, friction: 1}
- {id: order, name: Order the move, team: web, supported_by: [product], channel: web, friction: 3, duration: 20m}
- id: letter
  name: Get a letter with the wrong date
  team: logistics
  channel: letter
  friction: 4
  outcome: partly
  after: 2d
  reach: 0.8
  evidence: [{covers: [friction], from: estimate}]
- id: faq
  name: Look for the right date
  team: web
  channel: faq
  friction: 4
  outcome: failed
  duration: 5m
  reach: 0.5
  times: 2
  asks: [address]
- id: call
  name: Call about the date
  team: care
  channel: phone
  friction: 2
  wait: 10m
  duration: 8m
  reach: 0.4
  context: lost
  asks: [address, contract]
  caused_by: [letter, faq]
- id: visit
  name: Wait for the engineer
  team: field
  control: partner
  channel: home-visit
  friction: 5
  outcome: failed
  wait: 3d
  promise: 2d
  follows: [letter, call]
  evidence: [{covers: [friction], from: estimate}, {covers: [friction, wait], from: data}]
- id: call-2
  name: Call again
  team: care
  channel: phone
  friction: 4
  reach: 0.5
  times: 1.5
  demand: {failure: 0.8, value: 0.1}
  caused_by: [visit]
- id: visit-2
  name: Let the engineer in
  team: field
  control: partner
  channel: home-visit
  friction: 1
  outcome: done
  duration: 30m
- {id: survey, name: Answer a survey, team: brand, channel: survey, friction: unknown}
"""
"""Moving broadband to a new flat. Worked out by hand in the tests of this folder; the basic figures are

    touchpoint  class         r              e   r x e
    ad          experience    1              0   0
    order       experience    1              2   2
    letter      experience    0.8            3   2.4
    faq         self-service  0.5 x 2 = 1    3   3
    call        assisted      0.4            1   0.4
    visit       experience    1              4   4
    call-2      assisted      0.5 x 1.5      3   2.25
    visit-2     experience    1              0   0
    survey      experience    1              -   -
                              6.95 scored        14.05
"""
MOVE_HEAD = """\
deadline: 5d
volume: {count: 600, per: week}
"""


def move(**options: Any) -> Analysis:
    """The facts of the journey above."""
    return analysis_of(MOVE, MOVE_HEAD, **options)
