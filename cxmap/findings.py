"""What a check can say: a problem, how to mend it, and where it stands in the file. Imports nothing of ours."""

from __future__ import annotations

import enum
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Protocol

KeyPath = tuple[str | int, ...]
"""The way from the top of a file to a value: ``("touchpoints", 2, "friction")``."""


def ways(path: KeyPath) -> list[KeyPath]:
    """A key path and those of all that it lies in, the whole file first."""
    return [path[:length] for length in range(len(path) + 1)]


class Severity(enum.StrEnum):
    """How much a finding matters. Members sort from the gravest on."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Span(NamedTuple):
    """A stretch of the text, in code points from its start; ``end`` is not included."""

    start: int
    end: int


class Position(NamedTuple):
    """A place as an editor counts it: both from 1, columns in code points; line 0 is the file as a whole."""

    line: int
    column: int


NOWHERE = Position(0, 0)


class Edit(NamedTuple):
    """One change of the text, named by what it changes.

    ``replace`` puts ``text`` (YAML) in place of the value at ``path``; ``rename`` puts it in place of the key;
    ``insert`` adds ``key: text`` as the first entry of the mapping at ``path`` or, with ``after``, behind that key;
    ``append`` adds an item to the list at ``path``; ``cut`` takes the ``span`` of a comment out of the text, or puts
    ``text`` in its place. A ``span`` with ``replace`` stands for a path that is not known.
    """

    action: Literal["replace", "rename", "insert", "append", "cut"]
    path: KeyPath
    text: str = ""
    key: str = ""
    after: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend one problem; ``title`` says what they do, as an order."""

    title: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a check found, named by its key path and not yet by its line.

    ``on`` says whether the key or the value is wrong. A missing thing is named by its nearest parent. Problems of
    reading have no key path yet and carry a ``span``. ``also`` are further places with a word about each. ``rule``
    is the name of the rule where the check is not a rule file of its own, that is while reading and loading.
    ``about`` tells findings of one rule at one touchpoint apart; without it the last key of the path does.
    ``severity`` is that of this problem, where it is not as grave as the rule says.
    """

    path: KeyPath
    message: str
    help: str = ""
    on: Literal["value", "key"] = "value"
    fix: Fix | None = None
    also: tuple[tuple[KeyPath | Span, str], ...] = ()
    rule: str = ""
    span: Span | None = None
    about: str = ""
    severity: Severity | None = None


class Place(NamedTuple):
    """A stretch of the file with a word about it."""

    start: Position
    end: Position
    label: str


class Line(NamedTuple):
    """One line of the file, for showing; of a long one only a part, ``skipped`` code points from its start."""

    number: int
    text: str
    skipped: int = 0


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """A problem, placed in a file. Findings sort by file, position and code, whatever order they were found in.

    ``excerpt`` are the lines around its places, so that it can be shown without the file.
    """

    path: str
    start: Position
    end: Position
    code: str
    rule: str
    severity: Severity
    message: str
    help: str = ""
    journey: str | None = field(default=None, compare=False)
    touchpoint: str | None = field(default=None, compare=False)
    fingerprint: str = ""
    fix: Fix | None = field(default=None, compare=False)
    also: tuple[Place, ...] = field(default=(), compare=False)
    excerpt: tuple[Line, ...] = field(default=(), compare=False, repr=False)

    @property
    def fixable(self) -> bool:
        """Whether ``cxmap lint --fix`` can mend it."""
        return self.fix is not None

    def __str__(self) -> str:
        """``journeys/a.yaml:19:17: error[bad-reference] there is no touchpoint 'fnd'``; a whole file starts at 1:1."""
        line, column = max(self.start, (1, 1))
        return f"{self.path}:{line}:{column}: {self.severity}[{self.rule}] {self.message}"


class Check(Protocol):
    """The code of a rule: facts of one journey in, problems out."""

    def __call__(self, facts: Any, /) -> Iterable[Problem]: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue; its page is the docstring of its check or of its file.

    ``over_run``: it takes several files to find it.
    """

    code: str
    name: str
    severity: Severity
    topic: str
    page: str
    check: Check | None
    enabled: bool = True
    fixable: bool = False
    suppressible: bool = True
    states: tuple[str, ...] = ("as-is", "to-be")
    severity_by_state: tuple[tuple[str, Severity], ...] = ()
    over_run: bool = False

    @property
    def summary(self) -> str:
        """The first sentence of the page."""
        return self.page.split("\n\n")[0].replace("\n", " ")


def rule(
    code: str,
    name: str,
    *,
    severity: Severity,
    topic: str,
    **options: Any,
) -> Callable[[Check], Rule]:
    """Declare the function below as the check of a rule; its docstring is the rule's page."""

    def declare(check: Check) -> Rule:
        return Rule(code, name, severity, topic, page=inspect.cleandoc(check.__doc__ or ""), check=check, **options)

    return declare


def page(code: str, name: str, text: str | None, *, severity: Severity, topic: str, **options: Any) -> Rule:
    """Declare a rule that is raised while reading, loading or linting: a page (the file's docstring), no code."""
    return Rule(code, name, severity, topic, page=inspect.cleandoc(text or ""), check=None, **options)
