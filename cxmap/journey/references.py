"""A reference to something that is not there."""

from __future__ import annotations

from collections.abc import Iterable

from cxmap.findings import Edit, Fix, KeyPath, Problem
from cxmap.journey.ids import nearest
from cxmap.source.yaml_text import yaml_text
from cxmap.wording import some_of


def no_such(path: KeyPath, id: str, known: Iterable[str], what: str, on: str = "value") -> Problem:
    """There is no touchpoint, stage or source of this id; a near one is guessed."""
    guess = nearest(id, known)
    edit = Edit("rename" if on == "key" else "replace", path, yaml_text(guess))
    return Problem(
        path,
        f"there is no {what} {id!r}",
        f"did you mean {guess!r}?" if guess else f"name one that is in this file: {some_of(known) or 'none yet'}",
        on="key" if on == "key" else "value",
        fix=Fix(f"write {guess}", (edit,)) if guess else None,
        rule="bad-reference",
    )
