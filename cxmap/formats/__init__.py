"""One file = one format. A file's name is the format's name; what it can show follows from what its ``Format`` reads.

A page format shows every subject that ``present`` tells, a record format every one that ``records`` has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from cxmap.errors import CxmapError
from cxmap.present.look import Look as Look  # where formats are looked up, the look is asked for too
from cxmap.registry import declaration, declarations, file_names

if TYPE_CHECKING:
    from cxmap.present import Subject
    from cxmap.present.page import Page
    from cxmap.records import View

Json = dict[str, Any]
Show = Callable[[Any, Look], str]
"""Facts and a look as the whole text of one output."""


class File(NamedTuple):
    """One of the files that a format makes: its name with its ending, and what is in it."""

    name: str
    content: bytes


MakeFiles = Callable[[Any, Look], Sequence[File]]


class Format(NamedTuple):
    """What a format makes of pages, of records, of rows, or of the facts of the subjects that it names.

    ``in_full`` says that it has room for everything that is known, ``report`` that it can draw and lead from page to
    page; ``ending`` how its files end, if not in its name. ``files`` makes a file for each thing that there is,
    ``is_binary`` says that these are no text.
    """

    pages: Callable[[Sequence[Page], Look], str] | None = None
    records: Callable[[Json], str] | None = None
    rows: Callable[[Sequence[str], Iterable[Json]], str] | None = None
    facts: Mapping[str, Show] = {}
    in_full: bool = False
    ending: str = ""
    report: bool = False
    files: Mapping[str, MakeFiles] = {}
    is_binary: bool = False


def declared(name: str) -> Format:
    """What the file of a format says of it."""
    return declaration(__name__, name, Format)


def files_of(name: str, subject: str) -> MakeFiles | None:
    """The function that makes the files of a format for a subject; None for a format that is one text."""
    return declared(name).files.get(subject) if name in file_names(__name__) else None


def can_show(name: str, subject: str) -> bool:
    """Whether there is such a format, and it can show that. Imports its file alone."""
    return renderer(name, subject) is not None or files_of(name, subject) is not None


def renderer(name: str, subject: str) -> Show | None:
    """The function of a format for a subject; None if there is no such format, or it cannot show that."""
    if name not in file_names(__name__):
        return None
    return _show(declared(name), subject)


def render(subject: str, name: str, facts: Any, look: Look) -> str:
    """The text of a result in a format. Raises CxmapError if the format cannot show it."""
    found = renderer(name, subject)
    if found is None:
        raise CxmapError(f"the format {name!r} cannot show {subject}")
    return found(facts, look)


def names(subject: str) -> tuple[str, ...]:
    """The formats that can show a subject. Imports every format, so ask for it in help and errors only."""
    found = declarations(__name__, Format).items()
    return tuple(name for name, format_ in found if subject in format_.files or _show(format_, subject))


def ending(name: str) -> str:
    """What the names of a format's files end in: ``md``."""
    return declared(name).ending or name


def _show(format_: Format, subject: str) -> Show | None:
    if subject in format_.facts:
        return format_.facts[subject]
    if format_.pages and subject in file_names("cxmap.present"):
        return _of_pages(format_.pages, format_, subject)
    return _of_records(format_, subject) if format_.records or format_.rows else None


def _of_pages(draw: Callable[[Sequence[Page], Look], str], format_: Format, subject: str) -> Show:
    from cxmap.present import Subject

    told: Subject = declaration("cxmap.present", subject, Subject)

    def show(facts: Any, look: Look) -> str:
        look = look._replace(in_full=format_.in_full or look.in_full, report=format_.report)
        look = look._replace(max_length=look.max_length or told.room)
        return draw(told.pages(facts, look), look)

    return show


def _of_records(format_: Format, subject: str) -> Show | None:
    from cxmap.records import Records

    if subject not in file_names("cxmap.records"):
        return None
    known = declaration("cxmap.records", subject, Records)
    records, rows = format_.records, format_.rows
    if records:
        return lambda facts, look: records(known.content(facts, look))
    if rows and known.views:
        return _of_views(rows, known.views)
    if rows and known.rows:
        table = known.rows
        return lambda facts, look: rows(known.columns, table(facts))
    return None


def _of_views(rows: Callable[[Sequence[str], Iterable[Json]], str], views: Mapping[str, View]) -> Show:
    """The table of the view that was asked for."""

    def show(facts: Any, look: Look) -> str:
        view = views[look.view or next(iter(views))]
        return rows(view.columns, view.rows(facts, look))

    return show
