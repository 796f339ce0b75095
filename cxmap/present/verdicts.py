"""The verdict of a comparison in words: a headline, the reasons, and the causes that nobody touched."""

from __future__ import annotations

from cxmap.diff.comparison import Comparison
from cxmap.diff.verdict import Name
from cxmap.present.page import Section, Sentence, Tone, Words, line
from cxmap.present.proven import grounds, no_change, put_back, with_ground
from cxmap.wording import called, listed

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
_WITHIN_SERVICE: dict[Name, str] = {
    "mixed": "Mixed: a part of service got better and a part worse",
    "regression": "Regression: service got worse",
}
_MOST = 5
"""Causes that are named in a sentence; the rest is counted."""


def headline(comparison: Comparison) -> tuple[str, Tone]:
    """The verdict in a few words, and how they are meant."""
    text, tone = _HEADLINES[comparison.verdict.name]
    if comparison.verdict.name == "no-change":
        return no_change(comparison), tone
    if comparison.verdict.name == "deflection" and not any(change.id == "goal-lost" for change in comparison.changes):
        text = "Deflection, a regression: the way to help is closed to customers who still need it"
    if not any(sign.part == "experience" for sign in comparison.verdict.signs):
        text = _WITHIN_SERVICE.get(comparison.verdict.name, text)
    text = with_ground(text, comparison)
    improves = comparison.verdict.name in ("experience-improvement", "need-removed")
    still = improves and not comparison.new.journey.is_met
    return (f"{text}, and the goal is still not met", "warn") if still else (text, tone)


def reasons(comparison: Comparison) -> str:
    """Why, as sentences."""
    return " ".join(f"{reason}." for reason in comparison.verdict.reasons)


def verdict_section(comparison: Comparison) -> Section:
    """The first section: what the change comes to, why, and what to keep in mind."""
    text, tone = headline(comparison)
    sentences = [Sentence(line(Words(f"{text}.", tone)), leads=True), Sentence(line(reasons(comparison)))]
    if untouched := _untouched(comparison):
        sentences.append(Sentence(line(Words(untouched, "warn"))))
    sentences += [Sentence(line(Words(told, "warn"))) for told in put_back(comparison)]
    muted = [*filter(None, [grounds(comparison)]), *(f"{note}." for note in comparison.notes)]
    sentences += [Sentence(line(Words(text, "muted"))) for text in muted]
    return Section("verdict", "", tuple(sentences), rank=0)


def _untouched(comparison: Comparison) -> str:
    """The causes that are still there; empty if there is none, or if nothing changed anyway."""
    causes = comparison.verdict.untouched
    if not causes or comparison.verdict.name == "no-change":
        return ""
    named = [called(cause) for cause in causes[:_MOST]]
    if len(causes) > _MOST:
        named.append(f"{len(causes) - _MOST} more")
    per_100 = sum(cause.per_100 for cause in causes)
    subject, verb = ("Untouched cause", "sends") if len(causes) == 1 else ("Untouched causes", "send")
    return f"{subject}: {listed(named)} still {verb} customers to service, {_times(per_100)} per 100 customers."


def _times(count: float) -> str:
    text = f"{count:,.1f}".removesuffix(".0")
    return f"{text} time" if text == "1" else f"{text} times"
