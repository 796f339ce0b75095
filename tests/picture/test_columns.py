"""How wide a picture is, and what stands in its columns."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cxmap.picture.columns import LARGEST, NARROWEST, WIDEST, grid

GUTTER = 112.0


@pytest.mark.parametrize(("count", "density", "lines"), [(1, "names", 1), (11, "names", 1), (25, "numbers", 1)])
def test_few_touchpoints_have_names_and_more_have_numbers(count: int, density: str, lines: int) -> None:
    found = grid(count, GUTTER, {})
    assert (found.density, len(found.staves)) == (density, lines)


@pytest.mark.parametrize(("count", "lines"), [(42, 1), (60, 2), (300, 8)])
def test_many_touchpoints_go_on_in_equal_lines(count: int, lines: int) -> None:
    found = grid(count, GUTTER, {})
    sizes = [len(stave) for stave in found.staves]
    assert len(sizes) == lines
    assert sum(sizes) == count
    assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize("count", [1, 2, 5, 14, 25, 60, 300, 1000])
@pytest.mark.parametrize("asked", [None, NARROWEST, 2400, LARGEST])
def test_columns_never_meet_and_stay_on_the_picture(count: int, asked: int | None) -> None:
    gaps = dict.fromkeys(range(0, count + 1, 3), 40.0)
    found = grid(count, GUTTER, gaps, asked)
    assert found.width == asked if asked else NARROWEST <= found.width <= WIDEST
    for stave in found.staves:
        columns = [found.columns[slot] for slot in stave]
        assert columns[0].left - columns[0].gap >= found.left
        assert columns[-1].right + (found.end if stave.stop == count else 0) <= found.right + 0.01
        assert all(a.right + b.gap <= b.left + 0.01 for a, b in pairwise(columns))
        assert all(column.width >= 34 for column in columns)


def test_a_column_is_no_wider_than_a_name_needs() -> None:
    assert grid(2, GUTTER, {}).columns[0].width == 210
