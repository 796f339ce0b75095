"""What would be counted as what, as a page."""

from __future__ import annotations

from cxmap.events.preview import Matched, Preview
from cxmap.present.page import Block, Column, Line, Listing, Page, Section, Sentence, Table, Words, line
from cxmap.present.page import Item as Item
from cxmap.present.words import count_of, percent


def match_page(found: Preview, top: int) -> Page:
    """Events with their touchpoint, then what no rule knows, then touchpoints without events."""
    known = found.mapped + found.unmapped
    share = percent(found.mapped / known) if known else "none"
    head = f"{found.rows:,} rows, {found.usable:,} usable; {share} of events belong to a touchpoint, "
    head += f"{found.ignored:,} are known noise, {found.unmapped:,} are not mapped."
    sections = [Section("log", "", (Sentence(line(head)),)), _matched(found), *_unmapped(found), *_rest(found)]
    return Page(found.title, "what would be counted", "", tuple(sections))


def _matched(found: Preview) -> Section:
    rows = [one for one in found.events if one.touchpoint is not None]
    titles = ("event", "touchpoint", "rule", "events")
    table = Table(tuple(Column(title, right=title in ("rule", "events")) for title in titles),
                  tuple(_row(one) for one in rows))  # fmt: skip
    overlaps = [one for one in rows if one.also]
    blocks: list[Block] = [table]
    blocks += [
        Sentence(
            line(
                Words(f"{dict(one.cells)['event']} is also matched by {', '.join(one.also)}; the first has it.", "warn")
            )
        )
        for one in overlaps
    ]
    return Section("matched", "Matched", tuple(blocks))


def _row(one: Matched) -> tuple[Line, ...]:
    where = line(one.touchpoint or "", Words(f" ({one.means})" if one.means else "", "muted"))
    return line(_cells(one)), where, line(str(one.rule or "")), line(f"{one.events:,}")


def _cells(one: Matched) -> str:
    (_, event), *others = one.cells
    return event + (f" ({', '.join(f'{column}: {cell}' for column, cell in others)})" if others else "")


def _unmapped(found: Preview) -> list[Section]:
    rows = [one for one in found.events if one.touchpoint is None]
    if not rows:
        return []
    items = tuple(
        Item(line(Words(_cells(one), "strong"), f": near {', '.join(one.suggestions)}" if one.suggestions else ""),
             line(f"{one.events:,} events"))
        for one in rows
    )  # fmt: skip
    return [Section("unmapped", "Not mapped", (Listing(items),), note="--format yaml prints a start of match:")]


def _rest(found: Preview) -> list[Section]:
    said = []
    if found.without_events:
        said.append(f"Touchpoints without an event: {', '.join(found.without_events)}.")
    if found.pooled:
        rare = f"{count_of(found.pooled, 'event name')} with fewer than {found.min_cell} events"
        said.append(f"{rare} ({found.pooled_events:,} events) are not listed.")
    return [Section("rest", "", tuple(Sentence(line(one)) for one in said))] if said else []
