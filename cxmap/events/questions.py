"""One SQL text a question, asked of the tables that either spine makes; both engines read them.

``events`` (a mapped row), ``visits``, ``path`` (a visit off help with the one before), ``team_runs``, ``channel_runs``,
and of what two or more questions need ``moves``, ``journeys`` and ``met``. Positions, teams and channels are numbers
here; whoever asked knows their names. Journeys are counted by grouping by journey first: counting distinct ones costs
twice as much.
"""

from __future__ import annotations

from collections.abc import Iterable

from cxmap.events.dialect import Dialect, among, chosen, flag, literal
from cxmap.events.settings import MICROSECONDS, Settings

Question = str
ENDED, OPEN, DROPPED = 0, 1, 2
DAY = 24 * 60 * MICROSECONDS


def goal_moments(settings: Settings) -> str:
    """When each journey first met its goal."""
    goal = -9 if settings.goal is None else settings.goal
    if goal in settings.milestones:
        return f"SELECT jn, min_by(u, rn) AS goal_t FROM events WHERE pos = {goal} GROUP BY jn"
    return f"SELECT jn, min_by(t2, i) AS goal_t FROM visits WHERE pos = {goal} GROUP BY jn"


def journeys(settings: Settings, log_end: int) -> str:
    """The table of journeys: first and last moment, state, number of visits, the last one, the moment of the goal."""
    return f"""
SELECT e.jn, first_t, last_t, coalesce(visits, 0) AS visits, last_pos, goal_t, touched,
       CASE WHEN ends = 1 THEN {ENDED} WHEN last_t >= {log_end - settings.inactive_after} THEN {OPEN}
            ELSE {DROPPED} END AS state
FROM (SELECT jn, min(t) AS first_t, max(t) AS last_t, max({flag(among("pos", settings.ends))}) AS ends,
             max({flag(among("pos", settings.contacts))}) AS touched
      FROM events GROUP BY jn) AS e
LEFT JOIN (SELECT jn, count(*) AS visits, CAST(max(i * 1024 + pos) % 1024 AS INT) AS last_pos
           FROM visits GROUP BY jn) AS v ON e.jn = v.jn
LEFT JOIN ({goal_moments(settings)}) AS g ON e.jn = g.jn"""


def moves() -> Question:
    """The table of moves: from where to where, and how often in each journey."""
    return "SELECT jn, before_pos, pos, count(*) AS n FROM path GROUP BY jn, before_pos, pos"


def met(settings: Settings) -> Question:
    """The table of what a journey did at a touchpoint; ``followed`` are visits that a contact comes after in time."""
    return f"""
SELECT v.jn, v.pos, count(*) AS visits, sum(n) AS n, count(CASE WHEN means = 2 THEN 1 END) AS bad,
       sum(timed) AS timed, count(before_t2) AS gaps,
       count(CASE WHEN c.contact_t - v.t1 <= {settings.within} THEN 1 END) AS followed
FROM visits AS v LEFT JOIN (SELECT jn, cn, t0 AS contact_t FROM visits WHERE contact = 1) AS c
  ON c.jn = v.jn AND c.cn = v.cn + 1
GROUP BY v.jn, v.pos"""


