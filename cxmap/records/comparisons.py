"""Comparisons under the names that other programs rely on."""

from __future__ import annotations

from typing import Any

from cxmap.diff.business import Business
from cxmap.diff.change import Change
from cxmap.diff.comparison import Comparison, Refused
from cxmap.diff.fact import Value
from cxmap.diff.figures import Figures
from cxmap.diff.match import Match
from cxmap.diff.put_back import PutBack
from cxmap.diff.report import Lone, Report, counts
from cxmap.diff.sign import Sign
from cxmap.present.changes import hidden, shown
from cxmap.present.look import Look
from cxmap.records import Json, Records, number
from cxmap.records.versions import position_facts, version_facts


def content(report: Report, look: Look) -> Json:
    """Everything that a run found, of the changes that are listed."""
    return {
        "summary": _summary(report, look),
        "comparisons": [comparison_facts(result, look) for result in report.results],
        "journeys_added": [_lone(lone) for lone in report.added],
        "journeys_removed": [_lone(lone) for lone in report.removed],
    }


def comparison_facts(comparison: Comparison | Refused, look: Look) -> Json:
    """Two versions of one journey; what could not be compared has a reason and nothing else."""
    if isinstance(comparison, Refused):
        return _refused(comparison)
    return {
        "journey": comparison.journey,
        "old": version_facts(comparison.old),
        "new": version_facts(comparison.new),
        "verdict": comparison.verdict.name,
        "reasons": list(comparison.verdict.reasons),
        "rests_on": comparison.verdict.rests,
        "signs": [_sign(sign) for sign in comparison.verdict.signs],
        "put_back": [_put_back(item) for item in comparison.verdict.put_back],
        "untouched_causes": [cause.id for cause in comparison.verdict.untouched],
        "comparable": True,
        "why": None,
        "before": _figures(comparison.before),
        "after": _figures(comparison.after),
        "business": _business(comparison.business),
        "notes": list(comparison.notes),
        "changes": [_change(change, comparison) for change in shown(comparison, look)],
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
        "rests_on": None,
        "signs": [],
        "put_back": [],
        "untouched_causes": [],
        "comparable": False,
        "why": refused.why,
        "before": None,
        "after": None,
        "business": None,
        "notes": [],
        "changes": [],
        "matches": [],
    }


def _business(case: Business | None) -> Json | None:
    """Contacts, hours and money of a month, or of 100 customers."""
    if case is None:
        return None
    before, after = (
        {name: number(amount) for name, amount in side._asdict().items()} for side in (case.before, case.after)
    )
    return {
        "per": "month" if case.is_month else "100 customers",
        "customers": number(case.customers),
        "preset": case.book.preset,
        "source": case.book.source,
        "year": case.book.year,
        "currency": case.book.currency,
        "before": before,
        "after": after,
        "without_price": list(case.unpriced),
    }


def _sign(sign: Sign) -> Json:
    """What moved, as far as it is proven."""
    old, new = number(sign.old), number(sign.new)
    return {"part": sign.part, "what": sign.what, "old": old, "new": new, "better": sign.better}


def _put_back(item: PutBack) -> Json:
    """What the new version says, and what the old one says that is read instead."""
    return {
        "touchpoint": item.touchpoint,
        "field": item.field,
        "old": _value(item.old),
        "new": _value(item.new),
        "question": item.question,
        "message": item.told,
    }


def _summary(report: Report, look: Look) -> Json:
    """The run in numbers: of the changes that are listed."""
    listed = [change for comparison in report.comparisons for change in shown(comparison, look)]
    found = counts(listed)
    names = {"regression": "regressions", "question": "questions", "improvement": "improvements", "neutral": "neutral"}
    return {
        "comparisons": len(report.comparisons),
        "not_comparable": len(report.refusals),
        **{names[class_.value]: count for class_, count in found.items()},
        "accepted": sum(change.accepted is not None for change in listed),
        "hidden": hidden(report, look),
    }


def _lone(lone: Lone) -> Json:
    """A journey that only one of two folders has."""
    return {"journey": lone.journey, "state": lone.state, "path": lone.path}


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
        "old_position": position_facts(comparison.old.place(change.old_path)),
        "new_position": position_facts(comparison.new.place(change.new_path)),
        "fingerprint": change.fingerprint,
    }


def _value(value: Value) -> Any:
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    return list(value) if isinstance(value, tuple) else number(value)


def _match(match: Match, comparison: Comparison) -> Json:
    return {
        "old": comparison.old.touchpoints[match.old].id,
        "new": comparison.new.touchpoints[match.new].id,
        "by": match.by,
        "score": number(match.score),
    }


RECORDS = Records(content)
