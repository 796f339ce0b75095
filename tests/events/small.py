"""A small journey with match rules, rows of its log, and what an error looks like."""

from __future__ import annotations

from collections.abc import Callable

JOURNEY = """cxmap: 1
title: Get it
goal_met_at: get
events:
  case: who
  event: what
  time: when
  min_cell: 5
  match:
    - {touchpoint: find, when: find}
    - {touchpoint: get, when: get}
    - {touchpoint: call, when: call}
touchpoints:
  - {id: find, name: Find it, team: web, channel: web, friction: 1}
  - {id: get, name: Get it, team: shop, channel: shop, friction: 1}
  - {id: call, name: Ask, team: care, channel: phone, friction: 3}
"""
Run = Callable[..., tuple[int, str, str]]


def rows(count: int = 6, when: str = "2026-01-0{day} 10:00", what: str = "find") -> str:
    lines = [f"c{i},{what},{when.format(day=1 + i % 9)}" for i in range(count)]
    return "who,what,when\n" + "\n".join(lines) + "\n"


def fails(said: tuple[int, str, str], error: str, hint: str) -> None:
    assert said == (2, "", f"error: {error}\nhint: {hint}\n")
