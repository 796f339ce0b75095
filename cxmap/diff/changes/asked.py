"""What customers have to say again."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import NEUTRAL, Judgement, changes, opposites
from cxmap.diff.fact import Fact
from cxmap.diff.field_words import is_silent
from cxmap.diff.version import Version
from cxmap.diff.versions import Pair, Versions
from cxmap.wording import short


def judge(fact: Fact, versions: Versions) -> Judgement | None:
    """That a step does not say any more what it asks for makes nothing better."""
    if fact.kind == "asked-once" and any(_is_withdrawn(pair, fact.about) for pair in versions.edited):
        return Judgement(fact.kind, NEUTRAL, ", as far as the steps still say what they ask for")
    return None


def _is_withdrawn(pair: Pair, item: str) -> bool:
    return item in pair.old.written.asks and is_silent(pair.new.written, "asks")


@changes(
    *opposites(
        "asked-again",
        "asked-once",
        when=(
            "the same thing is asked for at more steps, and at two or more (7.5)",
            "at fewer, and at two or more before; neutral, if one of them does not say any more what it asks for",
        ),
    ),
    judge=judge,
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
