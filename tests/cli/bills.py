"""Two versions of a journey to compare, and what is told of them."""

from __future__ import annotations

import json

OLD = """\
cxmap: 1
id: pay
title: Pay a bill
goal: The bill is paid
touchpoints:
  - {id: find, name: Find the bill, team: web, channel: web, friction: 2, outcome: done}
  - {id: pay, name: Pay it, team: billing, channel: web, friction: 2, outcome: done}
"""

WORSE = OLD.replace("friction: 2", "friction: 4", 1)
OTHER = OLD.replace("id: pay\n", "id: send\n").replace("Pay a bill", "Send a parcel")


def facts(result: tuple[int, str, str]) -> list[tuple[str, str | None]]:
    """Journey and verdict of every comparison of a run that printed JSON."""
    return [(load["journey"], load["verdict"]) for load in json.loads(result[1])["comparisons"]]
