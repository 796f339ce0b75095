"""The answers about touchpoints → one fact a touchpoint, with nothing in it that stands for too few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cxmap.analysis.differs import wilson
from cxmap.events.ask import Answers
from cxmap.events.engine import Row
from cxmap.events.facts import NO_SPREAD, Doer, Following, OnMap, Spread, TouchpointFacts, Word
from cxmap.events.privacy import hidden, is_small, spread
from cxmap.events.settings import MICROSECONDS, Settings
from cxmap.events.spine import map_names
from cxmap.events.statistics import share
from cxmap.events.verdict import verdict

TOP_DOERS = 3


class Touchpoints:
    """The answers by position, ready to be asked about one touchpoint."""

    def __init__(self, answers: Answers, settings: Settings) -> None:
        self.answers, self.settings, self.least = answers, settings, settings.log.min_cell
        rows = answers.rows
        self.counts: dict[int, Row] = {row[0]: row[1:] for name in ("touchpoints", "milestones") for row in rows[name]}
        self.times = {row[0]: row[1:] for row in rows["times"]}
        self.last = {row[0]: row[1:] for row in rows["last"]}
        self.after = {row[0]: row[1:] for row in rows["contact_after"]}
        self.promises = {row[0]: row[1:] for row in rows["promises"]}
        self.base = base_rate(answers)
        self.total = int(rows["journeys"][0][0])
        self.closed = self.total - int(rows["journeys"][0][5])
        failing = {rule.touchpoint for rule in settings.log.rules if rule.means == "failed"}
        self.fails = {position for id, position in settings.position.items() if id in failing}
        positions = [touchpoint.index for touchpoint in settings.touchpoints]
        self.hidden = {
            positions[i]
            for i in hidden([int(self.counts.get(p, (0,))[0]) for p in positions], self.least)
        }  # fmt: skip
        self.follows_hidden = {
            positions[i] for i in hidden([int(self.after.get(p, (0, 0, 0, 0))[3]) for p in positions], self.least)
        }
        self.ends_hidden = {
            kind: {
                positions[i]
                for i in hidden([int(self.last.get(p, (0, 0))[kind]) for p in positions], self.least)
            }
            for kind in (0, 1)
        }  # fmt: skip

    def all(self, *, drop_off_known: bool) -> tuple[TouchpointFacts, ...]:
        """Every touchpoint of the map, in its order."""
        return tuple(self._one(position, drop_off_known) for position in range(len(self.settings.touchpoints)))

    def _one(self, position: int, drop_off_known: bool) -> TouchpointFacts:
        touchpoint = self.settings.touchpoints[position]
        journeys, visits, events, repeated, bad, opened = (int(n) for n in self.counts.get(position, (0,) * 6))
        small = position in self.hidden
        met = bool(journeys) and not small
        low, high = wilson(journeys, self.total)
        span, after = self._spans(position, small)
        times = visits / journeys if met else None
        reach = journeys / self.total
        measured = any(rule.touchpoint == touchpoint.id for rule in self.settings.log.rules) and bool(journeys)
        on_map, span_is = self._map(position), self.settings.span_is(position)
        word: Word | None = None if measured else "not measured"
        return TouchpointFacts(
            id=touchpoint.id,
            name=touchpoint.name,
            milestone=position in self.settings.milestones,
            journeys=None if small else journeys,
            reach=None if small else reach,
            reach_low=None if small else low,
            reach_high=None if small else high,
            visits=None if small else visits,
            events=None if small else events,
            times=times,
            repeated=share(repeated, journeys) if met and not is_small(repeated, self.least) else None,
            failed=share(bad, visits) if met and position in self.fails and not is_small(bad, self.least) else None,
            span=span,
            span_is=span_is,
            after=after,
            promise_kept=self._promise(position, small),
            dropped=self._ended(position, 0) if drop_off_known and not small else None,
            open=self._ended(position, 1) if drop_off_known and not small else None,
            contact_after=None if small else self._followed(position),
            doers=() if small else self._doers(position),
            other_team=None if small else self._other("team", position, touchpoint.team),
            other_channel=None if small else self._other("channel", position, touchpoint.channel),
            missing=self._missing(position, journeys - opened) if drop_off_known else None,
            map=on_map,
            verdict=verdict(on_map, span_is, None if small else (reach, low, high), times, after, span, word),
            measured=measured,
            suppressed=small,
        )

    def _map(self, position: int) -> OnMap:
        said = self.settings.touchpoints[position]
        written = said.written
        return OnMap(
            written.reach,
            written.times,
            said.after if written.after is not None else None,
            said.duration if written.duration is not None else None,
            said.wait if written.wait is not None else None,
            said.friction,
        )

    def _spans(self, position: int, small: bool) -> tuple[Spread, Spread]:
        if small:
            return Spread(None, None, None, True), Spread(None, None, None, True)
        if position not in self.times:
            return NO_SPREAD, NO_SPREAD
        timed, spans, gaps, after, with_span, with_gap = self.times[position]
        return (
            spread(spans, int(timed), int(with_span), self.least, MICROSECONDS),
            spread(after, int(gaps), int(with_gap), self.least, MICROSECONDS),
        )

    def _promise(self, position: int, small: bool) -> float | None:
        kept, timed, journeys = self.promises.get(position, (0, 0, 0))
        return None if small or is_small(int(journeys), self.least) else share(int(kept), int(timed))

    def _ended(self, position: int, kind: int) -> int | None:
        if position in self.ends_hidden[kind]:
            return None
        return int(self.last.get(position, (0, 0))[kind])

    def _missing(self, position: int, closed_with: int) -> float | None:
        """The share of closed journeys without it; unknown where the map lets customers miss it."""
        without = self.closed - closed_with
        if position in self.settings.may_be_missed or is_small(without, self.least):
            return None
        return None if is_small(closed_with, self.least) else share(without, self.closed)

    def _followed(self, position: int) -> Following | None:
        if position not in self.after:
            return None
        n, followed, journeys, _ = (int(value) for value in self.after[position])
        if is_small(journeys, self.least) or position in self.follows_hidden:
            return Following(None, None, None, None, None, None, True)
        low, high = wilson(followed, n)
        usual = None if self.base is None else low <= self.base <= high
        return Following(followed / n, low, high, n, share(followed / n, self.base), usual)

    def _doers(self, position: int) -> tuple[Doer, ...]:
        names, rows = self._recorded("team", position)
        total = sum(int(row[2]) for row in rows)
        ranked = sorted(rows, key=lambda row: (-int(row[2]), row[1]))
        gone = hidden([int(row[3]) for row in ranked], self.least)
        return tuple(
            Doer(names[row[1]], share(int(row[2]), total)) for i, row in enumerate(ranked) if i not in gone
        )[:TOP_DOERS]  # fmt: skip

    def _other(self, what: str, position: int, own: str | None) -> float | None:
        """The share of events that another team (or channel) is recorded at; off if none of the map's is ever."""
        names, rows = self._recorded(what, position)
        if not rows or not set(names) & set(map_names(self.settings, what)):
            return None
        others = [row for row in rows if names[row[1]] != own]
        if is_small(sum(int(row[3]) for row in others), self.least):
            return None
        return share(sum(int(row[2]) for row in others), sum(int(row[2]) for row in rows))

    def _recorded(self, what: str, position: int) -> tuple[list[str], Sequence[Any]]:
        seen = self.answers.seen.teams if what == "team" else self.answers.seen.channels
        rows = [row for row in self.answers.rows[f"{what}_by_touchpoint"] if row[0] == position]
        return [name for name, _ in seen], rows


def base_rate(answers: Answers) -> float | None:
    """The share of all visits off help that a contact follows."""
    rows: Sequence[Mapping[int, Any] | Row] = answers.rows["contact_after"]
    return share(sum(int(row[2]) for row in rows), sum(int(row[1]) for row in rows))
