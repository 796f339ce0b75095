"""How hard leaving is, measured by how hard joining is."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.analysis.parts import EPSILON
from cxmap.diff.change import REGRESSION, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.version import Version
from cxmap.diff.versions import Versions
from cxmap.wording import number


@changes(
    Kind(
        "exit-ratio-up",
        REGRESSION,
        when="leaving takes more steps for each step of joining (3.11); it also falls when joining gets harder. Both",
    ),
    partly="steps",
    topic="Effort, repeats, friction on purpose",
)
def exit_ratio(versions: Versions) -> Iterator[Fact]:
    """Leaving takes more steps for each step of joining than before.

    There is no way back: a ratio also falls when joining gets harder.
    """
    olds, news = _ratios(versions.old), _ratios(versions.new)
    for pair in versions.pairs:
        old, new = olds.get(pair.old.index), news.get(pair.new.index)
        if old is not None and new is not None and new > old + EPSILON:
            message = f"leaving takes {number(new)} times the steps of joining, was {number(old)} times"
            yield pair.fact("exit-ratio-up", message, old, new, "steps")


def _ratios(side: Version) -> dict[int, float]:
    return {exit.leave: exit.ratio for exit in side.analysis.designed.exits}
