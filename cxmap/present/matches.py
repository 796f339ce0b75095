"""What would be counted as what, as a page."""

from __future__ import annotations

from cxmap.events.preview import Matched, Preview
from cxmap.present import Subject
from cxmap.present.look import Look
from cxmap.present.page import Block, Column, Line, Listing, Page, Section, Sentence, Table, Words, line
from cxmap.present.page import Item as Item
from cxmap.wording import counted, percent


def pages(found: Preview, look: Look) -> list[Page]:
    """Events with their touchpoint, then what no rule knows, then touchpoints without events."""
    known = found.mapped + found.unmapped
    share = percent(found.mapped / known) if known else "none"
    head = f"{found.rows:,} rows, {found.usable:,} usable; {share} of events belong to a touchpoint, "
    head += f"{found.ignored:,} are known noise, {found.unmapped:,} are not mapped."
    sections = [Section("log", "", (Sentence(line(head)),)), _matched(found), *_unmapped(found), *_rest(found)]
    return [Page(found.title, "what would be counted", "", tuple(sections))]


def _matched(found: Preview) -> Section:
    rows = [matched for matched in found.events if matched.touchpoint is not None]
    titles = ("event", "touchpoint", "rule", "events")
    table = Table(tuple(Column(title, right=title in ("rule", "events")) for title in titles),
                  tuple(_row(matched) for matched in rows))  # fmt: skip
    overlaps = [matched for matched in rows if matched.also]
    blocks: list[Block] = [table]
    blocks += [
        Sentence(
            line(
                Words(
                    f"{dict(matched.cells)['event']} is also matched by {', '.join(matched.also)}; the first has it.",
                    "warn",
                )
            )
        )
        for matched in overlaps
    ]
    return Section("matched", "Matched", tuple(blocks))


def _row(matched: Matched) -> tuple[Line, ...]:
    where = line(matched.touchpoint or "", Words(f" ({matched.means})" if matched.means else "", "muted"))
    return line(_cells(matched)), where, line(str(matched.rule or "")), line(f"{matched.events:,}")


def _cells(matched: Matched) -> str:
    (_, event), *others = matched.cells
    return event + (f" ({', '.join(f'{column}: {cell}' for column, cell in others)})" if others else "")


def _unmapped(found: Preview) -> list[Section]:
    rows = [matched for matched in found.events if matched.touchpoint is None]
    if not rows:
        return []
    items = tuple(
        Item(
            line(
                Words(_cells(matched), "strong"),
                f": near {', '.join(matched.suggestions)}" if matched.suggestions else "",
            ),
            line(f"{matched.events:,} events"),
        )
        for matched in rows
    )
    return [Section("unmapped", "Not mapped", (Listing(items),), note="--format yaml prints a start of match:")]


def _rest(found: Preview) -> list[Section]:
    said = []
    if found.without_events:
        said.append(f"Touchpoints without an event: {', '.join(found.without_events)}.")
    if found.pooled:
        rare = f"{counted(found.pooled, 'event name')} with fewer than {found.min_cell} events"
        said.append(f"{rare} ({found.pooled_events:,} events) are not listed.")
    return [Section("rest", "", tuple(Sentence(line(name)) for name in said))] if said else []


SUBJECT = Subject(pages)
