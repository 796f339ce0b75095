"""What a portfolio comes to: who makes the demand, what to fix, what is in the sums and what is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxmap.analysis.analysis import Analysis
from cxmap.portfolio.chosen import Reason
from cxmap.portfolio.fixes import Fix, by_contacts
from cxmap.portfolio.portfolio import Portfolio
from cxmap.present.look import Look
from cxmap.present.monthly import amount, contacts, journey, points, titles
from cxmap.present.page import Line, Section, Sentence, Words, line
from cxmap.present.views.demand import beside
from cxmap.wording import TINY, are, counted, percent, plural, some_of

_LEFT_OUT: dict[Reason, tuple[str, str]] = {
    "no-volume": ("without a volume", "without a volume"),
    "per-event": ("with a volume per event, which is no month", "with a volume per event, which is no month"),
    "to-be": ("plan", "plans"),
    "parent": ("of which the parts are counted instead", "of which the parts are counted instead"),
    "told-twice": ("", "that share an id with another file, so that their customers would count twice"),
}
"""Why a journey and why journeys are left out, in the order in which it is said."""


def verdict_section(portfolio: Portfolio, look: Look) -> Section:
    """The first screen."""
    sentences = [Sentence(line(headline(portfolio)), leads=True), *map(Sentence, _told(portfolio, look))]
    sentences += [Sentence(_muted(words)) for words in (_summed(portfolio), _left_out(portfolio, look)) if words]
    if portfolio.unread:
        sentences.append(Sentence(line(Words(_unread(portfolio), "bad"))))
    if sureness := " ".join(_sureness(portfolio)):
        sentences.append(Sentence(line(Words(sureness, "muted"))))
    return Section("verdict", "", tuple(sentences), rank=0)


def headline(portfolio: Portfolio) -> str:
    """How much demand failures make, and how much of it lands on somebody else."""
    demand = portfolio.demand
    if not portfolio.summed:
        return "No journey can be added up, so there are no sums."
    if not portfolio.customers:
        return "Nobody starts any of the journeys that are added up."
    if demand.elsewhere_share is None:
        return (
            "No contact is known to be made by something that failed." if demand.tried else "Nobody contacts service."
        )
    made = "is made" if abs(demand.caused - 1) < TINY else "are made"
    lands = _lands(demand.elsewhere_share)
    return f"{contacts(demand.caused)} a month {made} by something that failed; {lands}."


def _lands(share: float) -> str:
    if share > 1 - TINY:
        return "all of them land on a team that did not cause them"
    return f"{percent(share)} land on a team that did not cause them" if share > TINY else "each lands on its own team"


def _told(portfolio: Portfolio, look: Look) -> Iterator[Line]:
    makers = list(portfolio.demand.makers.items())
    if makers:
        yield line(Words(makers[0][0], "strong"), f" causes {amount(makers[0][1])} of them.")
    found = portfolio.fixes
    if not found:
        return
    best, most = found[0], by_contacts(found)[0]
    yield (*line("Best next fix: "), *_fix(portfolio, best, look), Words("."))
    if most is not best and most.contacts > best.contacts + TINY:
        yield (*line("Most contacts would go with: "), *_fix(portfolio, most, look), Words("."))


def _fix(portfolio: Portfolio, fix: Fix, look: Look) -> Line:
    """A fix with what it removes, in both of its measures."""
    where = journey(portfolio, fix.sites[0].analysis, look)
    name = Words(fix.name, "bad" if fix.is_breakdown else "strong", where.to)
    gone = (
        f"{points(fix.friction)} and {contacts(fix.contacts)} a month"
        if fix.contacts
        else f"{points(fix.friction)} a month"
    )
    return line(name, f" ({fix.team}), {gone}")


def _muted(words: Line) -> Line:
    """What is to be known and is not the news; the ways to journeys stay."""
    return tuple(piece._replace(tone="muted") for piece in words)


def _summed(portfolio: Portfolio) -> Line:
    """How many journeys the sums are of."""
    count = len(portfolio.summed)
    if not count:
        return ()
    customers = amount(portfolio.customers)
    return line(
        f"{counted(count, 'journey')} of today {'has' if count == 1 else 'have'} a volume and {are(count)} added up,"
        f" of {customers} {plural(portfolio.customers, 'customer')} who start in a month."
    )


def _left_out(portfolio: Portfolio, look: Look) -> Line:
    """Which journeys are not, by why; a title that several plans have stands once."""
    pieces: list[Words] = []
    for reason, words in _LEFT_OUT.items():
        items = [item.analysis for item in portfolio.left_out if item.reason == reason]
        if items:
            why = _why(portfolio, reason, words[len(items) > 1])
            pieces += [Words(f"; {len(items):,} {why} ("), *_named(portfolio, items, look), Words(")")]
    first = Words(pieces[0].text.removeprefix("; ")) if pieces else Words("")
    return (Words("Not added up: "), first, *pieces[1:], Words(".")) if pieces else ()


def _why(portfolio: Portfolio, reason: Reason, words: str) -> str:
    """Parts can be counted instead of the whole only if they can be added up themselves."""
    if reason != "parent":
        return words
    parts = {part for item in portfolio.left_out if item.reason == reason for part in item.others}
    added = {analysis.journey.id for analysis, _ in portfolio.summed}
    return words if parts & added else "with parts, of which none can be added up"


def _named(portfolio: Portfolio, journeys: Sequence[Analysis], look: Look) -> Line:
    """Of many the first few: a page lists every journey below."""
    is_short = len({analysis.journey.written.title for analysis in journeys}) <= look.most + 1
    is_all = is_short or (look.in_full and not look.report)
    return titles(portfolio, journeys, look, len(journeys) if is_all else look.most)


def _unread(portfolio: Portfolio) -> str:
    """Files that stand for journeys of which nobody knows anything here."""
    files = portfolio.unread
    kind = "is no valid journey and is" if len(files) == 1 else "are no valid journeys and are"
    return f"{some_of(files)} {kind} in no sum."


def _sureness(portfolio: Portfolio) -> Iterator[str]:
    """What stands beside the sums, and what they rest on."""
    demand = portfolio.demand
    if others := beside(demand):
        yield others
    elif demand.tried:
        yield f"The cause of every one of {contacts(demand.tried)} a month is known."
    if demand.inferred > TINY:
        yield f"{percent(demand.inferred / demand.caused)} of what was caused rests on causes that are inferred."
    if demand.not_handled > TINY:
        yield f"{amount(demand.not_handled)} of all {contacts(demand.tried)} never got through."
    if portfolio.estimate_share:
        is_all = portfolio.estimate_share > 1 - TINY
        said = "All friction scores are estimates"
        yield f"{said if is_all else f'{percent(portfolio.estimate_share)} of the friction rests on estimates'}."
    if portfolio.scored_share is not None and portfolio.scored_share < 1 - TINY:
        yield f"{percent(portfolio.scored_share)} of encounters are scored; the rest is left out of friction points."