def questions(settings: Settings, dialect: Dialect) -> dict[str, Question]:
    """Every question that needs nothing but the tables."""
    q = dialect.quantiles
    soon = settings.within
    deadline = literal(settings.deadline)
    # Casts: a sum may come back as a decimal in one engine and as an integer in the other.
    return {
        "events": "SELECT count(*), coalesce(sum(dup), 0), min(t), max(t) FROM events",
        "journeys": f"""
SELECT count(*), coalesce(sum(visits), 0), min(first_t), max(last_t),
       count(CASE WHEN state = {ENDED} THEN 1 END), count(CASE WHEN state = {OPEN} THEN 1 END),
       count(goal_t), count(CASE WHEN goal_t - first_t <= {deadline} THEN 1 END), {q("goal_t - first_t")},
       count(CASE WHEN state = {OPEN} AND goal_t IS NOT NULL THEN 1 END)
FROM journeys""",
        "contacts": "SELECT count(*), count(DISTINCT jn) FROM visits WHERE contact = 1",
        "touchpoints": f"""
SELECT pos, count(*), sum(visits), sum(n), count(CASE WHEN visits > 1 THEN 1 END), sum(bad), count(open_jn)
FROM met LEFT JOIN (SELECT jn AS open_jn FROM journeys WHERE state = {OPEN}) AS o ON jn = open_jn GROUP BY pos""",
        "milestones": f"""
SELECT pos, count(*), sum(n), sum(n), count(CASE WHEN n > 1 THEN 1 END), sum(bad),
       count(CASE WHEN state = {OPEN} THEN 1 END)
FROM (SELECT e.jn, pos, count(*) AS n, sum({flag("means = 2")}) AS bad, min(state) AS state
      FROM events AS e JOIN journeys AS j ON e.jn = j.jn WHERE {among("pos", settings.milestones)}
      GROUP BY e.jn, pos) AS met
GROUP BY pos""",
        "times": f"""
SELECT v.pos, timed, spans, gaps, after, with_span, with_gap
FROM (SELECT pos, {q("CASE WHEN timed = 1 THEN t2 - t0 END")} AS spans,
             {q("CASE WHEN before_t2 IS NOT NULL THEN greatest(0, t0 - before_t2) END")} AS after
      FROM visits GROUP BY pos) AS v
JOIN (SELECT pos, sum(timed) AS timed, sum(gaps) AS gaps, count(CASE WHEN timed > 0 THEN 1 END) AS with_span,
             count(CASE WHEN gaps > 0 THEN 1 END) AS with_gap
      FROM met GROUP BY pos) AS m ON v.pos = m.pos""",
        "promises": f"""
SELECT pos, count(CASE WHEN t2 - t0 <= promise THEN 1 END), sum(timed), count(DISTINCT jn)
FROM (SELECT pos, jn, t0, t2, timed, {chosen("pos", _promises(settings))} AS promise FROM visits WHERE timed = 1) AS p
WHERE promise IS NOT NULL GROUP BY pos""",
        "last": f"""
SELECT last_pos, count(CASE WHEN state = {DROPPED} THEN 1 END), count(CASE WHEN state = {OPEN} THEN 1 END)
FROM journeys WHERE last_pos IS NOT NULL GROUP BY last_pos""",
        "transitions": f"""
SELECT before_pos, pos, count(*), count(DISTINCT jn), {q("greatest(0, t0 - before_t2)")}
FROM visits WHERE before_pos IS NOT NULL GROUP BY before_pos, pos""",
        "contact_after": f"""
SELECT pos, sum(visits), sum(followed), count(*), count(CASE WHEN followed > 0 THEN 1 END)
FROM met WHERE NOT {among("pos", settings.help)} GROUP BY pos""",
        "upstream": f"""
SELECT contact, source, count(*), count(DISTINCT jn)
FROM (SELECT c.jn, c.pos AS contact,
             CASE WHEN v.jn IS NULL THEN -1 WHEN c.t0 - v.t1 > {soon} THEN -2 ELSE v.pos END AS source
      FROM visits AS c LEFT JOIN visits AS v ON v.jn = c.jn AND v.i = c.path_i WHERE c.contact = 1) AS came
GROUP BY contact, source""",
        "failure_demand": f"""
SELECT v.pos, count(*), count(DISTINCT c.jn), count(CASE WHEN c.means = 2 THEN 1 END)
FROM visits AS c JOIN visits AS v ON v.jn = c.jn AND v.i = c.broken_i
WHERE c.contact = 1 AND c.means <> 1 AND c.t0 - v.t1 <= {soon} GROUP BY v.pos""",
        "contact_means": "SELECT pos, means, count(*) FROM visits WHERE contact = 1 GROUP BY pos, means",
        "moves": "SELECT before_pos, pos, sum(n), count(*) FROM moves GROUP BY before_pos, pos",
        **{f"{what}_runs": _handed(f"{what}_runs", dialect) for what in ("team", "channel")},
        **{f"{what}_ping_pong": _back_again(f"{what}_runs") for what in ("team", "channel")},
        **{f"{what}_by_touchpoint": _recorded(what) for what in ("team", "channel")},
    }


