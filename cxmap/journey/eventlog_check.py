"""The plain values of ``events:`` → an `EventLog`, or every problem with it, each at its place."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from cxmap.findings import Edit, Fix, KeyPath, Problem
from cxmap.journey.eventlog import IGNORE, EventLog, MatchRule, Meaning, SpanIs
from cxmap.journey.eventlog_fields import FIELDS, Wrong, when
from cxmap.journey.ids import nearest
from cxmap.journey.references import no_such
from cxmap.journey.vocabulary import EXTENSION

_RULE_KEYS = ("touchpoint", "when", "means", "span_is")
_MEANINGS: tuple[Meaning, ...] = ("failed", "failure", "value")
_SPANS: tuple[SpanIs, ...] = ("duration", "wait")
_REFERENCES = ("ends", "milestones", "contacts")


class _Checker:
    """Collects problems while the values are read; ``at`` is where the section stands in its file."""

    def __init__(self, at: KeyPath, ids: Collection[str]) -> None:
        self.at, self.ids = at, ids
        self.problems: list[Problem] = []

    def wrong(self, path: KeyPath, message: str, help: str = "", rule: str = "bad-value", **more: Any) -> None:
        """Note a problem."""
        self.problems.append(Problem((*self.at, *path), message, help, rule=rule, **more))

    def fields(self, value: dict[Any, Any], also: Collection[str]) -> dict[str, Any]:
        """The attributes that the fields fill."""
        made: dict[str, Any] = {}
        for key, inner in value.items():
            if key in FIELDS and inner is not None:
                self.field(made, key, inner)
            elif key not in FIELDS and key not in also:
                self.unknown((key,), [*FIELDS, "match"], "`events`")
        for key, field in FIELDS.items():
            if field.required and value.get(key) is None:
                self.wrong((key,), f"`events` has no {key!r}", f"name the column of the log: `{key}: …`",
                           "missing-field", about=key)  # fmt: skip
        return made

    def field(self, made: dict[str, Any], key: str, value: Any) -> None:
        """Check one field."""
        try:
            made[FIELDS[key].attribute] = FIELDS[key].check(value)
        except Wrong as wrong:
            path = (key, *wrong.path)
            self.wrong(path, f"{path[-1]} is {wrong.words}", wrong.help)
            return
        if key in _REFERENCES:
            for i, id in enumerate(made[key]):
                self.reference((key, i), id)

    def unknown(self, path: KeyPath, known: Collection[str], of: str) -> None:
        """A key that nobody knows; those of the author start with x-."""
        name = str(path[-1])
        if name.startswith(EXTENSION):
            return
        guess = nearest(name, known)
        fix = Fix(f"rename {name} to {guess}", (Edit("rename", (*self.at, *path), guess),)) if guess else None
        help = f"did you mean {guess!r}?" if guess else f"it takes {', '.join(known)}"
        self.wrong(path, f"{name!r} is no field of {of}", help, "unknown-field", on="key", fix=fix)

    def reference(self, path: KeyPath, id: str) -> None:
        """An id has to be that of a touchpoint."""
        if id not in self.ids:
            self.problems.append(no_such((*self.at, *path), id, self.ids, "touchpoint"))

    def rules(self, value: Any) -> tuple[MatchRule, ...]:
        """The match rules, in file order."""
        if not isinstance(value, list) or not value:
            self.wrong(("match",), "match is a list of rules, such as - {touchpoint: call, when: phone}",
                       "`cxmap match` prints a start of it with --format yaml")  # fmt: skip
            return ()
        made = (self.rule(i, inner) for i, inner in enumerate(value))
        return tuple(rule for rule in made if rule)

    def rule(self, i: int, value: Any) -> MatchRule | None:
        """One match rule; None if it cannot be used."""
        path: KeyPath = ("match", i)
        if not isinstance(value, dict):
            self.wrong(path, "a rule is a mapping, such as {touchpoint: call, when: phone}")
            return None
        for key in value:
            if key not in _RULE_KEYS:
                self.unknown((*path, key), _RULE_KEYS, "a match rule")
        means = self.choice(value, (*path, "means"), _MEANINGS)
        span_is = self.choice(value, (*path, "span_is"), _SPANS)
        id = value.get("touchpoint")
        if not isinstance(id, str):
            self.wrong(path, "a match rule has no 'touchpoint'", f"name one, or {IGNORE}", "missing-field")
            return None
        if id != IGNORE:
            self.reference((*path, "touchpoint"), id)
        if "when" not in value:
            self.wrong(path, "a match rule has no 'when'", "say which events are meant", "missing-field")
            return None
        try:
            conditions = when(value["when"])
        except Wrong as wrong:
            self.wrong((*path, "when", *wrong.path), f"{(*path, 'when', *wrong.path)[-1]} is {wrong.words}", wrong.help)
            return None
        return MatchRule(i + 1, id, conditions, means or "", span_is)

    def choice(self, value: dict[Any, Any], path: KeyPath, known: tuple[Any, ...]) -> Any:
        """One of some words; None if it is missing or another."""
        found = value.get(path[-1])
        if found is not None and found not in known:
            self.wrong(path, f"{path[-1]} is one of {', '.join(known)}; got {found!r}")
            return None
        return found


def check_eventlog(
    value: Any, at: KeyPath, ids: Collection[str], also: Collection[str] = ()
) -> tuple[EventLog | None, tuple[Problem, ...]]:
    """What a section says, and all that is wrong with it; ``also`` are further keys that may stand there."""
    checker = _Checker(at, ids)
    if not isinstance(value, dict):
        checker.wrong((), "`events` is a mapping of fields such as case, event, time and match")
        return None, tuple(checker.problems)
    made = checker.fields(value, {"match", *also})
    rules = checker.rules(value.get("match"))
    if checker.problems:
        return None, tuple(checker.problems)
    return EventLog(rules=rules, **made), ()
