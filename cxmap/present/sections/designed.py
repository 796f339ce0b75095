"""Friction that is there on purpose: whether it is justified and eased, and whether leaving is harder than joining."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis
from cxmap.journey.touchpoint import Touchpoint
from cxmap.present.look import Look
from cxmap.present.page import Block, Item, Line, Listing, Section, Sentence, Tone, Words, line
from cxmap.present.sections import SectionOf
from cxmap.wording import called, listed, number, percent

VERDICTS: dict[str, tuple[str, Tone]] = {
    "eased": ("needed, and eased", "good"),
    "not-eased": ("needed, but not eased", "warn"),
    "unjustified": ("unjustified: a candidate for removal", "bad"),
}


def _build(analysis: Analysis, look: Look) -> Section:
    designed, touchpoints = analysis.designed, analysis.journey.touchpoints
    items = tuple(
        _item(touchpoint, verdict)
        for touchpoint, verdict in zip(touchpoints, designed.verdicts, strict=True)
        if verdict
    )
    blocks: list[Block] = [Listing(items)] if items else [Sentence(line("No friction is there on purpose."))]
    if items and designed.eased is not None:
        shares = ((designed.eased, "eased"), (designed.not_eased, "not eased"), (designed.unjustified, "unjustified"))
        said = listed(f"{percent(share or 0)} {name}" for share, name in shares)
        blocks.append(Sentence(line(f"Of all friction it is {said}; the rest just happened.")))
    blocks += [Sentence(words) for words in (*_exits(analysis), *_repeats(analysis), *_expectations(analysis))]
    return Section("designed", "Deliberate friction and repeats", tuple(blocks))


def _item(touchpoint: Touchpoint, verdict: str) -> Item:
    designed = touchpoint.written.designed
    words, tone = VERDICTS[verdict]
    below = [line(Words(words, tone))]
    if designed:
        said = [
            ("reason", designed.reason),
            ("protects", designed.protects),
            ("clarity", designed.clarity),
            ("ease", designed.ease),
        ]
        below.append(line(Words("; ".join(f"{name}: {text or 'not said'}" for name, text in said), "muted")))
    return Item(line(Words(touchpoint.name, "strong")), line(touchpoint.owner), tuple(below))


def _exits(analysis: Analysis) -> list[Line]:
    names = [touchpoint.name for touchpoint in analysis.journey.touchpoints]
    return [
        line(
            Words(
                f"Leaving takes {number(exit.ratio)} times the steps of joining", "bad" if exit.ratio > 1 else "good"
            ),
            f" ({names[exit.leave]!r} against {names[exit.join]!r}).",
        )
        for exit in analysis.designed.exits
    ]


def _repeats(analysis: Analysis) -> list[Line]:
    touchpoints = analysis.journey.touchpoints
    return [
        line(f"Asked again: {asked_again.item} at {listed(called(touchpoints[i]) for i in asked_again.touchpoints)}.")
        for asked_again in analysis.asked_again
    ]


def _expectations(analysis: Analysis) -> list[Line]:
    touchpoints = analysis.journey.touchpoints
    pairs = [
        (touchpoints[expectation.broken_at], touchpoints[expectation.set_by]) for expectation in analysis.expectations
    ]
    return [
        line(f"The expectation broken at {broken.name!r} was set at {setter.name!r} {setter.owner_in_brackets}.")
        for broken, setter in pairs
    ]


SECTION = SectionOf(80, False, _build)
