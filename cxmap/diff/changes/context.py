"""What the next team knows of what came before."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import changes, opposites
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Versions

_KNOWN = ("lost", "partial", "kept")
_WORDS = {"lost": "nothing", "partial": "a part", "kept": "everything"}


@changes(
    *opposites(
        "context-lost",
        "context-kept",
        when=(
            "at a handoff in both versions the next team knows less: kept, partial, lost. Both",
            "it knows more. Both",
        ),
    ),
    topic="Handoffs and owners",
)
def context(versions: Versions) -> Iterator[Fact]:
    """At a handoff that both versions have, the next team knows less or more of what came before.

    Where one version does not say, nobody knows whether it changed.
    """
    olds, news = versions.arrivals
    for pair in versions.edited:
        old, new = pair.old.written.context, pair.new.written.context
        if old not in _KNOWN or new not in _KNOWN or old == new:
            continue
        if pair.old.index in olds and pair.new.index in news:
            kind = "context-kept" if _KNOWN.index(new) > _KNOWN.index(old) else "context-lost"
            message = f"the team here knows {_WORDS[new]} of what came before, and knew {_WORDS[old]} of it until now"
            yield pair.fact(kind, message, old, new, "context")
