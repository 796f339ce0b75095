"""Customer service against the rest of the experience: felt is shown beside caused."""

from __future__ import annotations

from collections.abc import Iterable

from cxmap.analysis.analysis import Analysis
from cxmap.analysis.parts import Parts
from cxmap.present._prices import prices, without_price
from cxmap.present.look import Look
from cxmap.present.page import Bar, Bars, Block, Column, Section, Sentence, Table, Words, line
from cxmap.present.sections import SectionOf
from cxmap.wording import about, in_words, money, number, percent_range, plural

LEGEND = ("experience", "self-service", "assisted", "unknown")
"""The last part is told only where a touchpoint has no channel."""


def felt_and_starts(analysis: Analysis) -> Bars:
    """Where friction is felt, and where it starts: two bars for a first screen."""
    felt, caused = analysis.split.friction_felt, analysis.split.friction_caused
    rows = (_bar("friction is felt", felt, _points(felt)), _bar("and starts", caused, _points(caused)))
    return Bars(*_known_parts(analysis, rows))


def _known_parts(analysis: Analysis, rows: Iterable[Bar]) -> tuple[tuple[str, ...], tuple[Bar, ...]]:
    """Legend and rows, without the part of unknown channels where there is none."""
    if analysis.split.touchpoints.unknown:
        return LEGEND, tuple(rows)
    return LEGEND[:-1], tuple(row._replace(shares=row.shares and row.shares[:-1]) for row in rows)


def _bar(label: str, parts: Parts | None, note: str) -> Bar:
    if parts is None or parts.share(parts.total) is None:
        return Bar(label, None, note)
    return Bar(label, tuple(parts.share(amount) or 0.0 for amount in parts), note)


def _build(analysis: Analysis, look: Look) -> Section:
    split = analysis.split
    rows = [
        _bar("touchpoints", split.touchpoints, number(split.touchpoints.total)),
        _bar("encounters", split.encounters, number(split.encounters.total)),
        _bar("active time", split.active_minutes, in_words(split.active_minutes.total)),
        _bar("waiting time", split.waiting_minutes, in_words(split.waiting_minutes.total)),
        _bar("friction felt", split.friction_felt, _points(split.friction_felt)),
        _bar("friction caused", split.friction_caused, _points(split.friction_caused)),
    ]
    if split.cost and analysis.costs:
        rows.append(_bar("cost", split.cost, money(split.cost.total, analysis.costs.book.currency)))
    shown = [row for row in rows if look.in_full or row.shares or "friction" in row.label]
    if not look.in_full:
        shown = [row for row in shown if row.label != "encounters"]
    if look.report:  # the verdict has them beside it
        shown = [row for row in shown if "friction" not in row.label]
    blocks: list[Block] = [Bars(*_known_parts(analysis, shown)), *_unknown_times(analysis), *_costs(analysis)]
    if look.in_full:
        blocks += [_reach(analysis), *_modes(analysis), *_teams(analysis), *_stages(analysis)]
    return Section(
        "split",
        "Service and the rest of the experience",
        tuple(blocks),
        note="amounts per customer; friction 4 counts as 3 points",
    )


def _points(parts: Parts | None) -> str:
    return "not scored" if parts is None else f"{number(parts.total)} friction {plural(parts.total, 'point')}"


def _unknown_times(analysis: Analysis) -> list[Sentence]:
    missing, count = analysis.timing.without_duration, len(analysis.journey.in_front)
    if not missing or not analysis.timing.is_stated:
        return []
    return [Sentence(line(Words(_no_durations(missing, count), "muted")))]


def _no_durations(missing: int, count: int) -> str:
    if missing == count:
        return "No step says how long the customer is busy there."
    does = "does" if missing == 1 else "do"
    return (
        f"{missing} of {count} touchpoints {does} not say how long the customer is busy there; it counts as 0 minutes."
    )


def _costs(analysis: Analysis) -> list[Sentence]:
    costs = analysis.costs
    if costs is None:
        return []
    book = costs.book
    said = f"Failure demand costs {money(costs.failure_demand, book.currency)} per customer"
    if costs.failure_demand_per_month is not None:
        said += f", about {about(costs.failure_demand_per_month)} {book.currency or ''}".rstrip() + " a month"
    unpriced = [f"{without_price(len(costs.unpriced))}."] if costs.unpriced else []
    return [
        Sentence(line(said + ".")),
        Sentence(line(Words(" ".join([*prices(book), *unpriced]), "muted"))),
    ]


def _reach(analysis: Analysis) -> Sentence:
    demand = analysis.demand
    return Sentence(
        line(
            f"{percent_range(*demand.service_reach)} of customers meet service; "
            f"{percent_range(*demand.no_service_completion)} get by without a person's help."
        )
    )


def _modes(analysis: Analysis) -> list[Table]:
    columns = (Column("channel mode"), Column("touchpoints", right=True), Column("mean friction", right=True))
    rows = tuple(
        (line(by_mode.mode or "other"), line(str(by_mode.touchpoints)), line(_mean(by_mode.mean_friction)))
        for by_mode in analysis.modes
    )
    return [Table(columns, rows)]


def _mean(friction: float | None) -> str:
    return "unknown" if friction is None else f"{friction:.1f}"


def _teams(analysis: Analysis) -> list[Table]:
    columns = (
        Column("team"),
        Column("causes, points", right=True),
        Column("feels, points", right=True),
        Column("causes, contacts", right=True),
        Column("handles, contacts", right=True),
    )
    rows = tuple(
        (
            line(team.team),
            line("unknown" if team.friction_caused is None else number(team.friction_caused)),
            line("unknown" if team.friction_felt is None else number(team.friction_felt)),
            line(number(team.contacts_caused)),
            line(number(team.contacts_handled)),
        )
        for team in analysis.teams
    )
    return [Table(columns, rows)]


def _stages(analysis: Analysis) -> list[Table]:
    if not analysis.stages:
        return []
    columns = (
        Column("stage"),
        Column("touchpoints", right=True),
        Column("of these service", right=True),
        Column("contacts", right=True),
    )
    rows = tuple(
        (
            line(analysis.journey.stage_name(stage.stage) or "(no stage)"),
            line(str(stage.touchpoints)),
            line(str(stage.service_touchpoints)),
            line(number(stage.contacts)),
        )
        for stage in analysis.stages
    )
    return [Table(columns, rows)]


SECTION = SectionOf(50, True, _build)
