"""Every text that is no YAML is refused with what to do, whichever PyYAML and libyaml are installed."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from cxmap.findings import Problem, Span
from cxmap.source import reader, syntax
from cxmap.source.reader import read_text

NO_YAML = [
    *("a: b: c\n", "a: @x\n", "a: `x`\n", "a: %x\n", "\ta: 1\n", "a:\n\tb: 1\n", "a\nb: 1\n", "a: 1\n b: 2\n"),
    *("a: [1\nb: 2\n", "a: {b: 1\n", "a: {b: 1]\n", "a: [1}\n", "a: {b: c: d}\n", "[a: b: c]", "[a\n: b]", "[", "{"),
    *("a: ]\n", "a: }", ",", "...\n", "[a, b]]\n", "{a: 1}\nb: 2\n", "'a'\nb: 2\n", "a: 1\n...\nb: 1\n"),
    *("a: 'x\n", 'a: "x\n', "a: 'x'y\n", "a: 'b\n---\nc'\n", 'a: "\\q"\n', 'a: "\\x1"\n', 'a: "\\uZZZZ"'),
    *("a: - b\n", "a: - - b\n", "- a\nb: 1\n", "- - a\n - b\n", "a:\n  - b\n - c\n", "a: ? b\n", "a: [? b\n"),
    *("a: |0\n  x\n", "a: |x\n  x\n", "a: |\n\t x\n", "a: >\n  x\n y\n", "*", "&", "a: &\n", "a: *\n", "a: &x!y 1\n"),
    *("a: !x!y z\n", "a: !<x 1\n", "a: !<> 1\n", "a: !a%zz 1\n", "a: !a%ff 1\n", "a: !x^ 1\n", "a: &b &c d\n"),
    *("%YAML 3.0\n---\na: 1\n", "%YAML 1.1\n%YAML 1.1\n---\na: 1\n", "%YAML\n---\n", "%YAML x\n---\n"),
    *(
        "? a\nb\n",
        "%YAML 1x\n---\n",
        "%YAML 1111111111.1\n---\n",
        "%YAML 1.1 x\n---\n",
        "%TAG\n---\na",
        "%TAG ! \n---\na",
    ),
    *(
        "%TAG !a! tag:x\n%TAG !a! tag:x\n---\na",
        "%TAG !a! ^\n---\n",
        "%\n---\n",
        "%A!\n---\n",
        "%FOO x\na: 1\n",
        "a: 1\n%YAML 1.1\n",
    ),
]
TOO_DEEP = Problem(
    (), "nested deeper than 64 levels", "take levels out: a journey needs five", rule="unsafe-yaml", span=Span(64, 65)
)


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """PyYAML with libyaml, and without it, as where there is no wheel; the two have different words."""
    loader = getattr(yaml, request.param, None)
    if loader is None:
        pytest.skip("this PyYAML comes without libyaml")
    monkeypatch.setattr(reader, "_Parser", loader)
    return loader


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("text", NO_YAML)
def test_every_syntax_error_says_what_to_do_about_that_very_error(text: str) -> None:
    (problem,) = read_text(text).problems
    assert problem.rule == "yaml-syntax"
    assert problem.help not in ("", syntax._LOOK_AROUND)


def test_an_error_of_a_later_reader_says_where_to_look() -> None:
    problem = syntax.explain("a: 1", yaml.MarkedYAMLError(problem="met a full moon"))
    assert (problem.message, problem.help) == ("not YAML: met a full moon", syntax._LOOK_AROUND)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("levels", [65, 999, 1_000, 1_001, 1_100, 20_000])
def test_too_many_brackets_are_refused_in_our_words_whoever_gives_up_first(levels: int) -> None:
    text = "[" * levels
    document = read_text(text)
    assert (document.text, document.problems, document.readable) == (text, (TOO_DEEP,), False)


@pytest.mark.usefixtures("parser")
def test_what_stands_before_too_many_brackets_is_told_too() -> None:
    ambiguous, too_deep = read_text("[no, " + "[" * 5_000).problems
    assert (ambiguous.rule, ambiguous.about) == ("ambiguous-scalar", "no")
    assert (too_deep.message, too_deep.span) == (TOO_DEEP.message, Span(68, 69))


@pytest.mark.usefixtures("parser")
def test_a_slip_before_too_many_brackets_is_what_is_wrong() -> None:
    (problem,) = read_text("a: 'b' c " + "[" * 5_000).problems
    assert (problem.rule, problem.span) == ("yaml-syntax", Span(7, 8))


@pytest.mark.usefixtures("parser")
def test_a_control_character_is_refused_alike() -> None:
    (problem,) = read_text("a: \x01\n").problems
    assert (problem.rule, problem.span) == ("unsafe-yaml", Span(3, 4))
