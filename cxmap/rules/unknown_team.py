"""One team, one spelling."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Edit, Fix, KeyPath, Problem, Severity, rule
from cxmap.journey.ids import nearest, slug
from cxmap.journey.touchpoint import Touchpoint
from cxmap.rules import Facts
from cxmap.rules._words import listed, quoted, short
from cxmap.source.scalars import yaml_text

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
    known = tuple(dict.fromkeys((*facts.journey.written.teams, *facts.config.teams)))
    if not known or _all_named(facts).issubset(known):
        return
    unknown = [one for one in _named(facts) if one[1] not in known]
    meanings = {name: _meant(name, known) for _, name, _ in unknown}
    for path, name, may_be_a_person in unknown:
        meant = meanings[name]
        if meant or not may_be_a_person:
            yield Problem(
                path,
                f"the team {quoted(name)} is not in the list of teams",
                f"write {short(meant)}" if meant else f"use one of {listed(known)}, or add it to `teams`",
                fix=Fix(f"write {short(meant)}", (Edit("replace", path, yaml_text(meant)),)) if meant else None,
                about=f"team {name}",
            )


def _named(facts: Facts) -> Iterator[tuple[KeyPath, str, bool]]:
    """Every team that the file names, its place, and whether a person may stand there."""
    written = facts.journey.written
    if written.owner:
        yield ("owner",), written.owner, True
    for i, name in enumerate(written.retro.invite if written.retro else ()):
        yield ("retro", "invite", i), name, False
    for one in facts.journey.touchpoints:
        if not one.outside:
            yield from _owners(one)
        for i, name in enumerate(one.written.supported_by):
            yield (*one.path, "supported_by", i), name, False
        if one.written.watched_by:
            yield (*one.path, "watched_by"), one.written.watched_by, False


def _all_named(facts: Facts) -> set[str]:
    """The names alone: in most files all are known, and no place is asked for."""
    written = facts.journey.written
    names = {written.owner or "", *(written.retro.invite if written.retro else ())}
    for one in facts.journey.touchpoints:
        if not one.outside:
            names.update(one.owners)
        names.update(one.written.supported_by)
        names.add(one.written.watched_by or "")
    return names - {""}


def _owners(one: Touchpoint) -> Iterator[tuple[KeyPath, str, bool]]:
    for i, name in enumerate(one.owners):
        path: KeyPath = (*one.path, "team")
        yield path if isinstance(one.written.team, str) else (*path, i), name, False


def _meant(name: str, known: tuple[str, ...]) -> str | None:
    """The known team that a name is another spelling of."""
    same = [one for one in known if _core(one) == _core(name)]
    return same[0] if len(same) == 1 else nearest(name, known)


def _core(name: str) -> list[str]:
    return [word for word in slug(name).split("-") if word not in _SAYS_NOTHING]
