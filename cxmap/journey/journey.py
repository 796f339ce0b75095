"""A journey with all that the file leaves open filled in: ids, order, goal and end (docs/method.md 1.6 and 2.1)."""

from __future__ import annotations

from typing import NamedTuple

from cxmap.findings import KeyPath
from cxmap.journey import vocabulary as words
from cxmap.journey.durations import minutes
from cxmap.journey.ids import slug, unique
from cxmap.journey.touchpoint import Channels, Touchpoint, touchpoint
from cxmap.journey.written import Persona, WrittenJourney


class Journey(NamedTuple):
    """One journey as the analysis reads it; ``written`` is what the file says.

    ``goal_at`` is the index of the touchpoint where the goal is met, None if it is not met. ``deadline`` is minutes,
    ``customers_per_month`` None without a volume that can be turned into months.
    """

    written: WrittenJourney
    id: str
    touchpoints: tuple[Touchpoint, ...]
    ends: words.Ends
    goal_at: int | None
    goal_assumed: bool
    deadline: float | None
    customers_per_month: float | None

    def walk(self) -> list[tuple[KeyPath, Touchpoint]]:
        """Each touchpoint with its key path."""
        return [(one.path, one) for one in self.touchpoints]

    @property
    def is_met(self) -> bool:
        """Whether the customer got what they came for."""
        return self.ends == "resolved"

    @property
    def up_to_goal(self) -> tuple[Touchpoint, ...]:
        """The touchpoints up to the one where the goal is met, in the order of the file; all of them if it is not."""
        return self.touchpoints if self.goal_at is None else self.touchpoints[: self.goal_at + 1]

    @property
    def persona(self) -> str | None:
        """Whose journey it is, as a name."""
        persona = self.written.persona
        return persona.name if isinstance(persona, Persona) else persona

    @property
    def stage_ids(self) -> tuple[str, ...]:
        """The stages in order; without a list in the file, as the touchpoints name them."""
        listed = tuple(one if isinstance(one, str) else one.id for one in self.written.stages)
        named = (one.written.stage for one in self.touchpoints if one.written.stage)
        return listed or tuple(dict.fromkeys(named))


def journey(written: WrittenJourney, *, file_name: str, channels: Channels) -> Journey:
    """Fill in what the file leaves open. The references in ``written`` have to be sound."""
    ids = touchpoint_ids(written)
    index = {id: i for i, id in enumerate(ids)}
    touchpoints = tuple(
        touchpoint(one, i, ids[i], _follows(one.follows, i, index), channels)
        for i, one in enumerate(written.touchpoints)
    )
    goal = _goal(written, touchpoints, index)
    ends = written.ends or _ends(touchpoints, goal)
    met = ends == "resolved"
    return Journey(
        written=written,
        id=written.id or slug(file_name),
        touchpoints=touchpoints,
        ends=ends,
        goal_at=goal if met else None,
        goal_assumed=met and not written.ends and goal is not None and written.touchpoints[goal].outcome is None,
        deadline=minutes(written.deadline) if written.deadline else None,
        customers_per_month=_per_month(written),
    )


def touchpoint_ids(written: WrittenJourney) -> list[str]:
    """The id of each touchpoint: as written, else from its name."""
    return unique((one.id for one in written.touchpoints), (one.name for one in written.touchpoints))


def _follows(written: tuple[str, ...] | None, i: int, index: dict[str, int]) -> tuple[int, ...]:
    if written is not None:
        return tuple(dict.fromkeys(index[id] for id in written))
    return (i - 1,) if i else ()


def _goal(written: WrittenJourney, touchpoints: tuple[Touchpoint, ...], index: dict[str, int]) -> int | None:
    if written.goal_met_at:
        return index[written.goal_met_at]
    if written.ends in ("unresolved", "abandoned"):
        return None
    done = (one.index for one in reversed(touchpoints) if one.outcome == "done" and one.kind not in words.WITHOUT_GOAL)
    return next(done, None)


def _ends(touchpoints: tuple[Touchpoint, ...], goal: int | None) -> words.Ends:
    if goal is not None and touchpoints[goal].outcome == "done":
        return "resolved"
    last = next((one for one in reversed(touchpoints) if one.kind not in words.WITHOUT_GOAL), None)
    return "abandoned" if last and last.outcome == "abandoned" else "unresolved"


def _per_month(written: WrittenJourney) -> float | None:
    volume = written.volume
    months = words.MONTHS[volume.per] if volume else None
    return volume.count * months if volume and months is not None else None
