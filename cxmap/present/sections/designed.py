"""Friction that is there on purpose: whether it is justified and eased, and whether leaving is harder than joining."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis
from cxmap.journey.touchpoint import Touchpoint
from cxmap.present.look import Look
from cxmap.present.page import Block, Item, Line, Listing, Section, Sentence, Tone, Words, line
from cxmap.present.sections import SectionOf
from cxmap.wording import listed, number, percent

VERDICTS: dict[str, tuple[str, Tone]] = {
    "eased": ("needed, and eased", "good"),
    "not-eased": ("needed, but not eased", "warn"),
    "unjustified": ("unjustified: a candidate for removal", "bad"),
}


def _build(analysis: Analysis, look: Look) -> Section:
    designed, touchpoints = analysis.designed, analysis.journey.touchpoints
    items = tuple(_item(one, verdict) for one, verdict in zip(touchpoints, designed.verdicts, strict=True) if verdict)
    blocks: list[Block] = [Listing(items)] if items else [Sentence(line("No friction is there on purpose."))]
    if items and designed.eased is not None:
        shares = ((designed.eased, "eased"), (designed.not_eased, "not eased"), (designed.unjustified, "unjustified"))
        said = listed(f"{percent(share or 0)} {name}" for share, name in shares)
        blocks.append(Sentence(line(f"Of all friction it is {said}; the rest just happened.")))
    blocks += [Sentence(words) for words in (*_exits(analysis), *_repeats(analysis), *_expectations(analysis))]
    return Section("designed", "Deliberate friction and repeats", tuple(blocks))


def _item(one: Touchpoint, verdict: str) -> Item:
    designed = one.written.designed
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
    return Item(line(Words(one.name, "strong")), line(one.owner), tuple(below))


def _exits(analysis: Analysis) -> list[Line]:
    names = [one.name for one in analysis.journey.touchpoints]
    return [
        line(
            Words(f"Leaving takes {number(one.ratio)} times the steps of joining", "bad" if one.ratio > 1 else "good"),
            f" ({names[one.leave]!r} against {names[one.join]!r}).",
        )
        for one in analysis.designed.exits
    ]


def _repeats(analysis: Analysis) -> list[Line]:
    ids = [one.id for one in analysis.journey.touchpoints]
    return [
        line(f"Asked again: {one.item} at {listed(ids[i] for i in one.touchpoints)}.") for one in analysis.asked_again
    ]


def _expectations(analysis: Analysis) -> list[Line]:
    touchpoints = analysis.journey.touchpoints
    pairs = [(touchpoints[one.broken_at], touchpoints[one.set_by]) for one in analysis.expectations]
    return [
        line(f"The expectation broken at {broken.name!r} was set at {setter.name!r} ({setter.owner}).")
        for broken, setter in pairs
    ]


SECTION = SectionOf(80, False, _build)
