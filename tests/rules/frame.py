"""The frame that short examples stand in, and the marks that say where a finding is expected.

An example is a whole file, a few top-level fields, or a few touchpoints. What is missing comes from ``HEAD``, ``FIND``,
``ASK`` and ``REFUND``, a journey in which no rule finds anything. ``# CX401`` at the end of a line means that the rule
reports it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cxmap.config import default
from cxmap.findings import Finding, Rule
from cxmap.journey.load import load
from cxmap.lint.engine import check
from cxmap.rules import rules
from cxmap.source.reader import read

HEAD = {
    "cxmap": "1",
    "id": "return-shoes",
    "title": "Return shoes",
    "goal": "Money back",
    "persona": "{name: Shopper, needs: [quick]}",
    "owner": "web",
}
FIND = "- {id: find, name: Find the return page, team: web, channel: web, friction: 2, outcome: done}"
ASK = "- {id: ask, name: Ask how long it takes, team: care, channel: chat, friction: 1, demand: value}"
REFUND = (
    "- {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1, outcome: done,"
    " evidence: [{covers: [friction, outcome], from: data}]}"
)

_MARKS = re.compile(r"([ \t]+# CX\d{3})+[ \t]*$")
_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A whole file, and the marks in it: line and code, in order. ``first`` is the line where the example starts."""

    text: str
    marks: list[tuple[int, str]]
    first: int = 1


def blocks(page: str) -> Iterator[str]:
    """The YAML blocks of a page."""
    return (match[1] for match in _BLOCK.finditer(page))


def example(block: str) -> Example:
    """Put a block into the frame, without its marks."""
    before, after = _frame(block)
    first = len(before) + 1
    lines = block.splitlines()
    marks = [
        (first + i, code)
        for i, line in enumerate(lines)
        if (found := _MARKS.search(line))
        for code in found[0].split()[1::2]
    ]
    text = "\n".join([*before, *(_MARKS.sub("", line) for line in lines), *after]) + "\n"
    return Example(text, marks, first)


def _frame(block: str) -> tuple[list[str], list[str]]:
    """The lines before and after a block that make it a journey."""
    only_comments = all(line.startswith("#") or not line.strip() for line in block.splitlines())
    if only_comments or re.search(r"^cxmap:", block, re.MULTILINE):
        return [], []
    missing = [f"{key}: {value}" for key, value in HEAD.items() if not re.search(rf"^{key}:", block, re.MULTILINE)]
    if re.match(r"(#.*\n)*- ", block):
        before, after = _touchpoints(block)
        return [*missing, "touchpoints:", *before], after
    if re.search(r"^touchpoints:", block, re.MULTILINE):
        return [], missing
    return [], [*missing, "touchpoints:", FIND, ASK, REFUND]


def _touchpoints(block: str) -> tuple[list[str], list[str]]:
    """The frame's touchpoints around those of a block; one that has the same id in the block gives way."""
    given = set(re.findall(r"\bid: ([\w-]+)", block))
    return [] if "find" in given else [FIND], [
        line for id, line in (("ask", ASK), ("refund", REFUND)) if id not in given
    ]


def findings(text: str, *, selected: Iterable[Rule] | None = None) -> list[Finding]:
    """The findings of all rules, whatever is on by default, or of the selected ones."""
    loaded = load(read(text.encode()), path="return-shoes.yaml")
    chosen = rules() if selected is None else selected
    return check(loaded, config=default(), selected=chosen)


def recommended(text: str) -> list[Finding]:
    """The findings of the rules that are on by default."""
    return findings(text, selected=[rule for rule in rules() if rule.enabled])


def reported(text: str, code: str) -> list[tuple[int, str]]:
    """Lines and codes of what one rule reports."""
    return [(finding.start.line, finding.code) for finding in findings(text) if finding.code == code]
