"""``python -m cxmap`` and the installed script."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # `signal` brings enums, and nothing may come before Ctrl-C is quiet
import os
import sys
from typing import Any


def _stop(*_: Any) -> None:
    """Ctrl-C while the package is imported: there is nothing to tidy up, and nothing to tell."""
    os._exit(130)


# What a shell runs in the background ignores Ctrl-C, and so do we.
_is_ours = _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler
if _is_ours:
    _signal.signal(_signal.SIGINT, _stop)


def run() -> None:
    """Run the command line and leave with its exit code."""
    sys.unraisablehook = _unraisable
    from cxmap.cli import main

    try:
        _hear(_signal.default_int_handler)
        code = main()
        _hear(_signal.SIG_IGN)  # all is said: from here on the code is the verdict
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _hear(handler: Any) -> None:
    if _is_ours:
        _signal.signal(_signal.SIGINT, handler)


def _unraisable(lost: Any) -> None:
    """Ctrl-C in a place from which Python raises nothing, such as the end of an import's lock."""
    if issubclass(lost.exc_type, KeyboardInterrupt):
        os._exit(130)
    sys.__unraisablehook__(lost)


if __name__ == "__main__":
    run()
