"""The rules of lint: the list, or the page of one of them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from cxmap.findings import Rule
from cxmap.present import Subject
from cxmap.present.look import Look
from cxmap.present.page import Block, Column, Line, Page, Sample, Section, Sentence, Table, Tone, Words, line

_TONES: dict[str, Tone] = {"error": "bad", "warning": "warn", "info": "plain"}
_FENCED = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)

_CODE = re.compile(r"(`[^`]+`)")


def pages(rules: Sequence[Rule], look: Look) -> list[Page]:
    """One rule is explained, several are listed."""
    return [_explained(rules[0]) if len(rules) == 1 else _listing(rules)]


def page_of(rule: Rule) -> str:
    """What a rule's file says of it, as Markdown without the indentation of a docstring."""
    return unindented(rule.page)


def unindented(docstring: str) -> str:
    """A docstring whose lines all begin where they begin on its page."""
    first, _, rest = docstring.strip().partition("\n")
    return f"{first}\n{textwrap.dedent(rest)}".strip()


def paragraphs(text: str) -> Iterator[Section]:
    """Each paragraph, and each block of a file between two of them."""
    at = 0
    for fence in _FENCED.finditer(text):
        yield from map(section_of, _sentences(text[at : fence.start()]))
        yield section_of(Sample(fence[1]))
        at = fence.end()
    yield from map(section_of, _sentences(text[at:]))


def section_of(block: Block) -> Section:
    """A block with room above and below."""
    return Section("text", "", (block,))


def _sentences(text: str) -> Iterator[Sentence]:
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        if paragraph.strip():
            yield Sentence(with_code(" ".join(paragraph.split())))


def with_code(text: str) -> Line:
    """A line in which the words between backticks are those of a file."""
    return tuple(Words(piece, "code" if piece[0] == "`" else "plain") for piece in _CODE.split(text) if piece)


def _listing(rules: Sequence[Rule]) -> Page:
    sections = (
        Section(topic, topic.capitalize(), (_table(list(found)),))
        for topic, found in groupby(rules, key=lambda rule: rule.topic)
    )
    return Page("The rules of lint", "", "cxmap rules NAME explains one", tuple(sections))


def _table(rules: Sequence[Rule]) -> Table:
    columns = (Column("code"), Column("name"), Column("severity"), Column(""), Column("says"))
    return Table(columns, tuple(map(_row, rules)))


def _row(rule: Rule) -> tuple[Line, ...]:
    mark = "off" if not rule.enabled else "fix" if rule.fixable else ""
    severity = Words(rule.severity.value, _TONES[rule.severity])
    return line(Words(rule.code, "muted")), line(rule.name), line(severity), line(mark), with_code(rule.summary)


def _explained(rule: Rule) -> Page:
    told = [*paragraphs(page_of(rule)), *_silencing(rule)]
    return Page(f"{rule.name} ({rule.code})", "", " · ".join(_facts(rule)), tuple(told))


def _facts(rule: Rule) -> Iterator[str]:
    yield rule.severity
    yield from (f"{severity} in {state} journeys" for state, severity in rule.severity_by_state)
    yield rule.topic
    yield "on by default" if rule.enabled else "off by default"
    if len(rule.states) == 1:
        yield f"{rule.states[0]} journeys only"
    if rule.fixable:
        yield "fixable with --fix"


def _silencing(rule: Rule) -> Iterator[Section]:
    if rule.suppressible:
        yield section_of(Sentence(line(f"Where it does not matter: # cxmap: ignore[{rule.name}] and the reason")))


SUBJECT = Subject(pages)
