"""What customers have to say again."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import changes, opposites
from cxmap.diff.fact import Fact
from cxmap.diff.version import Version
from cxmap.diff.versions import Versions
from cxmap.wording import short


@changes(
    *opposites(
        "asked-again",
        "asked-once",
        when=(
            "the same thing is asked for at more steps, and at two or more (7.5)",
            "at fewer, and at two or more before",
        ),
    ),
    partly="asks",
    topic="Effort, repeats, friction on purpose",
)
def asked(versions: Versions) -> Iterator[Fact]:
    """The same thing is asked for more often or less often, where that is more than once."""
    olds, news = _asked(versions.old), _asked(versions.new)
    for item in dict.fromkeys([*news, *olds]):
        old, new = olds.get(item, []), news.get(item, [])
        if len(old) == len(new) or max(len(old), len(new)) < 2:
            continue
        more = len(new) > len(old)
        message = f"customers have to give '{short(item)}' {_times(len(new))}, was {_times(len(old))}"
        before, after = _where(versions, (new if more else old)[-1], more)
        kind = "asked-again" if more else "asked-once"
        yield Fact(kind, message, before, after, len(old), len(new), ("asks",), about=item)


def _asked(side: Version) -> dict[str, list[int]]:
    """Where each thing is asked for."""
    found: dict[str, list[int]] = {}
    for touchpoint in side.touchpoints:
        for item in dict.fromkeys(touchpoint.written.asks):
            found.setdefault(item, []).append(touchpoint.index)
    return found


def _where(versions: Versions, index: int, is_new: bool) -> tuple[int | None, int | None]:
    """The last step that asks, where most ask."""
    if is_new:
        match = versions.match_of_new.get(index)
        return match.old if match else None, index
    match = versions.match_of_old.get(index)
    return index, match.new if match else None


def _times(count: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(count, f"{count} times")
