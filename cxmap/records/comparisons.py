"""Comparisons under the names that other programs rely on."""

from __future__ import annotations

from typing import Any

from cxmap.diff.change import Change
from cxmap.diff.comparison import Comparison, Refused
from cxmap.diff.fact import Value
from cxmap.diff.figures import Figures
from cxmap.diff.match import Match
from cxmap.diff.report import Lone, Report, counts
from cxmap.present.changes import hidden, shown
from cxmap.present.look import Look
from cxmap.records import Json, Records, number
from cxmap.records.versions import position_facts, version_facts


def content(report: Report, look: Look) -> Json:
    """Everything that a run found, of the changes that are listed."""
    return {
        "summary": _summary(report, look),
        "comparisons": [comparison_facts(result, look) for result in report.results],
        "journeys_added": [_lone(one) for one in report.added],
        "journeys_removed": [_lone(one) for one in report.removed],
    }


def comparison_facts(one: Comparison | Refused, look: Look) -> Json:
    """Two versions of one journey; what could not be compared has a reason and nothing else."""
    if isinstance(one, Refused):
        return _refused(one)
    return {
        "journey": one.journey,
        "old": version_facts(one.old),
        "new": version_facts(one.new),
        "verdict": one.verdict.name,
        "reasons": list(one.verdict.reasons),
        "untouched_causes": [cause.id for cause in one.verdict.untouched],
        "comparable": True,
        "why": None,
        "before": _figures(one.before),
        "after": _figures(one.after),
        "notes": list(one.notes),
        "changes": [_change(change, one) for change in shown(one, look)],
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


def _summary(report: Report, look: Look) -> Json:
    """The run in numbers: of the changes that are listed."""
    listed = [change for one in report.comparisons for change in shown(one, look)]
    found = counts(listed)
    names = {"regression": "regressions", "question": "questions", "improvement": "improvements", "neutral": "neutral"}
    return {
        "comparisons": len(report.comparisons),
        "not_comparable": len(report.refusals),
        **{names[class_.value]: count for class_, count in found.items()},
        "accepted": sum(change.accepted is not None for change in listed),
        "hidden": hidden(report, look),
    }


def _lone(one: Lone) -> Json:
    """A journey that only one of two folders has."""
    return {"journey": one.journey, "state": one.state, "path": one.path}


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
        "old_position": position_facts(comparison.old.place(one.old_path)),
        "new_position": position_facts(comparison.new.place(one.new_path)),
        "fingerprint": one.fingerprint,
    }


def _value(value: Value) -> Any:
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    return list(value) if isinstance(value, tuple) else number(value)


def _match(match: Match, one: Comparison) -> Json:
    return {
        "old": one.old.touchpoints[match.old].id,
        "new": one.new.touchpoints[match.new].id,
        "by": match.by,
        "score": number(match.score),
    }


RECORDS = Records(content)
