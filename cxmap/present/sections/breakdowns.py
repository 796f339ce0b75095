"""Where the experience breaks, largest effect first: why, where it started, what fixing it would remove."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.analysis.analysis import Analysis
from cxmap.analysis.timing import Moment
from cxmap.journey.touchpoint import Touchpoint
from cxmap.present.look import Look
from cxmap.present.page import Item, Line, Listing, Section, Sentence, Words, line
from cxmap.present.sections import SectionOf
from cxmap.present.sections.verdict import takes_every_step
from cxmap.wording import TINY, about, called, counted, in_words, listed, number, of_100, percent, plural, score

ON_THE_FIRST_SCREEN = 5
HALF = 0.5
REASONS_ON_THE_FIRST_SCREEN = 3
DO_NOT_ADD = "These effects overlap. Do not add them up."

_SIGNALS = {
    "failed": "failed",
    "unavailable": "unavailable",
    "abandoned": "abandoned",
    "blocked": "friction {score}",
}
_STRAIN = {
    "needed-help": "friction {score}",
    "context-lost": "what came before is lost",
    "asked-again": "asks again for what was said before",
    "first-time-failures": "does not work the first time for everyone",
    "not-eased": "deliberate friction that is not eased",
    "wait-without-promise": "a wait with no word of how long",
    "late-for-some": "for {late} of 100 of those here the deadline passes meanwhile",
}


def why(analysis: Analysis, touchpoint: Touchpoint) -> str:
    """The signals of a breakdown in words."""
    moment = analysis.timing.moments[touchpoint.index]
    words = []
    for signal in analysis.breakdowns.signals[touchpoint.index]:
        if signal == "misses-deadline":
            words.append(_late(moment))
        elif signal == "misses-promise":
            words.append(f"takes {in_words(touchpoint.wait)}, promised was {in_words(touchpoint.promise or 0)}")
        elif signal == "sends-to-service":
            words.append("sends customers to " + listed(_sent_to(analysis, touchpoint.index)))
        else:
            words.append(_SIGNALS[signal].format(score=score(touchpoint.friction or 0)))
    return "; ".join(words)


def _late(moment: Moment) -> str:
    share = moment.late_share or 0
    late = f"its result comes {in_words(-(moment.slack or 0))} after the deadline"
    return late if share > 1 - TINY else f"for {of_100(share)} of 100 of those here the deadline passes meanwhile"


def _sent_to(analysis: Analysis, index: int) -> list[str]:
    """Where the customers go from here, by name."""
    return [called(analysis.journey.touchpoints[i]) for i in analysis.breakdowns.sends_to[index]]


def removes(analysis: Analysis, index: int) -> str:
    """What would be gone if the touchpoint were effortless."""
    parts = _gone(analysis, index)
    inferred = ", by causes that are inferred" if index in analysis.causes.inferred_through else ""
    said = f"Fixing it would remove {listed(parts)}{inferred}."
    return said if parts else "What fixing it would remove is not known."


def _gone(analysis: Analysis, index: int) -> list[str]:
    gone, load = analysis.removable[index], analysis.friction.load
    parts = []
    if load and gone.friction > TINY:
        parts.append(f"{percent(gone.friction / load)} of the friction")
    if gone.contacts > 0:
        parts.append(contacts(analysis, gone.contacts) + _monthly(analysis, gone.contacts))
    return parts


def contacts(analysis: Analysis, count: float) -> str:
    """Contacts per customer where all take the same way, else per 100 customers."""
    if takes_every_step(analysis):
        return f"{number(count)} {plural(count, 'contact')} per customer"
    said = of_100(count)
    return f"{said} {'contact' if said in ('1', 'under 1') else 'contacts'} per 100 customers"


def _monthly(analysis: Analysis, contacts: float) -> str:
    volume = analysis.journey.customers_per_month
    return "" if volume is None else f" (about {about(contacts * volume)} a month)"


def started(analysis: Analysis, touchpoint: Touchpoint) -> Line:
    """Where it comes from, if it does not start here; inferred causes are marked."""
    roots = [i for i in analysis.roots[touchpoint.index] if i != touchpoint.index]
    if not roots:
        return ()
    inferred = any(cause.inferred for cause in analysis.causes.direct[touchpoint.index])
    names = listed(
        f"{step.name} {step.owner_in_brackets}" for step in (analysis.journey.touchpoints[i] for i in sorted(roots))
    )
    return line(Words(f"started at {names}" + (", inferred" if inferred else ""), "muted"))


def _item(analysis: Analysis, index: int) -> Item:
    touchpoint = analysis.journey.touchpoints[index]
    below = [
        line(Words(why(analysis, touchpoint), "bad")),
        started(analysis, touchpoint),
        line(removes(analysis, index)),
        *_planned(analysis, touchpoint),
    ]
    return Item(
        line(Words(touchpoint.name, "strong")), line(touchpoint.owner), tuple(words for words in below if words)
    )


def _planned(analysis: Analysis, touchpoint: Touchpoint) -> list[Line]:
    actions = (action for action in analysis.journey.written.actions if action.fixes == touchpoint.id)
    return [
        line(
            Words("planned: ", "good"),
            action.what,
            Words("".join(f", {more}" for more in (action.owner, action.by) if more), "muted"),
        )
        for action in actions
    ]


def _build(analysis: Analysis, look: Look) -> Section:
    ranked = analysis.breakdowns.ranked
    if not ranked:
        return Section("breakdowns", "Breakdowns", (Sentence(line(no_breakdown(analysis))), *_strained(analysis, look)))
    shown = ranked if look.in_full else ranked[:ON_THE_FIRST_SCREEN]
    blocks: list[Listing | Sentence] = [Listing(tuple(_item(analysis, i) for i in shown), numbered=True)]
    if len(shown) < len(ranked):
        blocks.append(Sentence(line(Words(f"… and {len(ranked) - len(shown)} more: --section breakdowns", "muted"))))
    if len(shown) > 1:
        blocks.append(Sentence(line(Words(together(analysis, shown), "muted"))))
    before = [Sentence(line(Words(text, "warn"))) for text in strain_first(analysis, ranked[0])]
    return Section(
        "breakdowns", "Breakdowns", (*before, *blocks, *_strained(analysis, look)), note="largest effect first"
    )


def together(analysis: Analysis, shown: Sequence[int]) -> str:
    """Whether the effects of the breakdowns that are shown may be added up."""
    load = analysis.friction.load
    if analysis.causes.any_upstream_of_another(shown) or not load:
        return DO_NOT_ADD
    total = sum(analysis.removable[i].friction for i in shown) / load
    return f"These are separate causes; their effects add up to {percent(total)} of the friction."


def strain_first(analysis: Analysis, first: int) -> list[str]:
    """A step that is only under strain may weigh more than all that is broken."""
    load, strained = analysis.friction.load, analysis.breakdowns.strained
    if not strained or not load:
        return []
    most = analysis.removable[strained[0]].friction
    if most <= analysis.removable[first].friction + TINY:
        return []
    which = "Most" if most / load > HALF else "More"
    than = "" if most / load > HALF else " than at any breakdown"
    where = called(analysis.journey.touchpoints[strained[0]])
    return [f"{which} of the friction{than}, {percent(most / load)}, is at a step that is only under strain: {where}."]


def no_breakdown(analysis: Analysis) -> str:
    """What is said where nothing breaks."""
    scored = [touchpoint for touchpoint in analysis.journey.touchpoints if touchpoint.friction is not None]
    if not scored:
        return "No breakdown; no touchpoint is scored."
    worst = max(scored, key=lambda touchpoint: touchpoint.friction or 0)
    if worst.friction == 1:
        return "No breakdown: every scored touchpoint is effortless."
    return f"No breakdown. The most friction is at {worst.name!r} ({score(worst.friction or 0)} of 5)."


def _strained(analysis: Analysis, look: Look) -> list[Listing | Sentence]:
    """Soft signals only: named on the first screen, explained in full."""
    strained = analysis.breakdowns.strained
    if not strained:
        return []
    if not look.in_full:
        named = [analysis.journey.touchpoints[i] for i in strained]
        if len(named) <= REASONS_ON_THE_FIRST_SCREEN:
            said = "; ".join(f"{touchpoint.name} ({_strain(analysis, touchpoint)})" for touchpoint in named)
        else:
            said = listed(touchpoint.name for touchpoint in named)
        return [Sentence(line(Words(f"Under strain, not broken: {said}.", "muted")))]
    items = tuple(
        Item(
            line(touchpoint.name),
            line(touchpoint.owner),
            (line(Words(_strain(analysis, touchpoint), "warn")), *_eased(analysis, touchpoint.index)),
        )
        for touchpoint in (analysis.journey.touchpoints[i] for i in strained)
    )
    return [
        Sentence(line(Words(f"{counted(len(strained), 'touchpoint')} under strain, not broken:", "strong"))),
        Listing(items),
    ]


def _eased(analysis: Analysis, index: int) -> tuple[Line, ...]:
    parts = _gone(analysis, index)
    return (line(f"Easing it would remove {listed(parts)}."),) if parts else ()


def _strain(analysis: Analysis, touchpoint: Touchpoint) -> str:
    late = of_100(analysis.timing.moments[touchpoint.index].late_share or 0)
    return "; ".join(
        _STRAIN[soft].format(score=score(touchpoint.friction or 0), late=late)
        for soft in analysis.breakdowns.strain[touchpoint.index]
    )


SECTION = SectionOf(30, True, _build)
