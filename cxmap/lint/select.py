"""Which rules run, how grave each finding is, and where a rule is silent: from options and configuration."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from cxmap.config import DEFAULT_PRESET, Config, LintConfig
from cxmap.errors import ConfigError
from cxmap.findings import Rule, Severity
from cxmap.inputs.paths import anchored
from cxmap.journey.ids import did_you_mean
from cxmap.rules import rule_named, rules
from cxmap.source.discover import matches

PRESETS = ("minimal", "recommended", "public-sector", "all")
_ADDED = {"public-sector": frozenset({"digital-only"})}
_PREFIX = re.compile(r"CX[0-9]{0,3}")


class Selection(NamedTuple):
    """The rules that run, by code, and what the configuration changes about them.

    What keeps a file from being a journey is reported whatever is selected, unless its rule is ``ignored`` by name:
    a file that cannot be checked is not clean.
    """

    rules: tuple[Rule, ...]
    ignored: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = MappingProxyType({})
    silent: tuple[tuple[str, frozenset[str]], ...] = ()
    require_reason: bool = False

    def at(self, path: str) -> Selection:
        """What holds for one file: without the rules that are silent there."""
        silent: frozenset[str] = frozenset().union(
            *(names for pattern, names in self.silent if matches(path, [pattern]))
        )
        if not silent:
            return self
        kept = tuple(rule for rule in self.rules if rule.name not in silent)
        return self._replace(rules=kept, ignored=self.ignored | silent)


def select(
    config: Config,
    *,
    folder: str = "",
    only: Iterable[str] = (),
    ignore: Iterable[str] = (),
    preset: str | None = None,
    severity: Mapping[str, str] | None = None,
) -> Selection:
    """What to run. ``only`` and ``preset`` take the place of the configuration's, the rest adds to it.

    ``folder`` is where the configuration file lies: its patterns start there. With both ``only`` and a preset that was
    asked for, the rules of both run. Raises ConfigError for a name that does not exist.
    """
    settings = config.lint
    _check(settings)
    wanted, named = tuple(only), preset
    if not wanted and named is None:
        wanted, named = tuple(settings.select), settings.preset
        if not wanted and named is None:
            named = DEFAULT_PRESET
    ignored = _silenced((*settings.ignore, *ignore))
    chosen = _preset(named) if named else {}
    for rule in _rules_named(wanted):
        chosen[rule] = _named(rule)
    if settings.require_reason and (reason := rule_named("suppression-without-reason")):
        chosen.setdefault(reason.name, reason)
    kept = [rule for name, rule in chosen.items() if name not in ignored]
    return Selection(
        rules=tuple(sorted((*kept, *_always(kept)), key=lambda rule: rule.code)),
        ignored=ignored,
        severities={
            name: Severity(level)
            for selector, level in {**settings.severity, **(severity or {})}.items()
            for name in _rules_named([selector])
        },
        silent=tuple(
            (anchored(pattern, folder), _silenced(names)) for pattern, names in settings.per_file_ignores.items()
        ),
        require_reason=settings.require_reason,
    )


def _check(settings: LintConfig) -> None:
    """Raise ConfigError, with its place in the configuration, for a name in it that does not exist."""
    for key, names in (("select", settings.select), ("severity", settings.severity)):
        for name in names:
            with _said_by("lint", key, name):
                _rules_named([name])
    for keys, ignored in ((("ignore",), settings.ignore), *_silent(settings)):
        for name in ignored:
            with _said_by("lint", *keys, name):
                _silenced([name])
    if settings.preset is not None:
        with _said_by("lint", "preset", settings.preset):
            _preset(settings.preset)


def _silent(settings: LintConfig) -> Iterator[tuple[tuple[str, ...], Sequence[str]]]:
    for pattern, names in settings.per_file_ignores.items():
        yield ("per-file-ignores", pattern), names


@contextmanager
def _said_by(*setting: str) -> Iterator[None]:
    try:
        yield
    except ConfigError as error:
        error.setting = setting
        raise


def of(selected: Iterable[Rule]) -> Selection:
    """Exactly these rules."""
    return Selection(tuple(sorted(selected, key=lambda rule: rule.code)))


def _always(kept: Iterable[Rule]) -> list[Rule]:
    """The rules that nobody can switch off: those of files that are no journeys."""
    names = {rule.name for rule in kept}
    return [rule for rule in rules() if not rule.suppressible and rule.name not in names]


def _silenced(selectors: Iterable[str]) -> frozenset[str]:
    """The names of rules that shall be silent. Raises ConfigError for one that nobody can switch off."""
    listed = list(selectors)
    firm = {rule.name for rule in rules() if not rule.suppressible}
    for name in listed:
        names = _rules_named([name])
        if firm.issuperset(names) and names:
            hint = "leave the file out with --exclude"
            raise ConfigError(f"{name!r} cannot be ignored: a file that is no journey is never clean", hint=hint)
    return frozenset(_rules_named(listed)) - firm


def _preset(name: str) -> dict[str, Rule]:
    if name not in PRESETS:
        raise _unknown("preset", name, PRESETS)
    if name == "minimal":
        return {rule.name: rule for rule in map(_errors_only, rules()) if rule.enabled and rule.states}
    added = _ADDED.get(name, frozenset())
    return {rule.name: rule for rule in rules() if name == "all" or rule.enabled or rule.name in added}


def _errors_only(rule: Rule) -> Rule:
    """The rule in the states in which it reports errors."""
    by_state = dict(rule.severity_by_state)
    states = tuple(state for state in rule.states if by_state.get(state, rule.severity) is Severity.ERROR)
    return replace(rule, states=states)


def _named(name: str) -> Rule:
    found = rule_named(name)
    assert found
    return found


def _rules_named(selectors: Iterable[str]) -> list[str]:
    """The names of the rules that selectors mean; several may stand in one, with commas."""
    return [rule.name for text in selectors for name in text.split(",") if name.strip() for rule in meant(name.strip())]


def meant(selector: str) -> list[Rule]:
    """The rule with a name or code, or the rules whose codes start so. Raises ConfigError with what may be meant."""
    found = rule_named(selector) or rule_named(selector.upper())
    if found:
        return [found]
    start = selector.upper()
    by_code = [rule for rule in rules() if _PREFIX.fullmatch(start) and rule.code.startswith(start)]
    if not by_code:
        raise _unknown("rule", selector, [word for rule in rules() for word in (rule.name, rule.code)])
    return by_code


def _unknown(what: str, name: str, known: Iterable[str]) -> ConfigError:
    listed = "one of " + ", ".join(known) if what == "preset" else "`cxmap rules` lists them"
    return ConfigError(f"there is no {what} {name!r}", hint=did_you_mean(name, known) or listed)
