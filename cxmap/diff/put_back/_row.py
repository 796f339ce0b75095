"""How a file of this folder declares what it puts back, the question that it asks, and how it tells of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from cxmap.diff.change import Kind
from cxmap.diff.draft import Draft
from cxmap.diff.fact import Value
from cxmap.diff.versions import Pair
from cxmap.wording import called


class PutBack(NamedTuple):
    """One thing that the new version says and that was put back to what the old one says.

    ``before`` and ``after`` are the ids of the touchpoint in either version, None where it is not, both None for the
    journey. ``question`` is the id of the change that asks about it, None where there is nothing to ask. ``helps``:
    taken as written it would make the new version look better. ``text`` says it, with ``{name}`` where the touchpoint
    is named.
    """

    field: str
    before: str | None
    after: str | None
    old: Value
    new: Value
    text: str
    question: str | None
    helps: bool
    name: str = ""

    @property
    def touchpoint(self) -> str | None:
        """Its id in the new version, or in the old one if it is gone."""
        return self.after or self.before

    @property
    def told(self) -> str:
        """``the score of 'Fill in the form', nothing shows that it got easier``."""
        return self.text.replace("{name}", self.name)

    @property
    def here(self) -> str:
        """The same where it is clear which step is meant."""
        return self.text.replace("{name}", "this step")


Find = Callable[[Draft], Iterator[PutBack]]


class Row(NamedTuple):
    """What one file declares: when its turn is, the questions that no other file asks, and how to find what it is.

    ``topic`` is the section of docs/method.md 9 that its questions stand in.
    """

    order: int
    questions: tuple[Kind, ...]
    find: Find
    page: str
    topic: str = ""


def row(order: int, *questions: Kind, topic: str = "") -> Callable[[Find], Row]:
    """Declare the function below as a row; its docstring says what the question means."""

    def declare(find: Find) -> Row:
        return Row(order, questions, find, (find.__doc__ or "").strip(), topic)

    return declare


def of_pair(pair: Pair, field: str, old: Value, new: Value, text: str, question: str | None, *, helps: bool) -> PutBack:
    """What is put back at a touchpoint that both versions have; ``text`` has a place for its name."""
    return PutBack(field, pair.old.id, pair.new.id, old, new, text, question, helps, called(pair.new))
