"""One log, asked every question: the rows that come back, as the engine gives them and with numbers for names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cxmap.errors import CxmapError
from cxmap.events import questions, spine
from cxmap.events.conformance import CLASSES, MoveClass, classed
from cxmap.events.engine import Engine, Row, Step
from cxmap.events.seen import Seen, check_names, look
from cxmap.events.settings import Settings
from cxmap.events.times import unreadable

MOST_VARIANTS = 10
_FREQUENT = 10


class Answers(NamedTuple):
    """What the engine said. ``off_path`` counts journeys: one number a class of move, then all that leave the path."""

    seen: Seen
    left_out: spine.Left
    log_end: int
    rows: Mapping[str, list[Row]]
    classes: Mapping[MoveClass, list[tuple[int | None, int]]]


def ask_all(engine: Engine, settings: Settings, step: Step, *, names_are_teams: bool = False) -> Answers:
    """Read, sort, check and ask. Raises CxmapError where there is nothing to measure."""
    step("reading events")
    seen = look(engine, settings)
    check_usable(engine, seen, settings)
    check_names(seen, settings, names_are_teams=names_are_teams)
    spine.give_decisions(engine, settings, seen)
    try:
        left_out = spine.build(engine, settings, seen, step)
    except spine.CaseClash:
        engine.streams = False
        left_out = spine.build(engine, settings, seen, step)
    step("checking the order")
    spine.check(engine, settings)
    return _answers(engine, settings, step, seen, left_out)


def _answers(engine: Engine, settings: Settings, step: Step, seen: Seen, left_out: spine.Left) -> Answers:
    latest = engine.ask("SELECT max(t) FROM events")[0][0]
    if latest is None:
        raise CxmapError("every journey was left out", hint="look at from, until and max_events")
    log_end = int(latest) if settings.until is None else settings.until
    step("asking about journeys")
    spine.build_journeys(engine, settings, log_end)
    rows: dict[str, list[Row]] = {}
    for name, sql in questions.questions(settings, engine.dialect).items():
        step(f"asking about {name.replace('_', ' ')}")
        rows[name] = engine.ask(sql)
    classes = classed(settings, [(row[0], row[1]) for row in rows["moves"]])
    rows["later"] = engine.ask(questions.later(engine.written))
    rows["off_path"] = engine.ask(questions.off_path({name: classes[name] for name in CLASSES}))
    step("asking about variants")
    rows["variants"] = _variants(engine, settings, rows)
    _check(engine, rows)
    return Answers(seen, left_out, log_end, rows, classes)


def _variants(engine: Engine, settings: Settings, rows: dict[str, list[Row]]) -> list[Row]:
    """The largest variants with their journeys; how many there are goes to ``n_variants``."""
    least = settings.log.min_cell
    counted, table = questions.variant_sizes(engine.dialect, least)
    rows["n_variants"] = engine.ask(counted)
    engine.keep("variant_sizes", table)
    sizes = sorted((int(row[0]) for row in engine.ask("SELECT n FROM variant_sizes")), reverse=True)
    rows["variants_shown"] = [(len(sizes), sum(sizes))]
    at_least = sizes[min(len(sizes), MOST_VARIANTS) - 1] if sizes else least
    found = engine.ask(questions.variant_paths(engine.dialect, at_least))
    paths = [(tuple(int(part) for part in str(path).split(".")), int(n)) for path, n in found]
    return sorted(paths, key=lambda row: (-row[1], row[0]))[:MOST_VARIANTS]


def _check(engine: Engine, rows: Mapping[str, list[Row]]) -> None:
    upstream = sum(int(row[2]) for row in rows["upstream"])
    wrong = upstream != int(rows["contacts"][0][0])
    spine.impossible(engine, [(wrong, "contacts come from nowhere")])


def check_usable(engine: Engine, seen: Seen, settings: Settings) -> None:
    """There are rows, their times can be read, and rules match some of them."""
    rows, usable, bad = seen.total("rows"), seen.total("usable"), seen.total("bad_time")
    log = settings.log
    if not rows:
        raise CxmapError("the log has no rows", hint="look at where, and at the files")
    if not usable and bad:
        raise unreadable(engine, settings, bad)
    if not usable:
        raise CxmapError("no row has a case, an event and a time", hint="look at case, event, time and until")
    if not seen.mapped:
        raise CxmapError("no event matched a rule", hint=f"the most frequent events: {frequent(seen, log.min_cell)}")


def frequent(seen: Seen, least: int) -> str:
    """The names of the most frequent events, without the rare ones."""
    counts: dict[str, int] = {}
    for event in seen.events:
        if event.name:
            counts[event.name] = counts.get(event.name, 0) + event.events
    often = sorted((-n, name) for name, n in counts.items() if n >= least)[:_FREQUENT]
    return ", ".join(f"{name} ({-n:,})" for n, name in often) or f"all are rarer than {least}"
