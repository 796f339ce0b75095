"""What a portfolio says: the sums, what they rest on, and what is in none of them."""

from __future__ import annotations

import re

from cxmap.analysis.costs import PRESETS, CostBook, Rate
from cxmap.formats import names, renderer
from cxmap.portfolio.portfolio import Portfolio
from cxmap.present.look import Look
from cxmap.present.page import Matrix, Sentence, text_of
from cxmap.present.portfolio import pages
from cxmap.present.views import views
from cxmap.records import Records
from cxmap.registry import declaration
from tests.formats.test_comparisons_hostile import UNSAFE
from tests.hell import NAMES, journey_text
from tests.portfolio.two import BILL, PARCEL, analysis_of, portfolio_of

BOTH = portfolio_of(BILL, PARCEL)
ASIDE = "7.5 more came for something they wanted; 7.5 more came, and nobody said why (1% of all 550 contacts)."
EXPECTED = [
    "535 contacts a month are made by something that failed; 96% land on a team that did not cause them.",
    "billing causes 500 of them.",
    "Best next fix: Open the bill (billing), 2,800 friction points and 500 contacts a month.",
    "2 journeys of today have a volume and are added up, of 1,100 customers who start in a month.",
    f"{ASIDE} 100 of all 550 contacts never got through.",
]


def said(portfolio: Portfolio, look: Look | None = None) -> list[str]:
    """The sentences of the verdict."""
    blocks = pages(portfolio, look or Look())[0].sections[0].blocks
    return [text_of(block.line) for block in blocks if isinstance(block, Sentence)]


def shown(portfolio: Portfolio, name: str = "text", look: Look | None = None) -> str:
    """The whole page in a format."""
    show = renderer(name, "portfolio")
    assert show
    return show(portfolio, look or Look())


def test_the_first_screen_is_read_in_a_minute() -> None:
    assert said(BOTH) == EXPECTED


def test_the_fix_for_contacts_is_told_where_it_is_another() -> None:
    form = (
        BILL.replace("id: bill", "id: form").replace("count: 1000", "count: 200").replace("friction: 3", "friction: 1")
    )
    assert said(portfolio_of(form, PARCEL))[2:4] == [
        "Best next fix: Wait for it (courier), 250 friction points and 35 contacts a month.",
        "Most contacts would go with: Open the bill (billing), 160 friction points and 100 contacts a month.",
    ]


def test_what_is_in_no_sum_is_named_with_its_reason_in_every_view() -> None:
    texts = [
        BILL.replace("id: bill", "id: whole").replace("Pay the bill", "Be a customer"),
        BILL.replace("id: bill", "id: bill\npart_of: whole"),
        BILL.replace("id: bill", "id: bill\nstate: to-be"),
        PARCEL.replace("per: year", "per: event").replace("id: parcel", "id: storm").replace("Get the", "Lose the"),
        *(PARCEL.replace("1200", count) for count in ("1200", "1300")),
    ]
    words = (
        "Not added up: 1 with a volume per event, which is no month (Lose the parcel); 1 plan (Pay the bill); 1 of"
        " which the parts are counted instead (Be a customer); 2 that share an id with another file, so that their"
        " customers would count twice (Get the parcel)."
    )
    for view in ("", *views()):
        assert words in said(portfolio_of(*texts), Look(view=view))


def test_parts_that_cannot_be_added_up_are_not_said_to_count_instead() -> None:
    part = PARCEL.replace("id: parcel", "id: parcel\npart_of: bill").replace("per: year", "per: event")
    assert "1 with parts, of which none can be added up (Pay the bill)" in said(portfolio_of(BILL, part))[1]


def test_a_file_that_is_no_journey_is_in_no_sum_and_that_is_said() -> None:
    portfolio = Portfolio([analysis_of(BILL)], ["bad.yaml"])
    assert "bad.yaml is no valid journey and is in no sum." in said(portfolio)


