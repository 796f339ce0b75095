"""The sections of a measurement about what follows what: contacts, handoffs, moves, variants, what nobody mapped."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.events.facts import FIRST_THING, TOO_LONG_AGO, Cause, Flow, Measurement, TouchpointFacts
from cxmap.present.page import Block, Column, Item, Line, Listing, Section, Sentence, Table, Words, line
from cxmap.wording import counted, in_words, number, percent, percent_range, times

_AGO = {FIRST_THING: "first thing, before any other step", TOO_LONG_AGO: "the step before is too long ago"}


def contacts(found: Measurement, top: int) -> Section | None:
    """How many there are, what they come after, and after which steps they come more than usual."""
    facts, names = found.contacts, _names(found)
    if facts.per_100 is None:
        return Section("contacts", "Contacts", (Sentence(line("Too few to show.")),))
    if not found.journeys.contacts:
        return Section("contacts", "Contacts", (Sentence(line("None in this log.")),))
    said = f"{number(facts.per_100)} contacts per 100 journeys"
    said += f"; {percent(facts.share)} of journeys have one" if facts.share is not None else ""
    blocks: list[Block] = [Sentence(line(said + "."))]
    total = found.journeys.contacts
    rows = _by_source(found)
    items = [
        Item(line(Words(f"{round(100 * n / total)} of 100 contacts", "strong"), f" come after {names.get(id, id)}")
             if id in names else line(f"{round(100 * n / total)} of 100 contacts: {_AGO.get(id, id)}"))
        for id, n in rows[:top]
    ]  # fmt: skip
    blocks += [Listing(tuple(items)), *_more(len(rows) - top, "contacts")]
    followed = [measured for measured in found.touchpoints if measured.contact_after and measured.contact_after.n]
    if followed and facts.base_rate is not None:
        blocks += [_followed(followed, top), Sentence(line(Words(_base(found), "muted")))]
    if facts.failure_low is not None and facts.failure_high is not None:
        share = percent_range(facts.failure_low, facts.failure_high)
        blocks.append(
            Sentence(line(f"{share} of contacts come after a step where the map says that it breaks (failure demand)."))
        )
    blocks += [Sentence(_cause(cause, names)) for cause in facts.causes]
    return Section("contacts", "Contacts", tuple(blocks), note="what comes before is not yet why")


def _cause(cause: Cause, names: dict[str, str]) -> Line:
    seen = "" if cause.share is None else f" ({percent(cause.share)} of these contacts)"
    said = f"The map says that {names[cause.cause]} causes {names[cause.contact]}: "
    return line(said, Words(cause.word, "strong"), f"{seen}.")


def _by_source(found: Measurement) -> list[tuple[str, int]]:
    """Contacts by the step they come after, over all contact touchpoints."""
    counts: dict[str, int] = {}
    for upstream in found.contacts.upstream:
        if upstream.n is not None:
            counts[upstream.touchpoint] = counts.get(upstream.touchpoint, 0) + upstream.n
    return sorted(counts.items(), key=lambda item: -item[1])


def _base(found: Measurement) -> str:
    within, base = in_words(found.within_minutes), percent(found.contacts.base_rate or 0.0)
    return f"Followed within {within}; over all steps it is {base}. One contact may follow several: never add these up."


def _followed(touchpoints: Sequence[TouchpointFacts], top: int) -> Table:
    titles = ("followed by a contact", "share of visits", "95 % interval", "times the usual")
    columns = tuple(Column(title, right=i > 0) for i, title in enumerate(titles))
    rows = []
    ranked = sorted(
        touchpoints,
        key=lambda measured: -((measured.contact_after and measured.contact_after.lift) or 0.0),
    )
    for item in ranked[:top]:
        after = item.contact_after
        if after and after.share is not None and after.low is not None and after.high is not None:
            lift = "" if after.lift is None else "no more than usual" if after.as_usual else f"{after.lift:.1f}"
            low_high = f"{percent(after.low)} to {percent(after.high)}"
            rows.append((line(item.name), line(percent(after.share)), line(low_high), line(lift)))
    return Table(columns, tuple(rows))


def handoffs(found: Measurement, top: int) -> Section | None:
    """Who hands to whom, how long it takes, and who hands back."""
    rows = [flow for flow in found.handoffs if not flow.suppressed]
    if not rows:
        return Section("handoffs", "Handoffs", (Sentence(line("None that may be shown.")),))
    blocks: list[Block] = [_flow_table(rows[:top], "handoff"), *_more(len(rows) - top, "handoffs")]
    back = found.ping_pong[:top]
    if back:
        words = "; ".join(
            f"from {ping_pong.team} to {ping_pong.other} and back {times(ping_pong.n or 0)}" for ping_pong in back
        )
        blocks.append(Sentence(line("Back and forth: ", words, ".")))
    return Section("handoffs", "Handoffs", tuple(blocks), note=f"teams by the {found.handoffs_by}")


def _flow_table(rows: Sequence[Flow], what: str) -> Table:
    titles = (what, "times", "journeys", "median wait", "nine in ten within")
    cells = tuple(
        (
            line(f"{flow.from_} → {flow.to}"),
            line(f"{flow.n:,}"),
            line(f"{flow.journeys:,}"),
            _minutes(flow.minutes.p50),
            _minutes(flow.minutes.p90),
        )
        for flow in rows
    )
    return Table(tuple(Column(title, right=i > 0) for i, title in enumerate(titles)), cells)


def _minutes(value: float | None) -> Line:
    return line("–" if value is None else in_words(value))


def conformance(found: Measurement, top: int) -> Section | None:
    """How many stay on the mapped path, and where the others leave it."""
    names, journeys = _names(found), found.journeys
    blocks: list[Block] = []
    if journeys.conforming is not None:
        share = percent(journeys.conforming / journeys.journeys)
        blocks.append(
            Sentence(line(f"{journeys.conforming:,} of {journeys.journeys:,} journeys ({share}) stay on it."))
        )
    moves = [move for move in found.moves if not move.suppressed]
    items = tuple(
        Item(line(Words(f"{move.class_} ", "strong"), f"{names.get(move.from_ or '', 'start')} → {names[move.to]}"),
             line(f"{counted(move.n or 0, 'time')} in {counted(move.journeys or 0, 'journey')}"))
        for move in moves[:top]
    )  # fmt: skip
    if items:
        blocks += [Listing(items), *_more(len(moves) - top, "conformance")]
    missing = sorted(
        (measured for measured in found.touchpoints if measured.missing),
        key=lambda measured: -(measured.missing or 0.0),
    )
    if missing:
        words = ", ".join(f"{measured.name} in {percent(measured.missing or 0.0)}" for measured in missing[:top])
        blocks.append(Sentence(line(f"Missing in closed journeys: {words}.")))
    return Section("conformance", "The mapped path", tuple(blocks)) if blocks else None


def variants(found: Measurement, top: int) -> Section | None:
    """The most frequent sequences."""
    shown = found.top_variants[:top]
    items = tuple(
        Item(line(" → ".join(item.touchpoints)), line(counted(item.journeys, "journey"))) for item in shown
    )  # fmt: skip
    pooled = found.pooled_journeys
    rest = f"{pooled:,} journeys go ways of their own, each too rare to be shown." if pooled else ""
    blocks: list[Block] = [Listing(items)] if items else []
    blocks += [Sentence(line(Words(rest, "muted")))] if rest else []
    note = counted(found.variants, "variant")
    return Section("variants", "Variants", tuple(blocks), note=note) if blocks else None


def unmapped(found: Measurement, top: int) -> Section | None:
    """Activities that no rule knows."""
    if not found.unmapped:
        return None
    items = tuple(Item(line(named.event), line(f"{named.events:,} events")) for named in found.unmapped[:top])
    return Section("unmapped", "Not mapped", (Listing(items), *_more(len(found.unmapped) - top, "unmapped")))


def _names(found: Measurement) -> dict[str, str]:
    return {measured.id: measured.name for measured in found.touchpoints}


def _more(count: int, section: str) -> list[Block]:
    if count <= 0:
        return []
    return [Sentence(line(Words(f"… and {count:,} more: --section {section} --top {count + 10}", "muted")))]
