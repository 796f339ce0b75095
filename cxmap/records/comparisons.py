"""Comparisons under the names that other programs rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxmap.diff.change import Change
from cxmap.diff.comparison import Comparison, Refused
from cxmap.diff.fact import Value
from cxmap.diff.figures import Figures
from cxmap.diff.match import Match
from cxmap.diff.report import Lone, Report, counts
from cxmap.diff.version import Place, Version
from cxmap.records.document import number

if TYPE_CHECKING:
    from cxmap.diff.conformance import Conformance, Deviation

Json = dict[str, Any]


def report_facts(report: Report) -> Json:
    """Everything that a run found."""
    return {
        "summary": _summary(report),
        "comparisons": [_comparison(result, report) for result in report.results],
        "journeys_added": [_lone(lone) for lone in report.added],
        "journeys_removed": [_lone(lone) for lone in report.removed],
    }


def _comparison(comparison: Comparison | Refused, report: Report) -> Json:
    """Two versions of one journey; what could not be compared has a reason and nothing else."""
    if isinstance(comparison, Refused):
        return _refused(comparison)
    return {
        "journey": comparison.journey,
        "old": _side(comparison.old),
        "new": _side(comparison.new),
        "verdict": comparison.verdict.name,
        "reasons": list(comparison.verdict.reasons),
        "untouched_causes": [cause.id for cause in comparison.verdict.untouched],
        "comparable": True,
        "why": None,
        "before": _figures(comparison.before),
        "after": _figures(comparison.after),
        "notes": list(comparison.notes),
        "changes": [_change(change, comparison) for change in report.shown(comparison)],
        "matches": [_match(match, comparison) for match in comparison.matching.matches],
    }


def _refused(refused: Refused) -> Json:
    old, new = (
        {"path": path, "title": None, "state": None, "basis": None} for path in (refused.old_path, refused.new_path)
    )
    return {
        "journey": refused.journey,
        "old": old,
        "new": new,
        "verdict": None,
        "reasons": [],
        "untouched_causes": [],
        "comparable": False,
        "why": refused.why,
        "before": None,
        "after": None,
        "notes": [],
        "changes": [],
        "matches": [],
    }


def _summary(report: Report) -> Json:
    """The run in numbers: of the changes that are listed."""
    shown = [change for comparison in report.comparisons for change in report.shown(comparison)]
    found = counts(shown)
    names = {"regression": "regressions", "question": "questions", "improvement": "improvements", "neutral": "neutral"}
    return {
        "comparisons": len(report.comparisons),
        "not_comparable": len(report.refusals),
        **{names[class_.value]: count for class_, count in found.items()},
        "accepted": sum(change.accepted is not None for change in shown),
        "hidden": report.hidden,
    }


def _lone(lone: Lone) -> Json:
    """A journey that only one of two folders has."""
    return {"journey": lone.journey, "state": lone.state, "path": lone.path}


def conformance_facts(conformance: Conformance) -> Json:
    """A plan held against what happens."""
    return {
        "journey": conformance.journey,
        "planned": _side(conformance.planned),
        "actual": _side(conformance.actual),
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
        "planned_position": _position(deviation.planned_place),
        "actual_position": _position(deviation.actual_place),
        "guessed": number(deviation.guess),
        "fingerprint": deviation.fingerprint,
    }


def _side(side: Version) -> Json:
    written = side.journey.written
    return {"path": side.path, "title": written.title, "state": written.state, "basis": written.basis}


def _figures(figures: Figures) -> Json:
    values = ((name, getattr(figures, name)) for name in figures._fields)
    return {name: value if isinstance(value, str) else number(value) for name, value in values}


def _change(change: Change, comparison: Comparison) -> Json:
    return {
        "change": change.id,
        "class": change.class_.value,
        "touchpoint": change.touchpoint,
        "old": _value(change.fact.old),
        "new": _value(change.fact.new),
        "message": change.message,
        "moment_of_truth": change.is_moment_of_truth,
        "guessed": number(change.guess),
        "accepted": change.accepted,
        "old_position": _position(comparison.old.place(change.old_path)),
        "new_position": _position(comparison.new.place(change.new_path)),
        "fingerprint": change.fingerprint,
    }


def _value(value: Value) -> Any:
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    return list(value) if isinstance(value, tuple) else number(value)


def _position(place: Place | None) -> Json | None:
    return {"line": place.line, "column": place.column} if place else None


def _match(match: Match, comparison: Comparison) -> Json:
    return {
        "old": comparison.old.touchpoints[match.old].id,
        "new": comparison.new.touchpoints[match.new].id,
        "by": match.by,
        "score": number(match.score),
    }
