"""The verdict: always the goal first, then the help needed, then the split."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis
from cxmap.analysis.demand import ServiceDemand
from cxmap.analysis.parts import HALF
from cxmap.present import measured
from cxmap.present.look import Look
from cxmap.present.page import Section, Sentence, Tone, Words, line
from cxmap.present.sections import SectionOf
from cxmap.wording import (
    TINY,
    called,
    half_up,
    in_words,
    listed,
    number,
    of_100,
    of_100_range,
    ordinal,
    percent,
    plural,
    quoted,
    sentence,
    some_of,
)

_NOT_KNOWN = "No request for help is known to come from the experience"
_MOST_STOPS = 2
_FEW_TIMES = 3
"""Times at the goal that a sentence can tell one by one."""


def goal(analysis: Analysis) -> tuple[str, Tone]:
    """For how many the goal is met, after how much trying and time, how close to the deadline; where others stop."""
    if not analysis.journey.is_met:
        return _gave_up(analysis), "bad"
    share = analysis.goal.share
    by = "" if share > 1 - TINY else f" by {of_100(share)} of 100 customers"
    assumed = " (assumed)" if analysis.journey.goal_assumed else ""
    said = ", ".join([f"Goal met{by}{assumed}{_attempts(analysis)}", *_time(analysis)])
    late = (analysis.timing.late_share or 0) > 0
    tone: Tone = "bad" if share < HALF else "warn" if late else "good"
    return f"{said}{_stops(analysis)}.", tone


def _stops(analysis: Analysis) -> str:
    """The two places where most customers are lost, if it is at least one in a hundred."""
    lost = [stop for stop in analysis.goal.stops if stop.share >= 0.01 - TINY][:_MOST_STOPS]
    if analysis.goal.share > 1 - TINY or not lost:
        return ""
    places = listed(f"{of_100(stop.share)} stop at {called(analysis.journey.touchpoints[stop.at])}" for stop in lost)
    return f"; {places}"


def _attempts(analysis: Analysis) -> str:
    tries = analysis.attempts
    if tries <= 0:
        return ""
    if not any(analysis.breakdowns.signals[touchpoint.index] for touchpoint in analysis.journey.up_to_goal):
        average = "" if takes_every_step(analysis) else " on average"
        return f" with {number(tries)} {plural(tries, 'step')} by the customer{average}"
    if takes_every_step(analysis):
        return " at the first attempt" if half_up(tries) == 1 else f" at the {ordinal(half_up(tries))} attempt"
    return f" after {number(tries)} {plural(tries, 'attempt')} on average"


def takes_every_step(analysis: Analysis) -> bool:
    """Whether every customer meets every touchpoint, once."""
    return all(touchpoint.reach == 1 and touchpoint.encounters == 1 for touchpoint in analysis.journey.in_front)


def _time(analysis: Analysis) -> list[str]:
    """When it is met, and how many are late; customers who come by other ways have other times."""
    times = analysis.timing.to_goal.times if analysis.timing.to_goal else ()
    words = []
    if len(times) == 1:
        words.append(f"{in_words(times[0].minutes)} after starting")
    elif 1 < len(times) <= _FEW_TIMES:
        first, *rest = sorted(times, key=lambda time: -time.share)
        others = [f"{in_words(time.minutes)} for {of_100(time.share)}" for time in sorted(rest)]
        words.append(f"{in_words(first.minutes)} after starting for {of_100(first.share)} of 100 of them")
        words += others
    elif times and analysis.timing.to_goal:
        to_goal = analysis.timing.to_goal
        words += [f"half of them within {in_words(to_goal.usual)}", f"the last after {in_words(to_goal.high)}"]
    return [*words, *_deadline(analysis, several=len(times) > 1)]


def _deadline(analysis: Analysis, *, several: bool) -> list[str]:
    slack, late = analysis.timing.slack, analysis.timing.late_share
    if slack is None:
        return []
    if several and late is not None:
        if late <= 0 or late >= 1 - TINY:
            return ["all before the deadline" if late <= 0 else "all after the deadline"]
        return [f"{of_100(late)} of 100 of them after the deadline"]
    if slack == 0:
        return ["exactly at the deadline"]
    return [f"{in_words(abs(slack))} {'before' if slack > 0 else 'after'} the deadline"]


def _gave_up(analysis: Analysis) -> str:
    tries, elapsed = analysis.attempts, analysis.timing.elapsed
    how = "the customer gave up" if analysis.journey.ends == "abandoned" else "still not solved"
    after = f" after {in_words(elapsed)}" if elapsed is not None else ""
    tried = f"; {number(tries)} {plural(tries, 'attempt')}, none succeeded" if tries > 0 else ""
    return f"Goal not met: {how}{after}{tried}."


def help_needed(analysis: Analysis) -> str:
    """How much help the experience makes necessary, for how many, and how much more because help failed."""
    demand = analysis.demand
    if not demand.is_known:
        return f"Nobody can tell how much help is needed: {_no_channel(analysis)}."
    unsure = "" if demand.is_complete else f" {sentence(_no_channel(analysis))}"
    return _known_help(analysis) + unsure


def _no_channel(analysis: Analysis) -> str:
    """``none of the 12 touchpoints has a channel``, ``3 of the 12 touchpoints have no channel``."""
    count, missing = len(analysis.journey.in_front), analysis.demand.without_class
    if count == 1:
        return "the only touchpoint has no channel"
    if missing == count:
        return f"none of the {count} touchpoints has a channel"
    return f"{missing} of the {count} touchpoints {'has' if missing == 1 else 'have'} no channel"


def _known_help(analysis: Analysis) -> str:
    demand = analysis.demand
    if not any(touchpoint.is_help_seeking for touchpoint in analysis.journey.touchpoints):
        return "No customer has to ask for help." if demand.is_complete else "No contact with service is known."
    known = demand.help_needed + demand.help_repeated + demand.value
    if demand.unknown > 0 and not known:
        return f"{_least(demand)}{requests(demand.unknown)} per 100 customers, and nobody said why."
    parts = [_needed(analysis)]
    if demand.help_repeated > 0:
        parts.append(f"{of_100(demand.help_repeated)} more because service did not help")
    if demand.value > 0:
        parts.append(f"{of_100(demand.value)} per 100 come for something they want, with nothing broken")
    if demand.unknown > 0:
        parts.append(f"{of_100(demand.unknown)} more per 100 ask, and nobody said why")
    return "; ".join(parts) + "."


def _least(demand: ServiceDemand) -> str:
    return "" if demand.is_complete else "At least "


def requests(per_customer: float) -> str:
    """``48 requests for help``, of 100 customers."""
    count = of_100(per_customer)
    return f"{count} {'request' if count in ('1', 'under 1') else 'requests'} for help"


def _needed(analysis: Analysis) -> str:
    demand = analysis.demand
    if demand.help_needed <= TINY:
        return "The experience makes no customer ask for help" if demand.is_complete else _NOT_KNOWN
    inferred = ", by causes that are inferred," if rests_on_inference(analysis) else ""
    low, high = demand.customers_needing_help
    made_by = of_100_range(low, high)
    return (
        f"{_least(demand)}{requests(demand.help_needed)} per 100 customers{inferred or ','} made by {made_by} of them"
    )


def rests_on_inference(analysis: Analysis) -> bool:
    """Whether a request for help is counted as caused by the experience though the file does not name its cause."""
    touchpoints = analysis.journey.touchpoints
    return any(
        cause.inferred and cause.share > 0 and touchpoints[cause.at].is_experience
        for touchpoint in touchpoints
        if touchpoint.is_help_seeking
        for cause in analysis.causes.direct[touchpoint.index]
    )


def split(analysis: Analysis) -> str:
    """The sentence that tells felt from caused."""
    counts, felt, caused = analysis.split.touchpoints, analysis.split.friction_felt, analysis.split.friction_caused
    if counts.unknown == counts.total:
        return "Nobody can tell service from the rest of the experience."
    unknown = f", {number(counts.unknown)} of unknown channel" if counts.unknown else ""
    service = f"Service is {number(counts.service)} of {number(counts.total)} touchpoints{unknown}"
    if felt is None or caused is None:
        return f"{service}; no friction is scored, so nobody knows where it is felt."
    feels, starts = felt.share(felt.service), caused.share(caused.service)
    if feels is None or starts is None:
        return f"{service}; no touchpoint has any friction."
    inferred = ", some of its causes inferred" if _any_inferred(analysis) else ""
    said = f"{service}: {percent(feels)} of the friction is felt there, and {percent(starts)} starts there{inferred}"
    return f"{said}{_repeats(analysis) if starts < 0.005 else ''}."


def _any_inferred(analysis: Analysis) -> bool:
    return any(cause.inferred and cause.share > 0 for causes in analysis.causes.direct for cause in causes)


def _repeats(analysis: Analysis) -> str:
    """That service starts nothing is no praise where its own failures make customers come again."""
    asking = [touchpoint for touchpoint in analysis.journey.touchpoints if touchpoint.is_help_seeking]
    again = sum(touchpoint.repeated for touchpoint in asking)
    if again < 0.01 - TINY:
        return ""
    total = sum(touchpoint.encounters for touchpoint in asking)
    return f"; {of_100(again)} of the {of_100(total)} requests for help are repeats, because help failed before"


def evidence(analysis: Analysis) -> list[str]:
    """How sure all that is."""
    words = []
    share, friction = analysis.evidence.estimate_share, analysis.friction
    if friction.scored < friction.touchpoints:
        words.append(
            f"{friction.scored} of {friction.touchpoints} touchpoints are scored; the rest is left out of sums."
        )
    if not analysis.evidence.by_source:
        words.append("Nothing in the file says what the scores rest on.")
    elif share is not None and share > 1 - TINY:
        words.append("All friction scores are estimates.")
    elif share:
        words.append(f"{percent(share)} of the friction rests on estimates.")
    if analysis.evidence.by_source and analysis.evidence.without_share:
        words.append(f"{percent(analysis.evidence.without_share)} of the friction has no evidence.")
    return [*words, *measured.sentences(analysis), *_assumed(analysis)]


def _assumed(analysis: Analysis) -> list[str]:
    """The defaults that the figures above rest on; --explain names the touchpoints."""
    said, count = analysis.assumed, len(analysis.journey.in_front)
    facts = (
        (said.reach, "how many come (everybody, at {})"),
        (said.duration if analysis.timing.is_stated else (), "how long the customer is busy (0 minutes, at {})"),
        (said.outcome, "how it ends (well unless the friction is 5, at {})"),
    )
    words = [text.format(_where(len(which), count)) for which, text in facts if which]
    words += _channels(analysis)
    return [f"Assumed where nothing is stated: {'; '.join(words)}."] if words else []


def _channels(analysis: Analysis) -> list[str]:
    """Channels that are in no list; what is not known to be help counts as the product."""
    touchpoints = analysis.journey.touchpoints
    names = list(dict.fromkeys(quoted(touchpoints[i].channel) for i in analysis.assumed.channel))
    if not names:
        return []
    are = "channel {} is" if len(names) == 1 else "channels {} are"
    return [f"what is not in our list of channels (the {are.format(some_of(names))} the product itself)"]


def _where(some: int, count: int) -> str:
    """So many of so many touchpoints."""
    if some < count:
        return f"{some} of {count} touchpoints"
    return {1: "the only touchpoint", 2: "both touchpoints"}.get(count, f"all {count} touchpoints")


def _build(analysis: Analysis, look: Look) -> Section:
    said, tone = goal(analysis)
    sentences = [line(Words(said, tone)), line(help_needed(analysis)), line(Words(split(analysis), "strong"))]
    if sureness := evidence(analysis):
        sentences.append(line(Words(" ".join(sureness), "muted")))
    return Section("verdict", "", tuple(Sentence(words) for words in sentences), rank=0)


SECTION = SectionOf(10, True, _build)
