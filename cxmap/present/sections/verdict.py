"""The verdict: always the goal first, then the help needed, then the split."""

from __future__ import annotations

from cxmap.analysis.analysis import Analysis
from cxmap.present.page import Section, Sentence, Tone, Words, line
from cxmap.present.sections import SectionOf, View
from cxmap.wording import half_up, in_words, number, ordinal, percent, plural


def goal(analysis: Analysis) -> tuple[str, Tone]:
    """Whether the customer got what they came for, after how much trying and time, and how close to the deadline."""
    if not analysis.journey.is_met:
        return _gave_up(analysis), "bad"
    words = "Goal met (assumed)" if analysis.journey.goal_assumed else "Goal met"
    parts = [words + _attempts(analysis), *_time(analysis)]
    reach = _goal_reach(analysis)
    ending = f"; {half_up(100 * reach)} of 100 customers get there this way" if reach < 1 else ""
    late = analysis.timing.slack is not None and analysis.timing.slack < 0
    return ", ".join(parts) + ending + ".", "warn" if late else "good"


def _attempts(analysis: Analysis) -> str:
    tries = analysis.attempts
    if tries <= 0:
        return ""
    if not any(analysis.breakdowns.signals[touchpoint.index] for touchpoint in analysis.journey.up_to_goal):
        return f" in {number(tries)} {plural(tries, 'step')} of the customer's own"
    if takes_every_step(analysis):
        return " at the first attempt" if half_up(tries) == 1 else f" at the {ordinal(half_up(tries))} attempt"
    return f" after {number(tries)} {plural(tries, 'attempt')} on average"


def takes_every_step(analysis: Analysis) -> bool:
    """Whether every customer meets every touchpoint, once."""
    return all(touchpoint.reach == 1 and touchpoint.encounters == 1 for touchpoint in analysis.journey.touchpoints)


def _time(analysis: Analysis) -> list[str]:
    elapsed, slack = analysis.timing.elapsed, analysis.timing.slack
    words = [] if elapsed is None else [f"{in_words(elapsed)} after starting"]
    if slack is None:
        return words
    if slack == 0:
        return [*words, "exactly at the deadline"]
    return [*words, f"{in_words(abs(slack))} {'before' if slack > 0 else 'after'} the deadline"]


def _goal_reach(analysis: Analysis) -> float:
    at = analysis.journey.goal_at
    return 1.0 if at is None else analysis.journey.touchpoints[at].reach


def _gave_up(analysis: Analysis) -> str:
    tries, elapsed = analysis.attempts, analysis.timing.elapsed
    how = "the customer gave up" if analysis.journey.ends == "abandoned" else "still not solved"
    after = f" after {in_words(elapsed)}" if elapsed is not None else ""
    tried = f"; {number(tries)} {plural(tries, 'attempt')}, none succeeded" if tries > 0 else ""
    return f"Goal not met: {how}{after}{tried}."


def help_needed(analysis: Analysis) -> str:
    """How many customers need help because of the experience, and how much more service itself makes them ask for."""
    demand = analysis.demand
    if not any(touchpoint.is_help_seeking for touchpoint in analysis.journey.touchpoints):
        return "No customer has to ask for help."
    unknown = number(100 * demand.unknown)
    known = demand.help_needed + demand.help_repeated + demand.value
    if demand.unknown > 0 and not known:
        return f"{unknown} requests for help per 100 customers, and nobody said why."
    parts = [_needed(half_up(100 * demand.help_needed))]
    if demand.help_repeated > 0:
        parts.append(f"{number(100 * demand.help_repeated)} more requests per 100 were made by service that failed")
    if demand.value > 0:
        parts.append(f"{number(100 * demand.value)} per 100 come for value, with nothing broken")
    if demand.unknown > 0:
        parts.append(f"{unknown} more per 100 ask, and nobody said why")
    return "; ".join(parts) + "."


def _needed(per_100: int) -> str:
    return (
        f"Help needed by {per_100} of 100 customers"
        if per_100 <= 100
        else f"Help needed {per_100} times per 100 customers"
    )


def split(analysis: Analysis) -> str:
    """The sentence that tells felt from caused."""
    counts, felt, caused = analysis.split.touchpoints, analysis.split.friction_felt, analysis.split.friction_caused
    service = f"Service is {number(counts.service)} of {number(counts.total)} touchpoints"
    if felt is None or caused is None:
        return f"{service}; no friction is scored, so nobody knows where it is felt."
    feels, starts = felt.share(felt.service), caused.share(caused.service)
    if feels is None or starts is None:
        return f"{service}; there is no friction to share out."
    return f"{service}, feels {percent(feels)} of the friction and starts {percent(starts)} of it."


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
    elif share is not None and share > 1 - 1e-9:
        words.append("All friction scores are estimates.")
    elif share:
        words.append(f"{percent(share)} of the friction rests on estimates.")
    if analysis.evidence.by_source and analysis.evidence.without_share:
        words.append(f"{percent(analysis.evidence.without_share)} of the friction has no evidence.")
    return [*words, *_assumed(analysis)]


def _assumed(analysis: Analysis) -> list[str]:
    """The defaults that the figures above rest on; --explain names the touchpoints."""
    said, count = analysis.assumed, len(analysis.journey.touchpoints)
    facts = (
        (said.reach, "everybody gets to {} touchpoints"),
        (said.duration if analysis.timing.is_stated else (), "{} touchpoints take no time"),
        (said.outcome, "{} touchpoints are done unless blocked"),
    )
    words = [
        text.format(f"{'all' if len(which) == count else f'{len(which)} of'} {count}") for which, text in facts if which
    ]
    return [f"Assumed, because not stated: {'; '.join(words)}."] if words else []


def _build(analysis: Analysis, view: View) -> Section:
    said, tone = goal(analysis)
    sentences = [line(Words(said, tone)), line(help_needed(analysis)), line(Words(split(analysis), "strong"))]
    if sureness := evidence(analysis):
        sentences.append(line(Words(" ".join(sureness), "muted")))
    return Section("verdict", "", tuple(Sentence(words) for words in sentences))


SECTION = SectionOf(10, True, _build)