def _promises(settings: Settings) -> list[int | None]:
    """The promised waits in µs, where what is measured is a wait."""
    return [
        None
        if touchpoint.promise is None or settings.span_is(touchpoint.index) != "wait"
        else round(touchpoint.promise * MICROSECONDS)
        for touchpoint in settings.touchpoints
    ]


def _handed(table: str, dialect: Dialect) -> Question:
    return f"""
SELECT before_who, who, count(*), count(DISTINCT jn), {dialect.quantiles("wait")}
FROM {table} WHERE before_who IS NOT NULL GROUP BY before_who, who"""


def _back_again(table: str) -> Question:
    return f"""
SELECT second_who, before_who, count(*), count(DISTINCT jn)
FROM {table} WHERE second_who = who GROUP BY second_who, before_who"""


def _recorded(column: str) -> Question:
    return f"""
SELECT pos, {column}, sum(n), count(*)
FROM (SELECT jn, pos, {column}, count(*) AS n FROM events WHERE {column} IS NOT NULL GROUP BY jn, pos, {column}) AS r
GROUP BY pos, {column}"""


def off_path(classes: dict[str, Iterable[tuple[int | None, int]]]) -> Question:
    """Journeys by the class of the moves that they make; ``classes`` says which moves belong to which."""
    made = ", ".join(f"max({flag(_any_of(pairs))}) AS makes_{name}" for name, pairs in classes.items())
    counted = ", ".join(f"coalesce(sum(makes_{name}), 0)" for name in classes)
    return f"""
SELECT {counted}, coalesce(sum(greatest(makes_skip, makes_back, makes_side)), 0)
FROM (SELECT jn, {made} FROM moves GROUP BY jn) AS journeys_made"""


def later(written: int | None) -> Question:
    """Events more than a day after the log was written, which nobody can have seen yet."""
    return "SELECT 0" if written is None else f"SELECT count(*) FROM events WHERE t > {written + DAY}"


def _any_of(pairs: Iterable[tuple[int | None, int]]) -> str:
    numbers = sorted((-1 if before is None else before) * 1024 + after for before, after in pairs)
    return among("coalesce(before_pos, -1) * 1024 + pos", numbers)


def variant_sizes(dialect: Dialect, least: int) -> tuple[Question, Question]:
    """How many distinct sequences there are and in how many journeys the rare ones are; and a table of the others.

    A sequence is known by the sum of a number for each visit and its place, so that no text is made for the rare ones.
    """
    sequences = f"SELECT jn, sum({dialect.mixed('pos', 'i')}) AS sequence FROM visits GROUP BY jn"
    sizes = f"SELECT sequence, count(*) AS n, min(jn) AS jn FROM ({sequences}) AS s GROUP BY sequence"
    counted = f"""
SELECT count(*), coalesce(sum(CASE WHEN n < {least} THEN n ELSE 0 END), 0),
       count(CASE WHEN n < {least} THEN 1 END)
FROM ({sizes}) AS z"""
    return counted, f"SELECT jn, n FROM ({sizes}) AS z WHERE n >= {least}"


def variant_paths(dialect: Dialect, most: int) -> Question:
    """The largest variants, one journey standing for each."""
    return f"""
SELECT path, n FROM (
  SELECT {dialect.path("v.pos", "v.i")} AS path, min(s.n) AS n
  FROM visits AS v JOIN (SELECT jn, n FROM variant_sizes WHERE n >= {most}) AS s ON v.jn = s.jn GROUP BY v.jn
) AS p"""
