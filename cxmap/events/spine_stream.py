"""The spine for DuckDB: one sort, then everything is read off the sorted stream with LAG and running totals.

A window without PARTITION BY and ORDER BY follows the order of the stream, which costs a quarter of a partitioned one.
That order is what DuckDB does and not what it promises, so `check` looks at the result each time. LEAD is never used:
behind a join a streaming LEAD has been seen to repeat rows. A visit is given out when the next one starts; a stop row
behind all others starts the last.
"""

from __future__ import annotations

from typing import NamedTuple

from cxmap.events.dialect import among, chosen, flag
from cxmap.events.settings import Settings

STOP = -1
"""The position of the stop row."""
_RUNNING = "OVER (ROWS UNBOUNDED PRECEDING)"
_ROOM = 2**64
_SHIFT = 2**62


class Ties(NamedTuple):
    """What orders events of one case, time and touchpoint: how many teams, channels and distinct events there are.

    ``ends`` says whether any event has an end.
    """

    teams: int
    channels: int
    events: int
    ends: bool

    @property
    def rank(self) -> str:
        """Team and channel, unknown last, then the event, as one number: a short key sorts much faster than a long."""
        team, channel = f"coalesce(team, {self.teams})", f"coalesce(channel, {self.channels})"
        size = (self.teams + 1) * (self.channels + 1) * self.events * 2
        kind = "INTEGER" if size < 2**31 else "BIGINT" if size < 2**63 else "HUGEINT"
        places = f"CAST({team} AS {kind}) * {self.channels + 1} + {channel}"
        return f"(({places}) * {self.events} + c) * 2 + ended"

    @property
    def keys(self) -> str:
        """What is sorted by."""
        return "h, tk, tie, u" if self.ends else "h, tk, tie"


def ordered(mapped: str, ties: Ties) -> str:
    """The mapped rows in order: by case, time and position, then team and channel (unknown last), event and end."""
    stop = (
        f"SELECT 18446744073709551615::UBIGINT, 0::UBIGINT, 9223372036854775807, 0, 0::BIGINT, 0, 0, NULL, NULL, {STOP}"
    )
    return (
        f"SELECT * FROM (SELECT h, h2, tk, {ties.rank} AS tie, u, ended, means, team, channel, pos FROM ({mapped})"
        f" UNION ALL {stop}) ORDER BY {ties.keys}"
    )


def events(settings: Settings) -> str:
    """The rows with the number of their journey, ``jn``, and ``dup`` at a repeat of the row before."""
    gap = "" if settings.split_gap is None else f" OR t - lag(u) OVER () > {settings.split_gap}"
    repeats = ("h", "tk", "tie", "u")
    return f"""
SELECT {_counted("starts")} AS jn, row_number() OVER () AS rn, pos, t, u, ended, means, team, channel, dup, clash,
       new_case
FROM (
  SELECT pos, t, u, ended, means, team, channel, h IS DISTINCT FROM lag(h) OVER (){gap} AS starts,
         {flag(" AND ".join(f"{name} = lag({name}) OVER ()" for name in repeats))} AS dup,
         {flag("h = lag(h) OVER () AND h2 <> lag(h2) OVER ()")} AS clash,
         {flag("h IS DISTINCT FROM lag(h) OVER ()")} AS new_case
  FROM (SELECT *, CASE WHEN pos < 0 THEN 0 ELSE (tk - pos) // 1024 END AS t FROM ordered)
)"""


def _counted(condition: str) -> str:
    """How often something held so far. A running count costs a fifth of a running sum."""
    return f"count(CASE WHEN {condition} THEN 1 END) {_RUNNING}"


def _latest(value: str, condition: str) -> str:
    """The value where something last held; values grow. LAST_VALUE IGNORE NULLS does not stream in DuckDB 1.4."""
    return f"max(CASE WHEN {condition} THEN {value} END) {_RUNNING}"


