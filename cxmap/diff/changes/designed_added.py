"""Friction that is there on purpose and was not before."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.designed import Verdict
from cxmap.diff.change import NEUTRAL, REGRESSION, Judgement, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Versions

_WORDS: dict[Verdict, str] = {
    "eased": "with a reason, and eased",
    "not-eased": "with a reason, but not eased",
    "unjustified": "with no reason that protects the customer",
}


def judge(fact: Fact, versions: Versions) -> Judgement | None:
    """New deliberate friction has to be justified and eased."""
    added = fact.kind == "designed-added"
    return Judgement(fact.kind, REGRESSION if added and fact.new != "eased" else NEUTRAL)


@changes(
    Kind(
        "designed-added",
        NEUTRAL,
        "designed-removed",
        when="a step has friction on purpose that it had not",
        otherwise="regression, if it is unjustified or not eased",
    ),
    Kind("designed-removed", NEUTRAL, "designed-added", when="it has it no more; implied where the touchpoint is gone"),
    judge=judge,
    topic="Effort, repeats, friction on purpose",
)
def designed_added(versions: Versions) -> Iterator[Fact]:
    """A step has deliberate friction that it did not have, or has it no more."""
    olds, news = versions.old.analysis.designed.verdicts, versions.new.analysis.designed.verdicts
    for pair in versions.edited:
        old, new = olds[pair.old.index], news[pair.new.index]
        if new and not old:
            yield pair.fact("designed-added", _added(new), None, new, "designed")
        elif old and not new:
            message = f"no friction on purpose any more, was there {_WORDS[old]}"
            yield pair.fact("designed-removed", message, old, None, "designed")
    for touchpoint in versions.added:
        if new := news[touchpoint.index]:
            yield Fact("designed-added", _added(new), after=touchpoint.index, new=new, field=("designed",))
    for touchpoint in versions.removed:
        if old := olds[touchpoint.index]:
            message = "its friction on purpose is gone with it"
            yield Fact("designed-removed", message, before=touchpoint.index, old=old, field=("designed",), implied=True)


def _added(verdict: Verdict) -> str:
    return f"friction on purpose is new here, {_WORDS[verdict]}"
