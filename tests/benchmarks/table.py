"""The tables that the benchmarks print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from tests.benchmarks.measure import Cost


class Row(NamedTuple):
    """One line of the table: the cost of ``measured`` over that of ``reference``, and what it shall be."""

    what: str
    measured: str
    reference: str
    target: float | None
    stretch: float | None = None
    better: Literal["<", ">"] = "<"
    figure: Literal["cpu", "wall"] = "cpu"

    def line(self, costs: Mapping[str, Cost]) -> str:
        """The row as Markdown."""
        above, below = (getattr(costs[name], self.figure) for name in (self.measured, self.reference))
        ratio = above / below
        cells = (self.what, seconds(above), seconds(below), f"{ratio:.2f}", self._goal(self.target))
        return line_of(*cells, self._goal(self.stretch), self._verdict(ratio))

    def _goal(self, value: float | None) -> str:
        return "" if value is None else f"{'≤' if self.better == '<' else '≥'} {value:g}"

    def _verdict(self, ratio: float) -> str:
        if self.target is None and self.stretch is None:
            return ""
        holds = [goal is not None and (ratio <= goal if self.better == "<" else ratio >= goal) for goal in self[3:5]]
        return "stretch" if holds[1] else "yes" if holds[0] else "no" if self.target is not None else "not yet"


def table_head(title: str, figures: tuple[str, str, str] = ("time", "time of the other", "ratio")) -> Iterator[str]:
    yield f"\n{title}\n"
    yield line_of("what", *figures, "target", "stretch", "met")
    yield line_of("---", *["---:"] * 3, *["---"] * 3)


def line_of(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def seconds(value: float) -> str:
    return f"{value * 1000:,.0f} ms" if value < 2 else f"{value:,.1f} s"
