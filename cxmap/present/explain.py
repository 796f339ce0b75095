"""Where the figures come from: what classed each touchpoint, which causes were inferred, what was assumed."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis
from cxmap.journey.touchpoint import Touchpoint
from cxmap.present.page import Block, Column, Line, Section, Sentence, Table, Words, line
from cxmap.wording import called, listed, percent

FROM = {
    "kind": "the file says kind: {kind}",
    "config": "the configuration gives {channel} the kind {kind}",
    "channel": "the channel {channel} is {kind}",
    "nothing": "nobody knows the channel",
    "default": "the channel {channel} is not known, so it is {kind} and has no mode",
}


def explanation(analysis: Analysis) -> Section:
    """How each touchpoint was read, and the assumptions behind the sums."""
    columns = (Column("touchpoint"), Column("class"), Column("because"), Column("causes"))
    rows = tuple(_row(analysis, touchpoint) for touchpoint in analysis.journey.touchpoints)
    blocks: list[Block] = [Table(columns, rows)]
    blocks += [Sentence(line(Words(text, "muted"))) for text in _assumed(analysis)]
    return Section("explain", "How it was read", tuple(blocks))


def _row(analysis: Analysis, touchpoint: Touchpoint) -> tuple[Line, ...]:
    because = FROM[touchpoint.class_from].format(kind=touchpoint.kind, channel=touchpoint.channel)
    if touchpoint.class_from == "default" and touchpoint.mode:
        because = because.replace(" and has no mode", "")
    touchpoints = analysis.journey.touchpoints
    causes = listed(
        f"{touchpoints[cause.at].name} {percent(cause.share)}{' (inferred)' if cause.inferred else ''}"
        for cause in analysis.causes.direct[touchpoint.index]
    )
    return line(touchpoint.name), line(touchpoint.class_), line(Words(because, "muted")), line(causes or "none")


def _assumed(analysis: Analysis) -> list[str]:
    said, count = analysis.assumed, len(analysis.journey.in_front)
    names = [called(touchpoint) for touchpoint in analysis.journey.touchpoints]

    def where(indices: tuple[int, ...]) -> str:
        return "every touchpoint" if len(indices) == count else listed(names[i] for i in indices)

    facts = (
        (said.reach, "Every customer is assumed to reach {}."),
        (said.duration, "No duration is stated, so 0 minutes are assumed, for {}."),
        (said.outcome, "The outcome is read off the friction score (done below 5) for {}."),
    )
    return [words.format(where(indices)) for indices, words in facts if indices]
