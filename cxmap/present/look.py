"""How somebody looks at a result: what the place can show, and what was asked for. Never a part of the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cxmap.diff.change import ChangeClass


class Look(NamedTuple):
    """``width`` to ``unicode`` are what a screen or a file can show, the rest is what the reader asked for.

    ``in_full`` shows all of an analysis, ``sections`` and ``team`` a part of it, ``explain`` how it was read.
    ``everything`` also lists changes of order, names and texts, ``only`` those of one class. ``max_length`` is the most
    characters that the reader takes, ``artifact`` where the rest is. ``top`` is the way from the root of the repository
    to the working folder, for services that want paths from the root. ``quiet`` leaves out summaries.
    ``file`` is where the result goes, empty for a screen; ``most`` is how many rows of a long list are shown. ``view``
    is the one part of a portfolio that was asked for; with ``report`` several journeys begin with theirs, which says
    what files are ``unread``: no valid journeys; ``among_many`` says that others stand beside. ``picture_width`` is how
    wide a picture shall be, in pixels, None for what it needs.
    """

    width: int = 100
    color: bool = False
    unicode: bool = True
    in_full: bool = False
    sections: tuple[str, ...] = ()
    team: str | None = None
    explain: bool = False
    everything: bool = False
    only: ChangeClass | None = None
    max_length: int | None = None
    artifact: str = ""
    top: str = ""
    quiet: bool = False
    file: str = ""
    most: int = 5
    view: str = ""
    report: bool = False
    among_many: bool = False
    unread: tuple[str, ...] = ()
    picture_width: int | None = None
