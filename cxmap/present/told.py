"""What a picture says in words, by the functions of the text: above it, below it, and to those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from cxmap import __version__
from cxmap.analysis.analysis import Analysis
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import in_anchor
from cxmap.present.page import Tone, text_of
from cxmap.present.sections.breakdowns import no_breakdown, removes, strain_first, together, why
from cxmap.present.sections.map import happened
from cxmap.present.sections.verdict import evidence, goal, help_needed, split

BASIS = {"case": "one case", "typical": "typical", "measured": "measured"}
_MOST_TOLD = 80
"""Touchpoints that are told one by one."""


def subtitle(analysis: Analysis) -> str:
    """State, basis, whose journey it is and what they want."""
    written, journey = analysis.journey.written, analysis.journey
    wants = f"wants: {written.goal}" if written.goal else ""
    return " · ".join(text for text in (f"{written.state}, {BASIS[written.basis]}", journey.persona, wants) if text)


def verdict(analysis: Analysis) -> list[tuple[str, Tone]]:
    """The sentences of the verdict, the one about the goal first, and last what to mend first."""
    said: list[tuple[str, Tone]] = [goal(analysis), (help_needed(analysis), "plain"), (split(analysis), "plain")]
    ranked = analysis.breakdowns.ranked
    if not ranked:
        return [*said, (no_breakdown(analysis), "strong")]
    said += [(text, "plain") for text in strain_first(analysis, ranked[0])]
    return [*said, (fix_first(analysis), "bad")]


def fix_first(analysis: Analysis) -> str:
    """The breakdown of the largest effect, whose it is, and what mending it would remove. There has to be one."""
    first = analysis.breakdowns.ranked[0]
    touchpoint = analysis.journey.touchpoints[first]
    number = analysis.journey.numbers.get(first)
    which = f"touchpoint {number}" if number else "backstage"
    return f"Fix first: {which}, {touchpoint.name} {touchpoint.owner_in_brackets}. {removes(analysis, first)}"


def footnote(analysis: Analysis) -> list[str]:
    """How sure all that is, whether effects may be added up, and where it comes from."""
    ranked = analysis.breakdowns.ranked
    effects = [together(analysis, ranked)] if len(ranked) > 1 else []
    name = PurePosixPath(analysis.path).name
    made_by = f"cxmap {__version__}"
    return [*evidence(analysis), *effects, f"{made_by} · {name}" if name else made_by]


def touchpoint_told(analysis: Analysis, index: int, number: int | None) -> str:
    """One touchpoint in a line: number, name, friction, team, who gets there, and why it is a breakdown."""
    step = analysis.journey.touchpoints[index]
    facts = [*_felt(step), step.owner, text_of(happened(analysis, step))]
    broken = f"; breakdown: {why(analysis, step)}" if analysis.breakdowns.signals[index] else ""
    return f"{number or 'backstage'} {step.name}: {', '.join(facts)}{broken}"


def _in_short(analysis: Analysis, index: int, number: int | None) -> str:
    step = analysis.journey.touchpoints[index]
    facts = [step.owner, *_felt(step), *(["breakdown"] if analysis.breakdowns.signals[index] else [])]
    return f"{number or 'backstage'} {step.name}, {', '.join(facts)}."


def _felt(step: Touchpoint) -> list[str]:
    if step.is_backstage:
        return []
    return ["friction not known" if step.friction is None else f"friction {in_anchor(step.friction)}"]


def told(analysis: Analysis) -> Iterator[str]:
    """The whole picture for those who do not see it: the verdict, then each touchpoint up to so many."""
    yield from (text for text, _ in verdict(analysis))
    steps, numbers = analysis.journey.touchpoints, analysis.journey.numbers
    yield from (_in_short(analysis, i, numbers.get(i)) for i in range(min(len(steps), _MOST_TOLD)))
    if len(steps) > _MOST_TOLD:
        yield f"And {len(steps) - _MOST_TOLD} more touchpoints."
