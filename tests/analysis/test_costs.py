"""What encounters cost: docs/method.md 5.9 and 5.10."""

from __future__ import annotations

import pytest

from cxmap.analysis.costs import PRESETS, CostBook, Rate, price, with_channels
from cxmap.analysis.parts import Parts
from cxmap.journey.touchpoint import ChannelSettings
from tests.analysis.worked import analysis_of, journey_of, move, near

GARTNER, SOCITM = PRESETS["gartner-2019"], PRESETS["socitm"]


def test_the_move_at_gartner_s_prices() -> None:
    # order 0.10, survey 0.10, faq 1 x 0.10; calls 0.4 x 8.01 and 0.75 x 8.01, of the second 0.8 are failure demand.
    # The ad, the letter and the visits have no price. 600 a week are 600 x 365 / 84 a month.
    found = move(book=GARTNER).costs
    assert found is not None
    assert near(found.split) == near(Parts(0.2, 0.1, 3.204 + 6.0075))
    assert near(found.failure_demand) == near(3.204 + 0.8 * 6.0075)
    assert near(found.failure_demand_per_month) == near((3.204 + 0.8 * 6.0075) * 600 * 365 / 84)
    assert found.unpriced == (0, 2, 5, 7)
    assert found.book == GARTNER


def test_there_are_no_built_in_prices() -> None:
    assert move().costs is None


def test_every_preset_names_its_source() -> None:
    assert set(PRESETS) == {"gartner-2019", "socitm"}
    for name, book in PRESETS.items():
        assert book.preset == name
        assert book.source
        assert book.currency
        assert book.note
    assert (GARTNER.currency, GARTNER.year) == ("USD", 2019)
    assert (SOCITM.currency, SOCITM.year) == ("GBP", None)  # the year was not checked against a source: not printed


PRICES: dict[str, tuple[float | None, float | None]] = {
    # gartner-2019: live channels 8.01, other digital 0.10; socitm: phone 2.83, face to face 8.62, online 0.15
    "channel: phone": (8.01, 2.83),
    "channel: chat": (8.01, None),
    "channel: branch": (8.01, 8.62),
    "channel: web": (0.10, 0.15),
    "channel: faq": (0.10, 0.15),
    "channel: chatbot": (0.10, 0.15),
    "channel: sms": (0.10, 0.15),
    "channel: ivr": (None, None),
    "channel: store": (None, None),
    "channel: letter": (None, None),
    "channel: billboard": (None, None),
    "channel: drone": (None, None),
    "channel: web, kind: assisted": (8.01, None),
    "channel: phone, outcome: unavailable": (0, 0),
    "channel: phone, outcome: abandoned": (8.01, 2.83),
    "channel: phone, outcome: unavailable, cost: 3": (0, 0),  # not handled: no cost
    "channel: web, outcome: unavailable": (0.10, 0.15),  # no contact
    "channel: phone, cost: 3": (3, 3),
    "channel: letter, cost: 0": (0, 0),
    "channel: email, initiated_by: company": (0.10, 0.15),
}


@pytest.mark.parametrize("fields", PRICES)
def test_a_preset_maps_class_and_mode_to_an_amount(fields: str) -> None:
    (touchpoint,) = journey_of(f"- {{name: A, {fields}}}").touchpoints
    assert (price(touchpoint, GARTNER), price(touchpoint, SOCITM)) == PRICES[fields]


def test_a_price_of_the_file_goes_before_the_channel_s_and_that_before_the_rates() -> None:
    book = CostBook(rates=(Rate(8.0, "assisted"), Rate(1.0)), channels={"phone": 5.0})
    steps = journey_of(
        """\
        - {name: A, channel: phone, cost: 2}
        - {name: B, channel: phone}
        - {name: C, channel: chat}
        - {name: D, channel: web}
        """
    ).touchpoints
    assert [price(touchpoint, book) for touchpoint in steps] == [2, 5, 8, 1]


def test_the_first_rate_that_fits_holds() -> None:
    (touchpoint,) = journey_of("- {name: A, channel: phone}").touchpoints
    assert price(touchpoint, CostBook(rates=(Rate(1, None, "voice"), Rate(2, "assisted")))) == 1
    assert price(touchpoint, CostBook(rates=(Rate(1, "assisted", "digital"), Rate(2, "assisted")))) == 2
    assert price(touchpoint, CostBook(rates=(Rate(1, "self-service"),))) is None


def test_a_price_in_the_file_is_enough() -> None:
    found = analysis_of("- {name: A, channel: phone, cost: 4, reach: 0.5}\n- {name: B, channel: web}").costs
    assert found is not None
    assert found.split == Parts(0, 0, 2)
    assert (found.failure_demand, found.failure_demand_per_month, found.unpriced) == (0, None, (1,))


def test_the_configuration_s_channel_costs_join_the_book() -> None:
    own = {
        "phone": ChannelSettings(cost=5.0),
        "drone": ChannelSettings(kind="assisted"),
        "app": ChannelSettings(cost=0),
    }
    assert with_channels(None, {}) is None
    assert with_channels(GARTNER, {"drone": ChannelSettings(kind="assisted")}) is GARTNER
    assert with_channels(None, own) == CostBook(channels={"phone": 5.0, "app": 0})
    joined = with_channels(GARTNER, own)
    assert joined is not None
    assert (joined.preset, joined.source, joined.rates, joined.channels) == (
        "gartner-2019",
        GARTNER.source,
        GARTNER.rates,
        {"phone": 5.0, "app": 0},
    )


FAILURES = {
    "caused_by: [a]": 8.0,
    "caused_by: [a], times: 2": 16.0,
    "caused_by: [a], demand: {failure: 0.25, value: 0.5}": 2.0,
    "caused_by: [a], demand: value": 0.0,
    "caused_by: []": 0.0,  # nobody knows
    "caused_by: [], demand: failure": 8.0,  # a failure, whoever made it
    "caused_by: [a], outcome: unavailable": 0.0,
    "caused_by: [a], kind: assisted, initiated_by: company": 0.0,  # no contact
}


@pytest.mark.parametrize(("fields", "cost"), FAILURES.items())
def test_failure_demand_costs_what_its_contacts_cost(fields: str, cost: float) -> None:
    book = CostBook(rates=(Rate(8.0, "assisted"),))
    found = analysis_of(
        f"- {{id: a, name: A, channel: web}}\n- {{name: B, channel: phone, {fields}}}",
        "volume: {count: 3, per: quarter}",
        book=book,
    ).costs
    assert found is not None
    assert near((found.failure_demand, found.failure_demand_per_month)) == near((cost, cost))  # 3 a quarter, 1 a month


@pytest.mark.parametrize(
    ("volume", "per_month"),
    [
        ("{count: 12, per: day}", 365),
        ("{count: 84, per: week}", 365),
        ("{count: 10, per: month}", 10),
        ("{count: 12, per: quarter}", 4),
        ("{count: 12, per: year}", 1),
        ("{count: 12, per: event}", None),
    ],
)
def test_the_cost_of_failure_demand_is_given_per_month_where_months_make_sense(
    volume: str, per_month: float | None
) -> None:
    found = analysis_of(
        "- {id: a, name: A, channel: web}\n- {name: B, channel: phone, cost: 1, caused_by: [a]}", f"volume: {volume}"
    ).costs
    assert found is not None
    assert near(found.failure_demand_per_month) == near(per_month)
