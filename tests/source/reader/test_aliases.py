"""Aliases and merges: what they stand for, and where it was written."""

from __future__ import annotations

from cxmap.findings import KeyPath, Position
from cxmap.source.reader import read
from tests.source.reader.told import under, value


def test_an_alias_stands_for_the_anchored_value() -> None:
    text = "a: &x {k: [1, 2]}\nb: *x\nc: &s word\nd: [*s, *x]\n*s : key\n"
    x = {"k": [1, 2]}
    assert value(text) == {"a": x, "b": x, "c": "word", "d": ["word", x], "word": "key"}


def test_written_keys_win_over_merged_ones_and_earlier_merges_over_later_ones() -> None:
    text = """\
base: &b {team: web, channel: web, friction: 1}
other: &o {team: care, wait: 1h}
one: {channel: app, <<: *b}
two: {<<: [*b, *o], channel: phone}
three: {<<: [*o, *b]}
four: {<<: {a: 1}, b: 2}
five:
  <<: *b
  <<: *o
"""
    found = value(text)
    assert found["one"] == {"channel": "app", "team": "web", "friction": 1}
    assert found["two"] == {"channel": "phone", "team": "web", "friction": 1, "wait": "1h"}
    assert found["three"] == {"team": "care", "wait": "1h", "channel": "web", "friction": 1}
    assert found["four"] == {"a": 1, "b": 2}
    assert found["five"] == {"team": "web", "channel": "web", "friction": 1, "wait": "1h"}
    assert found["base"] == {"team": "web", "channel": "web", "friction": 1}


def test_a_merge_changes_no_mapping_but_its_own() -> None:
    found = value("a: &a {k: 1}\nb: &b {<<: *a, m: 2}\nc: {<<: *b, k: 3}\n")
    assert found == {"a": {"k": 1}, "b": {"k": 1, "m": 2}, "c": {"m": 2, "k": 3}}


def test_a_quoted_merge_key_is_a_key() -> None:
    assert value('{"<<": 3, a: <<}') == {"<<": 3, "a": "<<"}


PLACES = """\
base: &b
  team: web
  wait: 1h
one:
  <<: *b
  wait: 2h
two: *b
word: &w
  later
three: [x, *w]
"""


def place(path: KeyPath, on: str = "value") -> tuple[str, Position]:
    document = read(PLACES.encode())
    return under(document, document.span(path, on))


def second(path: KeyPath) -> tuple[str, Position] | None:
    document = read(PLACES.encode())
    found = document.elsewhere(path)
    return under(document, found) if found else None


def test_a_written_value_stands_in_one_place() -> None:
    assert place(("base", "team")) == ("web", Position(2, 9))
    assert place(("base", "team"), "key") == ("team", Position(2, 3))
    assert second(("base", "team")) is None
    assert place(("one", "wait")) == ("2h", Position(6, 9))
    assert second(("one", "wait")) is None


def test_a_merged_value_stands_at_its_anchor_and_was_merged_elsewhere() -> None:
    assert place(("one", "team")) == ("web", Position(2, 9))
    assert second(("one", "team")) == ("<<", Position(5, 3))


def test_an_aliased_value_stands_at_the_alias_and_was_written_elsewhere() -> None:
    assert place(("two",)) == ("*b", Position(7, 6))
    assert second(("two",)) == ("team: web", Position(2, 3))
    assert place(("three", 1)) == ("*w", Position(10, 12))


def test_a_value_inside_an_alias_stands_at_the_anchor_and_is_used_at_the_alias() -> None:
    assert place(("two", "wait")) == ("1h", Position(3, 9))
    assert second(("two", "wait")) == ("*b", Position(7, 6))


def test_a_value_merged_from_a_merged_mapping_stands_where_it_was_written_first() -> None:
    document = read(b"a: &a {k: 1}\nb: &b {<<: *a}\nc: {<<: *b}\n")
    assert under(document, document.span(("c", "k"))) == ("1", Position(1, 11))
    found = document.elsewhere(("c", "k"))
    assert under(document, found) == ("<<", Position(3, 5))


def test_an_alias_may_stand_for_a_key() -> None:
    document = read(b"&a key: 1\nb: *a\n")
    assert document.value == {"key": 1, "b": "key"}
    assert under(document, document.span(("b",))) == ("*a", Position(2, 4))
    assert under(document, document.elsewhere(("b",))) == ("key", Position(1, 4))
