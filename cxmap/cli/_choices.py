"""Options and arguments that take one of several words: a wrong one gets a guess, and the shell is told them all.

The words are listed by functions that are called only when somebody asks: a list may take imports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from click import ParamType as ParamType
else:

    class ParamType(click.ParamType):
        """click's, of which the type that it gives can be named; click 8.2 and 8.3 take no brackets behind theirs."""

        def __class_getitem__(cls, _given: Any) -> type[click.ParamType]:
            return cls


_MOST_FILES = 100
"""Files that are read while somebody waits for the name of a team."""


class WrongWord(click.BadParameter):
    """A word that is none of those there are; ``meant`` asks for the one that is near."""

    meant = ""


class OneOf(ParamType[str]):
    """Exactly one of the words."""

    name = "word"

    def __init__(self, known: Callable[[], Iterable[str]]) -> None:
        self.known = known

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse what does not exist, with what does."""
        return value if self.has(value) else wrong_word(value, self.known(), param, ctx)

    def has(self, value: str) -> bool:
        """Whether it is one of them."""
        return value in tuple(self.known())

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The choices, for --help."""
        return "[" + "|".join(self.known()) + "]"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """The choices, for the shell."""
        return completions(self.known(), incomplete)


class Listed(ParamType[str]):
    """Any text; the shell is told the words there are, of which several may stand with commas where ``many`` says so.

    ``behind`` is what may follow a word, such as ``=error``.
    """

    name = "text"

    def __init__(
        self, known: Callable[[click.Context], Iterable[str]], *, many: bool = False, behind: tuple[str, ...] = ("",)
    ) -> None:
        self.known, self.many, self.behind = known, many, behind

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """The words, for the shell."""
        before = incomplete[: incomplete.rfind(",") + 1] if self.many else ""
        return completions((before + word + end for word in self.known(ctx) for end in self.behind), incomplete)


class FileName(ParamType[str]):
    """A path; the shell completes files, as without us."""

    name = "file"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """Leave it to the shell."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


FILE = FileName()


def completions(words: Iterable[str], incomplete: str) -> list[Any]:
    """Those that begin with what is typed already, as click wants them."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(word) for word in words if word.startswith(incomplete)]


def wrong_word(value: str, known: Iterable[str], param: click.Parameter | None, ctx: click.Context | None) -> str:
    """Raise WrongWord with the words there are, and the one that was meant."""
    from cxmap.journey.ids import did_you_mean

    known = tuple(known)
    error = WrongWord(f"{value!r} is not one of {', '.join(known)}", ctx, param)
    error.meant = did_you_mean(value, known)
    raise error


def rule_words(_: click.Context) -> list[str]:
    """Names and codes of rules."""
    from cxmap.rules import rules

    found = rules()
    return [rule.name for rule in found] + [rule.code for rule in found]


def preset_words(_: click.Context) -> tuple[str, ...]:
    """The presets of lint."""
    from cxmap.lint.select import PRESETS

    return PRESETS


def price_words(_: click.Context) -> tuple[str, ...]:
    """The presets of prices."""
    from cxmap.analysis.costs import PRESETS

    return tuple(PRESETS)


def team_words(ctx: click.Context) -> list[str]:
    """The teams of the journeys that are named already, else of those in the working folder."""
    from cxmap.config import default
    from cxmap.inputs.open import open_file
    from cxmap.inputs.paths import journey_files

    config = default()
    # an option that still waits for its value keeps click from telling paths from the rest
    paths = ctx.params.get("paths") or [word for word in ctx.args if word[:1] != "-"] or (".",)
    names = journey_files(paths, config, refused=lambda _: None)
    journeys = []
    for name in names[:_MOST_FILES]:
        with suppress(CxmapError):
            journeys += [open_file(name, config).journey] if name != "-" else []
    steps = [step for journey in journeys if journey for step in journey.touchpoints]
    return sorted({team for step in steps for team in step.owners})


def field_words(_: click.Context) -> list[str]:
    """The fields of a journey."""
    from cxmap.journey.catalogue import fields

    return [field.path for field in fields()]
