"""The facts of a journey under the names that other programs rely on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cxmap.analysis.analysis import Analysis
from cxmap.analysis.demand import Range
from cxmap.present.look import Look
from cxmap.records import Json, Records, number
from cxmap.records.touchpoints import COLUMNS, touchpoint_facts, touchpoint_row


def content(analyses: Sequence[Analysis], look: Look) -> Json:
    """The facts of each journey."""
    return {"analyses": [analysis_facts(analysis) for analysis in analyses]}


def rows(analyses: Iterable[Analysis]) -> Iterator[Json]:
    """A flat record for each touchpoint."""
    for analysis in analyses:
        yield from (touchpoint_row(analysis, index) for index in range(len(analysis.journey.touchpoints)))


def analysis_facts(analysis: Analysis) -> Json:
    """One journey."""
    ids = [touchpoint.id for touchpoint in analysis.journey.touchpoints]
    return {
        "journey": _journey(analysis),
        "goal": _goal(analysis),
        "friction": _numbers(analysis.friction),
        "split": {name: parts and _numbers(parts) for name, parts in analysis.split._asdict().items()},
        "time": _time(analysis),
        "recovery": _recovery(analysis),
        "smooth_run": _numbers(analysis.smooth_run) if analysis.smooth_run else None,
        "control": _numbers(analysis.control),
        "designed": _designed(analysis),
        "modes": [_numbers(by_mode) for by_mode in analysis.modes],
        "stages": [_numbers(stage) for stage in analysis.stages],
        "asked_again": [
            {"item": asked_again.item, "touchpoints": _named(ids, asked_again.touchpoints)}
            for asked_again in analysis.asked_again
        ],
        "expectations": [
            {"set_by": ids[expectation.set_by], "broken_at": ids[expectation.broken_at]}
            for expectation in analysis.expectations
        ],
        "evidence": _evidence(analysis),
        "assumed": {name: _named(ids, getattr(analysis.assumed, name)) for name in analysis.assumed._fields},
        "costs": _costs(analysis),
        "actions": [action.model_dump() for action in analysis.journey.written.actions],
        "demand": _demand(analysis),
        "touchpoints": [touchpoint_facts(analysis, i) for i in range(len(ids))],
        "breakdowns": _named(ids, analysis.breakdowns.ranked),
        "handoffs": _handoffs(analysis),
        "teams": [_numbers(item) for item in analysis.teams],
        "retro": {
            "invite": list(analysis.retro.invite),
            "reasons": {team: list(why) for team, why in analysis.retro.reasons.items()},
            "missing": list(analysis.retro.missing),
        },
    }


def _named(ids: list[str], indices: Iterable[int]) -> list[str]:
    return [ids[i] for i in indices]


def _numbers(facts: Any) -> Json:
    """Plain facts with their own field names, numbers rounded."""
    names = getattr(facts, "_fields", None) or facts.__slots__
    values = ((name, getattr(facts, name)) for name in names)
    return {name: number(value) if isinstance(value, (int, float)) else value for name, value in values}


def _range(range_: Range | None) -> Json | None:
    return {"low": number(range_.low), "high": number(range_.high)} if range_ else None


def _journey(analysis: Analysis) -> Json:
    journey = analysis.journey
    written = journey.written
    return {
        "id": journey.id,
        "title": written.title,
        "state": written.state,
        "basis": written.basis,
        "path": analysis.path,
        "persona": journey.persona,
        "owner": written.owner,
        "goal_text": written.goal,
        "volume_per_month": number(journey.customers_per_month),
        "stages": [
            {**stage._asdict(), "pains": list(stage.pains), "opportunities": list(stage.opportunities)}
            for stage in journey.stages
        ],
        "retro": list(written.retro.invite) if written.retro else None,
    }


def _goal(analysis: Analysis) -> Json:
    journey, times = analysis.journey, analysis.timing
    return {
        "text": journey.written.goal,
        "outcome": journey.ends,
        "assumed": journey.goal_assumed,
        "met_at": None if journey.goal_at is None else journey.touchpoints[journey.goal_at].id,
        "met_at_all": [journey.touchpoints[i].id for i in journey.goals] if journey.goal_at is not None else [],
        "share": number(analysis.goal.share),
        "stops": [{"id": journey.touchpoints[stop.at].id, "share": number(stop.share)} for stop in analysis.goal.stops],
        "attempts": number(analysis.attempts),
        "elapsed_minutes": number(times.elapsed),
        "elapsed": {"low": number(times.to_goal.low), "high": number(times.to_goal.high)} if times.to_goal else None,
        "times": [{"minutes": number(time.minutes), "share": number(time.share)} for time in times.times],
        "active_minutes": number(times.active),
        "deadline_minutes": number(journey.deadline),
        "slack_minutes": number(times.slack),
        "late_share": number(times.late_share),
    }


def _time(analysis: Analysis) -> Json:
    def where(fact: str) -> list[str]:
        moments = analysis.timing.moments
        return [
            touchpoint.id for touchpoint in analysis.journey.touchpoints if getattr(moments[touchpoint.index], fact)
        ]

    return {
        "promises_missed": where("misses_promise"),
        "closed_when_needed": where("closed_when_needed"),
        "not_told_how_long": where("wait_without_promise"),
        "touchpoints_without_duration": analysis.timing.without_duration,
    }


def _recovery(analysis: Analysis) -> Json | None:
    recovery = analysis.recovery
    if recovery is None:
        return None
    return {
        "from": analysis.journey.touchpoints[recovery.start].id,
        "friction_drop": number(recovery.friction_drop),
        "attempts": number(recovery.attempts),
        "minutes": number(recovery.minutes),
    }


def _designed(analysis: Analysis) -> Json:
    designed, touchpoints = analysis.designed, analysis.journey.touchpoints
    exits = [
        {"join": touchpoints[exit.join].id, "leave": touchpoints[exit.leave].id, "ratio": number(exit.ratio)}
        for exit in designed.exits
    ]
    shares = {name: number(getattr(designed, name)) for name in ("eased", "not_eased", "unjustified")}
    return {**shares, "exits": exits}


def _evidence(analysis: Analysis) -> Json:
    facts = analysis.evidence
    ids = [touchpoint.id for touchpoint in analysis.journey.touchpoints]
    return {
        "estimate_share": number(facts.estimate_share),
        "without_share": number(facts.without_share),
        "by_source": dict(facts.by_source),
        "without": _named(ids, facts.without),
    }


def _costs(analysis: Analysis) -> Json | None:
    costs = analysis.costs
    if costs is None:
        return None
    book, ids = costs.book, [touchpoint.id for touchpoint in analysis.journey.touchpoints]
    return {
        "preset": book.preset,
        "source": book.source,
        "year": book.year,
        "currency": book.currency,
        "failure_demand_per_customer": number(costs.failure_demand),
        "failure_demand_per_month": number(costs.failure_demand_per_month),
        "without_price": _named(ids, costs.unpriced),
    }


def _demand(analysis: Analysis) -> Json:
    demand = analysis.demand

    def per_100(amount: float) -> float | None:
        return number(100 * amount) if demand.is_known else None

    return {
        "help_needed_per_100": per_100(demand.help_needed),
        "help_needed_at_least": not demand.is_complete,
        "customers_needing_help": _range(demand.customers_needing_help) if demand.is_known else None,
        "help_repeated_per_100": per_100(demand.help_repeated),
        "value_per_100": per_100(demand.value),
        "unknown_per_100": per_100(demand.unknown),
        "contacts_tried": number(demand.contacts_tried),
        "contacts_handled": number(demand.contacts_handled),
        "failure_demand": _range(demand.failure_demand),
        "service_reach": _range(demand.service_reach),
        "no_service_completion": _range(demand.no_service_completion),
    }


def _handoffs(analysis: Analysis) -> Json:
    facts, touchpoints = analysis.handoffs, analysis.journey.touchpoints
    return {
        "count": len(facts.all),
        "transitions": facts.transitions,
        "expected_per_customer": number(facts.expected_per_customer),
        "customer_carried": facts.customer_carried,
        "context_lost": facts.with_context("lost"),
        "context_unknown": facts.with_context("unknown"),
        "returns": facts.returns,
        "channel_switches": facts.channel_switches,
        "teams_in_front": list(facts.teams_in_front),
        "teams_behind": list(facts.teams_behind),
        "worst": facts.worst,
        "list": [
            {
                "from_team": handoff.from_team,
                "to_team": handoff.to_team,
                "from": touchpoints[handoff.before].id,
                "to": touchpoints[handoff.after].id,
                "reach": number(handoff.reach),
                "context": handoff.context,
                "carried_by": handoff.carried_by,
                "customer_carried": handoff.customer_carried,
                "is_return": handoff.is_return,
                "channel_switch": handoff.channel_switch,
                "wait_minutes": number(handoff.wait_minutes),
            }
            for handoff in facts.all
        ],
    }


RECORDS = Records(content, COLUMNS, rows)
