"""Mending files: edits by offsets in the text as it is, which is read again; they stay if they did what they say."""

from __future__ import annotations

import codecs
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from cxmap.config import Config
from cxmap.findings import Fix, KeyPath
from cxmap.inputs.open import opened
from cxmap.lint.edits import Change, change_of, new_key
from cxmap.lint.engine import Checked, examine
from cxmap.lint.fix_check import intended, same
from cxmap.lint.select import Selection
from cxmap.source.document import Document
from cxmap.source.files import Input
from cxmap.source.reader import read_text

_PASSES = 100
"""One pass does every fix that stands alone; overlapping ones wait for the next. No file needs more than a few."""

_TRIES = 128
"""How often a pass reads the file again: enough to judge 64 fixes one by one, or to find seven bad ones in thousands.

Without an end to it, a file with thousands of bad ones would be read twice for each. What is not settled is not made.
"""


class Mended(NamedTuple):
    """A file after its fixes, how many were made, and what is found in it now."""

    source: Input
    fixed: int
    checked: Checked


def mend(source: Input, config: Config, selection: Selection) -> Mended:
    """Make every fix that can be made, until there is none left. The same file comes back if nothing was to be done.

    Where one rule would undo what another one mends, again and again, neither run nor rerun makes that fix.
    """
    undone: set[_Made] = set()
    for _ in range(_PASSES):
        mended, again = _mended(source, config, selection, undone)
        if not again:
            break
        undone |= again
    return mended


_Made = tuple[str, Fix]
"""A fingerprint and the fix for it."""


def _mended(source: Input, config: Config, selection: Selection, undone: set[_Made]) -> tuple[Mended, set[_Made]]:
    """The file after all fixes but those that are undone; and which came back after they were made, if any did."""
    fixed, seen, made = 0, {source.data}, set[_Made]()
    again: set[_Made] = set()
    for _ in range(_PASSES):
        file = opened(source, config)
        checked = examine(file, config=config, selection=selection)
        wanted = [(finding.fingerprint, finding.fix) for finding in checked.findings if finding.fix]
        again = made.intersection(wanted) - undone
        if again:
            break
        text, done = apply(file.document, [item[1] for item in wanted if item not in undone])
        data = encoded(text, source.data)
        if not done or data in seen:
            break
        made.update(item for item in wanted if item[1] in done and not _cuts(item[1]))
        fixed += len(done)
        seen.add(data)
        source = Input(source.name, data)
    # What is fixable still could not be mended without changing something else, or is one of too many to find out.
    left = tuple(replace(finding, fix=None) for finding in checked.findings)
    return Mended(source, fixed, checked._replace(findings=left)), again


def _cuts(fix: Fix) -> bool:
    """Whether it only takes text away, which comes to an end by itself; what follows moves to its place."""
    return all(edit.action == "cut" for edit in fix.edits)


def encoded(text: str, old: bytes) -> bytes:
    """A text as the bytes of the file that it takes the place of."""
    mark = codecs.BOM_UTF8 if old.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode()


def apply(document: Document, fixes: Sequence[Fix]) -> tuple[str, set[Fix]]:
    """The text with the fixes made that neither overlap nor change what they should not, and which these are.

    All are tried together first. Those that cannot be are tried half by half, so that one bad one does not cost a
    reading for each good one, and like with like, as what is wrong with one is often wrong with all of its kind.
    """
    text = document.text
    made: list[Fix] = []
    apart = sorted(_apart(document, fixes), key=_likeness)
    waiting = [apart] if apart else []
    for group in islice(waiting, _TRIES):
        tried = _tried(document, [*made, *group])
        if tried is not None:
            text, made = tried, [*made, *group]
        elif len(group) > 1:
            middle = len(group) // 2
            waiting += [group[:middle], group[middle:]]  # their turn comes after all that wait already
    return text, set(made)


def _likeness(fix: Fix) -> tuple[str, str]:
    return fix.edits[0].action, fix.edits[0].text


def _apart(document: Document, fixes: Sequence[Fix]) -> list[Fix]:
    """The fixes whose changes do not touch each other, and that do not add the same key: the first one wins."""
    chosen: list[Fix] = []
    taken: list[Change] = []
    keys: set[KeyPath] = set()
    for fix in fixes:
        changes = _changes(document, fix)
        new = {path for edit in fix.edits if (path := new_key(edit))}
        if changes and keys.isdisjoint(new) and not any(_touches(change, taken) for change in changes):
            chosen.append(fix)
            keys |= new
            for change in changes:
                insort(taken, change)
    return chosen


def _changes(document: Document, fix: Fix) -> list[Change]:
    """What a fix changes; nothing if a part of it has no place."""
    changes = [change_of(document, edit) for edit in fix.edits]
    return [change for change in changes if change] if all(changes) else []


def _touches(change: Change, taken: list[Change]) -> bool:
    """Overlapping one of the others, or inserted at the same place."""
    at = bisect_left(taken, change)
    return any(
        (change.start < other.end and other.start < change.end) or change.start == other.start
        for other in taken[max(at - 1, 0) : at + 1]
    )


def _tried(document: Document, fixes: Sequence[Fix]) -> str | None:
    """The text with the fixes made, read again; None if anything else changed."""
    parts, at = [], 0
    for change in sorted(changed for fix in fixes for changed in _changes(document, fix)):
        parts += [document.text[at : change.start], change.text]
        at = change.end
    text = "".join([*parts, document.text[at:]])
    try:
        expected = intended(document, [edit for fix in fixes for edit in fix.edits])
    except (LookupError, TypeError):
        return None
    after = read_text(text)
    return text if after.readable and same(after.value, expected) else None
