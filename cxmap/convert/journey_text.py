"""A draft → the YAML that a person would have written, with a question where a person has to decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cxmap import __version__
from cxmap.convert.draft import UNKNOWN, DraftJourney
from cxmap.convert.values import journey_values
from cxmap.convert.wishes import Wishes
from cxmap.errors import CxmapError
from cxmap.journey.load import load
from cxmap.source.reader import read_text
from cxmap.source.yaml_text import comment, quoted, scalar

_MOST_ASKED = 40
"""Touchpoints; with more of them the questions stand at the head only."""
_TEAM = "    # team: who owns this?"
_CHANNELS = "      # web, app, phone, chat, email, branch, letter …"
_BEFORE_TEAM = ("id", "name", "stage")


def journey_text(journey: DraftJourney, id: str, source: str, wishes: Wishes) -> str:
    """The whole file, read again and found to say what the draft says. Raises CxmapError if it does not."""
    said = journey_values(journey, id, source, wishes)
    steps = said["touchpoints"]
    lines = [*_opening(journey, source), *_head(said), "touchpoints:"]
    asks = len(steps) <= _MOST_ASKED
    for step in steps:
        lines += _touchpoint(step, asks)
    text = "\n".join(lines) + "\n"
    _read_again(text, said)
    return text


def _opening(journey: DraftJourney, source: str) -> Iterator[str]:
    yield f"# Imported from {comment(source)}, {comment(journey.place)}, by cxmap {__version__}."
    steps = journey.touchpoints
    questions = (
        (any(not step.teams for step in steps), "who owns each touchpoint (team)"),
        (any(step.channel == UNKNOWN for step in steps), "where it happens (channel)"),
        (any(step.friction is None for step in steps), "how hard it is (friction, 1 effortless to 5 blocked)"),
        (not journey.goal, "what the customer wants (goal)"),
    )
    asked = [question for is_open, question in questions if is_open]
    if asked:
        yield f"# Please decide: {', '.join(asked)}."


def _head(said: dict[str, Any]) -> Iterator[str]:
    for key, value in said.items():
        if key == "stages" and len(value) > 1:
            yield "stages:"
            for stage in value:
                yield f"  - {_flow(stage)}"
        elif key != "touchpoints":
            yield f"{key}: {_value(value)}"


def _touchpoint(step: dict[str, Any], asks: bool) -> Iterator[str]:
    mark = "  - "
    is_open = asks and "team" not in step
    for key, value in step.items():
        if is_open and key not in _BEFORE_TEAM:
            yield _TEAM
            is_open = False
        question = _CHANNELS if asks and key == "channel" and value == UNKNOWN else ""
        yield f"{mark}{key}: {_value(value)}{question}"
        mark = "    "


def _value(value: Any) -> str:
    return scalar(value, in_flow=False) if isinstance(value, str) else _flow(value)


def _flow(value: Any) -> str:
    match value:
        case str():
            return scalar(value)
        case list():
            return f"[{', '.join(map(_flow, value))}]"
        case dict():
            return f"{{{', '.join(f'{key}: {_flow(inner)}' for key, inner in value.items())}}}"
    return repr(int(value) if value == int(value) else value)


def _read_again(text: str, said: dict[str, Any]) -> None:
    document = read_text(text)
    if document.value != said:
        raise CxmapError(f"internal error: what was written reads otherwise: {quoted(said['title'])}", hint=_TELL)
    loaded = load(document, path="import.yaml")
    wrong = loaded.problems
    if wrong:
        raise CxmapError(f"internal error: the journey that was written is none: {wrong[0].message}", hint=_TELL)


_TELL = "please tell us, with the file: https://github.com/cxmap/cxmap/issues"
