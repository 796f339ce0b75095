"""A journey with all that the file leaves open filled in: ids, order, goal and end (docs/method.md 1.6 and 2.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from cxmap.findings import KeyPath
from cxmap.journey import vocabulary as words
from cxmap.journey.durations import minutes
from cxmap.journey.ids import slug, unique
from cxmap.journey.touchpoint import Channels, Touchpoint, touchpoint
from cxmap.journey.written import Persona, Stage, WrittenJourney


class ListedStage(NamedTuple):
    """A stage of the list; ``name`` is its id where the file gives none."""

    id: str
    name: str
    lifecycle: words.Lifecycle | None = None
    pains: tuple[str, ...] = ()
    opportunities: tuple[str, ...] = ()


def _stage(written: str | Stage) -> ListedStage:
    if isinstance(written, str):
        return ListedStage(written, written)
    name = written.name or written.id
    return ListedStage(written.id, name, written.lifecycle, written.pains, written.opportunities)


class Journey(NamedTuple):
    """One journey as the analysis reads it; ``written`` is what the file says.

    ``goals`` are the indices of the touchpoints where the goal would be met, in the order of the list, also where it is
    not met; ``goal_at`` is the last of them, None if it is not met. ``deadline`` is minutes, ``customers_per_month``
    None without a volume that can be turned into months.
    """

    written: WrittenJourney
    id: str
    touchpoints: tuple[Touchpoint, ...]
    ends: words.Ends
    goals: tuple[int, ...]
    goal_at: int | None
    goal_assumed: bool
    deadline: float | None
    customers_per_month: float | None

    def walk(self) -> list[tuple[KeyPath, Touchpoint]]:
        """Each touchpoint with its key path."""
        return [(touchpoint.path, touchpoint) for touchpoint in self.touchpoints]

    @property
    def in_front(self) -> tuple[Touchpoint, ...]:
        """The touchpoints that customers meet: what is counted. The others, backstage, only take time."""
        return tuple(touchpoint for touchpoint in self.touchpoints if not touchpoint.is_backstage)

    @property
    def numbers(self) -> dict[int, int]:
        """How people count what customers meet: index → 1 for the first; backstage has no number."""
        return {touchpoint.index: i for i, touchpoint in enumerate(self.in_front, 1)}

    @property
    def is_met(self) -> bool:
        """Whether the customer got what they came for."""
        return self.ends == "resolved"

    @property
    def up_to_goal(self) -> tuple[Touchpoint, ...]:
        """The touchpoints up to the one where the goal is met, in the order of the file; all of them if it is not."""
        return tuple(touchpoint for touchpoint in self.touchpoints if self.is_up_to_goal(touchpoint.index))

    def is_up_to_goal(self, index: int) -> bool:
        """Whether a touchpoint comes no later than the last one where the goal is met."""
        return self.goal_at is None or index <= self.goal_at

    @property
    def persona(self) -> str | None:
        """Whose journey it is, as a name."""
        persona = self.written.persona
        return persona.name if isinstance(persona, Persona) else persona

    @property
    def stages(self) -> tuple[ListedStage, ...]:
        """The stages that the file lists, all in the same form."""
        return tuple(
            ListedStage(stage, stage) if isinstance(stage, str) else _stage(stage) for stage in self.written.stages
        )

    def stage_name(self, id: str | None) -> str | None:
        """What a stage is called; its id if the file does not say."""
        return next((stage.name for stage in self.stages if stage.id == id), id)

    @property
    def stage_ids(self) -> tuple[str, ...]:
        """The stages in order; without a list in the file, as the touchpoints name them."""
        listed = tuple(stage.id for stage in self.stages)
        named = (touchpoint.written.stage for touchpoint in self.touchpoints if touchpoint.written.stage)
        return listed or tuple(dict.fromkeys(named))


def journey(written: WrittenJourney, *, file_name: str, channels: Channels) -> Journey:
    """Fill in what the file leaves open. The references in ``written`` have to be sound."""
    ids = touchpoint_ids(written)
    index = {id: i for i, id in enumerate(ids)}
    touchpoints = tuple(
        touchpoint(step, i, ids[i], _follows(step.follows, i, index), channels)
        for i, step in enumerate(written.touchpoints)
    )
    goals = _goals(written, touchpoints, index)
    goal = goals[-1] if goals else None
    ends = written.ends or _ends(touchpoints, goals)
    met = ends == "resolved"
    return Journey(
        written=written,
        id=written.id or slug(file_name),
        touchpoints=touchpoints,
        ends=ends,
        goals=goals,
        goal_at=goal if met else None,
        goal_assumed=met and not written.ends and all(written.touchpoints[i].outcome is None for i in goals),
        deadline=minutes(written.deadline) if written.deadline else None,
        customers_per_month=_per_month(written),
    )


def touchpoint_ids(written: WrittenJourney) -> list[str]:
    """The id of each touchpoint: as written, else from its name."""
    return unique(
        (touchpoint.id for touchpoint in written.touchpoints), (touchpoint.name for touchpoint in written.touchpoints)
    )


def _follows(written: Iterable[str] | None, i: int, index: dict[str, int]) -> tuple[int, ...]:
    if written is not None:
        return tuple(dict.fromkeys(index[id] for id in written))
    return (i - 1,) if i else ()


def _goals(written: WrittenJourney, touchpoints: tuple[Touchpoint, ...], index: dict[str, int]) -> tuple[int, ...]:
    said = written.goal_met_at
    if said:
        return tuple(sorted({index[id] for id in ((said,) if isinstance(said, str) else said)}))
    if written.ends in ("unresolved", "abandoned"):
        return ()
    done = (touchpoint.index for touchpoint in _possible_ends(touchpoints) if touchpoint.outcome == "done")
    return tuple(islice(done, 1))


def _possible_ends(touchpoints: tuple[Touchpoint, ...]) -> Iterator[Touchpoint]:
    """Where a journey may end or its goal be met, the last one first: not where nobody comes, nor at a billboard."""
    return (
        touchpoint
        for touchpoint in reversed(touchpoints)
        if touchpoint.kind not in words.WITHOUT_GOAL and touchpoint.reach > 0
    )


def _ends(touchpoints: tuple[Touchpoint, ...], goals: tuple[int, ...]) -> words.Ends:
    if any(touchpoints[i].outcome == "done" for i in goals):
        return "resolved"
    last = next(_possible_ends(touchpoints), None)
    return "abandoned" if last and last.outcome == "abandoned" else "unresolved"


def _per_month(written: WrittenJourney) -> float | None:
    volume = written.volume
    months = words.MONTHS[volume.per] if volume else None
    return volume.count * months if volume and months is not None else None
