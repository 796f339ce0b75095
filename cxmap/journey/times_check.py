"""Whether the texts with a time in them say one: durations, opening hours, a day and an hour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cxmap.findings import Edit, Fix, KeyPath, Problem
from cxmap.journey import hours
from cxmap.journey.durations import minutes
from cxmap.journey.written import WrittenJourney, WrittenTouchpoint
from cxmap.source.yaml_text import yaml_text


def times_of(
    said: WrittenJourney | WrittenTouchpoint, path: KeyPath, parsers: Mapping[str, Callable[[str], object]]
) -> Iterator[Problem]:
    """What the types cannot tell: the order of units, days and hours that exist."""
    fields = vars(said)
    for field, parse in parsers.items():
        text = fields[field]
        try:
            if text:
                parse(text)
        except ValueError as error:
            yield _no_time((*path, field), text, error)


TIMES: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(("duration", "wait", "waited", "after", "promise"), minutes),
    "hours": hours.opening_hours,
    "when": hours.moment,
}
"""What reads each field of a touchpoint that is a text with a time in it."""


def _no_time(path: KeyPath, text: str, error: ValueError) -> Problem:
    """A clock's complaint says what is wrong; of a duration the field says what it takes."""
    from cxmap.journey.modelpaths import field_at
    from cxmap.journey.problems import expected

    field = str(path[-1])
    parse = TIMES.get(field, minutes)
    is_duration = parse is minutes
    meant = hours.canonical(text) if not is_duration else None
    try:
        parse(meant or "")
    except ValueError:
        meant = None
    why = f" is {expected(field_at(path), path)}; got {text}" if is_duration else f": {error}"
    fix = Fix(f"write {meant}", (Edit("replace", path, yaml_text(meant)),)) if meant else None
    return Problem(path, field + why, f"write {meant}" if meant else "", fix=fix, rule="bad-value")


def waited(said: WrittenTouchpoint, path: KeyPath) -> Iterator[Problem]:
    """Nobody sits through more of a wait than there is."""
    try:
        longer = minutes(said.waited or "") > minutes(said.wait or "")
    except ValueError:  # told already
        return
    if longer:
        yield Problem(
            (*path, "waited"),
            f"nobody can sit through {said.waited} of a wait of {said.wait}",
            "`waited` is the part of `wait` that the customer really sat through: lower it, or raise the wait",
            rule="bad-value",
        )
