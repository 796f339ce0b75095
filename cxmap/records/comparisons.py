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
        "comparisons": [_comparison(one, report) for one in report.results],
        "journeys_added": [_lone(one) for one in report.added],
        "journeys_removed": [_lone(one) for one in report.removed],
    }


def _comparison(one: Comparison | Refused, report: Report) -> Json:
    """Two versions of one journey; what could not be compared has a reason and nothing else."""
    if isinstance(one, Refused):
        return _refused(one)
    return {
        "journey": one.journey,
        "old": _side(one.old),
        "new": _side(one.new),
        "verdict": one.verdict.name,
        "reasons": list(one.verdict.reasons),
        "untouched_causes": [cause.id for cause in one.verdict.untouched],
        "comparable": True,
        "why": None,
        "before": _figures(one.before),
        "after": _figures(one.after),
        "notes": list(one.notes),
        "changes": [_change(change, one) for change in report.shown(one)],
        "matches": [_match(match, one) for match in one.matching.matches],
    }


def _refused(one: Refused) -> Json:
    old, new = ({"path": path, "title": None, "state": None, "basis": None} for path in (one.old_path, one.new_path))
    return {
        "journey": one.journey,
        "old": old,
        "new": new,
        "verdict": None,
        "reasons": [],
        "untouched_causes": [],
        "comparable": False,
        "why": one.why,
        "before": None,
        "after": None,
        "notes": [],
        "changes": [],
        "matches": [],
    }


def _summary(report: Report) -> Json:
    """The run in numbers: of the changes that are listed."""
    shown = [change for one in report.comparisons for change in report.shown(one)]
    found = counts(shown)
    names = {"regression": "regressions", "question": "questions", "improvement": "improvements", "neutral": "neutral"}
    return {
        "comparisons": len(report.comparisons),
        "not_comparable": len(report.refusals),
        **{names[class_.value]: count for class_, count in found.items()},
        "accepted": sum(change.accepted is not None for change in shown),
        "hidden": report.hidden,
    }


def _lone(one: Lone) -> Json:
    """A journey that only one of two folders has."""
    return {"journey": one.journey, "state": one.state, "path": one.path}


def conformance_facts(one: Conformance) -> Json:
    """A plan held against what happens."""
    return {
        "journey": one.journey,
        "planned": _side(one.planned),
        "actual": _side(one.actual),
        "planned_touchpoints": len(one.planned.touchpoints),
        "actual_touchpoints": len(one.actual.touchpoints),
        "as_planned": one.as_planned,
        "deviations": [_deviation(deviation) for deviation in one.deviations],
    }


def _deviation(one: Deviation) -> Json:
    return {
        "deviation": one.name,
        "touchpoint": one.touchpoint,
        "team": one.team,
        "reach": number(one.reach),
        "message": one.message,
        "planned_position": _position(one.planned_place),
        "actual_position": _position(one.actual_place),
        "guessed": number(one.guess),
        "fingerprint": one.fingerprint,
    }


def _side(side: Version) -> Json:
    written = side.journey.written
    return {"path": side.path, "title": written.title, "state": written.state, "basis": written.basis}


def _figures(figures: Figures) -> Json:
    values = ((name, getattr(figures, name)) for name in figures._fields)
    return {name: value if isinstance(value, str) else number(value) for name, value in values}


def _change(one: Change, comparison: Comparison) -> Json:
    return {
        "change": one.id,
        "class": one.class_.value,
        "touchpoint": one.touchpoint,
        "old": _value(one.fact.old),
        "new": _value(one.fact.new),
        "message": one.message,
        "moment_of_truth": one.is_moment_of_truth,
        "guessed": number(one.guess),
        "accepted": one.accepted,
        "old_position": _position(comparison.old.place(one.old_path)),
        "new_position": _position(comparison.new.place(one.new_path)),
        "fingerprint": one.fingerprint,
    }


def _value(value: Value) -> Any:
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    return list(value) if isinstance(value, tuple) else number(value)


def _position(place: Place | None) -> Json | None:
    return {"line": place.line, "column": place.column} if place else None


def _match(match: Match, one: Comparison) -> Json:
    return {
        "old": one.old.touchpoints[match.old].id,
        "new": one.new.touchpoints[match.new].id,
        "by": match.by,
        "score": number(match.score),
    }
