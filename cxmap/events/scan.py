"""SQL that looks at the source: once to see which events there are, once to take the mapped ones."""

from __future__ import annotations

from cxmap.events.dialect import Dialect, flag
from cxmap.events.engine import Engine
from cxmap.events.settings import Settings

UNKNOWN = 1_048_575
"""The number of a team or channel that nobody recorded: behind all others."""
COUNTS = (
    "rows", "no_case", "no_event", "bad_time", "after_until", "usable", "end_before_start", "bad_end", "zoned", "days",
    "ends", "first", "last",
)  # fmt: skip


def rows(engine: Engine, settings: Settings) -> str:
    """The rows of the source as our columns: ``case_``, ``event_``, ``r0`` …, ``team_``, ``channel_``, ``t``, ``e``."""
    log, dialect = settings.log, engine.dialect
    moment, zoned, day = engine.moment(log.time, settings.time_zone, log.time_format)
    end = engine.moment(log.end, settings.time_zone, log.time_format)[0] if log.end else "CAST(NULL AS BIGINT)"
    columns = [
        f"{_joined(log.case, dialect)} AS case_",
        f"nullif(concat_ws('/', {', '.join(_cell(column, dialect) for column in log.event)}), '') AS event_",
        *(f"{_cell(column, dialect)} AS r{i}" for i, column in enumerate(log.rule_columns)),
        *(f"{_trimmed(column, dialect)} AS {name}_" for name, column in recorded(settings)),
        f"{moment} AS t, {end} AS e, {zoned} AS zoned, {day} AS day_only",
        f"{_cell(log.end, dialect) if log.end else 'NULL'} AS end_",
    ]
    return f"SELECT {', '.join(columns)} FROM source"


def recorded(settings: Settings) -> list[tuple[str, str]]:
    """Of team and channel those that the log has a column for."""
    return [(name, column) for name in ("team", "channel") if (column := getattr(settings.log, name))]


def _cell(column: str, dialect: Dialect) -> str:
    return f"nullif(CAST({dialect.quote(column)} AS {dialect.text}), '')"


def _trimmed(column: str, dialect: Dialect) -> str:
    return f"nullif(trim(CAST({dialect.quote(column)} AS {dialect.text})), '')"


def _joined(columns: tuple[str, ...], dialect: Dialect) -> str:
    """Several columns as one text; NULL if one of them is empty."""
    return " || '/' || ".join(_trimmed(column, dialect) for column in columns)


def keys(settings: Settings) -> list[str]:
    """The columns whose combinations the rules decide about."""
    return ["event_", *(f"r{i}" for i in range(len(settings.log.rule_columns)))]


def combinations(engine: Engine, settings: Settings) -> str:
    """What is distinct, in one pass: the rules' combinations, the teams, the channels, each with its counts.

    Rows are counted once, by all columns together; the three lists are then made of what is left of them.
    """
    until = settings.until
    usable = "case_ IS NOT NULL AND event_ IS NOT NULL AND t IS NOT NULL"
    inside = usable if until is None else f"{usable} AND t < {until}"
    tests = [
        "1 = 1",
        "case_ IS NULL",
        "case_ IS NOT NULL AND event_ IS NULL",
        "case_ IS NOT NULL AND event_ IS NOT NULL AND t IS NULL",
        "1 = 0" if until is None else f"{usable} AND t >= {until}",
        inside,
        f"{inside} AND e < t",
        f"{inside} AND end_ IS NOT NULL AND e IS NULL",
        f"{inside} AND zoned",
        f"{inside} AND day_only",
        f"{inside} AND e >= t",
    ]
    counts = [f"count(CASE WHEN {test} THEN 1 END) AS n{i}" for i, test in enumerate(tests)]
    spans = [f"min(CASE WHEN {inside} THEN t END) AS first_t", f"max(CASE WHEN {inside} THEN t END) AS last_t"]
    named = [f"{name}_" for name, _ in recorded(settings)]
    columns = ", ".join([*keys(settings), *named])
    each = f"SELECT {columns}, {', '.join([*counts, *spans])} FROM ({rows(engine, settings)}) AS log_rows"
    totals = [*(f"sum(n{i})" for i in range(len(tests))), "min(first_t)", "max(last_t)"]
    sets = ", ".join([f"({', '.join(keys(settings))})", *(f"({name})" for name in named)])
    which = " ".join(f"WHEN grouping({name}) = 0 THEN {i}" for i, name in enumerate(named, 1))
    kind = f"CASE {which} ELSE 0 END" if which else "0"
    picked = ", ".join([f"{kind} AS kind", columns, *totals])
    return f"SELECT {picked} FROM ({each} GROUP BY {columns}) AS counted GROUP BY GROUPING SETS ({sets})"


def mapped(engine: Engine, settings: Settings) -> str:
    """The mapped events with all that the spine sorts by. The key of a case is a hash where the engine streams."""
    known = {name for name, _ in recorded(settings)}
    code = {name: f"coalesce({name}_codes.code, {UNKNOWN})" if name in known else str(UNKNOWN) for name in _BOTH}
    case = "hash(case_) AS h, hash('~' || case_) AS h2" if engine.streams else "case_ AS ck"
    joins = [f"JOIN decisions AS d ON {' AND '.join(_same(key) for key in keys(settings))}"]
    joins += [f"LEFT JOIN {name}_codes ON r.{name}_ = {name}_codes.name" for name in _BOTH if name in known]
    until = "" if settings.until is None else f" AND t < {settings.until}"
    values = ", ".join(
        f"{name}_codes.code AS {name}" if name in known else f"CAST(NULL AS INT) AS {name}" for name in _BOTH
    )
    return f"""
SELECT {case}, t * 1024 + d.pos AS tk, t, CAST({code["team"]} AS BIGINT) * {UNKNOWN + 1} + {code["channel"]} AS oc,
       CASE WHEN e >= t THEN e ELSE t END AS u, {flag("e >= t")} AS ended, d.means, {values}, d.c, d.pos
FROM ({rows(engine, settings)}) AS r {" ".join(joins)}
WHERE case_ IS NOT NULL AND r.event_ IS NOT NULL AND t IS NOT NULL{until}"""


_BOTH = ("team", "channel")


def _same(key: str) -> str:
    return f"coalesce(r.{key}, '') = d.{key}"
