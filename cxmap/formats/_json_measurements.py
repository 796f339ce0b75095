"""Measurements under the names that other programs rely on."""

from __future__ import annotations

from typing import Any

from cxmap.events.facts import Flow, Following, Measurement, Spread, TouchpointFacts
from cxmap.events.preview import Preview
from cxmap.formats._json import number

Json = dict[str, Any]
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
        "touchpoints": [_touchpoint(one) for one in found.touchpoints],
        "transitions": [_flow(one, "from", "to", "after_minutes") for one in found.transitions],
        "handoffs": [_flow(one, "from_team", "to_team", "wait_minutes") for one in found.handoffs],
        "handoffs_by": found.handoffs_by,
        "ping_pong": [_plain(one, "suppressed") for one in found.ping_pong],
        "channel_switches": [_flow(one, "from_channel", "to_channel", "wait_minutes") for one in found.switches],
        "switches_by": found.switches_by,
        "contacts": {
            "per_100": number(contacts.per_100),
            "share": number(contacts.share),
            "base_rate": number(contacts.base_rate),
            "upstream": [_marked(one) for one in contacts.upstream],
            "failure_demand": {"low": number(contacts.failure_low), "high": number(contacts.failure_high)},
            "by_breakdown": [_marked(one) for one in contacts.by_breakdown],
            "causes": [_plain(one) for one in contacts.causes],
        },
        "conformance": {
            "conforming": conformance,
            "moves": [
                {"from": one.from_, "to": one.to, "class": one.class_, "n": one.n, "journeys": one.journeys}
                | ({"suppressed": True} if one.suppressed else {})
                for one in found.moves
            ],
        },
        "variants": {
            "n": found.variants,
            "top": [{"touchpoints": list(one.touchpoints), "journeys": one.journeys} for one in found.top_variants],
            "pooled_journeys": found.pooled_journeys,
        },
        "unmapped": [one._asdict() for one in found.unmapped],
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
        "overlaps": [{**one._asdict(), "touchpoints": list(one.touchpoints)} for one in log.overlaps],
        "from": log.from_,
        "to": log.to,
        "time_zone": log.time_zone,
    }


def _touchpoint(one: TouchpointFacts) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "milestone": one.milestone,
        "journeys": one.journeys,
        "reach": number(one.reach),
        "visits": one.visits,
        "events": one.events,
        "times": number(one.times),
        "repeated": number(one.repeated),
        "failed": number(one.failed),
        "span_minutes": _spread(one.span),
        "span_is": one.span_is,
        "after_minutes": _spread(one.after),
        "promise_kept": number(one.promise_kept),
        "dropped": one.dropped,
        "open": one.open,
        "contact_after": _following(one.contact_after),
        "doers": [{"team": doer.team, "share": number(doer.share)} for doer in one.doers],
        "other_team": number(one.other_team),
        "other_channel": number(one.other_channel),
        "missing": number(one.missing),
        "map": {name: number(value) for name, value in one.map._asdict().items()},
        "verdict": one.verdict._asdict(),
        **({"suppressed": True} if one.suppressed else {}),
    }


def _spread(spread: Spread) -> Json:
    made = {"p50": number(spread.p50), "p90": number(spread.p90), "n": spread.n}
    return made | ({"suppressed": True} if spread.suppressed else {})


def _following(one: Following | None) -> Json | None:
    return None if one is None else _marked(one)


def _flow(flow: Flow, from_: str, to: str, minutes: str) -> Json:
    made = {from_: flow.from_, to: flow.to, "n": flow.n, "journeys": flow.journeys, minutes: _spread(flow.minutes)}
    return made | ({"suppressed": True} if flow.suppressed else {})


def _plain(one: Any, *without: str) -> Json:
    """A fact's fields with their own names; numbers are rounded."""
    fields = ((name, value) for name, value in one._asdict().items() if name not in without)
    return {name: number(value) if isinstance(value, float) else value for name, value in fields}


def _marked(one: Any) -> Json:
    """The same, and ``suppressed`` only where it holds."""
    return _plain(one, "suppressed") | ({"suppressed": True} if one.suppressed else {})


def measured_row(found: Measurement, one: TouchpointFacts) -> Json:
    """One touchpoint in one row."""
    facts = _touchpoint(one)
    span = one.map.wait_minutes if one.span_is == "wait" else one.map.duration_minutes
    following = one.contact_after
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
        "suppressed": one.suppressed,
    }


def preview_facts(found: Preview) -> Json:
    """What would be counted as what."""
    return {
        **{name: value for name, value in found._asdict().items() if name not in ("events", "title")},
        "without_events": list(found.without_events),
        "events": [
            {
                **one._asdict(),
                "cells": dict(one.cells),
                "means": one.means or None,
                "also": list(one.also),
                "suggestions": list(one.suggestions),
            }
            for one in found.events
        ],
    }
