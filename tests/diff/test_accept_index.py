"""Acceptances are looked up by line and item; here each is asked about each change, and nothing may differ."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap.diff.accept import NO_REASON, acceptances
from cxmap.diff.change import Change
from cxmap.diff.detect import found
from cxmap.diff.verdict import NOT_ACCEPTABLE
from cxmap.diff.versions import Versions
from cxmap.findings import KeyPath
from cxmap.source.comments import Directive, directives, target
from tests.diff.versions import both_of, side_of_text

OLD = side_of_text("""\
cxmap: 1
id: try
title: Try it
retired: [{id: long}]
touchpoints:
- {id: find, name: Find the page, team: web, channel: web, friction: 2, wait: 5m}
- {id: ask, name: Ask for a label, team: care, channel: chat, friction: 4, caused_by: [find]}
- {id: call, name: Call, team: care, channel: phone, friction: 4, wait: 5m, caused_by: [find]}
- {id: mail, name: Write a letter, team: care, channel: email, friction: 5, caused_by: [find]}
- {id: drop, name: Drop the parcel off, team: post, channel: shop, friction: 2, wait: 1h}
- {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1, outcome: done}
""")
LINES = """\
cxmap: 1
id: try
title: Try it out
ends: abandoned
x-slow: &slow {wait: 2h, friction: 3}
retired:
- id: mail
- {id: ask,
  why: nobody asked}
- id: mail
touchpoints:
- id: find
  name: Find the page
  team: web
  channel: web
  <<: *slow
- id: drop
  name: Drop the parcel off
  team: post
  channel: shop
  friction: 4
  wait: 3h
  evidence:
    - from: data
      covers: [friction,
        wait]
- {id: refund, name: Get the refund,
  team: care, channel: bank-transfer, friction: 5,
  outcome: failed}
- id: again
  name: Ask again
  team: care
  channel: phone
  friction: 5
  caused_by: [refund]
""".splitlines()


def versions(text: str) -> Versions:
    return both_of(OLD, side_of_text(text))


CHANGES = found(versions("\n".join(LINES)))
KINDS = [*sorted({changed.id for changed in CHANGES} | NOT_ACCEPTABLE), "nothing"]
comments = st.lists(
    st.tuples(
        st.sampled_from(range(len(LINES))),
        st.booleans(),
        st.lists(st.sampled_from(KINDS), min_size=1, max_size=4).map(", ".join),
        st.sampled_from(["", "why", "looked at in May", "for now"]),
    ),
    min_size=1,
    max_size=30,
)


def test_there_are_changes_of_the_journey_and_of_steps_that_stay_came_went_and_were_retired() -> None:
    kinds = {(change.id, change.touchpoint) for change in CHANGES}
    assert kinds >= {
        ("goal-lost", None), ("wait-up", "find"), ("friction-up", "refund"), ("touchpoint-added", "again"),
        ("route-removed", "ask"), ("route-removed", "call"), ("route-removed", "mail"),
    }  # fmt: skip


@given(comments, st.sampled_from(["", "# cxmap: accept-file[wait-up, goal-lost] all\n", "# cxmap: accept[wait-up]\n"]))
@settings(deadline=None)
def test_the_lookup_finds_what_asking_each_finds(comments: list[tuple[int, bool, str, str]], last: str) -> None:
    new = versions(_text(comments) + last)
    changes = found(new)
    assert acceptances(new, changes) == dict(_one_by_one(new, changes))


def _text(comments: list[tuple[int, bool, str, str]]) -> str:
    above = ["" for _ in LINES]
    behind = list(LINES)
    for line, own_line, names, reason in comments:
        if own_line:
            above[line] += f"# cxmap: accept[{names}] {reason}\n"
        else:
            behind[line] += f" # cxmap: accept[{names}] {reason}"
    return "".join(f"{above}{line}\n" for above, line in zip(above, behind, strict=True))


def _one_by_one(versions: Versions, changes: tuple[Change, ...]) -> Iterator[tuple[str, str]]:
    assert versions.new.document
    written = directives(versions.new.document.text)
    for change in changes:
        reason = next((directive.reason for directive in written if _covers(directive, change, versions)), None)
        if reason is not None:
            yield change.fingerprint, reason or NO_REASON


def _covers(directive: Directive, change: Change, versions: Versions) -> bool:
    """Whether a comment accepts a change: what the index stands for."""
    document = versions.new.document
    assert document
    if change.id not in [name for name, _ in directive.names] or change.id in NOT_ACCEPTABLE:
        return False
    item = target(document, directive) if directive.own_line and directive.verb == "accept" else None
    is_whole = item is None and (directive.own_line or directive.verb == "accept-file")
    if change.touchpoint is None or is_whole:
        return True
    path = _path(change, versions)
    if path is None:
        return item is not None and len(item) == 1
    if item is None:
        place = document.position(document.span(path).start)
        return place.line == document.position(directive.span.start).line
    return path[: len(item)] == item


def _path(change: Change, versions: Versions) -> KeyPath | None:
    if change.new_path is None:
        retired = [item.id for item in versions.new.journey.written.retired]
        return ("retired", retired.index(change.touchpoint)) if change.touchpoint in retired else None
    return change.new_path


def test_twice_the_comments_and_changes_are_no_more_than_twice_the_work() -> None:
    assert _calls(_many(80)) < 2.5 * _calls(_many(40))


def _many(number: int) -> Versions:
    head = "cxmap: 1\nid: try\ntitle: Try it\ntouchpoints:\n- {id: last, name: Last, team: web, channel: web}\n"
    step = "- {{id: {0}{1}, name: {0} {1}, team: web, channel: web, friction: {2}}}\n"
    old = [step.format(which, i, 2) for which in ("stays", "goes") for i in range(number)]
    new = ["# cxmap: accept[friction-up] why\n" + step.format("stays", i, 3) for i in range(number)]
    retired = [f"# cxmap: accept[touchpoint-removed] why\n- {{id: goes{i}}}\n" for i in range(number)]
    text = "".join([head, *new, "retired:\n", *retired])
    return both_of(side_of_text(head + "".join(old)), side_of_text(text))


def _calls(versions: Versions) -> int:
    """How many functions are called until all acceptances are found."""
    changes = found(versions)
    called = 0

    def count(_: Any, event: str, __: Any) -> None:
        nonlocal called
        called += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        result = acceptances(versions, changes)
    finally:
        sys.setprofile(before)
    assert len(result) == len([change for change in changes if change.id in ("friction-up", "touchpoint-removed")])
    return called
