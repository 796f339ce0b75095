"""The spine for DuckDB: one sort, then everything is read off the sorted stream with LAG and running totals.

A window without PARTITION BY and ORDER BY follows the order of the stream, which costs a quarter of a partitioned one.
That order is what DuckDB does and not what it promises, so `check` looks at the result each time. LEAD is never used:
behind a join a streaming LEAD has been seen to repeat rows. A visit is given out when the next one starts; a stop row
behind all others starts the last.
"""

from __future__ import annotations

from cxmap.events.dialect import among, chosen, flag
from cxmap.events.settings import Settings

STOP = -1
"""The position of the stop row."""
_RUNNING = "OVER (ROWS UNBOUNDED PRECEDING)"
_ROOM = 2**64
_SHIFT = 2**62


def ordered(mapped: str) -> str:
    """The mapped rows in order: by case, time and position, then team and channel (unknown last), end and event."""
    stop = (
        "SELECT 18446744073709551615::UBIGINT, 0::UBIGINT, 9223372036854775807, 0::BIGINT, 0::BIGINT, 0, 0, NULL, NULL,"
        f" 0, {STOP}"
    )
    return (
        f"SELECT * FROM (SELECT h, h2, tk, oc, u, ended, means, team, channel, c, pos FROM ({mapped})"
        f" UNION ALL {stop}) ORDER BY h, tk, oc, u, c, ended"
    )


def events(settings: Settings) -> str:
    """The rows with the number of their journey, ``jn``, and ``dup`` at a repeat of the row before."""
    gap = "" if settings.split_gap is None else f" OR t - lag(u) OVER () > {settings.split_gap}"
    return f"""
SELECT CAST(sum(starts) {_RUNNING} AS BIGINT) AS jn, row_number() OVER () AS rn,
       pos, t, u, ended, means, team, channel, dup, clash
FROM (
  SELECT pos, t, u, ended, means, team, channel,
         {flag(f"h IS DISTINCT FROM lag(h) OVER (){gap}")} AS starts,
         {
        flag(
            "h = lag(h) OVER () AND tk = lag(tk) OVER () AND oc = lag(oc) OVER () AND u = lag(u) OVER ()"
            " AND c = lag(c) OVER () AND ended = lag(ended) OVER ()"
        )
    } AS dup,
         {flag("h = lag(h) OVER () AND h2 <> lag(h2) OVER ()")} AS clash
  FROM (SELECT *, CASE WHEN pos < 0 THEN 0 ELSE (tk - pos) // 1024 END AS t FROM ordered)
)"""


def visits(settings: Settings) -> str:
    """Maximal runs of one touchpoint in the sequence, each with what came before it in its journey."""
    return f"""
WITH marked AS (
  SELECT jn, pos, t, u, ended, means,
         {flag("jn IS DISTINCT FROM lag(jn) OVER () OR pos IS DISTINCT FROM lag(pos) OVER ()")} AS starts
  FROM events WHERE NOT {among("pos", settings.milestones)}
), numbered AS (
  SELECT *, CAST(sum(starts) {_RUNNING} AS BIGINT) AS vn, row_number() OVER () AS rn FROM marked
), running AS (
  SELECT *, max(CAST(vn AS HUGEINT) * {_ROOM} + u + {_SHIFT}) {_RUNNING} AS top,
         CAST(sum(ended * 4294967296 + {flag("means = 2")}) {_RUNNING} AS HUGEINT) AS bad,
         CAST(sum({flag("means = 1")}) {_RUNNING} AS BIGINT) AS good
  FROM numbered
), behind AS (
  SELECT *, lag(t) OVER () AS last_t, lag(top) OVER () AS last_top, lag(bad) OVER () AS last_bad,
         lag(good) OVER () AS last_good
  FROM running
), heads AS (
  SELECT *, bad - ended * 4294967296 - {flag("means = 2")} AS bad_before, good - {flag("means = 1")} AS good_before
  FROM behind WHERE starts = 1
), given AS (
  SELECT lag(jn) OVER () AS jn, lag(vn) OVER () AS vn, lag(pos) OVER () AS pos, lag(t) OVER () AS t0, last_t AS t1,
         CAST(last_top - CAST(lag(vn) OVER () AS HUGEINT) * {_ROOM} - {_SHIFT} AS BIGINT) AS t2,
         rn - lag(rn) OVER () AS n, last_bad - lag(bad_before) OVER () AS bad,
         last_good - lag(good_before) OVER () AS good
  FROM heads
), told AS (
  SELECT jn, vn, pos, t0, t1, t2, n, {flag("n > 1 OR bad >= 4294967296")} AS timed,
         CASE WHEN bad % 4294967296 > 0 THEN 2 WHEN good > 0 THEN 1 ELSE 0 END AS means,
         {flag(among("pos", settings.help))} AS help, {flag(among("pos", settings.contacts))} AS contact,
         {flag("jn IS DISTINCT FROM lag(jn) OVER ()")} AS opens,
         lag(pos) OVER () AS before_pos, lag(t2) OVER () AS before_t2, lag(t1) OVER () AS before_t1
  FROM given WHERE jn IS NOT NULL
), placed AS (
  SELECT *, max(CASE WHEN opens = 1 THEN vn END) {_RUNNING} AS first_vn,
         CAST(sum(contact) {_RUNNING} AS BIGINT) AS cn,
         max(CASE WHEN help = 0 THEN vn END) {_RUNNING} AS path_vn,
         max(CASE WHEN {among("pos", settings.breakdowns)} THEN vn END) {_RUNNING} AS broken_vn
  FROM told
)
SELECT jn, vn - first_vn + 1 AS i, pos, t0, t1, t2, n, timed, means, help, contact, cn,
       CASE WHEN opens = 0 THEN before_pos END AS before_pos, CASE WHEN opens = 0 THEN before_t2 END AS before_t2,
       CASE WHEN opens = 0 THEN before_t1 END AS before_t1,
       CASE WHEN path_vn >= first_vn THEN path_vn - first_vn + 1 END AS path_i,
       CASE WHEN broken_vn >= first_vn THEN broken_vn - first_vn + 1 END AS broken_i
FROM placed"""


def moves() -> str:
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
  SELECT jn, t, u, who FROM (SELECT jn, t, u, {value} AS who FROM events WHERE {rows}) WHERE who IS NOT NULL
), marked AS (
  SELECT *, {flag("jn IS DISTINCT FROM lag(jn) OVER () OR who IS DISTINCT FROM lag(who) OVER ()")} AS starts,
         lag(u) OVER () AS before_u
  FROM known
), heads AS (SELECT * FROM marked WHERE starts = 1)
SELECT jn, who, CASE WHEN lag(jn) OVER () = jn THEN lag(who) OVER () END AS before_who,
       CASE WHEN lag(jn, 2) OVER () = jn THEN lag(who, 2) OVER () END AS second_who,
       greatest(0, t - before_u) AS wait
FROM heads"""
