"""Measurements under the names that other programs rely on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cxmap.events.facts import Flow, Following, Measurement, Spread, TouchpointFacts
from cxmap.present.look import Look
from cxmap.records import Json, Records, number

MEASURED_COLUMNS = (
    "journey", "id", "name", "journeys", "visits", "events", "map_reach", "reach", "reach_verdict", "map_times",
    "times", "times_verdict", "map_after_minutes", "after_minutes_p50", "after_minutes_p90", "after_verdict", "span_is",
    "map_span_minutes", "span_minutes_p50", "span_minutes_p90", "span_verdict", "repeated", "failed", "dropped",
    "missing", "contact_after", "lift", "other_team", "other_channel", "suppressed",
)  # fmt: skip


def measurement_facts(found: Measurement) -> Json:
    """All of a measurement."""
    contacts, conformance = found.contacts, found.journeys.conforming
    return {
        "journey": found.journey,
        "journey_hash": found.journey_hash,
        "log": _log(found),
        "settings": {
            "within_minutes": number(found.within_minutes),
            "inactive_after_minutes": number(found.inactive_after_minutes),
            "split_gap_minutes": number(found.split_gap_minutes),
            "min_cell": found.min_cell,
            "ends": list(found.ends),
            "milestones": list(found.milestones),
            "contacts": list(found.contact_points),
        },
        "engine": dict(zip(("name", "version"), found.engine, strict=True)),
        "journeys": {**_plain(found.journeys, "elapsed"), "elapsed_minutes": _spread(found.journeys.elapsed)},
        "touchpoints": [_touchpoint(measured) for measured in found.touchpoints],
        "transitions": [_flow(flow, "from", "to", "after_minutes") for flow in found.transitions],
        "handoffs": [_flow(flow, "from_team", "to_team", "wait_minutes") for flow in found.handoffs],
        "handoffs_by": found.handoffs_by,
        "ping_pong": [_plain(ping_pong) for ping_pong in found.ping_pong],
        "channel_switches": [_flow(flow, "from_channel", "to_channel", "wait_minutes") for flow in found.switches],
        "switches_by": found.switches_by,
        "contacts": {
            "per_100": number(contacts.per_100),
            "share": number(contacts.share),
            "base_rate": number(contacts.base_rate),
            "upstream": [_marked(upstream) for upstream in contacts.upstream],
            "failure_demand": {"low": number(contacts.failure_low), "high": number(contacts.failure_high)},
            "by_breakdown": [_marked(by_breakdown) for by_breakdown in contacts.by_breakdown],
            "causes": [_plain(cause) for cause in contacts.causes],
        },
        "conformance": {
            "conforming": conformance,
            "moves": [
                {"from": move.from_, "to": move.to, "class": move.class_, "n": move.n, "journeys": move.journeys}
                | ({"suppressed": True} if move.suppressed else {})
                for move in found.moves
            ],
        },
        "variants": {
            "n": found.variants,
            "top": [
                {"touchpoints": list(variant.touchpoints), "journeys": variant.journeys}
                for variant in found.top_variants
            ],
            "pooled_journeys": found.pooled_journeys,
        },
        "unmapped": [named._asdict() for named in found.unmapped],
        "unmapped_pooled": found.unmapped_pooled,
        "notes": list(found.notes),
        "warnings": list(found.warnings),
    }


def _log(found: Measurement) -> Json:
    log = found.log
    return {
        "files": [{"name": name, "bytes": size} for name, size in log.files],
        "rows": log.rows,
        "usable": log.usable,
        "mapped": log.mapped,
        "ignored": log.ignored,
        "unmapped": log.unmapped,
        "mapped_share": number(log.mapped_share),
        "lost": log.lost._asdict(),
        "duplicates": log.duplicates,
        "overlaps": [{**overlap._asdict(), "touchpoints": list(overlap.touchpoints)} for overlap in log.overlaps],
        "from": log.from_,
        "to": log.to,
        "time_zone": log.time_zone,
    }


def _touchpoint(measured: TouchpointFacts) -> Json:
    return {
        "id": measured.id,
        "name": measured.name,
        "milestone": measured.milestone,
        "journeys": measured.journeys,
        "reach": number(measured.reach),
        "visits": measured.visits,
        "events": measured.events,
        "times": number(measured.times),
        "repeated": number(measured.repeated),
        "failed": number(measured.failed),
        "span_minutes": _spread(measured.span),
        "span_is": measured.span_is,
        "after_minutes": _spread(measured.after),
        "promise_kept": number(measured.promise_kept),
        "dropped": measured.dropped,
        "open": measured.open,
        "contact_after": _following(measured.contact_after),
        "doers": [{"team": doer.team, "share": number(doer.share)} for doer in measured.doers],
        "other_team": number(measured.other_team),
        "other_channel": number(measured.other_channel),
        "missing": number(measured.missing),
        "map": {name: number(value) for name, value in measured.map._asdict().items()},
        "verdict": measured.verdict._asdict(),
        **({"suppressed": True} if measured.suppressed else {}),
    }


def _spread(spread: Spread) -> Json:
    made = {"p50": number(spread.p50), "p90": number(spread.p90), "n": spread.n}
    return made | ({"suppressed": True} if spread.suppressed else {})


def _following(following: Following | None) -> Json | None:
    return None if following is None else _marked(following)


def _flow(flow: Flow, from_: str, to: str, minutes: str) -> Json:
    made = {from_: flow.from_, to: flow.to, "n": flow.n, "journeys": flow.journeys, minutes: _spread(flow.minutes)}
    return made | ({"suppressed": True} if flow.suppressed else {})


def _plain(item: Any, *without: str) -> Json:
    """A fact's fields with their own names; numbers are rounded."""
    fields = ((name, value) for name, value in item._asdict().items() if name not in without)
    return {name: number(value) if isinstance(value, float) else value for name, value in fields}


def _marked(item: Any) -> Json:
    """The same, and ``suppressed`` only where it holds."""
    return _plain(item, "suppressed") | ({"suppressed": True} if item.suppressed else {})


def measured_row(found: Measurement, measured: TouchpointFacts) -> Json:
    """One touchpoint in one row."""
    facts = _touchpoint(measured)
    span = measured.map.wait_minutes if measured.span_is == "wait" else measured.map.duration_minutes
    following = measured.contact_after
    return {
        **facts,
        "journey": found.journey,
        **{f"map_{name}": facts["map"][name] for name in ("reach", "times", "after_minutes")},
        "map_span_minutes": number(span),
        **{f"{name}_verdict": word for name, word in facts["verdict"].items()},
        **{f"after_minutes_{p}": facts["after_minutes"][p] for p in ("p50", "p90")},
        **{f"span_minutes_{p}": facts["span_minutes"][p] for p in ("p50", "p90")},
        "contact_after": number(following.share) if following else None,
        "lift": number(following.lift) if following else None,
        "suppressed": measured.suppressed,
    }


def content(found: Measurement, look: Look) -> Json:
    """The measurement of a run."""
    return {"measurement": measurement_facts(found)}


def _rows(found: Measurement) -> Iterator[Json]:
    return (measured_row(found, measured) for measured in found.touchpoints)


RECORDS = Records(content, MEASURED_COLUMNS, _rows)
