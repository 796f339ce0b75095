"""What would be counted as what, before anything is counted."""

from __future__ import annotations

from typing import NamedTuple

from cxmap.events.rules import IGNORED, LEFT_OUT, UNMAPPED
from cxmap.events.seen import Event, Seen
from cxmap.events.settings import Settings
from cxmap.journey.ids import slug

MOST_SUGGESTIONS = 3
_ENOUGH = 0.5
"""From here on a name is near enough to be suggested."""


class Matched(NamedTuple):
    """A distinct event: what the rules look at, the touchpoint it goes to, the number of the rule, its events.

    ``touchpoint`` is None for what no rule knows; ``also`` are touchpoints whose rules match too.
    """

    cells: tuple[tuple[str, str], ...]
    touchpoint: str | None
    rule: int | None
    means: str
    events: int
    also: tuple[str, ...]
    suggestions: tuple[str, ...]


class Preview(NamedTuple):
    """All distinct events with at least ``min_cell`` events, the most frequent first; the others are pooled."""

    journey: str
    title: str
    rows: int
    usable: int
    mapped: int
    ignored: int
    unmapped: int
    events: tuple[Matched, ...]
    pooled: int
    pooled_events: int
    without_events: tuple[str, ...]
    min_cell: int


def preview(seen: Seen, settings: Settings) -> Preview:
    """The rules' decisions about a log."""
    least = settings.log.min_cell
    kept = [event for event in seen.events if event.decision.position != LEFT_OUT and event.events]
    often = [event for event in kept if event.events >= least]
    met = {event.decision.position for event in kept}
    return Preview(
        journey=settings.journey.id,
        title=settings.journey.written.title,
        rows=seen.total("rows"),
        usable=seen.total("usable"),
        mapped=seen.mapped,
        ignored=seen.ignored,
        unmapped=seen.unmapped,
        events=tuple(_matched(event, settings) for event in often),
        pooled=len(kept) - len(often),
        pooled_events=sum(event.events for event in kept if event.events < least),
        without_events=tuple(touchpoint.id for touchpoint in settings.touchpoints if touchpoint.index not in met),
        min_cell=least,
    )


def _matched(event: Event, settings: Settings) -> Matched:
    decision = event.decision
    columns = ("event", *settings.log.rule_columns)
    cells = tuple((column, cell) for column, cell in zip(columns, event.cells, strict=True) if cell)
    unknown = decision.position == UNMAPPED
    touchpoint = None if unknown else "(ignore)" if decision.position == IGNORED else None
    if decision.position >= 0:
        touchpoint = settings.touchpoints[decision.position].id
    rule = decision.rule
    return Matched(
        cells,
        touchpoint,
        rule.number if rule else None,
        rule.means if rule else "",
        event.events,
        tuple(overlap for overlap in decision.overlaps if overlap != touchpoint),
        suggestions(event.name, settings) if unknown else (),
    )


def suggestions(name: str, settings: Settings) -> tuple[str, ...]:
    """Touchpoints whose id or name shares words with an activity or is spelt nearly like it, the nearest first."""
    from difflib import SequenceMatcher

    words = slug(name)
    scored = []
    for touchpoint in settings.touchpoints:
        texts = (slug(touchpoint.id), slug(touchpoint.name))
        shared = max(len(set(words.split("-")) & set(text.split("-"))) / len(text.split("-")) for text in texts)
        spelt = max(SequenceMatcher(None, words, text).ratio() for text in texts)
        scored.append((-max(shared, spelt), touchpoint.index, touchpoint.id))
    return tuple(id for score, _, id in sorted(scored) if -score >= _ENOUGH)[:MOST_SUGGESTIONS]


def as_rules(found: Preview) -> str:
    """A start of ``match:`` for what no rule knows, with the nearest touchpoints as comments."""
    from cxmap.source.yaml_text import comment, quoted, scalar

    lines = ["match:"]
    for event in found.events:
        if event.touchpoint is None:
            name = quoted(dict(event.cells)["event"])
            guess, *others = event.suggestions or ("(ignore)",)
            more = (
                f", or {comment(', '.join(others))}"
                if others
                else ""
                if event.suggestions
                else ", nothing on the map is near"
            )
            lines.append(f"  - {{touchpoint: {scalar(guess)}, when: {name}}}  # {event.events:,} events{more}")
    return "\n".join(lines if len(lines) > 1 else ["match: []  # every frequent event has a rule"]) + "\n"
