"""Findings that were there before, by fingerprint and number: debt that is known, so that only new debt fails."""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cxmap.errors import ConfigError
from cxmap.findings import Finding
from cxmap.rules import rule_named

VERSION = 1
_MOST = 10**9


@dataclass(frozen=True, order=True, slots=True)
class Entry:
    """So many findings of one fingerprint in a file; all but the first and last field are for people who read it."""

    path: str
    journey: str
    touchpoint: str
    rule: str
    fingerprint: str
    count: int


def without(findings: Iterable[Finding], known: Mapping[str, int]) -> tuple[list[Finding], list[Finding]]:
    """The findings that are new, and those that were known; of more than were known, the last ones are new.

    That a file cannot be read is never known before: a file that is not checked is not clean.
    """
    left = Counter(known)
    new: list[Finding] = []
    old: list[Finding] = []
    for finding in findings:
        if left[finding.fingerprint] > 0 and _may_stay(finding):
            left[finding.fingerprint] -= 1
            old.append(finding)
        else:
            new.append(finding)
    return new, old


def counts(entries: Iterable[Entry]) -> Counter[str]:
    """How many findings of each fingerprint."""
    result: Counter[str] = Counter()
    for entry in entries:
        result[entry.fingerprint] += entry.count
    return result


def entries(findings: Iterable[Finding], folder: str) -> list[Entry]:
    """Findings as entries of a baseline; paths start at ``folder``, where its file lies, seen from the working one."""
    found: Counter[tuple[str, str, str, str, str]] = Counter(
        (
            posixpath.relpath(finding.path, folder or "."),
            finding.journey or "",
            finding.touchpoint or "",
            finding.rule,
            finding.fingerprint,
        )
        for finding in findings
        if _may_stay(finding)
    )
    return sorted(Entry(*key, count) for key, count in found.items())


def stale(before: Iterable[Entry], now: Iterable[Entry], is_checked: Callable[[str], bool]) -> list[Entry]:
    """The entries that more were known of than there are; only files that were checked, or are gone, can tell."""
    left = counts(now)
    result = []
    for entry in before:
        kept = min(left[entry.fingerprint], entry.count)
        left[entry.fingerprint] -= kept
        if kept < entry.count and is_checked(entry.path):
            result.append(entry)
    return result


def merged(before: Iterable[Entry], now: Iterable[Entry], is_checked: Callable[[str], bool]) -> list[Entry]:
    """The new baseline: what is found now, and what files say that were not looked at this time."""
    found = list(now)
    here = {entry.fingerprint for entry in found}
    others = [entry for entry in before if not is_checked(entry.path) and entry.fingerprint not in here]
    return sorted([*found, *others])


def as_text(all_entries: Iterable[Entry]) -> str:
    """The baseline file: one entry to a line, sorted, so that it merges well."""
    rows = [_row(entry) for entry in sorted(all_entries)]
    listed = "\n" + ",\n".join(f"    {row}" for row in rows) + "\n  " if rows else ""
    return f'{{\n  "schema_version": {VERSION},\n  "findings": [{listed}]\n}}\n'


def _row(entry: Entry) -> str:
    fields: dict[str, Any] = {name: getattr(entry, name) for name in Entry.__slots__}
    return json.dumps({name: value for name, value in fields.items() if value != ""}, ensure_ascii=False)


def from_text(text: str, where: str) -> list[Entry]:
    """Read a baseline. Raises ConfigError if it is none, with what is wrong."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _no_baseline("the file is no JSON", where) from error
    if not isinstance(content, dict) or not isinstance(content.get("findings"), list):
        raise _no_baseline("the file has no list of findings", where)
    version = content.get("schema_version")
    if type(version) is not int or version != VERSION:
        raise _no_baseline(f"its schema_version is {_told(version)}, not {VERSION}", where)
    return [_entry(row, number, where) for number, row in enumerate(content["findings"], start=1)]


def _entry(row: Any, number: int, where: str) -> Entry:
    if not isinstance(row, dict):
        raise _no_baseline(f"finding {number:,} is {_told(row)}, not a mapping", where)
    words = {name: row.get(name, "") for name in ("path", "journey", "touchpoint", "rule", "fingerprint")}
    for name, word in words.items():
        if not isinstance(word, str) or (name == "fingerprint" and not word):
            raise _no_baseline(f"the {name} of finding {number:,} is {_told(word)}, not a text", where)
    count = row.get("count")
    if type(count) is not int or not 0 < count <= _MOST:
        raise _no_baseline(f"the count of finding {number:,} is {_told(count)}, not a whole number from 1 on", where)
    return Entry(**words, count=count)


def _told(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return "a mapping" if isinstance(value, dict) else "a list"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _no_baseline(why: str, where: str) -> ConfigError:
    return ConfigError(f"this is no baseline of cxmap: {why}", where=where, hint="write it again with --write-baseline")


def _may_stay(finding: Finding) -> bool:
    rule = rule_named(finding.rule)
    return rule is None or rule.suppressible
