"""A step that is called something else: another kind, another class, somebody else who starts it."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.draft import Draft
from cxmap.diff.figures import is_known
from cxmap.diff.proof import new_proof
from cxmap.diff.put_back._row import PutBack, of_pair, row
from cxmap.diff.versions import Pair

ASKS = "kind-changed"


@row(40)
def kind(draft: Draft) -> Iterator[PutBack]:
    """A call that is called a task is still a call: it is read as before, in both directions."""
    for pair in draft.now.pairs:
        if _is_other(pair) and is_known(pair.old) and not new_proof(pair, "kind", "initiated_by"):
            draft.write_new(pair.new.id, kind=pair.old.kind, initiated_by=pair.old.initiated_by)
            told = f"what {{name}} is for, {pair.old.class_} before and {pair.new.class_} now: words change no customer"
            if pair.old.class_ == pair.new.class_:
                told = f"who starts {{name}}, {_starter(pair.old)} before and {_starter(pair.new)} now"
            asks = ASKS if is_other_help(pair) else None
            yield of_pair(pair, "kind", pair.old.kind, pair.new.kind, told, asks, helps=asks is not None)


def is_other_help(pair: Pair) -> bool:
    """Whether it counts as another part of the experience, or as a search for help, in one version only."""
    return pair.old.class_ != pair.new.class_ or pair.old.is_help_seeking != pair.new.is_help_seeking


def _is_other(pair: Pair) -> bool:
    old, new = pair.old, pair.new
    return (old.kind, old.class_, old.initiated_by) != (new.kind, new.class_, new.initiated_by)


def _starter(touchpoint: object) -> str:
    return f"{getattr(touchpoint, 'initiated_by', None) or 'nobody said who'}"
