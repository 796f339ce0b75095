"""The business case of a change: contacts, hours and money, for as many customers and as far as it is proven."""

from __future__ import annotations

import pytest

from cxmap.analysis.analysis import analyze
from cxmap.analysis.costs import PRESETS
from cxmap.diff.business import Spent
from cxmap.diff.comparison import Comparison, compare
from cxmap.diff.report import Report
from cxmap.diff.version import Version
from cxmap.formats import names, renderer
from cxmap.present.look import Look
from tests.diff.versions import side_of

PAGE = "- {id: page, name: Find the page, team: web, channel: web, friction: 4, outcome: failed, duration: 6m}\n"
CALL = (
    "- {id: call, name: Call, team: care, channel: phone, friction: 2, caused_by: [page], outcome: done,"
    " duration: 12m}\n"
)
MENDED = PAGE.replace("friction: 4, outcome: failed", "friction: 1, outcome: done")
PLAN = "state: to-be\nretired: [{id: call, why: the page answers}]\n"
MONTH = "volume: {count: 1000, per: month}\n"


def priced(old: str, new: str, head: str = "", new_head: str = "", preset: str = "gartner-2019") -> Comparison:
    """Two versions, with prices."""
    sides = side_of(old, head), side_of(new, new_head)
    return compare(*(Version(analyze(side.journey, book=PRESETS[preset]), side.file) for side in sides))


def test_a_month_of_both_versions_stands_side_by_side() -> None:
    case = priced(PAGE + CALL, MENDED, MONTH, PLAN + MONTH).business
    assert case
    assert (case.customers, case.is_month, case.unpriced) == (1000, True, ())
    assert case.before == pytest.approx(Spent(1000, 300, 8110, 8010))
    assert case.after == pytest.approx(Spent(0, 100, 100, 0))


def test_without_a_volume_it_is_told_of_a_hundred_customers() -> None:
    case = priced(PAGE + CALL, MENDED, "", PLAN).business
    assert case
    assert (case.customers, case.is_month, case.before.contacts) == (100, False, 100)


def test_more_customers_save_nothing_and_fewer_cost_nothing() -> None:
    more = priced(PAGE + CALL, PAGE + CALL, MONTH, MONTH.replace("1000", "9000")).business
    assert more
    assert more.before == more.after


def test_what_is_put_back_saves_nothing() -> None:
    gone = priced(PAGE + CALL, PAGE, MONTH, MONTH).business
    assert gone
    assert (gone.before.contacts, gone.after.contacts) == (1000, 1000)


def test_without_prices_there_is_no_business_case() -> None:
    assert compare(side_of(PAGE + CALL), side_of(PAGE + CALL)).business is None


def test_a_price_in_the_file_is_enough() -> None:
    case = compare(side_of(PAGE + CALL), side_of(PAGE + CALL.replace("12m", "12m, cost: 5"))).business
    assert case
    assert case.unpriced == ("page", "call")


@pytest.mark.parametrize("name", [name for name in names("comparisons") if renderer(name, "comparisons")])
def test_every_format_shows_it_and_only_with_prices(name: str) -> None:
    show = renderer(name, "comparisons")
    assert show
    with_prices = show(Report((priced(PAGE + CALL, MENDED, MONTH, PLAN + MONTH),)), Look())
    without = show(Report((compare(side_of(PAGE + CALL, MONTH), side_of(MENDED, PLAN + MONTH)),)), Look())
    mark = "8110" if name == "json" else "8,100"
    assert (mark in with_prices, mark in without) == (True, False)
