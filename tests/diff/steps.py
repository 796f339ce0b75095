"""Touchpoints as lines of YAML, to make versions of."""

from __future__ import annotations

A = "- {id: a, name: A, team: web, channel: web, friction: 2, outcome: done}\n"
B = "- {id: b, name: B, team: web, channel: web, friction: 2, outcome: done}\n"
CALL = "- {id: c, name: C, team: care, channel: phone, friction: 2, outcome: done, caused_by: [a]}\n"


def touchpoint(**fields: str) -> str:
    """``A`` with other fields, as one YAML line."""
    base = {"id": "a", "name": "A", "team": "web", "channel": "web", "friction": "2", "outcome": "done"}
    listed = ", ".join(f"{name}: {value}" for name, value in {**base, **fields}.items() if value)
    return f"- {{{listed}}}\n"
