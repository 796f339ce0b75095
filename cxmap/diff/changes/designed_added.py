"""Friction that is there on purpose and was not before."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.designed import Verdict
from cxmap.diff.both import Both
from cxmap.diff.change import NEUTRAL, REGRESSION, Fact, Judgement, Kind, changes

_WORDS: dict[Verdict, str] = {
    "eased": "with a reason, and eased",
    "not-eased": "with a reason, but not eased",
    "unjustified": "with no reason that protects the customer",
}


def judge(fact: Fact, both: Both) -> Judgement | None:
    """New deliberate friction has to be justified and eased."""
    added = fact.kind == "designed-added"
    return Judgement(fact.kind, REGRESSION if added and fact.new != "eased" else NEUTRAL)


@changes(
    Kind("designed-added", NEUTRAL, "designed-removed"),
    Kind("designed-removed", NEUTRAL, "designed-added"),
    judge=judge,
)
def designed_added(both: Both) -> Iterator[Fact]:
    """A step has deliberate friction that it did not have, or has it no more."""
    olds, news = both.old.analysis.designed.verdicts, both.new.analysis.designed.verdicts
    for pair in both.edited:
        old, new = olds[pair.old.index], news[pair.new.index]
        if new and not old:
            yield pair.fact("designed-added", _added(new), None, new, "designed")
        elif old and not new:
            message = f"no friction on purpose any more, was there {_WORDS[old]}"
            yield pair.fact("designed-removed", message, old, None, "designed")
    for one in both.added:
        if new := news[one.index]:
            yield Fact("designed-added", _added(new), after=one.index, new=new, field=("designed",))
    for one in both.removed:
        if old := olds[one.index]:
            message = "its friction on purpose is gone with it"
            yield Fact("designed-removed", message, before=one.index, old=old, field=("designed",), implied=True)


def _added(verdict: Verdict) -> str:
    return f"friction on purpose is new here, {_WORDS[verdict]}"
