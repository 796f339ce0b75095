"""What a comparison can find: facts, what is said of them, and how a file of ``changes/`` declares both.

Classes and order: docs/method.md 9.1.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from cxmap.diff.fact import Fact
from cxmap.diff.match import Match
from cxmap.diff.versions import Versions
from cxmap.findings import KeyPath

Mark = Literal["added", "removed", "changed", "moved", "renamed"]


class ChangeClass(enum.StrEnum):
    """What a change means for the customer. Members stand in the order in which they are shown."""

    REGRESSION = "regression"
    QUESTION = "question"
    IMPROVEMENT = "improvement"
    NEUTRAL = "neutral"

    @property
    def rank(self) -> int:
        """0 for what is shown first."""
        return list(ChangeClass).index(self)


REGRESSION, QUESTION, IMPROVEMENT, NEUTRAL = ChangeClass


class Kind(NamedTuple):
    """One id of the catalogue.

    ``opposite`` is what the same fact is called on the way back; None for what has no way back and is said
    ``instead_of`` another kind. ``hidden`` ones are shown only when everything is asked for, ``leading`` ones first.
    ``weight`` says which of several changes at one touchpoint is told first: the one that explains the others.
    ``when`` and ``otherwise`` are its row in docs/method.md 9: when it is told, and when its class is another.
    """

    id: str
    class_: ChangeClass
    opposite: str | None = None
    instead_of: str | None = None
    mark: Mark = "changed"
    hidden: bool = False
    leading: bool = False
    weight: int = 0
    when: str = ""
    otherwise: str = ""


class Judgement(NamedTuple):
    """What a fact means: the id under which it is reported, its class, and words about why."""

    kind: str
    class_: ChangeClass
    because: str = ""


Find = Callable[[Versions], Iterable[Fact]]
Judge = Callable[[Fact, Versions], Judgement | None]


class Changes(NamedTuple):
    """What one file of ``changes/`` declares: its kinds, how to find them, and how to judge what has no fixed class.

    A fact speaks for the field that it names, so that nothing else says that its text is another. ``partly`` are
    fields of which its facts do not say all, ``alone`` those of which its silence also says that nothing happened.
    ``is_rest`` is what tells of the fields that nobody speaks for. ``topic`` is the section of docs/method.md 9 that it
    stands in.
    """

    kinds: tuple[Kind, ...]
    find: Find
    judge: Judge | None
    page: str
    topic: str = ""
    alone: frozenset[str] = frozenset()
    partly: frozenset[str] = frozenset()
    is_rest: bool = False

    def speaks_for(self, fact: Fact) -> bool:
        """Whether the fact says all about the field that it names."""
        return bool(fact.field) and fact.field[0] not in self.partly and not self.is_rest


def changes(
    *kinds: Kind,
    judge: Judge | None = None,
    topic: str = "",
    alone: str = "",
    partly: str = "",
    is_rest: bool = False,
) -> Callable[[Find], Changes]:
    """Declare the function below as the finder of these kinds; its docstring says what they mean.

    ``alone`` and ``partly`` are names of fields, with spaces between.
    """

    def declare(find: Find) -> Changes:
        page = (find.__doc__ or "").strip()
        return Changes(kinds, find, judge, page, topic, frozenset(alone.split()), frozenset(partly.split()), is_rest)

    return declare


def opposites(worse: str, better: str, *, when: tuple[str, str], weight: int = 0) -> tuple[Kind, Kind]:
    """Two kinds of which one is always a regression and the other one always an improvement."""
    return (
        Kind(worse, REGRESSION, better, weight=weight, when=when[0]),
        Kind(better, IMPROVEMENT, worse, weight=weight, when=when[1]),
    )


class Change(NamedTuple):
    """A judged fact. ``touchpoint`` and ``name`` are those of the new version, or of the old one if it is gone.

    ``old_path`` and ``new_path`` say where it stands in either file, None where it is not. ``match`` says how the
    touchpoint was recognised. ``accepted`` is the reason that somebody wrote for living with it.
    """

    kind: Kind
    class_: ChangeClass
    fact: Fact
    text: str
    touchpoint: str | None
    name: str | None
    is_moment_of_truth: bool
    match: Match | None
    old_path: KeyPath | None
    new_path: KeyPath | None
    fingerprint: str
    accepted: str | None = None

    @property
    def id(self) -> str:
        """Its name in the catalogue."""
        return self.kind.id

    @property
    def hidden(self) -> bool:
        """Whether it is shown only when everything is asked for."""
        return self.kind.hidden or self.fact.implied

    @property
    def is_open_regression(self) -> bool:
        """A regression that nobody has accepted; what only follows from another one is accepted with it."""
        return self.class_ is REGRESSION and self.accepted is None and not self.fact.implied

    @property
    def guess(self) -> float | None:
        """The score of the guess that it rests on, 0 to 1; None if its touchpoint was recognised for certain."""
        return self.match.score if self.match else None

    @property
    def message(self) -> str:
        """The whole sentence."""
        return f"{self.name}: {self.text}" if self.name else self.text
