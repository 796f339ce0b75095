"""We read a diagram as Mermaid 11 reads it: 200 odd ones with its own readings, and generated ones where it is here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.convert.readings import DIAGRAMS, HAS_MERMAID, agree, asked, ours, theirs
from tests.hell import NAMES

_TOKENS = (
    *(":", ": ", ";", "#", "%", "%%", "%%{", "}%%", "{", "}", "\n", "\n", "\n", "\n ", "\r\n", "\r", " ", ","),
    *("title ", "Title", "section ", "SECTION", "journey", "Journey", "accTitle:", "accDescr {", "accDescr: "),
    *("#35;", "#quot;", "#x;", "<br>", "<a b=\"c\">", "---\n", "title: T\n", "style x:", "init: ", "\u2028", "\ufeff"),
    *(": 3: Me\n", ": 0x4", ": 3.5, ", " A", "Do it", ": 5: Me, You\n", "\n Next: 2: Me\n", "%% x\n", "\n%% cxmap\n"),
    *(name for name in NAMES.values() if len(name) < 60 and name.isascii()),
    *("😀", "é", "\u00a0", "\u0085", "\x1c", "ﬂ°°35¶ß"),
)  # fmt: skip
_BODY = st.lists(st.sampled_from(_TOKENS), min_size=1, max_size=14).map("".join)
_START = st.sampled_from(
    ("journey\n", "journey\n title T\n section S\n", "---\ntitle: F\n---\njourney\n", "journey", "")
)
_TEXT = st.builds(str.__add__, _START, _BODY)


@pytest.mark.parametrize("path", DIAGRAMS, ids=lambda path: path.stem)
def test_an_odd_diagram_is_read_as_mermaid_reads_it(path: Path) -> None:
    reading = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert ours(path.read_bytes().decode()) == theirs(reading)


def test_there_are_odd_diagrams_and_mermaid_refuses_some_and_reads_most() -> None:
    refused = [path for path in DIAGRAMS if "refused" in json.loads(path.with_suffix(".json").read_text("utf-8"))]
    assert len(DIAGRAMS) >= 150
    assert 30 < len(refused) < len(DIAGRAMS) / 2


@pytest.mark.slow
@pytest.mark.skipif(not HAS_MERMAID, reason="Mermaid is not here: run `npm install` in tests/convert")
@settings(max_examples=10, deadline=None, phases=[Phase.generate], suppress_health_check=[*HealthCheck])
@given(texts=st.lists(_TEXT, min_size=100, max_size=100))
def test_generated_diagrams_are_read_as_mermaid_reads_them(texts: list[str]) -> None:
    readings = asked(texts)
    assert [text for text, reading in zip(texts, readings, strict=True) if not agree(ours(text), reading)] == []
