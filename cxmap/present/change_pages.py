"""The changes that `diff` tells: the list, or the page of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxmap.diff.change import ChangeClass
from cxmap.diff.pages import Page as Told
from cxmap.present import Subject
from cxmap.present.look import Look
from cxmap.present.page import Column, Page, Section, Sentence, Table, line
from cxmap.present.rules import paragraphs, section_of, with_code
from cxmap.wording import listed

_USUALLY = {
    ChangeClass.REGRESSION: "a regression",
    ChangeClass.QUESTION: "a question",
    ChangeClass.IMPROVEMENT: "an improvement",
    ChangeClass.NEUTRAL: "neutral",
}


def pages(changes: Sequence[Told], look: Look) -> list[Page]:
    """One change is explained, several are listed."""
    return [_explained(changes[0]) if len(changes) == 1 else _listing(changes)]


def _listing(changes: Sequence[Told]) -> Page:
    """Each change under what it usually means."""
    sections = (
        Section(class_.value, f"Usually {_USUALLY[class_]}", (_table(found),))
        for class_ in ChangeClass
        if (found := [told for told in changes if told.kind.class_ is class_])
    )
    return Page("The changes that diff tells", "", "cxmap rules NAME explains one", tuple(sections))


def _table(changes: Sequence[Told]) -> Table:
    rows = tuple((line(told.kind.id), with_code(told.summary)) for told in changes)
    return Table((Column("change"), Column("says")), rows)


def _explained(told: Told) -> Page:
    """What it is, when it is better or worse, how it is accepted."""
    sections = (*paragraphs(told.text), *map(section_of, _closing(told)))
    return Page(told.kind.id, "", f"usually {_USUALLY[told.kind.class_]}", sections)


def _closing(told: Told) -> Iterator[Sentence]:
    if told.others:
        yield Sentence(line(f"See also: {listed(told.others)}"))
    yield Sentence(line(f"To live with it: # cxmap: accept[{told.kind.id}] and the reason"))


SUBJECT = Subject(pages)
