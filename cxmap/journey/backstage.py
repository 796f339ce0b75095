"""What a step that customers never see may say, and who may name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxmap.findings import KeyPath, Problem
from cxmap.journey.vocabulary import BACKSTAGE
from cxmap.journey.written import WrittenJourney, WrittenTouchpoint

_ALLOWED = (
    *("id", "name", "kind", "stage", "team", "supported_by", "after", "duration", "wait", "follows", "join", "reach"),
    *("evidence", "renamed_from"),
)
"""Its clock and its team: all else is about customers, who are not there."""

_FOR_CUSTOMERS = ("caused_by", "expected_from")


def backstage(journey: WrittenJourney, first: dict[str, int]) -> Iterator[Problem]:
    """Every problem with backstage steps; ``first`` is the index of each id. A file without one costs one look."""
    behind = {i for i, said in enumerate(journey.touchpoints) if said.kind == BACKSTAGE}
    for i, said in enumerate(journey.touchpoints):
        if i not in behind and said.channel is None:
            yield _no_channel(i)
    if not behind:
        return
    for i in behind:
        yield from _says_too_much(journey.touchpoints[i], ("touchpoints", i))
    if len(behind) == len(journey.touchpoints):
        message = "a journey needs at least one touchpoint that a customer meets; all of these are backstage"
        yield Problem(("touchpoints",), message, "add what the customer meets first", rule="missing-field")
    names = {id for id, i in first.items() if i in behind}
    yield from _named(journey, names)


def _no_channel(i: int) -> Problem:
    return Problem(
        ("touchpoints", i, "channel"),
        "a touchpoint has no 'channel'",
        "add one: `channel: unknown` if nobody knows, `kind: backstage` for what customers never see",
        rule="missing-field",
        about="channel",
    )


def _says_too_much(said: WrittenTouchpoint, path: KeyPath) -> Iterator[Problem]:
    for field in sorted(said.model_fields_set.difference(_ALLOWED)):
        if getattr(said, field) is not None:
            yield Problem(
                (*path, field),
                f"a backstage step has no {field}: customers never see it",
                "take it out, move it to the touchpoint where customers meet it, or write another kind",
                on="key",
                rule="bad-value",
            )


def _named(journey: WrittenJourney, behind: set[str]) -> Iterator[Problem]:
    """Nobody meets it, so it is no goal, nothing that sent anybody anywhere and nothing that is mirrored."""
    goals = journey.goal_met_at or ()
    if isinstance(goals, str):
        yield from _refused([(("goal_met_at",), goals)], behind)
    else:
        yield from _refused(((("goal_met_at", i), id) for i, id in enumerate(goals)), behind)
    for i, said in enumerate(journey.touchpoints):
        for field in _FOR_CUSTOMERS:
            listed: Iterable[str] = getattr(said, field) or ()
            keys = ((id if isinstance(listed, dict) else k, id) for k, id in enumerate(listed))
            yield from _refused(((("touchpoints", i, field, key), id) for key, id in keys), behind)
        if said.mirror_of:
            yield from _refused([(("touchpoints", i, "mirror_of"), said.mirror_of)], behind)


def _refused(named: Iterable[tuple[KeyPath, str]], behind: set[str]) -> Iterator[Problem]:
    for path, id in named:
        if id in behind:
            yield Problem(
                path,
                f"{id!r} is backstage, and customers never meet it",
                "name the touchpoint where they felt it",
                on="key" if path[-1] == id else "value",
                rule="bad-reference",
            )
