"""The same function for many inputs, in several processes where that pays; results come in the order of the inputs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEW = 200
"""Up to so many inputs one process is quicker than starting others."""
_SMALLEST, _LARGEST = 64, 250

_function: Callable[[Any], Any]


def spread(function: Callable[[T], R], inputs: Sequence[T], advance: Callable[[int], None]) -> Iterator[R]:
    """Results one by one; ``advance`` is told how many more are done."""
    workers = _cores()
    if len(inputs) <= FEW or workers < 2 or not hasattr(os, "fork"):
        for input in inputs:
            yield function(input)
            advance(1)
        return
    yield from _in_processes(function, inputs, workers, advance)


def _in_processes(
    function: Callable[[T], R], inputs: Sequence[T], workers: int, advance: Callable[[int], None]
) -> Iterator[R]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    global _function
    _function = function  # inherited by the fork: a rule cannot be pickled
    size = min(max(len(inputs) // (4 * workers), _SMALLEST), _LARGEST)
    chunks = [inputs[at : at + size] for at in range(0, len(inputs), size)]
    lives = os.pipe()
    pool = ProcessPoolExecutor(workers, mp_context=get_context("fork"), initializer=_begin, initargs=(lives,))
    done = False
    try:
        for results in pool.map(_run, chunks):
            yield from results
            advance(len(results))
        done = True
    finally:
        # Who does not wait leaves a thread that writes to a closed pipe when the interpreter ends, now and then.
        pool.shutdown(wait=done, cancel_futures=True)
        for end in lives:
            os.close(end)


def _run(chunk: Sequence[Any]) -> list[Any]:
    return [_function(item) for item in chunk]


def _begin(lives: tuple[int, int]) -> None:
    """Ctrl-C ends the parent, which ends us: two tracebacks help nobody. However the parent ends, so do we.

    It alone keeps the end of a pipe open into which nobody writes, so that reading from it takes as long as it lives.
    """
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reader, writer = lives
    os.close(writer)
    Thread(target=_end_with_parent, args=(reader,), daemon=True).start()


def _end_with_parent(reader: int) -> None:
    os.read(reader, 1)
    os._exit(1)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
