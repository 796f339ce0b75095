"""Whatever the text is, reading never raises and every position lies inside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cxmap.findings import KeyPath
from cxmap.source.reader import read, read_text
from tests.hell import quoted
from tests.journeys_strategy import text_of
from tests.source.reader.told import assert_sound, fatal

PIECES = st.sampled_from(
    [
        "a", "b", "cxmap", ":", ": ", "- ", "\n", "\n  ", "\n- ", "[", "]", "{", "}", ",", ", ", "&a ", "*a", "<<: *a",
        "<<: ", "!!str ", "!x ", "'", '"', "|\n", ">-\n ", "# c\n", "---\n", "...\n", "%", "@", "`", "? ", "\t", "no",
        "010", "1.10", "~", "\r", "\r\n", "\u00e9", "\U0001f600", "\ufeff", "\\", "\\x", "0x", "1" * 401, "\x85",
    ]
)  # fmt: skip

BOUNDED = settings(max_examples=300, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])


@BOUNDED
@given(st.binary(max_size=300))
@example(b"\xef\xbb\xbf")
@example(b"\xef\xbb\xbf\xef\xbb\xbfa: no")
@example(b"\xff\xfe")
@example(b"\xed\xa0\x80")
def test_arbitrary_bytes_never_raise_and_every_span_lies_inside(data: bytes) -> None:
    assert_sound(read(data))


@BOUNDED
@given(st.text(max_size=300))
@example("\x00")
@example("a: \x07")
@example("\ufeff")
def test_arbitrary_text_never_raises_and_every_span_lies_inside(text: str) -> None:
    assert_sound(read_text(text))
    assert_sound(read(text.encode()))


@settings(BOUNDED, max_examples=300)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_yaml_soup_never_raises_and_every_span_lies_inside(text: str) -> None:
    assert_sound(read(text.encode()))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


def json_text(found: Any) -> str:
    if found is None:
        return "null"
    if isinstance(found, dict):
        return "{" + ", ".join(f"{quoted(key)}: {json_text(item)}" for key, item in found.items()) + "}"
    if isinstance(found, list):
        return "[" + ", ".join(map(json_text, found)) + "]"
    return text_of(found)


@settings(max_examples=150, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])
@given(JSON)
def test_every_json_value_is_read_back_as_it_is(written: Any) -> None:
    document = read(json_text(written).encode())
    assert fatal(document.problems) == []
    assert document.value == written
    assert_sound(document)


@settings(max_examples=100, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])
@given(JSON)
def test_every_scalar_stands_where_its_mark_says(written: Any) -> None:
    document = read(json_text(written).encode())
    for path, found in leaves(document.value, ()):
        assert document.source(path) == json_text(found)


def leaves(found: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    if isinstance(found, dict):
        for key, item in found.items():
            yield from leaves(item, (*path, key))
    elif isinstance(found, list):
        for i, item in enumerate(found):
            yield from leaves(item, (*path, i))
    else:
        yield path, found
