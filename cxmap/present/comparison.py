"""One comparison as a page: the verdict, both versions side by side, then the changes by what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from cxmap.diff.change import Change, ChangeClass
from cxmap.diff.comparison import Comparison, Refused
from cxmap.diff.match import Match
from cxmap.diff.report import Report
from cxmap.diff.verdict import NOT_ACCEPTABLE, Name
from cxmap.present.figures import figures_table
from cxmap.present.page import Item, Listing, Page, Section, Sentence, Tone, Words, line
from cxmap.wording import listed, percent

MARKS = {"added": "+", "removed": "-", "changed": "~", "moved": "→", "renamed": "⇄"}
TITLES = {
    ChangeClass.REGRESSION: "Regressions",
    ChangeClass.QUESTION: "Questions",
    ChangeClass.IMPROVEMENT: "Improvements",
    ChangeClass.NEUTRAL: "Neutral",
}
TONES: dict[ChangeClass, Tone] = {
    ChangeClass.REGRESSION: "bad",
    ChangeClass.QUESTION: "warn",
    ChangeClass.IMPROVEMENT: "good",
    ChangeClass.NEUTRAL: "muted",
}
_HEADLINES: dict[Name, tuple[str, Tone]] = {
    "experience-improvement": ("Experience improvement", "good"),
    "need-removed": ("Experience improvement, the need is removed", "good"),
    "service-only": ("Service-only improvement: help got better, and just as many customers need it", "warn"),
    "mixed": ("Mixed: a part of the experience got better and a part worse", "warn"),
    "deflection": ("Deflection, a regression: fewer contacts, and the customer goes without", "bad"),
    "goal-lost": ("Goal lost, a regression", "bad"),
    "regression": ("Regression", "bad"),
    "no-change": ("No change in the experience", "plain"),
}
_MOST = 5
"""Causes that are named in a sentence; the rest is counted."""


def headline(comparison: Comparison) -> tuple[str, Tone]:
    """The verdict in a few words, and how they are meant."""
    text, tone = _HEADLINES[comparison.verdict.name]
    still = comparison.verdict.name in ("experience-improvement", "need-removed") and not comparison.new.journey.is_met
    return (f"{text}, and the goal is still not met", "warn") if still else (text, tone)


def reasons(comparison: Comparison) -> str:
    """Why, as sentences."""
    return " ".join(f"{reason}." for reason in comparison.verdict.reasons)


def sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:]}."


def untouched(comparison: Comparison) -> str:
    """The causes that are still there; empty if there is none, or if nothing changed anyway."""
    causes = comparison.verdict.untouched
    if not causes or comparison.verdict.name == "no-change":
        return ""
    named = [f'"{cause.name}"' for cause in causes[:_MOST]]
    if len(causes) > _MOST:
        named.append(f"{len(causes) - _MOST} more")
    per_100 = sum(cause.per_100 for cause in causes)
    subject, verb = ("Untouched cause", "sends") if len(causes) == 1 else ("Untouched causes", "send")
    return f"{subject}: {listed(named)} still {verb} customers to service, {_times(per_100)} per 100 customers."


def _times(count: float) -> str:
    text = f"{count:,.1f}".removesuffix(".0")
    return f"{text} time" if text == "1" else f"{text} times"


def page(comparison: Comparison, report: Report) -> Page:
    """The page of one comparison."""
    old, new = comparison.old.journey.written, comparison.new.journey.written
    return Page(
        title=new.title,
        aside=old.state if old.state == new.state else f"{old.state} → {new.state}",
        below=f"{comparison.old.path} → {comparison.new.path}" if comparison.old.path else "",
        sections=(
            _verdict(comparison),
            figures_table(comparison),
            *_changes(comparison, report),
            *_guesses(comparison),
        ),
    )


def refusal(refused: Refused) -> Page:
    """The page of what could not be compared."""
    sentences = (
        Sentence(line(Words("Not comparable", "bad"), f": {refused.why}.")),
        Sentence(line(sentence(refused.hint))),
    )
    below = " → ".join(path for path in (refused.old_path, refused.new_path) if path)
    return Page(refused.journey, "", below, (Section("verdict", "", sentences),))


def _verdict(comparison: Comparison) -> Section:
    text, tone = headline(comparison)
    sentences = [Sentence(line(Words(f"{text}.", tone))), Sentence(line(reasons(comparison)))]
    if untouched(comparison):
        sentences.append(Sentence(line(Words(untouched(comparison), "warn"))))
    sentences += [Sentence(line(Words(f"{note}.", "muted"))) for note in comparison.notes]
    return Section("verdict", "", tuple(sentences))


def _changes(comparison: Comparison, report: Report) -> Iterable[Section]:
    shown = report.shown(comparison)
    leading = [change for change in shown if change.kind.leading]
    if leading:
        note = "these move every total, so read them first"
        yield _section("volume", f"Who comes ({len(leading)})", leading, note)
    rest = [change for change in shown if not change.kind.leading]
    for class_, group in groupby(rest, key=lambda change: change.class_):
        changes = list(group)
        yield _section(class_.value, f"{TITLES[class_]} ({len(changes)})", changes, class_note(comparison, class_))


def class_note(comparison: Comparison, class_: ChangeClass) -> str:
    """What to keep in mind about improvements of a journey that ends without its goal."""
    lost = comparison.verdict.name in NOT_ACCEPTABLE and class_ is ChangeClass.IMPROVEMENT
    return "on paper: the journey ends early" if lost else ""


def _section(name: str, title: str, changes: Sequence[Change], note: str) -> Section:
    return Section(name, title, (Listing(tuple(_item(change) for change in changes)),), note)


def _item(change: Change) -> Item:
    mark = Words(f"{MARKS[change.kind.mark]} ", TONES[change.class_])
    said = (Words(f"{change.text}  "), Words(f"[{change.id}]", "muted"))
    muted = tuple(line(Words(text, "muted")) for text in remarks(change))
    if change.name is None:
        return Item((mark, *said), (), muted)
    truth = Words("  moment of truth", "warn") if change.is_moment_of_truth else ""
    return Item(line(mark, Words(change.name, "strong"), truth), (), (said, *muted))


def remarks(change: Change) -> list[str]:
    """What is to be said besides the change itself: that it rests on a guess, that it was accepted."""
    found = []
    if change.guess is not None:
        found.append(f"guessed match, {percent(change.guess)} alike")
    if change.accepted is not None:
        found.append(f"accepted: {change.accepted}")
    return found


def guessed(comparison: Comparison) -> list[tuple[Match, str, str, str]]:
    """The matches that only likeness speaks for: old name, new name, and how to make them certain."""
    olds, news = comparison.old.touchpoints, comparison.new.touchpoints
    return [
        (match, olds[match.old].name, news[match.new].name, f"renamed_from: [{olds[match.old].id}]")
        for match in comparison.matching.matches
        if match.is_guessed
    ]


def _guesses(comparison: Comparison) -> Iterable[Section]:
    found = guessed(comparison)
    if not found:
        return
    items = tuple(
        Item(
            line(Words("⇄ ", "warn"), old, " → ", Words(new, "strong")),
            line(Words(f"probable rename, {percent(match.score or 0)}", "warn")),
            (line(Words(f"if it is the same step, make it exact: {fix}", "muted")),),
        )
        for match, old, new, fix in found
    )
    note = "taken for the same because they are alike"
    yield Section("guesses", f"Guessed matches ({len(items)})", (Listing(items),), note)
