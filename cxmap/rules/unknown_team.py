"""One team, one spelling."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cxmap.findings import Edit, Fix, KeyPath, Problem, Severity, rule
from cxmap.journey.ids import composed, nearest, slug
from cxmap.rules import Facts
from cxmap.source.yaml_text import yaml_text
from cxmap.wording import quoted, short, some_of

_SAYS_NOTHING = {"the", "team", "teams", "dept", "department", "squad", "group", "unit"}


@rule("CX203", "unknown-team", severity=Severity.WARNING, topic="ownership", fixable=True)
def unknown_team(facts: Facts) -> Iterator[Problem]:
    """A team is named that is not in the list of teams.

    It is on where the file or the configuration lists `teams`. Owners, helpers, watchers and the retro's guests have
    to be in the list; the owner of the journey may also be a person, so there only a near miss is reported.

    Why: "Web team" in one place and "web" in another would be counted as two teams with a handoff between them, and
    the friction of one team would be split in half.

    Bad:

    ```yaml
    teams: [web, care, finance]
    touchpoints:
      - {id: find, name: Find the return page, team: Web team, channel: web, friction: 4}  # CX203
      - {id: ask, name: Ask for a label, team: care, channel: chat, friction: 3, caused_by: [find]}
    ```

    Good:

    ```yaml
    teams: [web, care, finance]
    touchpoints:
      - {id: find, name: Find the page, team: web, channel: web, friction: 4, evidence: [{from: data}]}
      - {id: ask, name: Ask for a label, team: care, channel: chat, friction: 3, caused_by: [find]}
    ```
    """
    known = tuple(dict.fromkeys((*facts.journey.written.teams, *map(composed, facts.config.teams))))
    unknown = [named for named in _named(facts) if named.name not in known] if known else []
    meanings = {named.name: _meant(named.name, known) for named in unknown}
    for parent, keys, name, may_be_a_person in unknown:
        meant, path = meanings[name], (*parent, *keys)
        if meant or not may_be_a_person:
            yield Problem(
                path,
                f"the team {quoted(name)} is not in the list of teams",
                f"write {short(meant)}" if meant else f"use one of {some_of(known)}, or add it to `teams`",
                fix=Fix(f"write {short(meant)}", (Edit("replace", path, yaml_text(meant)),)) if meant else None,
                about=f"team {name}",
            )


class _Named(NamedTuple):
    """A team that the file names: the mapping and the keys in it where it stands, and whether it may be a person."""

    parent: KeyPath
    keys: KeyPath
    name: str
    may_be_a_person: bool = False


def _named(facts: Facts) -> Iterator[_Named]:
    written = facts.journey.written
    if written.owner:
        yield _Named((), ("owner",), written.owner, may_be_a_person=True)
    for i, name in enumerate(written.retro.invite if written.retro else ()):
        yield _Named(("retro",), ("invite", i), name)
    for path, touchpoint in facts.journey.walk():
        is_list = not isinstance(touchpoint.written.team, str)
        for i, name in enumerate(() if touchpoint.outside else touchpoint.owners):
            yield _Named(path, ("team", i) if is_list else ("team",), name)
        for i, name in enumerate(touchpoint.written.supported_by):
            yield _Named(path, ("supported_by", i), name)
        if touchpoint.written.watched_by:
            yield _Named(path, ("watched_by",), touchpoint.written.watched_by)


def _meant(name: str, known: tuple[str, ...]) -> str | None:
    """The known team that a name is another spelling of."""
    same = [text for text in known if _core(text) == _core(name)]
    return same[0] if len(same) == 1 else nearest(name, known)


@lru_cache(maxsize=8192)
def _core(name: str) -> tuple[str, ...]:
    return tuple(word for word in slug(name).split("-") if word not in _SAYS_NOTHING)
