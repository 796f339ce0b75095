"""Journeys of any length for pictures: seeded, with gaps, detours, causes near and far, and a deadline."""

from __future__ import annotations

import random

LENGTHS = (2, 5, 12, 14, 25, 60, 300)
_STAGES = ("discover", "compare", "order", "set-up", "first-use", "pay", "get-help", "change-plan", "renew", "leave")
_STEPS = (
    ("web", "digital", "Compare the plans on the website"),
    ("app", "digital", "Sign the contract in the app"),
    ("letter", "brand", "Read the letter about the price change"),
    ("email", "brand", "Read the confirmation email"),
    ("parcel", "logistics", "Wait for the parcel with the router"),
    ("shop", "sales", "Return the old box"),
    ("invoice", "billing", "Open the first invoice"),
    ("home-visit", "field-force", "Wait for the technician"),
    ("web", "network", "Activate the line"),
)
_HELP = (
    ("phone", "contact-centre", "Call to ask where the order is"),
    ("chat", "contact-centre", "Chat about the wrong amount"),
    ("faq", "digital", "Search the help pages for the error code"),
    ("phone", "retention", "Call again because nobody called back"),
)


def journey_text(count: int, *, seed: int = 11, teams: int = 0) -> str:
    """A valid journey with so many touchpoints; ``teams`` gives every touchpoint one of so many teams in turn."""
    dice = random.Random(seed * 1000 + count)
    lines = ["cxmap: 1", f"title: A generated journey of {count} touchpoints, from the first advertisement to the end"]
    lines += ["persona: Family moving house", "goal: Everything works and the bill is right", "deadline: 60d"]
    lines += ["touchpoints:"]
    hard: list[int] = []
    reach = [1.0]
    for i in range(count):
        help_ = bool(hard) and dice.random() < 0.25
        channel, team, name = dice.choice(_HELP if help_ else _STEPS)
        friction = dice.choices((1, 2, 3, 4, 5), (4, 5, 3, 1, 1 if i < count - 1 else 0))[0]
        step = [f"id: s{i + 1}", f"name: {name} ({i + 1})", f"channel: {channel}", f"friction: {friction}"]
        step.append(f"team: {f'team-{i % teams}' if teams else team}")
        step.append(f"stage: {_STAGES[i * len(_STAGES) // max(count, len(_STAGES))]}")
        step += _more(dice, i, hard, reach, help_=help_)
        lines.append(f"  - {{{', '.join(step)}}}")
        if friction == 5:
            hard.append(i + 1)
    return "\n".join(lines) + "\n"


def _more(dice: random.Random, i: int, hard: list[int], reach: list[float], *, help_: bool) -> list[str]:
    """What only some touchpoints have."""
    found = []
    if help_:
        cause = dice.choice(hard[-3:])
        share = min(dice.choice((0.1, 0.3, 0.5)), reach[cause])
        found += [f"reach: {share}", f"caused_by: [s{cause}]", f"context: {dice.choice(('kept', 'lost', 'partial'))}"]
        reach.append(share)
    else:
        reach.append(1.0)
    if i and dice.random() < 0.18:
        found.append(f"after: {dice.choice(('2h', '3d', '9d', '12h'))}")
    if dice.random() < 0.3:
        found.append(f"duration: {dice.choice(('5m', '20m', '1h'))}")
    if dice.random() < 0.12:
        found.append("moment_of_truth: true")
    if dice.random() < 0.08:
        found.append("supported_by: [technology, data]")
    return found
