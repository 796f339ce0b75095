"""A small journey that lints clean, and what tests do with it."""

from __future__ import annotations

from cxmap.config import Config, default
from cxmap.findings import Finding
from cxmap.inputs.open import opened
from cxmap.lint.engine import Checked, examine
from cxmap.lint.select import Selection, select
from cxmap.source.files import Input

CLEAN = """\
cxmap: 1
id: return-shoes
title: Return shoes
goal: Money back
owner: web
persona: {name: Shopper, needs: [quick]}
touchpoints:
  - id: find
    name: Find the return page
    team: web
    channel: web
    friction: 4
    evidence: [{covers: [friction], from: data}]
  - id: ask
    name: Ask for a label
    team: care
    channel: chat
    friction: 3
    caused_by: [find]
    evidence: [{covers: [friction], from: data}]
  - id: refund
    name: Get the refund
    team: finance
    channel: bank-transfer
    friction: 1
    outcome: done
    evidence: [{covers: [friction], from: data}]
"""


def examined(
    text: str | bytes, *, path: str = "journey.yaml", config: Config | None = None, selection: Selection | None = None
) -> Checked:
    """What lint finds in a text."""
    config = config or default()
    data = text if isinstance(text, bytes) else text.encode()
    file = opened(Input(path, data), config)
    return examine(file, config=config, selection=selection or select(config))


def found(text: str | bytes, *only: str, **more: str) -> list[tuple[int, str]]:
    """Line and rule of each finding; with ``only`` of these rules."""
    selection = select(default(), only=only, **more) if only or more else None  # type: ignore[arg-type]  # options as a test writes them
    return [(finding.start.line, finding.rule) for finding in examined(text, selection=selection).findings]


def only(text: str) -> Finding:
    """The one finding there is."""
    (finding,) = examined(text).findings
    return finding
