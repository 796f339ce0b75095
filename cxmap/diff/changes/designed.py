"""How friction that is there on purpose is made easier to bear."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.designed import says_something
from cxmap.diff.change import changes, opposites
from cxmap.diff.fact import Fact
from cxmap.diff.versions import Versions
from cxmap.wording import short

_FIELDS = {"clarity": "the customer is told why", "ease": "something makes it easier"}


@changes(
    *opposites(
        "designed-uneased",
        "designed-eased",
        when=("friction on purpose loses its `clarity` or its `ease` (3.10). Both", "it gains one. Both"),
    ),
    topic="Effort, repeats, friction on purpose",
)
def designed(versions: Versions) -> Iterator[Fact]:
    """Deliberate friction gets or loses its explanation, or its relief."""
    for pair in versions.edited:
        old, new = pair.old.written.designed, pair.new.written.designed
        if old is None or new is None:
            continue
        for field, what in _FIELDS.items():
            before, after = getattr(old, field), getattr(new, field)
            if says_something(before) == says_something(after):
                continue
            kind = "designed-eased" if says_something(after) else "designed-uneased"
            message = f"{what}: {short(after)}" if says_something(after) else f"no longer true that {what}"
            yield pair.fact(kind, message, before, after, "designed", field, about=field)
