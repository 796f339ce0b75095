"""A plan held against what happens, under the names that other programs rely on."""

from __future__ import annotations

from cxmap.diff.conformance import Conformance, Deviation
from cxmap.present.look import Look
from cxmap.records import Json, Records, number
from cxmap.records.versions import position_facts, version_facts


def content(conformance: Conformance, look: Look) -> Json:
    """The only conformance of a run."""
    return {"conformances": [conformance_facts(conformance)]}


def conformance_facts(conformance: Conformance) -> Json:
    """A plan held against what happens."""
    return {
        "journey": conformance.journey,
        "planned": version_facts(conformance.planned),
        "actual": version_facts(conformance.actual),
        "planned_touchpoints": len(conformance.planned.touchpoints),
        "actual_touchpoints": len(conformance.actual.touchpoints),
        "as_planned": conformance.as_planned,
        "deviations": [_deviation(deviation) for deviation in conformance.deviations],
    }


def _deviation(deviation: Deviation) -> Json:
    return {
        "deviation": deviation.name,
        "touchpoint": deviation.touchpoint,
        "team": deviation.team,
        "reach": number(deviation.reach),
        "message": deviation.message,
        "planned_position": position_facts(deviation.planned_place),
        "actual_position": position_facts(deviation.actual_place),
        "guessed": number(deviation.guess),
        "fingerprint": deviation.fingerprint,
    }


RECORDS = Records(content)
