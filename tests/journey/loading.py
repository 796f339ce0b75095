"""Journey texts for tests of the format: two touchpoints in a frame, and what loading says of them."""

from __future__ import annotations

from cxmap.findings import KeyPath, Problem
from cxmap.journey.journey import Journey
from cxmap.journey.load import JourneyFile, load
from cxmap.journey.touchpoint import Channels, Touchpoint
from cxmap.source.reader import read

Told = tuple[str, KeyPath, str]


def loaded(text: str, file_name: str = "try.yaml", channels: Channels | None = None) -> JourneyFile:
    return load(read(text.encode()), path=file_name, channels=channels)


def journey(text: str, file_name: str = "try.yaml", channels: Channels | None = None) -> Journey:
    """The journey of a text without problems."""
    found = loaded(text, file_name, channels)
    assert found.problems == ()
    assert found.journey is not None
    return found.journey


def step(fields: str, head: str = "", channels: Channels | None = None) -> Touchpoint:
    """The second of two touchpoints, with these further fields (flow style); the first has the id ``first``."""
    return journey(framed(fields, head), channels=channels).touchpoints[1]


def framed(fields: str, head: str = "") -> str:
    """A journey of two touchpoints: ``first``, and one with these fields beside its name."""
    channel = "" if "channel:" in fields else ", channel: web"
    return f"""\
cxmap: 1
title: Try
{head}
touchpoints:
  - {{id: first, name: First, channel: web}}
  - {{name: Second{channel}, {fields}}}
"""


def told(text: str, channels: Channels | None = None) -> list[Told]:
    """Rule, path and message of every problem."""
    return [(problem.rule, problem.path, problem.message) for problem in loaded(text, channels=channels).problems]


def only(text: str) -> Problem:
    """The one problem of a text, which is no journey because of it."""
    found = loaded(text)
    assert found.journey is None
    (problem,) = found.problems
    return problem


def fix_of(problem: Problem) -> tuple[str, KeyPath, str] | None:
    """What the fix does: action, path and text of its one edit."""
    if problem.fix is None:
        return None
    (edit,) = problem.fix.edits
    return (edit.action, edit.path, edit.text)
