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


def _verdict(conformance: Conformance) -> Section:
    planned = len(conformance.planned.touchpoints)
    happen = f"{conformance.as_planned} of {counted(planned, 'planned touchpoint')} happen as planned"
    said = f"{happen}; {_total(conformance)}."
    sentence = Sentence(line(Words(said, "warn" if conformance.deviations else "good")), leads=True)
    return Section("verdict", "", (sentence,), rank=0)


def _total(conformance: Conformance) -> str:
    return counted(len(conformance.deviations), "deviation")


def _sections(conformance: Conformance) -> Iterator[Section]:
    for name in DEVIATIONS:
        found = [deviation for deviation in conformance.deviations if deviation.name == name]
        if found:
            items = tuple(_item(deviation) for deviation in found)
            yield Section(name, f"{_TITLES[name]} ({len(items)})", (Listing(items),))


def _item(deviation: Deviation) -> Item:
    glyph, tone = _MARKS[deviation.name]
    guess = (
        (line(Words(f"guessed match, {percent(deviation.guess)} alike", "muted")),)
        if deviation.guess is not None
        else ()
    )
    first = line(Words(f"{glyph} ", tone), Words(deviation.subject, "strong"), Words(f"  {deviation.team}", "muted"))
    places = _places(deviation)
    said = line(_said(deviation), Words(f"  [{places}]" if places else "", "muted"))
    return Item(first, (), (said, *guess))


def _said(deviation: Deviation) -> str:
    """What the title of the section does not say yet."""
    customers = f"{percent(deviation.reach)} of customers"
    if deviation.name == "missing":
        return f"planned for {customers}"
    return f"met by {customers}" if deviation.name == "ad-hoc" else f"{deviation.text}; met by {customers}"


def _places(deviation: Deviation) -> str:
    """Where it stands in both files."""
    versions = (("plan", deviation.planned_place), ("actual", deviation.actual_place))
    return ", ".join(f"{which} {_place(place)}" for which, place in versions if place)


def _place(place: Place) -> str:
    return f"line {place.line}"


SUBJECT = Subject(pages)
