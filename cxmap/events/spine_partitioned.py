"""The spine with partitioned windows: the text for Spark, and for DuckDB when it is told to be safe.

A journey's key is the case's text with a number behind it, so that no two can ever be taken for one.
"""

from __future__ import annotations

from cxmap.events.dialect import Dialect, among, chosen, flag
from cxmap.events.settings import Settings

_IN_JOURNEY = "OVER (PARTITION BY jn ORDER BY rn)"
_SO_FAR = "OVER (PARTITION BY jn ORDER BY rn ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"


def events(settings: Settings, dialect: Dialect) -> str:
    """The rows with the key of their journey, ``jn``, and ``dup`` at a repeat of the row before."""
    order = "OVER (PARTITION BY ck ORDER BY tk, oc, u, c, ended)"
    gap = "" if settings.split_gap is None else f" OR t - lag(u) {order} > {settings.split_gap}"
    return f"""
SELECT jn, row_number() OVER (PARTITION BY jn ORDER BY tk, oc, u, c, ended) AS rn,
       pos, t, u, ended, means, team, channel, dup, 0 AS clash
FROM (
  SELECT *, concat(ck, '/', CAST(sum(starts) OVER (PARTITION BY ck ORDER BY tk, oc, u, c, ended
         ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS {dialect.text})) AS jn
  FROM (
    SELECT *, {flag(f"lag(u) {order} IS NULL{gap}")} AS starts,
           {
        flag(
            f"tk = lag(tk) {order} AND oc = lag(oc) {order} AND u = lag(u) {order} AND c = lag(c) {order}"
            f" AND ended = lag(ended) {order}"
        )
    } AS dup
    FROM mapped
  ) AS marked
) AS numbered"""


def visits(settings: Settings) -> str:
    """Maximal runs of one touchpoint in the sequence, each with what came before it in its journey."""
    before = "OVER (PARTITION BY jn ORDER BY i)"
    so_far = "OVER (PARTITION BY jn ORDER BY i ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"
    return f"""
WITH marked AS (
  SELECT jn, rn, pos, t, u, ended, means,
         CASE WHEN pos = lag(pos) {_IN_JOURNEY} THEN 0 ELSE 1 END AS starts
  FROM events WHERE NOT {among("pos", settings.milestones)}
), numbered AS (
  SELECT *, CAST(sum(starts) {_SO_FAR} AS BIGINT) AS i FROM marked
), told AS (
  SELECT jn, i, min(pos) AS pos, min(t) AS t0, max(t) AS t1, max(u) AS t2, count(*) AS n,
         {flag("count(*) > 1 OR max(ended) = 1")} AS timed, max(means) AS means,
         {flag(among("min(pos)", settings.help))} AS help, {flag(among("min(pos)", settings.contacts))} AS contact
  FROM numbered GROUP BY jn, i
)
SELECT *, CAST(sum(contact) {so_far} AS BIGINT) AS cn,
       lag(pos) {before} AS before_pos, lag(t2) {before} AS before_t2, lag(t1) {before} AS before_t1,
       max(CASE WHEN help = 0 THEN i END) {so_far} AS path_i,
       max(CASE WHEN {among("pos", settings.breakdowns)} THEN i END) {so_far} AS broken_i
FROM told"""


def path() -> str:
    """Visits off help with the one before, NULL at the start of a journey."""
    return "SELECT jn, pos, lag(pos) OVER (PARTITION BY jn ORDER BY i) AS before_pos FROM visits WHERE help = 0"


def runs(settings: Settings, column: str, by_map: list[int | None] | None) -> str:
    """Maximal runs of one recorded team (or channel), with the two before; rows without one are looked through."""
    value = column if by_map is None else chosen("pos", by_map)
    rows = "1 = 1" if by_map is None else f"NOT {among('pos', settings.milestones)}"
    return f"""
WITH known AS (
  SELECT jn, rn, t, u, who FROM (SELECT jn, rn, t, u, {value} AS who FROM events WHERE {rows}) AS rows_
  WHERE who IS NOT NULL
), marked AS (
  SELECT *, CASE WHEN who = lag(who) {_IN_JOURNEY} THEN 0 ELSE 1 END AS starts,
         lag(u) {_IN_JOURNEY} AS before_u
  FROM known
), heads AS (SELECT * FROM marked WHERE starts = 1)
SELECT jn, who, lag(who) {_IN_JOURNEY} AS before_who, lag(who, 2) {_IN_JOURNEY} AS second_who,
       greatest(0, t - before_u) AS wait
FROM heads"""
