"""Lanes stand so that customers have the shortest way between them."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from cxmap.picture.lanes import OTHERS, Lanes, best, better
from tests.picture.generated import journey_text
from tests.picture.journeys import ALL, analysis_of

Weights = dict[tuple[int, int], int]


def cost(order: list[int], weights: Weights) -> int:
    """Lane steps of all ways."""
    return sum(weight * abs(order.index(a) - order.index(b)) for (a, b), weight in weights.items())


def drawn(count: int, seed: int) -> Weights:
    """Some ways between lanes."""
    dice = random.Random(seed)
    pairs = [(a, b) for b in range(count) for a in range(b)]
    return {pair: dice.randint(1, 4) for pair in pairs if dice.random() < 0.6}


@pytest.mark.parametrize("count", [1, 2, 3, 5, 6])
@pytest.mark.parametrize("seed", range(6))
def test_few_lanes_have_the_best_order_and_of_equal_ones_the_first(count: int, seed: int) -> None:
    weights = drawn(count, seed)
    expected = min((list(order) for order in permutations(range(count))), key=lambda order: cost(order, weights))
    assert best(count, weights) == expected


@pytest.mark.parametrize("seed", range(6))
def test_no_two_neighbours_of_many_lanes_would_better_change_places(seed: int) -> None:
    weights = drawn(11, seed)
    order = better(11, weights)
    assert sorted(order) == list(range(11))
    for i in range(10):
        swapped = [*order[:i], order[i + 1], order[i], *order[i + 2 :]]
        assert cost(swapped, weights) >= cost(order, weights)


def test_what_is_outside_of_the_company_is_last_and_nobody_is_a_lane_like_any_other() -> None:
    assert Lanes([ALL["parcel-where-is-my-order"]]).front[-1] == "(outside)"
    assert "(nobody)" in Lanes([ALL["edge-unowned"]]).front[:-1]


def test_teams_with_one_touchpoint_share_a_lane_where_there_are_too_many() -> None:
    alone = Lanes([analysis_of(journey_text(15, teams=15))])
    assert alone.front == (OTHERS,)
    assert OTHERS not in Lanes([analysis_of(journey_text(30, teams=12))]).front
