"""What the fuzzer starts from: a good file of every kind that a command reads, and words that stand for trouble."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml

from cxmap.config.file import schema as config_schema
from cxmap.journey.schema import schema as journey_schema
from tests.conftest import ROOT
from tests.hell import NAMES, journey_text
from tests.lint.example import CLEAN

CONFIG = """\
include = ["*.journey"]
exclude = ["old/**"]
teams = ["web", "care"]

[lint]
preset = "all"
ignore = ["no-journey-owner"]
severity = {no-evidence = "error"}
require-reason = true

[lint.per-file-ignores]
"drafts/*" = ["CX4"]

[channels]
kiosk = {kind = "product", mode = "in-person", cost = 0.2}

[costs]
preset = "gartner-2019"
"""
BASELINE = json.dumps({
    "schema_version": 1,
    "findings": [
        {"path": "new.yaml", "journey": "a", "touchpoint": "t", "rule": "no-goal", "fingerprint": "01", "count": 1}
    ],
})  # fmt: skip
COMMENTED = CLEAN.replace("  - id: find", "  # cxmap: ignore[missing-friction, CX4] known\n  - id: find") + (
    "# cxmap: accept[wait-up] new depot\n# cxmap: ignore-file[CX401] known\n"
)
MATCH = """\
cxmap-match: 1
case: customer
event: event
time: start
match:
  - {touchpoint: quote, when: web/quote}
  - {touchpoint: call, when: {event: call, reason: [thanks, "{x}"]}, means: value}
  - {touchpoint: (ignore), when: {matches: ".*login"}}
"""
NUMBER_LIKE = ("010", "1.10", "1e3", "0x1F", ".inf", "-0", "1_0", "0o7", "true", "no", "~", "2026-01-01", "12:30:00")
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 5, 6, 0.1, 1e-320, 1e308, float("inf"), float("nan"), 10**400, "", " ", "0", "-", [],
    [[]], [None], {}, {"a": {}}, {"": ""}, {"from": "data"}, ["find", "find"], {"find": 0.5, "ask": 0.5}, "24/7", "3d",
    "99999999d", "Mo-Fr 8:00", "(nobody)", "find", "ask", "data", *NUMBER_LIKE,
)  # fmt: skip


def words() -> tuple[str, ...]:
    """Words that have broken programs."""
    return (*NAMES.values(), *NUMBER_LIKE, "x" * 5000, "../x", "HEAD:new.yaml", "HEAD", "no/such", "*", "[", "**/" * 12)


@cache
def vocabulary() -> tuple[tuple[str, ...], tuple[Any, ...]]:
    """Every key of the formats that we read, and every word that one of them takes."""
    found = list(_said([journey_schema(), config_schema()]))
    return tuple(sorted({key for key, _ in found})), tuple(sorted({word for _, word in found if word}))


@cache
def alike() -> dict[str, list[Any]]:
    """What the journeys say under a key, and what the format allows there."""
    found: dict[str, list[Any]] = {}
    for file in (*ROOT.glob("journeys/**/*.yaml"), *ROOT.glob("tests/rules/examples/*.good.yaml")):
        for parent, key in places(yaml.safe_load(file.read_text())):
            if isinstance(parent, dict):
                found.setdefault(key, []).append(parent[key])
    for key, word in _said([journey_schema(), config_schema()]):
        found.setdefault(key, []).extend([word] if word else [])
    return found


def places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Each container with each of its keys."""
    if isinstance(node, (dict, list)):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield node, key
            yield from places(value)


def _said(node: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, list):
        for item in node:
            yield from _said(item, key)
    if isinstance(node, dict):
        yield from ((key, word) for word in (*node.get("enum", ()), node.get("const")) if isinstance(word, str))
        for name, item in node.items():
            yield from _said(item, key)
            if name == "properties":
                yield from ((property_, "") for property_ in item)


@cache
def seeds() -> dict[str, tuple[tuple[str, bytes], ...]]:
    """Good files, with the ending of their names, by the part that they play in a run."""
    hostile = (("yaml", journey_text(name).encode()) for name in NAMES.values())
    texts = (("yaml", CLEAN.encode()), ("yaml", COMMENTED.encode()))
    small = _files("tests/rules/examples/*.good.yaml")
    tables = [path for path in sorted((ROOT / "tests/convert/tables").iterdir()) if path.suffix != ".json"]
    return {
        "journey": (*_files("journeys/*.yaml"), *_files("journeys/*.yaml"), *hostile, *texts, *small),
        "comments": (("yaml", COMMENTED.encode()),),
        "config": (("toml", CONFIG.encode()),),
        "baseline": (("json", BASELINE.encode()),),
        "map": (*_files("tests/convert/mermaid/*.mmd"), *((file.suffix[1:], file.read_bytes()) for file in tables)),
        "log": (("csv", log()),),
        "match": (("yaml", MATCH.encode()),),
        "rules": _files("journeys/events/broadband.yaml"),
        "words": (("txt", b""),),
    }  # fmt: skip


@cache
def log() -> bytes:
    """A log, short enough to be counted in a moment."""
    return b"".join((ROOT / "journeys/events/broadband.csv").read_bytes().splitlines(keepends=True)[:300])


def _files(pattern: str) -> tuple[tuple[str, bytes], ...]:
    return tuple((path.suffix[1:], path.read_bytes()) for path in sorted(ROOT.glob(pattern)))
