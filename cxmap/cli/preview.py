"""Show journeys in a browser, drawn anew whenever a file is saved."""

from __future__ import annotations

import os
from itertools import count
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

import click

from cxmap.cli._choices import FILE
from cxmap.cli._options import Run, command
from cxmap.cli._output import write
from cxmap.errors import ConfigError

if TYPE_CHECKING:
    from cxmap.preview.board import Board

_EACH = 0.2
"""Seconds between two looks at the files."""
_NEW = 5
"""Of so many looks one is also for new files."""


@command(
    epilog="Exit codes: 130 ended with Ctrl-C, 2 nothing to show, or no port to show it at.",
)
@click.argument("paths", type=FILE, nargs=-1, required=True, metavar="PATH...")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port to use; 0 is any free one.")
@click.option("--no-open", is_flag=True, help="Open no browser; the address is printed either way.")
def preview(run: Run, paths: tuple[str, ...], port: int, no_open: bool) -> int:
    """Show journeys in a browser, and draw them anew within a second of saving.

    PATH is a file or a folder. While a file is half written, what is wrong with it stands over the last good picture.
    Only this machine can see it, and nothing but these journeys. Ctrl-C ends it.

    \b
    cxmap preview journeys/bank-travel-alert.yaml
    cxmap preview journeys --port 8000 --no-open
    """
    import webbrowser

    from cxmap.cli._files import named_files
    from cxmap.preview.board import Board
    from cxmap.preview.drawing import drawn
    from cxmap.preview.server import Server
    from cxmap.source.files import STDIN
    from cxmap.source.git import split

    if streamed := next((path for path in paths if path == STDIN or split(path)), None):
        raise ConfigError(f"{streamed!r} is nothing that somebody saves", hint="name a file or a folder")
    board = Board(lambda name, before: drawn(name, run.config, before))
    board.look(named_files(run, paths).names)
    if not board.shown:
        return 2
    with Server(board, port, is_alone=len(paths) == 1 and os.path.isfile(paths[0])) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        run.note("Ctrl-C ends it")
        write(f"{server.address}\n", None)
        if not no_open:
            Thread(target=webbrowser.open, args=(server.address,), daemon=True).start()  # some of them take their time
        try:
            _follow(run, paths, board)
        finally:
            server.shutdown()
    return 0


def _follow(run: Run, paths: tuple[str, ...], board: Board) -> None:
    """Look at the files until somebody ends it."""
    for turn in count(1):
        sleep(_EACH)
        board.look(_names(run, paths) if turn % _NEW == 0 else None)


def _names(run: Run, paths: tuple[str, ...]) -> list[str]:
    """The files that there are now; what was named and is gone for a moment may come back."""
    from cxmap.inputs.paths import journey_files
    from cxmap.source.files import shown

    found = journey_files(paths, run.config, folder=run.config_folder, refused=lambda error: None)
    return sorted({*found, *(shown(path) for path in paths if not os.path.isdir(path))})


COMMAND = preview
