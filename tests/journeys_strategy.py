"""Hypothesis strategies for valid journeys, as plain values and as text.

A journey is drawn as a dict (what the file says). ``text_of`` writes it as YAML, plainly or in a disguise that means
the same; ``journey_of`` loads it and is sure that it is valid.
"""

from __future__ import annotations

import random
from typing import Any

from hypothesis import strategies as st

from cxmap.journey.durations import minutes
from cxmap.journey.journey import Journey
from cxmap.journey.load import load
from cxmap.source.reader import read
from tests.hell import NAMES, quoted

Written = dict[str, Any]

CHANNELS = (
    "web", "app", "phone", "chat", "email", "branch", "faq", "ivr", "chatbot", "letter", "sms", "billboard",
    "review-site", "invoice", "store", "survey", "own", "parcel", "till", "drone", "whatsapp",
    "unknown",
)  # fmt: skip
KINDS = (
    "promotion", "reputation", "information", "sales", "task", "product", "communication", "billing", "check",
    "feedback", "own", "self-service", "assisted",
)  # fmt: skip
TEAMS = ("web", "care", "billing", "logistics", "brand")
REACHES = (1, 0.9, 0.62, 0.5, 0.49, 0.25, 0.1, 0.04, 0)
DURATIONS = ("0m", "30s", "5m", "1h30m", "48h", "3d", "8w", "PT15M", "P1DT2H", "P2W", "1.5h")
HOURS = ("24/7", "Mo-Fr 08:00-18:00", "Mo-Fr 08:00-12:00,13:00-18:00; Sa 09:00-13:00; Su off", "Fr,Sa 22:00-02:00")
NAME = st.sampled_from(sorted(name for name in NAMES.values() if len(name) < 200))


