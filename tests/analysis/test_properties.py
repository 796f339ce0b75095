"""What holds for every journey."""

from __future__ import annotations

import copy
import math
import random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxmap.analysis.analysis import Analysis, analyze
from cxmap.analysis.costs import PRESETS
from tests.analysis.bounded import BOUNDED, analysed
from tests.analysis.worked import near
from tests.journeys_strategy import TEAMS, Written, disguised, journey_of, journeys


@settings(BOUNDED, max_examples=60)
@given(journeys(), st.booleans())
def test_friction_is_conserved_and_shares_are_shares(written: Written, infer: bool) -> None:
    found = analysed(written, infer=infer, book=PRESETS["gartner-2019"])
    assert_conserved(found)
    assert_within_bounds(found)
    assert_no_nonsense(found)


@settings(BOUNDED, max_examples=30)
@given(journeys(), st.integers(0, 8), st.sampled_from((1, 0.5)))
def test_a_step_behind_the_scenes_changes_no_sum(written: Written, at: int, reach: float) -> None:
    behind = {"id": "behind", "name": "B", "kind": "backstage", "team": "depot", "duration": "1h", "reach": reach}
    steps = list(written["touchpoints"])
    steps.insert(at, behind)
    found, before = analysed({**written, "touchpoints": steps}), analysed(written)
    assert_conserved(found)
    assert_within_bounds(found)
    assert_no_nonsense(found)
    assert found.split.touchpoints == before.split.touchpoints
    assert found.split.friction_felt == before.split.friction_felt
    assert found.demand.contacts_tried == before.demand.contacts_tried
    assert (found.friction.touchpoints, found.friction.coverage) == (
        before.friction.touchpoints,
        before.friction.coverage,
    )


def assert_conserved(found: Analysis) -> None:
    touchpoints = found.journey.touchpoints
    load = found.friction.load or 0.0
    for roots in found.roots:
        assert sum(roots.values()) == pytest.approx(1)
    if found.split.friction_felt is not None:
        assert found.split.friction_felt.total == pytest.approx(load)
        assert found.split.friction_caused is not None
        assert found.split.friction_caused.total == pytest.approx(load)
        assert sum(item.friction_felt or 0 for item in found.teams) == pytest.approx(load)
        assert sum(item.friction_caused or 0 for item in found.teams) == pytest.approx(load)
    by_root = [0.0] * len(touchpoints)
    for touchpoint, roots in zip(touchpoints, found.roots, strict=True):
        for root, share in roots.items():
            by_root[root] += touchpoint.felt * share
    by_team: dict[str, float] = {}
    for touchpoint, amount in zip(touchpoints, by_root, strict=True):
        by_team[touchpoint.owner] = by_team.get(touchpoint.owner, 0.0) + amount
    for team in found.teams:
        if team.friction_caused is not None:
            assert team.friction_caused == pytest.approx(by_team[team.team], abs=1e-9)
    demand = found.demand
    sought = sum(step.encounters for step in touchpoints if step.is_help_seeking)
    assert demand.help_needed + demand.help_repeated + demand.value + demand.unknown == pytest.approx(sought)
    assert sum(item.contacts_handled for item in found.teams) == pytest.approx(demand.contacts_handled)
    assert sum(stage.contacts for stage in found.stages) in (0, pytest.approx(demand.contacts_tried))
    assert sum(by_mode.touchpoints for by_mode in found.modes) == len(found.journey.in_front)


def assert_within_bounds(found: Analysis) -> None:
    touchpoints = found.journey.touchpoints
    for touchpoint, removable in zip(touchpoints, found.removable, strict=True):
        assert touchpoint.felt - 1e-9 <= removable.friction <= (found.friction.load or 0) + 1e-9
        assert touchpoint.encounters * touchpoint.duration - 1e-9 <= removable.minutes
        assert -1e-9 <= removable.contacts <= found.demand.contacts_tried + 1e-9
    demand = found.demand
    assert demand.contacts_handled <= demand.contacts_tried + 1e-9
    for span in (demand.failure_demand, demand.service_reach, demand.no_service_completion):
        if span is not None:
            assert -1e-9 <= span.low <= span.high + 1e-9 <= 1 + 2e-9
    friction = found.friction
    for score in (friction.mean, friction.peak, friction.end, friction.peak_end):
        assert score is None or 1 - 1e-9 <= score <= 5 + 1e-9
    assert friction.index is None or -1e-9 <= friction.index <= 100 + 1e-9
    assert 0 <= friction.coverage <= 1 + 1e-9
    assert set(found.breakdowns.ranked) == {i for i, signals in enumerate(found.breakdowns.signals) if signals}
    assert len(found.handoffs.all) <= found.handoffs.transitions
    assert found.handoffs.worst is None or 0 <= found.handoffs.worst < len(found.handoffs.all)
    for i, moment in enumerate(found.timing.moments):
        assert 0 <= moment.arrived.usual <= moment.start <= moment.finish
        assert moment.start <= moment.clock
        after_goal = found.journey.goal_at is not None and i > found.journey.goal_at
        assert (moment.slack is None) == (found.journey.deadline is None or after_goal or not moment.known)
        assert not moment.misses_deadline or (moment.slack is not None and moment.slack < 0)


def assert_no_nonsense(found: Analysis) -> None:
    """Nothing is infinite or not a number: no JSON could say it."""
    todo: list[Any] = [near(found.friction), near(found.split), near(found.teams), near(found.timing), found.attempts]
    todo += [near(found.removable), near(found.demand), near(found.handoffs), near(found.costs), near(found.modes)]
    while todo:
        match todo.pop():
            case float() as number:
                assert math.isfinite(number)
            case dict() as inner:
                todo += inner.values()
            case tuple() | list() as inner:
                todo += inner


