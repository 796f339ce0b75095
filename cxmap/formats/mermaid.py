"""For a README: a Mermaid journey diagram, which ``cxmap import`` reads back as the same touchpoints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cxmap.analysis.analysis import Analysis
from cxmap.errors import ConfigError
from cxmap.formats import Format, Look
from cxmap.formats.drawing.printable import UNSEEN
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint

_KEYWORD = re.compile(r"(?:journey|title|section|accTitle|accDescr)\b", re.IGNORECASE | re.ASCII)
_CONTROL = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")
_SIGNS = {"#": "#35;", ";": "#59;", ":": "#58;", "<": "#lt;", "&": "#amp;"}
_SIGN = re.compile("[#;:<&]")
_PERCENT = re.compile(r"^%|%(?=[%{])|(?<=[%}])%")
_UNSCORED = 3
"""Where an unknown score is drawn: in the middle, with a comment that says so."""


def analyses(all_analyses: Sequence[Analysis], look: Look) -> str:
    """One diagram; several as fenced blocks of a Markdown file. Raises ConfigError for several on the screen."""
    diagrams = [_diagram(analysis.journey) for analysis in all_analyses]
    if look.file.lower().endswith((".md", ".mdx", ".markdown", ".qmd")):
        return "\n".join(f"```mermaid\n{diagram}```\n" for diagram in diagrams)
    if len(diagrams) > 1:
        message = f"a Mermaid file holds one journey, and there are {len(diagrams)}"
        raise ConfigError(message, hint="name one, or write all to a Markdown file: -o journeys.md")
    return "".join(diagrams)


def _diagram(journey: Journey) -> str:
    return "\n".join(_lines(journey)) + "\n"


def _lines(journey: Journey) -> Iterator[str]:
    yield "journey"
    if journey.written.basis == "measured":
        yield "    %% cxmap basis: measured"
    yield f"    title {escaped(journey.written.title)}"
    names = {
        stage if isinstance(stage, str) else stage.id: stage if isinstance(stage, str) else _name(stage)
        for stage in journey.written.stages
    }
    section: str | None = None
    for touchpoint in journey.touchpoints:
        stage = touchpoint.written.stage
        if stage != section:
            # A section without letters ends the one before it: the touchpoint has no stage.
            yield f"    section {escaped(names.get(stage, stage)) if stage else '#nbsp;'}"
        section = stage
        yield from _task(touchpoint)


def _name(stage: object) -> str:
    """A stage's name; its id where it has none."""
    return getattr(stage, "name", None) or str(getattr(stage, "id", ""))


def _task(touchpoint: Touchpoint) -> Iterator[str]:
    if touchpoint.friction is None:
        yield "    %% cxmap friction: unknown"
    score = _UNSCORED if touchpoint.friction is None else 6 - Decimal(repr(float(touchpoint.friction)))
    teams = ", ".join(_team(team) for team in touchpoint.owners)
    digits = f"{Decimal(score).normalize():f}"
    yield f"      {escaped(touchpoint.name)}: {digits}{f': {teams}' if teams else ''}"


def _team(name: str) -> str:
    return escaped(name).replace(",", "#44;")


def escaped(text: str) -> str:
    """A text that Mermaid shows as it was typed, in one line; ``?`` for an empty one."""
    line = " ".join(_CONTROL.sub(" ", text).split())
    line = _SIGN.sub(lambda sign: _SIGNS[sign[0]], line)
    line = UNSEEN.sub(lambda unseen: f"#{ord(unseen[0])};", line)
    line = _PERCENT.sub("#37;", line)
    if _KEYWORD.match(line):
        line = f"#{ord(line[0])};{line[1:]}"
    return line or "?"


FORMAT = Format(facts={"analyses": analyses}, ending="mmd")
