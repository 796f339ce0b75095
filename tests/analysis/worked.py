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
    loaded = load(read(text.encode()), file_name="try.yaml", channels=channels)
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
            return [near(one) for one in value]
        case tuple():
            return tuple(near(one) for one in value)
        case _ if is_dataclass(value):
            return {field.name: near(getattr(value, field.name)) for field in fields(value)}
    return value
