"""What a reader has to know before the figures are believed."""

from __future__ import annotations

from cxmap.events.ask import Answers
from cxmap.events.settings import Settings
from cxmap.events.spine import map_names

_WITHIN_A_DAY = "order within a day follows the map, so sequences say nothing"
LITTLE_MAPPED, MUCH_UNREADABLE, MOSTLY_DAYS = 0.5, 0.05, 0.5
_LEAST = "`inactive_after` and `within` together"


def warnings(answers: Answers, settings: Settings, *, drop_off_known: bool) -> tuple[str, ...]:
    """Each as a sentence; the gravest first."""
    seen = answers.seen
    rows, usable, bad = seen.total("rows"), seen.total("usable"), seen.total("bad_time")
    zoned, days = seen.total("zoned"), seen.total("days")
    known = seen.mapped + seen.unmapped
    _, _, first, last = answers.rows["events"][0]
    later = int(answers.rows["later"][0][0])
    found = [
        (seen.mapped < LITTLE_MAPPED * known,
         f"only {_percent(seen.mapped, known)} of events belong to a touchpoint: the figures are about those"),
        (bad > MUCH_UNREADABLE * rows, f"{bad:,} of {rows:,} times cannot be read"),
        (days > MOSTLY_DAYS * usable,
         f"{_percent(days, usable)} of events have no time of day; {_WITHIN_A_DAY}"),
        (first == last, "all events have the same time, so sequences, waits and drop-off say nothing"),
        (0 < zoned < usable,
         f"{usable - zoned:,} of {usable:,} times name no zone and are taken in {settings.time_zone}"),
        (seen.total("after_until") > 0, f"{seen.total('after_until'):,} events at or after until were not read"),
        (later > 0, f"{later:,} events lie more than a day after the log was written: are their times right?"),
        (not drop_off_known, f"drop-off unknown: the log is shorter than {_LEAST}; measure a longer one or lower them"),
    ]  # fmt: skip
    return tuple(words for holds, words in found if holds)


def notes(answers: Answers, settings: Settings) -> tuple[str, ...]:
    """What is no fault and still has to be said."""
    seen, log = answers.seen, settings.log
    found = [
        (log.time_zone is None and seen.total("zoned") < seen.total("usable"), "times taken as UTC"),
        (_strangers(answers, settings, "team"),
         "no team of the log has a name on the map, so nothing is said about other teams"),
        (_strangers(answers, settings, "channel"),
         "no channel of the log has a name on the map, so nothing is said about other channels"),
    ]  # fmt: skip
    return tuple(words for holds, words in found if holds)


def _strangers(answers: Answers, settings: Settings, what: str) -> bool:
    seen = answers.seen.teams if what == "team" else answers.seen.channels
    return bool(seen) and not {name for name, _ in seen} & set(map_names(settings, what))


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "0 %"
