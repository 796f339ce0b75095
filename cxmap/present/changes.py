"""The changes of a comparison, by what they mean: which are listed, how each is said, how many there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cxmap.diff.change import Change, ChangeClass
from cxmap.diff.comparison import Comparison
from cxmap.diff.report import NO_CHANGES, Report, total
from cxmap.present.look import Look
from cxmap.present.page import Item, Line, Listing, Section, Tone, Words, line
from cxmap.wording import percent

_MARKS = {"added": "+", "removed": "-", "changed": "~", "moved": "→", "renamed": "⇄"}
_SECTIONS: dict[ChangeClass, tuple[str, Tone, int]] = {
    ChangeClass.REGRESSION: ("Regressions", "bad", 2),
    ChangeClass.QUESTION: ("Questions", "warn", 3),
    ChangeClass.IMPROVEMENT: ("Improvements", "good", 3),
    ChangeClass.NEUTRAL: ("Neutral", "muted", 3),
}
"""Title, tone and rank: figures are short and kept before the last regression, regressions before everything else."""


def shown(comparison: Comparison, look: Look) -> tuple[Change, ...]:
    """The changes to list, in their order."""
    listed = (change for change in comparison.changes if look.only in (None, change.class_))
    return tuple(change for change in listed if look.everything or not change.hidden)


def hidden(report: Report, look: Look) -> int:
    """How many changes of order, names and texts are not listed."""
    if look.everything or look.only is not None:
        return 0
    return sum(change.hidden for comparison in report.comparisons for change in comparison.changes)


def counted_changes(report: Report, look: Look) -> str:
    """What is listed, in numbers."""
    said = total(change for comparison in report.comparisons for change in shown(comparison, look))
    return f"no {look.only.value}s" if look.only and said == NO_CHANGES else said


def change_sections(comparison: Comparison, look: Look) -> Iterator[Section]:
    """Who comes, then the changes of each class; all but the first two are folded away."""
    listed = shown(comparison, look)
    leading = [change for change in listed if change.kind.leading]
    if leading:
        note = "these move every total, so read them first"
        yield Section("volume", f"Who comes ({len(leading)})", (_listing(leading),), note)
    rest = [change for change in listed if not change.kind.leading]
    for class_, group in groupby(rest, key=lambda change: change.class_):
        changes = list(group)
        title, _, rank = _SECTIONS[class_]
        folded = class_ is not ChangeClass.REGRESSION
        note = _note(comparison, class_)
        yield Section(class_.value, f"{title} ({len(changes)})", (_listing(changes),), note, rank, folded)


def _note(comparison: Comparison, class_: ChangeClass) -> str:
    """What to keep in mind about improvements of a journey that ends without its goal."""
    lost = any(change.id == "goal-lost" for change in comparison.changes) and class_ is ChangeClass.IMPROVEMENT
    return "on paper: the journey ends early" if lost else ""


def _listing(changes: Sequence[Change]) -> Listing:
    """An item for each touchpoint: its strongest change, then the rest in one line."""
    by_touchpoint: dict[object, list[Change]] = {}
    for i, change in enumerate(changes):
        key = (change.touchpoint, change.name) if change.name is not None else i
        by_touchpoint.setdefault(key, []).append(change)
    return Listing(tuple(map(_item, by_touchpoint.values())))


def _item(changes: Sequence[Change]) -> Item:
    first, *rest = sorted(changes, key=lambda change: -change.kind.weight)
    mark = Words(f"{_MARKS[first.kind.mark]} ", _SECTIONS[first.class_][1])
    muted = tuple(line(Words(text, "muted")) for text in remarks(first))
    if first.name is None:
        return Item((mark, *_said(first)), (), muted)
    truth = Words("  moment of truth", "warn") if first.is_moment_of_truth else ""
    name = line(mark, Words(first.name, "strong"), truth)
    return Item(name, (), (_said(first), *muted, *_rest(first, rest)))


def _said(change: Change) -> Line:
    return Words(change.text), Words(f"  [{change.id}]", "muted")


def _rest(first: Change, rest: Sequence[Change]) -> list[Line]:
    """What else changed at the touchpoint, in one line; a remark that was just made is not made again."""
    if not rest:
        return []
    made = set(remarks(first))
    pieces: list[Words] = []
    for change in rest:
        more = "".join(f" ({text})" for text in remarks(change) if text not in made)
        pieces += [
            Words("; " if pieces else "also: "),
            Words(change.text),
            Words(f" [{change.id}]{more}", "muted"),
        ]
    return [tuple(pieces)]


def remarks(change: Change) -> list[str]:
    """What is to be said besides the change itself: that it rests on a guess, that it was accepted."""
    found = []
    if change.guess is not None:
        found.append(f"guessed match, {percent(change.guess)} alike")
    if change.accepted is not None:
        found.append(f"accepted: {change.accepted}")
    return found


def guess_sections(comparison: Comparison) -> Iterator[Section]:
    """The matches that only likeness speaks for, and how to make them certain."""
    olds, news = comparison.old.touchpoints, comparison.new.touchpoints
    items = tuple(
        Item(
            line(Words("⇄ ", "warn"), olds[match.old].name, " → ", Words(news[match.new].name, "strong")),
            line(Words(f"probable rename, {percent(match.score or 0)}", "warn")),
            (line(Words(f"if it is the same step, make it exact: renamed_from: [{olds[match.old].id}]", "muted")),),
        )
        for match in comparison.matching.matches
        if match.is_guessed
    )
    if items:
        note = "taken for the same because they are alike"
        yield Section("guesses", f"Guessed matches ({len(items)})", (Listing(items),), note, folded=True)
