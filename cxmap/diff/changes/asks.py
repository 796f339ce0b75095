"""How much a step asks customers for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cxmap.diff.change import changes, opposites
from cxmap.diff.fact import Fact
from cxmap.diff.field_words import is_silent
from cxmap.diff.version import Version
from cxmap.diff.versions import Versions
from cxmap.journey.ids import slug
from cxmap.journey.touchpoint import Touchpoint
from cxmap.wording import quoted, some_of


@changes(
    *opposites(
        "asks-more",
        "asks-less",
        when=(
            "a step asks for more things that nobody asked for before than it gives up. Both",
            "it gives up more of them. Both",
        ),
    ),
    partly="asks",
    topic="Effort, repeats, friction on purpose",
)
def asks(versions: Versions) -> Iterator[Fact]:
    """Customers have to give more or fewer things at a step.

    What is asked for at several steps is told as `asked-again` or `asked-once`, and what only moved to another step is
    asked for as before. Other words for the same number of things are no more and no less.
    """
    olds, news = _counts(versions.old), _counts(versions.new)
    for pair in versions.edited:
        old, new = _asked(pair.old), _asked(pair.new)
        come = [item for key, item in new.items() if (olds[key], news[key]) == (0, 1)]
        gone = [item for key, item in old.items() if (olds[key], news[key]) == (1, 0)]
        both_say = not any(is_silent(touchpoint.written, "asks") for touchpoint in (pair.old, pair.new))
        more = len(come) > len(gone)
        if both_say and len(come) != len(gone) and more == (len(new) > len(old)) and len(new) != len(old):
            kind = "asks-more" if more else "asks-less"
            yield pair.fact(kind, _said(come, gone, len(old), len(new)), len(old), len(new), "asks")


def _asked(touchpoint: Touchpoint) -> dict[str, str]:
    """What a step asks for, each thing once, by what is the same in another spelling."""
    return {slug(item): item for item in touchpoint.written.asks}


def _counts(side: Version) -> Counter[str]:
    """At how many steps each thing is asked for."""
    return Counter(key for touchpoint in side.touchpoints for key in _asked(touchpoint))


def _said(come: list[str], gone: list[str], old: int, new: int) -> str:
    more = f"asks for {some_of(map(quoted, come))} now" if come else ""
    less = f"does not ask for {some_of(map(quoted, gone))} any more" if gone else ""
    things = f"{new} {'thing' if new == 1 else 'things'}, was {old}"
    return f"{' and '.join(filter(None, (more, less)))}: {things}"
