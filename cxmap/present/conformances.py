"""A plan held against what happens, as a page."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.conformance import DEVIATIONS, Conformance, Deviation, DeviationName
from cxmap.diff.version import Place
from cxmap.present import Subject
from cxmap.present.look import Look
from cxmap.present.page import Item, Listing, Page, Section, Sentence, Tone, Words, line
from cxmap.wording import counted, percent

_TITLES: dict[DeviationName, str] = {
    "missing": "Missing: planned, and does not happen",
    "ad-hoc": "Ad hoc: happens, and nobody planned it",
    "failing": "Failing: happens, and does not work",
    "out-of-sequence": "Out of sequence",
}
_MARKS: dict[DeviationName, tuple[str, Tone]] = {
    "missing": ("-", "bad"),
    "ad-hoc": ("+", "warn"),
    "failing": ("~", "bad"),
    "out-of-sequence": ("→", "warn"),
}


def pages(conformance: Conformance, look: Look) -> list[Page]:
    """One page: how much goes as planned, then the deviations of each sort."""
    planned, actual = conformance.planned, conformance.actual
    below = f"{planned.path} → {actual.path}" if planned.path else ""
    sections = (_verdict(conformance), *_sections(conformance))
    total = line(_total(conformance))
    return [Page(actual.journey.written.title, "planned against actual", below, sections, level=2, total=total)]


def _verdict(one: Conformance) -> Section:
    planned = len(one.planned.touchpoints)
    said = f"{one.as_planned} of {counted(planned, 'planned touchpoint')} happen as planned; {_total(one)}."
    sentence = Sentence(line(Words(said, "warn" if one.deviations else "good")), leads=True)
    return Section("verdict", "", (sentence,), rank=0)


def _total(one: Conformance) -> str:
    return counted(len(one.deviations), "deviation")


def _sections(one: Conformance) -> Iterator[Section]:
    for name in DEVIATIONS:
        found = [deviation for deviation in one.deviations if deviation.name == name]
        if found:
            items = tuple(_item(deviation) for deviation in found)
            yield Section(name, f"{_TITLES[name]} ({len(items)})", (Listing(items),))


def _item(one: Deviation) -> Item:
    glyph, tone = _MARKS[one.name]
    guess = (line(Words(f"guessed match, {percent(one.guess)} alike", "muted")),) if one.guess is not None else ()
    first = line(Words(f"{glyph} ", tone), Words(one.subject, "strong"), Words(f"  {one.team}", "muted"))
    places = _places(one)
    said = line(_said(one), Words(f"  [{places}]" if places else "", "muted"))
    return Item(first, (), (said, *guess))


def _said(one: Deviation) -> str:
    """What the title of the section does not say yet."""
    customers = f"{percent(one.reach)} of customers"
    if one.name == "missing":
        return f"planned for {customers}"
    return f"met by {customers}" if one.name == "ad-hoc" else f"{one.text}; met by {customers}"


def _places(one: Deviation) -> str:
    """Where it stands in both files."""
    versions = (("plan", one.planned_place), ("actual", one.actual_place))
    return ", ".join(f"{which} {_place(place)}" for which, place in versions if place)


def _place(place: Place) -> str:
    return f"line {place.line}"


SUBJECT = Subject(pages)
