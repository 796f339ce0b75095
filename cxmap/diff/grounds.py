"""What a verdict rests on: a plan, a measurement or an estimate, and the words of those who say so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from cxmap.diff.field_words import said_of
from cxmap.diff.mended import is_better
from cxmap.diff.proof import design_changes, new_proof
from cxmap.diff.retired import reasons
from cxmap.diff.versions import Pair, Versions
from cxmap.journey.written import Evidence
from cxmap.wording import called, short

Rests = Literal["plan", "measured", "estimates"]
_MEASURED = frozenset({"data", "customer", "survey"})
FIELDS = ("friction", "outcome", "reach", "times", "duration", "wait", "waited", "after", "kind", "demand", "caused_by")
"""The fields whose proof can decide a verdict."""


def rests(proven: Versions) -> Rests:
    """What the proven changes rest on: the plan, new measurements for each of them, or estimates."""
    if proven.new.journey.written.state == "to-be":
        return "plan"
    moved = [pair for pair in proven.edited if _moved(pair)]
    shown = bool(moved) and all(_is_measured(pair) for pair in moved)
    return "measured" if shown and not (proven.removed or proven.added) else "estimates"


def _moved(pair: Pair) -> bool:
    old, new = pair.old, pair.new
    return (old.friction, old.outcome, old.encounters, old.after, old.duration, old.wait) != (
        new.friction, new.outcome, new.encounters, new.after, new.duration, new.wait,
    )  # fmt: skip


def _is_measured(pair: Pair) -> bool:
    return any(entry.from_ in _MEASURED for entry in new_proof(pair, *FIELDS))


def grounds(versions: Versions) -> tuple[str, ...]:
    """What is new of the evidence, what a plan changes, and why something is gone, each in the words of the file."""
    proven = versions.proven
    said = reasons(versions.new.journey.written)
    found = [*_evidence(proven), *_designed(proven)]
    for gone in proven.removed:
        why = said.get(gone.id)
        if why:
            found.append(f"{called(gone)} is retired: {short(why)}")
    return tuple(dict.fromkeys(found))


def _evidence(proven: Versions) -> Iterator[str]:
    for pair in proven.edited:
        if _moved(pair):
            for entry in new_proof(pair, *FIELDS):
                yield f"{called(pair.new)}: {_source(entry)}"


def _designed(proven: Versions) -> Iterator[str]:
    """The changes of the design that let a lower score or a better outcome of a plan count."""
    if proven.new.journey.written.state != "to-be":
        return
    for pair in proven.edited:
        if is_better(pair) and not new_proof(pair, "friction", "outcome"):
            old, new = pair.old.written, pair.new.written
            told = [said_of(field, getattr(old, field), getattr(new, field)) for field in design_changes(pair)]
            yield f"{called(pair.new)}: {', '.join(told)}"


def _source(entry: Evidence) -> str:
    return f"{entry.from_} ({short(entry.ref)})" if entry.ref else f"{entry.from_}, with no source named"