def visits(settings: Settings, *, ends: bool = True) -> str:
    """Maximal runs of one touchpoint in the sequence, each with what came before it in its journey.

    Without ``ends`` an event ends when it starts, and the last one of a visit is the latest. With them the latest end
    so far is one of the same visit, as the number of the visit is put before it.
    """
    top = f"max(CAST(vn AS HUGEINT) * {_ROOM} + u + {_SHIFT}) {_RUNNING}" if ends else "t"
    number = f"CAST(lag(vn) OVER () AS HUGEINT) * {_ROOM} + {_SHIFT}" if ends else "0"
    starts = "jn IS DISTINCT FROM lag(jn) OVER () OR pos IS DISTINCT FROM lag(pos) OVER ()"
    return f"""
WITH marked AS (
  SELECT jn, pos, t, u, ended, means, {starts} AS starts FROM stream WHERE NOT {among("pos", settings.milestones)}
), numbered AS (
  SELECT *, {_counted("starts")} AS vn, row_number() OVER () AS rn, {_counted("ended = 1")} AS ends,
         {_counted("means = 2")} AS bad, {_counted("means = 1")} AS good
  FROM marked
), running AS (SELECT jn, vn, pos, t, rn, starts, ends, bad, good, {top} AS top FROM numbered), behind AS (
  SELECT jn, vn, pos, t, rn, starts, lag(t) OVER () AS last_t, lag(top) OVER () AS last_top,
         lag(ends) OVER () AS last_ends, lag(bad) OVER () AS last_bad, lag(good) OVER () AS last_good
  FROM running
), heads AS (SELECT * FROM behind WHERE starts), given AS (
  SELECT lag(jn) OVER () AS jn, lag(vn) OVER () AS vn, lag(pos) OVER () AS pos, lag(t) OVER () AS t0, last_t AS t1,
         CAST(last_top - ({number}) AS BIGINT) AS t2,
         rn - lag(rn) OVER () AS n, last_ends > coalesce(lag(last_ends) OVER (), 0) AS ended,
         last_bad > coalesce(lag(last_bad) OVER (), 0) AS bad,
         last_good > coalesce(lag(last_good) OVER (), 0) AS good
  FROM heads
), told AS (
  SELECT jn, vn, pos, t0, t1, t2, n, {flag("n > 1 OR ended")} AS timed,
         CASE WHEN bad THEN 2 WHEN good THEN 1 ELSE 0 END AS means,
         {flag(among("pos", settings.help))} AS help, {flag(among("pos", settings.contacts))} AS contact,
         jn IS DISTINCT FROM lag(jn) OVER () AS opens,
         lag(pos) OVER () AS before_pos, lag(t2) OVER () AS before_t2, lag(t1) OVER () AS before_t1
  FROM given WHERE jn IS NOT NULL
), placed AS (
  SELECT *, {_latest("vn", "opens")} AS first_vn, {_counted("contact = 1")} AS cn,
         {_latest("vn", "help = 0")} AS path_vn, {_latest("vn", among("pos", settings.breakdowns))} AS broken_vn
  FROM told
)
SELECT jn, vn - first_vn + 1 AS i, pos, t0, t1, t2, n, timed, means, help, contact, cn,
       CASE WHEN NOT opens THEN before_pos END AS before_pos, CASE WHEN NOT opens THEN before_t2 END AS before_t2,
       CASE WHEN NOT opens THEN before_t1 END AS before_t1,
       CASE WHEN path_vn >= first_vn THEN path_vn - first_vn + 1 END AS path_i,
       CASE WHEN broken_vn >= first_vn THEN broken_vn - first_vn + 1 END AS broken_i
FROM placed"""


def path() -> str:
    """Visits off help with the one before, NULL at the start of a journey."""
    return """
SELECT jn, pos, CASE WHEN lag(jn) OVER () = jn THEN lag(pos) OVER () END AS before_pos
FROM visits WHERE help = 0"""


def runs(settings: Settings, column: str, by_map: list[int | None] | None) -> str:
    """Maximal runs of one recorded team (or channel), with the two before; rows without one are looked through."""
    value = column if by_map is None else chosen("pos", by_map)
    rows = "pos >= 0" if by_map is None else f"pos >= 0 AND NOT {among('pos', settings.milestones)}"
    return f"""
WITH known AS (
  SELECT jn, t, u, who FROM (SELECT jn, t, u, {value} AS who FROM stream WHERE {rows}) WHERE who IS NOT NULL
), marked AS (
  SELECT *, {flag("jn IS DISTINCT FROM lag(jn) OVER () OR who IS DISTINCT FROM lag(who) OVER ()")} AS starts,
         lag(u) OVER () AS before_u
  FROM known
), heads AS (SELECT * FROM marked WHERE starts = 1)
SELECT jn, who, CASE WHEN lag(jn) OVER () = jn THEN lag(who) OVER () END AS before_who,
       CASE WHEN lag(jn, 2) OVER () = jn THEN lag(who, 2) OVER () END AS second_who,
       greatest(0, t - before_u) AS wait
FROM heads"""
