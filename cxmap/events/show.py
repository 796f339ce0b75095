"""Every question as SQL, to be read by whoever wants to know how a figure comes about."""

from __future__ import annotations

from cxmap.events import questions, scan, spine_partitioned, spine_stream
from cxmap.events.engine import Engine
from cxmap.events.settings import Settings
from cxmap.events.spine import by_map

_TIES = spine_stream.Ties(teams=100, channels=20, events=1000, ends=True)
"""So many names of each, as an example: only the log can tell."""


def all_sql(engine: Engine, settings: Settings) -> str:
    """The SQL of a measurement, each text under its name; what only the log can tell stands there as a word."""
    stream = engine.streams
    spine = spine_stream if stream else spine_partitioned
    events = spine_stream.events(settings) if stream else spine_partitioned.events(settings, engine.dialect)
    mapped = scan.mapped(engine, settings)
    tables = {
        "what is distinct": scan.combinations(engine, settings),
        "table ordered" if stream else "table mapped": spine_stream.ordered(mapped, _TIES) if stream else mapped,
        "table stream (events with a last one behind them)" if stream else "table events": events,
        "table visits": spine.visits(settings),
        "view path": spine.path(),
        "table moves": questions.moves(),
        **{f"table {name}_runs": spine.runs(settings, name, by_map(settings, name)) for name in ("team", "channel")},
        "table journeys": questions.journeys(settings, 0).replace(str(-settings.inactive_after), ":active_since"),
        "table met": questions.met(settings),
    }
    asked = {f"question {name}": sql for name, sql in questions.questions(settings, engine.dialect).items()}
    return "\n".join(f"-- {name}\n{sql.strip()};\n" for name, sql in (tables | asked).items())