@BOUNDED
@given(journeys(), st.integers(0, 2**32))
def test_reordering_keys_comments_and_quoting_change_no_fact(written: Written, seed: int) -> None:
    analysis, other = analysed(written), analyze(journey_of(written, disguised(written, random.Random(seed))))
    # Weighted causes come in the order of the file, so that only their order may differ.
    assert facts(analysis) == facts(other)


def facts(found: Analysis) -> dict[str, Any]:
    """Everything but the journey, rounded, causes in the order of the touchpoints."""
    causes = tuple(tuple(sorted(near(direct))) for direct in found.causes.direct)
    names = found.facts().keys() - {"causes", "roots"}
    roots = tuple(near(dict(sorted(roots.items()))) for roots in found.roots)
    return {name: near(getattr(found, name)) for name in names} | {"causes": causes, "roots": roots}


@BOUNDED
@given(journeys())
def test_renaming_teams_one_to_one_recounts_nothing(written: Written) -> None:
    names = dict(zip(TEAMS, ("zebra", "[bold]", "顧客", "a + b", "web"), strict=True))
    assert renamed(analysed(written), names) == renamed(analysed(with_teams(written, names)), {})


def with_teams(written: Written, names: dict[str, str]) -> Written:
    changed = copy.deepcopy(written)
    for item in changed["touchpoints"]:
        if "team" in item:
            team = item["team"]
            item["team"] = [names[name] for name in team] if isinstance(team, list) else names[team]
        if "supported_by" in item:
            item["supported_by"] = [names[name] for name in item["supported_by"]]
    if "retro" in changed:
        changed["retro"]["invite"] = [names[name] for name in changed["retro"]["invite"]]
    return changed


def renamed(found: Analysis, names: dict[str, str]) -> Any:
    """All figures by team, in the order in which they are printed, with the teams renamed."""

    def new(team: str) -> str:
        return " + ".join(names.get(name, name) for name in team.split(" + ")) if names else team

    handoffs = found.handoffs
    return near(
        (
            [
                (new(t.team), t.friction_felt, t.friction_caused, t.contacts_caused, t.contacts_handled)
                for t in found.teams
            ],
            [(new(h.from_team), new(h.to_team), h.before, h.after, h.reach, h.is_return) for h in handoffs.all],
            (handoffs.transitions, handoffs.channel_switches, handoffs.worst),
            [new(team) for team in handoffs.teams_in_front],
            [new(team) for team in handoffs.teams_behind],
            [(new(team), why) for team, why in found.retro.reasons.items()],
            [new(team) for team in found.retro.missing],
            found.retro.unowned,
            found.friction,
            found.demand,
            found.split,
            found.breakdowns,
            found.timing,
            found.removable,
        )
    )


@BOUNDED
@given(journeys())
def test_without_any_cause_everything_starts_where_it_is_felt(written: Written) -> None:
    for item in written["touchpoints"]:
        item.pop("caused_by", None)
    found = analysed(written, infer=False)
    assert found.split.friction_caused == found.split.friction_felt
    assert found.roots == tuple({i: 1.0} for i in range(len(found.roots)))
    again = sum(touchpoint.repeated for touchpoint in found.journey.touchpoints)
    assert (found.demand.help_needed, near(found.demand.help_repeated)) == (0, near(again))


@BOUNDED
@given(journeys())
def test_an_effortless_last_step_adds_nothing_to_the_load(written: Written) -> None:
    before = analysed(written).friction
    written["touchpoints"].append({"id": "end", "name": "End", "channel": "app", "friction": 1})
    after = analysed(written).friction
    assert near(after.load) == near(before.load or 0.0)


@BOUNDED
@given(journeys())
def test_extensions_change_no_fact(written: Written) -> None:
    before = facts(analysed(written))
    for item in (written, *written["touchpoints"]):
        item["x-note"] = {"a": [1, {"b": "c"}]}
    assert facts(analysed(written)) == before


@BOUNDED
@given(journeys())
def test_what_the_file_leaves_open_may_be_written_down(written: Written) -> None:
    """Reach 1, times 1, owned and no context are what a missing value means."""
    before = facts(analysed(written))
    for item in written["touchpoints"]:
        for field, value in (("reach", 1), ("times", 1), ("control", "owned"), ("context", "unknown"), ("after", "0m")):
            item.setdefault(field, value)
    after = facts(analysed(written))
    for name in ("friction", "split", "demand", "teams", "handoffs", "breakdowns", "removable", "causes", "roots"):
        assert after[name] == before[name]


@BOUNDED
@given(journeys(), st.sampled_from((0.5, 0.25)))
def test_halving_every_reach_halves_every_amount(written: Written, factor: float) -> None:
    before = analysed(written)
    for item in written["touchpoints"]:
        item["reach"] = item.get("reach", 1) * factor
    after = analysed(written)
    # Ways that meet again without a step that all set out from are waited for only if everybody takes each of them.
    assume([at.join for at in before.flow.arrivals] == [at.join for at in after.flow.arrivals])
    assert near(after.friction.load) == near(scaled(before.friction.load, factor))
    assert near(after.friction.mean) == near(before.friction.mean)
    assert near(after.demand.contacts_tried) == near(before.demand.contacts_tried * factor)
    assert near(after.demand.help_needed) == near(before.demand.help_needed * factor)
    assert near(after.demand.failure_demand) == near(before.demand.failure_demand)
    assert near(after.roots) == near(before.roots)
    assert near(after.handoffs.expected_per_customer) == near(before.handoffs.expected_per_customer * factor)


def scaled(amount: float | None, factor: float) -> float | None:
    return None if amount is None else amount * factor