def _maybe(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[Written]:
    """Any of the fields."""
    return st.fixed_dictionaries({}, optional=fields)


_DESIGNED = _maybe(
    {
        "reason": NAME,
        "protects": st.sampled_from(("customer", "company", "both", "law")),
        "clarity": st.one_of(NAME, st.just("none")),
        "ease": st.one_of(NAME, st.just("none")),
    }
)
_EVIDENCE = st.fixed_dictionaries(
    {
        "covers": st.lists(st.sampled_from(("friction", "outcome", "reach", "feeling")), unique=True),
        "from": st.sampled_from(("customer", "survey", "data", "staff", "published", "estimate")),
    },
    optional={"ref": st.just("book"), "note": NAME},
)
_ALONE = {
    "kind": st.sampled_from(KINDS),
    "team": st.one_of(st.sampled_from(TEAMS), st.lists(st.sampled_from(TEAMS), min_size=1, max_size=2, unique=True)),
    "supported_by": st.lists(st.sampled_from(TEAMS), max_size=2, unique=True),
    "control": st.sampled_from(("owned", "partner", "external", "customer")),
    "initiated_by": st.sampled_from(("customer", "company", "other")),
    "outcome": st.sampled_from(("done", "partly", "failed", "unavailable", "abandoned", "none")),
    "unavailable_because": st.sampled_from(("closed", "queue", "not-offered", "not-eligible", "down")),
    "duration": st.sampled_from(DURATIONS),
    "wait": st.sampled_from(DURATIONS),
    "waited": st.sampled_from(DURATIONS),
    "after": st.sampled_from(DURATIONS),
    "promise": st.sampled_from(DURATIONS),
    "hours": st.sampled_from(HOURS),
    "when": st.sampled_from(("Mo 07:59", "Fr 18:00", "Sa 23:30", "Su 01:00")),
    "steps": st.integers(0, 9),
    "asks": st.lists(st.sampled_from(("account-number", "date-of-birth")), unique=True),
    "context": st.sampled_from(("kept", "partial", "lost", "unknown")),
    "why": st.sampled_from(("product", "billing", "other")),
    "designed": _DESIGNED,
    "moment_of_truth": st.booleans(),
    "feeling": NAME,
    "times": st.sampled_from((1, 2, 1.5, 3.5)),
    "success": st.sampled_from((0, 0.73, 1)),
    "cost": st.sampled_from((0, 0.1, 8.01)),
    "evidence": st.lists(_EVIDENCE, max_size=2),
    "stage": st.sampled_from(("before", "after")),
}
_HEAD = {
    "state": st.sampled_from(("as-is", "to-be")),
    "persona": st.one_of(NAME, st.fixed_dictionaries({"name": NAME, "needs": st.lists(NAME, max_size=2)})),
    "goal": NAME,
    "deadline": st.sampled_from(DURATIONS),
    "ends": st.sampled_from(("resolved", "unresolved", "abandoned")),
    "volume": st.fixed_dictionaries(
        {
            "count": st.sampled_from((0, 1, 12_000)),
            "per": st.sampled_from(("day", "week", "month", "quarter", "year", "event")),
        }
    ),
    "owner": st.sampled_from(TEAMS),
    "metrics": st.lists(st.sampled_from(("csat", "repeat-purchase")), unique=True),
    "retro": st.fixed_dictionaries({"invite": st.lists(st.sampled_from(TEAMS), unique=True)}),
}
_MAYBE_HEAD = _maybe(_HEAD)


@st.composite
def journeys(draw: st.DrawFn, max_touchpoints: int = 8) -> Written:
    """A journey that the format accepts, with branches, weighted causes, missing values and hostile names."""
    measured = draw(st.booleans())
    count = draw(st.integers(1, max_touchpoints))
    steps: list[Written] = []
    for i in range(count):
        steps.append(_touchpoint(draw, i, steps, measured))
    journey: Written = {"cxmap": 1, "id": "drawn", "title": draw(NAME), **draw(_MAYBE_HEAD)}
    journey["basis"] = "measured" if measured else "typical"
    journey["stages"] = ["before", {"id": "after", "lifecycle": "exit"}]
    journey["sources"] = {"book": "A book", "web": "A page"}
    if draw(st.booleans()):
        journey["goal_met_at"] = draw(st.sampled_from(steps))["id"]
    if draw(st.booleans()):
        journey["actions"] = [{"fixes": draw(st.sampled_from(steps))["id"], "what": "Mend it"}]
    return {**journey, "touchpoints": steps}


def _fields(scores: tuple[float | str, ...]) -> st.SearchStrategy[Written]:
    """The fields of one touchpoint that do not refer to others."""
    friction = st.sampled_from((*scores, "unknown"))
    always = {"name": NAME, "channel": st.sampled_from(CHANNELS)}
    return st.fixed_dictionaries(always, optional={**_ALONE, "friction": friction, "reach": st.sampled_from(REACHES)})


_JUDGED = _fields((1, 2, 3, 4, 5))
_MEASURED = _fields((1, 2, 3, 4, 5, 1.4, 2.5, 3.5, 4.5, 4.4999))


def settle(step: Written) -> None:
    """Let nobody sit through more of a wait than there is."""
    if "wait" in step and "waited" in step and minutes(step["waited"]) > minutes(step["wait"]):
        step["wait"], step["waited"] = step["waited"], step["wait"]


def _touchpoint(draw: st.DrawFn, i: int, before: list[Written], measured: bool) -> Written:
    """One touchpoint; its references point at those before it."""
    step: Written = {"id": f"t{i}", **draw(_MEASURED if measured else _JUDGED)}
    settle(step)
    if not before:
        return step
    ids = st.lists(st.sampled_from([record["id"] for record in before]), max_size=3, unique=True)
    step |= draw(_maybe({"follows": ids, "expected_from": ids, "demand": _DEMAND}))
    if draw(st.booleans()):
        causes, weighted = draw(ids), draw(st.booleans())
        met = sum(record.get("reach", 1) for record in before if record["id"] in causes)
        if not causes or step.get("reach", 1) <= met:
            step["caused_by"] = _weights(draw, causes) if causes and weighted else causes
    return step


@st.composite
def _demand(draw: st.DrawFn) -> Any:
    if draw(st.booleans()):
        return draw(st.sampled_from(("value", "failure", "unknown")))
    failure = draw(st.integers(0, 10))
    return {"failure": failure / 10, "value": draw(st.integers(0, 10 - failure)) / 10}


_DEMAND = _demand()


def _weights(draw: st.DrawFn, ids: list[str]) -> dict[str, float]:
    parts = [draw(st.integers(1, 9)) for _ in ids]
    return {id: part / sum(parts) for id, part in zip(ids, parts, strict=True)}


def text_of(value: Any) -> str:
    """The value as YAML in flow style, every text quoted."""
    match value:
        case dict():
            return "{" + ", ".join(f"{quoted(key)}: {text_of(inner)}" for key, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(text_of(inner) for inner in value) + "]"
        case str():
            return quoted(value)
        case bool():
            return "true" if value else "false"
    return repr(value)


def disguised(value: Any, chance: random.Random, depth: int = 0) -> str:
    """The same value in block style: keys in another order, other quotes, comments, blank lines."""
    pad = "  " * depth
    match value:
        case dict() if value:
            keys = list(value)
            chance.shuffle(keys)
            lines = [f"{pad}{_noise(chance, pad)}{key}:{_inner(value[key], chance, depth)}" for key in keys]
            return "\n".join(lines)
        case list() if value:
            return "\n".join(f"{pad}{_noise(chance, pad)}-{_inner(inner, chance, depth)}" for inner in value)
    return pad + _scalar(value, chance)


def _inner(value: Any, chance: random.Random, depth: int) -> str:
    if isinstance(value, (dict, list)) and value:
        return "\n" + disguised(value, chance, depth + 1)
    return "  " * chance.randint(0, 2) + " " + _scalar(value, chance) + chance.choice(("", " # why", "  "))


def _noise(chance: random.Random, pad: str) -> str:
    return chance.choice(("", "", f"# a comment: with 'quotes'\n{pad}", f"\n{pad}"))


def _scalar(value: Any, chance: random.Random) -> str:
    if isinstance(value, str) and value.isprintable() and chance.random() < 0.5:
        return "'" + value.replace("'", "''") + "'"
    return text_of(value)


def journey_of(written: Written, text: str | None = None) -> Journey:
    """The journey that was drawn, loaded; it has no problems."""
    loaded = load(read((text if text is not None else text_of(written)).encode()), path="drawn.yaml")
    assert not loaded.problems, loaded.problems
    assert loaded.journey is not None
    return loaded.journey
