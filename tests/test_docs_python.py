"""The page about Python: every example is run, in order, from the root of the repository."""

from __future__ import annotations

import doctest
import re

import pytest

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "python.md"


def test_every_example_gives_what_the_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    said: list[str] = []
    names: dict[str, object] = {}
    runner = doctest.DocTestRunner()
    for block in blocks:
        test = doctest.DocTestParser().get_doctest(block, names, "docs/python.md", str(PAGE), 0)
        assert test.examples
        runner.run(test, out=said.append, clear_globs=False)
        names |= test.globs
    assert "".join(said) == ""
