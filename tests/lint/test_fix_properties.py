"""Whatever a journey looks like: fixing twice is fixing once, and only what was meant changes."""

from __future__ import annotations

import codecs
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap.config import default
from cxmap.lint.fix import mend
from cxmap.lint.select import select
from cxmap.source.files import Input
from cxmap.source.reader import read

DEFECTS = {
    "friction: 3": ['friction: "3"', "fricton: 3", "", "friction:", "friction: '3' # three"],
    "channel: chat": ["channel: Chat", "chanel: chat", "channel: cahtt"],
    "wait: 2h": ["wait: 2 hours", "wiat: 2h", "wait: 1:30"],
    "id: ask": ["x-note: nothing", "id: ask # cxmap: ignore[CX401, CX201]"],
    "caused_by: [find]": ["caused_by: [fnid]", "x-cause: none", "caused_by: find", "caused_by:\n      - findd # why"],
    "team: care": ["team: no", "team: 0123", "team: 'care' # cxmap: ignore[nothing]"],
    "doing: asks": ["doing: on", "doing: |\n      # no comment\n      asks", "doing: 顧客 # 😀"],
}
JOURNEY = """\
# head
cxmap: 1
id: return-shoes
title: Return shoes
goal: Money back
retro: {invite: [care]}
touchpoints:
  - {id: find, name: Find the page, team: web, channel: web, friction: 4} # flow
  - id: ask
    name: Ask for a label # block
    channel: chat
    team: care
    wait: 2h
    friction: 3
    caused_by: [find]
    doing: asks

  # own line
  - name: Get the refund
    team: finance
    channel: bank-transfer
    friction: 1
    outcome: done
"""

files = st.builds(
    lambda chosen, line_end, bom, tail: (
        (codecs.BOM_UTF8 if bom else b"") + (_with(chosen).rstrip("\n") + tail).replace("\n", line_end).encode()
    ),
    st.fixed_dictionaries({old: st.sampled_from([old, *new]) for old, new in DEFECTS.items()}),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.sampled_from(["", "\n", "\n\n# end\n", "\n# cxmap: ignore[CX401] last"]),
)


def _with(chosen: dict[str, str]) -> str:
    text = JOURNEY
    for old, new in chosen.items():
        text = text.replace(old, new, 1) if new else text.replace(f"    {old}\n", "", 1)
    return text


def fix(data: bytes) -> bytes:
    return mend(Input("journey.yaml", data), default(), select(default())).source.data


def comments(data: bytes) -> list[str]:
    """What stands behind ``#`` and is not ours to cut."""
    found = re.findall(r"#[ \t]*([^\r\n#]+)", data.decode("utf-8-sig"))
    return [item.strip() for item in found if not item.startswith("cxmap:")]


def flat(value: Any, path: tuple[Any, ...] = ()) -> dict[tuple[Any, ...], Any]:
    if isinstance(value, dict):
        return {key: item for name, inner in value.items() for key, item in flat(inner, (*path, name)).items()}
    if isinstance(value, list):
        return {key: item for i, inner in enumerate(value) for key, item in flat(inner, (*path, i)).items()}
    return {path: value}


@given(files)
@settings(max_examples=60, deadline=None)
def test_fixing_twice_is_fixing_once(data: bytes) -> None:
    once = fix(data)
    assert fix(once) == once


@given(files)
@settings(max_examples=60, deadline=None)
def test_comments_line_ends_and_the_byte_order_mark_stay(data: bytes) -> None:
    after = fix(data)
    assert comments(after) == comments(data)
    assert after.startswith(codecs.BOM_UTF8) == data.startswith(codecs.BOM_UTF8)
    assert set(re.findall(rb"\r\n|\r|\n", after)) == set(re.findall(rb"\r\n|\r|\n", data))
    assert after.endswith((b"\n", b"\r")) or not data.endswith((b"\n", b"\r"))


@given(files)
@settings(max_examples=60, deadline=None)
def test_values_that_no_finding_named_stay(data: bytes) -> None:
    before, after = flat(read(data).value), flat(read(fix(data)).value)
    sound = {path: value for path, value in before.items() if path[0] not in ("touchpoints", "retro")}
    sound |= {path: value for path, value in before.items() if path[-1] in ("name", "outcome", "x-note", "x-cause")}
    assert sound.items() <= after.items()
    assert set(before.values()) & {"Find the page", "Ask for a label"} <= set(after.values())
