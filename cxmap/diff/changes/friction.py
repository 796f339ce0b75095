"""How hard a touchpoint is."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.evidence import covers
from cxmap.diff.change import IMPROVEMENT, QUESTION, REGRESSION, Judgement, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Pair, Versions
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import in_anchor
from cxmap.journey.written import Evidence
from cxmap.wording import rose


def judge(fact: Fact, versions: Versions) -> Judgement | None:
    """A lower score needs something new that it rests on."""
    if fact.kind == "friction-up" or fact.before is None or fact.after is None:
        return None
    olds, news = _evidence(versions.old.touchpoints[fact.before]), _evidence(versions.new.touchpoints[fact.after])
    if any(new not in olds for new in news):
        return None
    rests = "on nothing that is written" if not news else "on an estimate, as before"
    if any(new[0] != "estimate" for new in news):
        rests = "on the evidence of before"
    planned = versions.new.journey.written.state == "to-be"
    asked = "what will show that it got easier?" if planned else "what shows that it got easier?"
    return Judgement("friction-down-unsupported", QUESTION, f", {rests}: {asked}")


@changes(
    Kind("friction-up", REGRESSION, "friction-down"),
    Kind("friction-down", IMPROVEMENT, "friction-up"),
    Kind("friction-down-unsupported", QUESTION, instead_of="friction-down"),
    judge=judge,
)
def friction(versions: Versions) -> Iterator[Fact]:
    """A step is harder or easier, by the anchors of the scale; at a moment of truth any rise of the score counts.

    A lower score with no new evidence for it is a question: was it mended, or only scored again?
    """
    for pair in versions.edited:
        old, new = pair.old.friction, pair.new.friction
        if old is not None and new is not None and is_rise_or_fall(pair):
            kind = "friction-up" if new > old else "friction-down"
            message = f"friction {rose(old, new)} from {in_anchor(old)} to {in_anchor(new)}"
            truth = " at a moment of truth" if _is_moment_of_truth(pair) else ""
            yield pair.fact(kind, message + truth, old, new, "friction")


def is_rise_or_fall(pair: Pair) -> bool:
    """Whether both versions score the step, and not the same."""
    old, new = pair.old, pair.new
    if old.friction is None or new.friction is None:
        return False
    return old.anchor != new.anchor or (old.friction != new.friction and _is_moment_of_truth(pair))


def _is_moment_of_truth(pair: Pair) -> bool:
    return pair.old.written.moment_of_truth or pair.new.written.moment_of_truth


def _evidence(touchpoint: Touchpoint) -> list[tuple[str, str | None, str | None, str | None]]:
    """What the score rests on. Which other fields an entry covers is no news about friction."""
    entries: tuple[Evidence, ...] = touchpoint.written.evidence
    return [(entry.from_, entry.ref, entry.date, entry.note) for entry in entries if covers(entry, "friction")]
