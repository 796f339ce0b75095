"""The catalogue of rules for people: the list, and the page of one rule."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from cxmap.findings import Rule
from cxmap.formats.drawing.ansi import BOLD, CYAN, DIM, OF_SEVERITY, paint
from cxmap.formats.drawing.width import crop
from cxmap.present.look import Look

_FENCED = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_WIDEST = 100


def page_of(rule: Rule) -> str:
    """The page as Markdown, without the indentation of its docstring."""
    first, _, rest = rule.page.strip().partition("\n")
    return f"{first}\n{textwrap.dedent(rest)}".strip()


def summary_of(rule: Rule) -> str:
    """The first sentence of the page, in one line."""
    return " ".join(rule.summary.split())


def listing(rules: Sequence[Rule], look: Look, *, whole: bool = False) -> str:
    """One line for each rule, under its topic; ``whole`` cuts no line off."""
    named = max(len(rule.name) for rule in rules)
    parts = []
    for topic, found in groupby(rules, key=lambda rule: rule.topic):
        rows = [_row(rule, named, look, whole) for rule in found]
        parts.append("\n".join([paint(topic.capitalize(), BOLD, look.color), *rows]))
    return "\n\n".join(parts) + "\n"


def _row(rule: Rule, named: int, look: Look, whole: bool) -> str:
    room = max(look.width - named - 26, 10)
    summary = summary_of(rule) if whole else crop(summary_of(rule), room, "…" if look.unicode else "...")
    severity = paint(f"{rule.severity:<7}", OF_SEVERITY[rule.severity], look.color)
    mark = "off" if not rule.enabled else "fix" if rule.fixable else "   "
    code = paint(rule.code, DIM, look.color)
    return f"  {code}  {rule.name:<{named}}  {severity}  {paint(mark, CYAN, look.color)}  {summary}".rstrip()


def explained(rule: Rule, look: Look) -> str:
    """The page of one rule: what, why, a bad and a good example."""
    dot = "·" if look.unicode else "-"
    facts = f" {dot} ".join(_facts(rule))
    head = f"{paint(rule.name, BOLD, look.color)} ({rule.code})\n{paint(facts, DIM, look.color)}\n"
    blocks = [*_blocks(page_of(rule), look), *_silencing(rule)]
    return head + "".join(f"\n{block}\n" for block in blocks)


def _facts(rule: Rule) -> Iterator[str]:
    yield rule.severity
    yield from (f"{severity} in {state} journeys" for state, severity in rule.severity_by_state)
    yield rule.topic
    yield "on by default" if rule.enabled else "off by default"
    if len(rule.states) == 1:
        yield f"{rule.states[0]} journeys only"
    if rule.fixable:
        yield "fixable with --fix"


def _blocks(page: str, look: Look) -> Iterator[str]:
    """Paragraphs wrapped to the screen, examples indented and never wrapped."""
    at = 0
    for fence in _FENCED.finditer(page):
        yield from _paragraphs(page[at : fence.start()], look)
        yield "\n".join(paint(f"    {line}", CYAN, look.color) for line in fence[1].rstrip().split("\n"))
        at = fence.end()
    yield from _paragraphs(page[at:], look)


def _paragraphs(text: str, look: Look) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        if paragraph.strip():
            yield textwrap.fill(" ".join(paragraph.split()), min(look.width, _WIDEST), break_on_hyphens=False)


def _silencing(rule: Rule) -> Iterator[str]:
    if rule.suppressible:
        yield f"Where it does not matter: # cxmap: ignore[{rule.name}] and the reason"