def test_without_a_sum_there_is_no_figure() -> None:
    nothing = portfolio_of(BILL.replace("per: month", "per: event"))
    assert said(nothing)[0] == "No journey can be added up, so there are no sums."
    assert "contacts service" not in shown(nothing)
    assert said(portfolio_of(BILL.replace("1000", "0")))[0] == "Nobody starts any of the journeys that are added up."


def test_estimates_stay_estimates_when_they_are_added_up() -> None:
    guessed = BILL.replace("friction: 3}", "friction: 3, evidence: [{from: estimate}]}")
    assert "71% of the friction rests on estimates." in said(portfolio_of(guessed))[-1]


def test_what_a_team_makes_for_itself_is_told_from_what_it_makes_for_others() -> None:
    page = shown(BOTH, "html").partition("</table>")[0]
    rows = dict(re.findall(r'<th scope="row">(billing|courier)</th>(.*?)</tr>', page))
    assert re.findall(r'class="f-(\w+)"', rows["billing"]) == ["broken"]
    assert re.findall(r'class="f-(\w+)"', rows["courier"]) == ["broken", "service"]
    assert "unknown cause" in page


def many(count: int) -> Portfolio:
    """One bill whose callers come to so many teams, to each next one half as often."""
    calls = "".join(
        f"  - {{id: c{i}, name: Call {i}, team: team number {i}, channel: phone, friction: 2, reach: {0.5**i},"
        " caused_by: [open]}\n"
        for i in range(1, count + 1)
    )
    return portfolio_of(BILL[: BILL.index("  - {id: call")] + calls)


def test_a_narrow_screen_joins_the_smallest_columns_and_says_how_much_they_are() -> None:
    text = shown(many(9), look=Look(width=80))
    assert max(map(len, text.splitlines())) <= 80
    assert re.search(r"caused by +team number 1 +team number 2 +team number 3 +6 more +all", text)
    assert re.search(r"billing +500 +250 +125 +123 +998", text)
    assert "6 more, 12% of the contacts: team number 4, team number 5," in text


def test_a_wide_screen_shows_them_all() -> None:
    page = pages(many(9), Look())[0]
    matrix = next(block for section in page.sections for block in section.blocks if isinstance(block, Matrix))
    assert len(matrix.columns) == 9
    assert "more, " not in shown(many(4), look=Look(width=120))


def test_every_view_is_a_page_and_a_table() -> None:
    records = declaration("cxmap.records", "portfolio", Records)
    assert set(records.views) == set(views())
    for name, view in records.views.items():
        rows = list(view.rows(BOTH, Look()))
        assert rows
        assert all(tuple(row) == view.columns for row in rows), name


def test_a_team_sees_what_it_makes_takes_and_can_fix() -> None:
    text = shown(BOTH, look=Look(team="courier"))
    assert "It makes 35 contacts a month and handles 20 contacts." in text
    assert "It is a partner." in text
    assert re.search(r"taken by +contacts a month\n +courier +20\n +care +15", text)


def test_no_name_can_steer_a_terminal_or_a_sheet() -> None:
    portfolio = Portfolio(analysis_of(journey_text(name)) for name in NAMES.values())
    for name in names("portfolio"):
        assert name == "json" or not UNSAFE.search(shown(portfolio, name)), name


def test_costs_say_whose_prices_they_are_and_what_has_none() -> None:
    visit = PARCEL.replace("team: care, channel: chat", "team: care, kind: assisted, channel: doorstep")
    text = " ".join(shown(portfolio_of(BILL, visit, book=PRESETS["socitm"]), look=Look(width=120)).split())
    assert "What it costs a month, by who makes it: billing 1,132.00 GBP; courier" in text
    assert "Prices: SOCITM" in text
    priceless = shown(
        portfolio_of(BILL, PARCEL, book=CostBook(currency="EUR", rates=(Rate(2.0, "assisted", "voice"),)))
    )
    assert "Contacts without a price count as 0" in " ".join(priceless.split())
