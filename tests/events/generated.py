"""A journey and as many generated events as a test wants."""

from __future__ import annotations

import random

from tests.events.reference_visits import Mapped

SIZE, STEP = 6, 600_000_000
"""Touchpoints, and the µs between two moments."""

JOURNEY = """
cxmap: 1
title: T
goal_met_at: p4
deadline: 2h
events:
  case: case
  event: event
  time: start
  end: end
  team: team
  channel: channel
  min_cell: 1
  within: 1h
  inactive_after: 5h
  split_gap: 3h
  milestones: [p1]
  match:
""" + "".join(
    f"    - {{touchpoint: p{i}, when: {{event: 'e{i}:{means}'}}{word}}}\n"
    for i in range(SIZE)
    for means, word in ((0, ""), (1, ", means: value"), (2, ", means: failure"))
) + """
touchpoints:
  - {id: p0, name: P0, team: x, channel: web, friction: 4}
  - {id: p1, name: P1, team: x, channel: sms, friction: 1}
  - {id: p2, name: P2, team: y, channel: web, friction: 1, reach: 0.5}
  - {id: p3, name: P3, team: y, channel: phone, friction: 2}
  - {id: p4, name: P4, team: x, channel: web, friction: 5, follows: [p0, p2]}
  - {id: p5, name: P5, team: y, channel: faq, friction: 1}
"""  # fmt: skip


def some_events(count: int) -> list[Mapped]:
    """Generated events: many ties, unknown teams, ends that are missing or wrong."""
    draw = random.Random(7)
    names = [None, "a", "b", "c"]
    made = []
    for _ in range(count):
        time, length = draw.randint(0, 60), draw.choice([None, -1, 0, 3, 9])
        end = None if length is None else (time + length) * STEP
        made.append(
            Mapped(f"c{draw.randint(0, count // 8)}", time * STEP, end, draw.randint(0, SIZE - 1), draw.choice(names),
                   draw.choice(names), draw.randint(0, 2))
        )  # fmt: skip
    return made
