"""Whatever a baseline file holds: one error that says what is wrong."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cxmap.errors import ConfigError
from cxmap.lint.baseline import Entry, from_text

ENTRY = {"path": "a.yaml", "journey": "a", "touchpoint": "t", "rule": "no-goal", "fingerprint": "0123", "count": 1}
WORDS = ("path", "journey", "touchpoint", "rule", "fingerprint")
ODD = [None, True, -1, 0, 1.5, float("inf"), float("-inf"), float("nan"), 10**400, "two", "", [], ["x"], {}, {"a": 1}]


def baseline(*findings: Any, **more: Any) -> str:
    return json.dumps({"schema_version": 1, "findings": list(findings), **more})


def test_a_baseline_is_read_as_it_was_written() -> None:
    assert from_text(baseline(ENTRY), "known.json") == [Entry("a.yaml", "a", "t", "no-goal", "0123", 1)]


@pytest.mark.parametrize("value", ODD)
@pytest.mark.parametrize("field", [*ENTRY, "schema_version", "findings"])
def test_an_odd_value_is_named(field: str, value: Any) -> None:
    text = baseline(ENTRY | {field: value}) if field in ENTRY else baseline(ENTRY, **{field: value})
    if isinstance(value, str) and field in WORDS and (value or field != "fingerprint"):
        assert [getattr(entry, field) for entry in from_text(text, "known.json")] == [value]
        return
    if (field, value) == ("findings", []):
        assert from_text(text, "known.json") == []
        return
    with pytest.raises(ConfigError) as caught:
        from_text(text, "known.json")
    assert caught.value.where == "known.json"
    assert field.removesuffix("s") in caught.value.message
    assert len(caught.value.message) < 200


@pytest.mark.parametrize(
    "text", ["", "[" * 100_000, '{"a":' * 100_000, "[]", "1", "null", '"x"', "{}", "\0", "9" * 5000]
)
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(ConfigError, match="this is no baseline of cxmap"):
        from_text(text, "known.json")


@pytest.mark.parametrize("row", [None, 1, "x", [], [["path", "a"]]])
def test_a_finding_that_is_no_mapping_is_named(row: Any) -> None:
    with pytest.raises(ConfigError, match="finding 2 is "):
        from_text(baseline(ENTRY, row), "known.json")
