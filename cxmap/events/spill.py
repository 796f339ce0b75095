"""A folder for what does not fit into memory: nobody else may read it, and it is gone when the run ends."""

from __future__ import annotations

import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from cxmap.errors import CannotWrite


@contextmanager
def spill_folder(parent: str | None) -> Iterator[Path]:
    """A new folder below ``parent`` (the system's, if None), mode 0700; removed also on Ctrl-C and on SIGTERM."""
    with _terminated_like_interrupted():
        try:
            folder = Path(tempfile.mkdtemp(prefix="cxmap-", dir=parent))
        except OSError as error:
            message = f"no folder for spilled data can be made in {parent or tempfile.gettempdir()!r}"
            raise CannotWrite(f"{message}: {error.strerror}", hint="name another with --spill DIR") from error
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _terminated_like_interrupted() -> Iterator[None]:
    """SIGTERM ends the run the way Ctrl-C does, so that nothing is left behind."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
