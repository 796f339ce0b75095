"""What each channel is for, and what the file and the configuration can say instead."""

from __future__ import annotations

import pytest

from cxmap.config import ChannelConfig, Config
from cxmap.errors import ConfigError
from cxmap.journey.channels import channels
from cxmap.journey.touchpoint import Channels, ChannelSettings
from cxmap.journey.vocabulary import AT_A_DESK, KIND_OF_CHANNEL, KINDS, MODE_OF_CHANNEL, STARTED_BY, class_of
from tests.journey.loading import step

KIND_TABLE = {
    "assisted": "phone, chat, email, web-form, ticket, whatsapp, messenger, branch, service-desk, reception, counter, "
    "table, video-support",
    "self-service": "faq, help-centre, ivr, chatbot, help-kiosk, community-help",
    "task": "web, app, kiosk, checkout",
    "communication": "sms, push, post, letter, notice",
    "promotion": "billboard, ad, direct-mail, campaign-email, sponsorship",
    "reputation": "review-site, news, word-of-mouth, social, forum",
    "billing": "invoice, statement",
    "sales": "store, demo, sales-call",
    "feedback": "survey",
    "own": "own",
    "product": "parcel, home-visit, vehicle, doorstep, shop, till, card-terminal, bank-transfer",
}

MODE_TABLE = {
    "digital": "web, app, chat, email, web-form, ticket, whatsapp, messenger, chatbot, faq, help-centre, "
    "community-help, sms, push, checkout, "
    "campaign-email, review-site, forum, social, survey, video-support, demo, bank-transfer",
    "voice": "phone, ivr, sales-call",
    "in-person": "branch, service-desk, reception, counter, table, store, shop, till, card-terminal, kiosk, "
    "help-kiosk, home-visit, doorstep, vehicle, word-of-mouth",
    "post": "post, letter, notice, direct-mail, invoice, statement, parcel",
    "broadcast": "billboard, ad, sponsorship, news",
}


def by_channel(table: dict[str, str]) -> dict[str, str]:
    return {name: word for word, names in table.items() for name in names.split(", ")}


def test_every_known_channel_is_for_what_the_specification_says() -> None:
    assert by_channel(KIND_TABLE) == KIND_OF_CHANNEL


def test_every_known_channel_has_the_mode_that_the_specification_says() -> None:
    assert by_channel(MODE_TABLE) == MODE_OF_CHANNEL


def test_every_known_channel_but_the_customers_own_has_a_kind_and_a_mode() -> None:
    assert {*KIND_OF_CHANNEL} - {*MODE_OF_CHANNEL} == {"own"}
    assert {*MODE_OF_CHANNEL} <= {*KIND_OF_CHANNEL}


@pytest.mark.parametrize("channel", by_channel(KIND_TABLE))
def test_a_known_channel_fills_in_kind_mode_class_and_initiator(channel: str) -> None:
    demand = ", demand: value" if channel in AT_A_DESK else ""
    touchpoint = step(f"channel: {channel}{demand}")
    kind = by_channel(KIND_TABLE)[channel]
    service = kind if kind in ("assisted", "self-service") else "experience"
    starts = {
        **dict.fromkeys(("assisted", "self-service", "task", "own"), "customer"),
        **dict.fromkeys(("promotion", "communication", "billing", "feedback"), "company"),
    }
    assert (touchpoint.kind, touchpoint.mode, touchpoint.class_, touchpoint.class_from, touchpoint.initiated_by) == (
        kind,
        by_channel(MODE_TABLE).get(channel),
        service,
        "channel",
        starts.get(kind),  # reputation, sales and product leave open who starts
    )


def test_a_kind_that_is_service_is_a_class_of_its_own() -> None:
    assert all(class_of(kind) in (kind, "experience") for kind in KINDS)
    assert {class_of(kind) for kind in KINDS} == {"experience", "self-service", "assisted"}


def test_who_starts_follows_from_the_kind() -> None:
    assert STARTED_BY == {
        "assisted": "customer",
        "self-service": "customer",
        "task": "customer",
        "own": "customer",
        "promotion": "company",
        "communication": "company",
        "billing": "company",
        "feedback": "company",
        "check": "company",
        "backstage": "company",
    }
    started = {kind: step(f"channel: till, kind: {kind}").initiated_by for kind in KINDS}
    assert started == {kind: STARTED_BY.get(kind) for kind in KINDS}


def test_who_starts_may_be_written() -> None:
    assert step("channel: sms, initiated_by: customer").initiated_by == "customer"
    assert step("channel: web, initiated_by: other").initiated_by == "other"


@pytest.mark.parametrize("channel", KIND_TABLE["assisted"].split(", "))
def test_an_assisted_channel_that_the_company_uses_first_is_communication(channel: str) -> None:
    demand = ", demand: value" if channel in AT_A_DESK else ""
    touchpoint = step(f"channel: {channel}, initiated_by: company{demand}")
    assert (touchpoint.kind, touchpoint.class_, touchpoint.class_from) == ("communication", "experience", "channel")


@pytest.mark.parametrize(("channel", "kind"), [("reception", "check"), ("counter", "product"), ("table", "product")])
def test_a_desk_is_help_only_where_the_file_says_why_one_came(channel: str, kind: str) -> None:
    assert (step(f"channel: {channel}").kind, step(f"channel: {channel}").class_from) == (kind, "channel")
    assert step(f"channel: {channel}, caused_by: []").kind == kind
    assert step(f"channel: {channel}, caused_by: [first]").kind == "assisted"
    assert step(f"channel: {channel}, demand: value").kind == "assisted"
    assert step(f"channel: {channel}, kind: assisted").kind == "assisted"


def test_only_the_company_turns_an_assisted_channel_into_communication() -> None:
    assert step("channel: email, initiated_by: other").kind == "assisted"
    assert step("channel: chatbot, initiated_by: company").kind == "self-service"
    assert step("channel: email, kind: assisted, initiated_by: company").class_ == "assisted"


def test_a_channel_that_nobody_knows_is_product_without_a_mode() -> None:
    touchpoint = step("channel: drone")
    assert (touchpoint.kind, touchpoint.mode, touchpoint.class_, touchpoint.class_from, touchpoint.initiated_by) == (
        "product",
        None,
        "experience",
        "default",
        None,
    )


def test_a_written_kind_goes_before_the_configuration_and_that_before_the_table() -> None:
    own: Channels = {"phone": ChannelSettings(kind="sales"), "drone": ChannelSettings("assisted", "voice")}
    told_by = {
        "channel: phone": ("sales", "voice", "config"),
        "channel: phone, kind: billing": ("billing", "voice", "kind"),
        "channel: chat": ("assisted", "digital", "channel"),
        "channel: drone": ("assisted", "voice", "config"),
        "channel: drone, initiated_by: company": ("assisted", "voice", "config"),
        "channel: drone, kind: self-service": ("self-service", "voice", "kind"),
        "channel: kite": ("product", None, "default"),
    }
    found = {fields: step(fields, channels=own) for fields in told_by}
    assert {
        fields: (touchpoint.kind, touchpoint.mode, touchpoint.class_from) for fields, touchpoint in found.items()
    } == told_by


def test_a_mode_alone_leaves_the_kind_to_the_table() -> None:
    touchpoint = step("channel: phone", channels={"phone": ChannelSettings(mode="digital")})
    assert (touchpoint.kind, touchpoint.mode, touchpoint.class_from) == ("assisted", "digital", "channel")


def configuration(**tables: ChannelConfig) -> Config:
    return Config(channels=tables)


def test_the_configuration_gives_kind_mode_and_cost() -> None:
    config = configuration(
        drone=ChannelConfig(kind="assisted", mode="voice", cost=2.5),
        phone=ChannelConfig(kind=None, mode=None, cost=5),
    )
    assert channels(config) == {
        "drone": ChannelSettings("assisted", "voice", 2.5),
        "phone": ChannelSettings(None, None, 5.0),
    }


@pytest.mark.parametrize(
    ("table", "message", "hint"),
    [
        (
            ChannelConfig(kind="asisted", mode=None, cost=None),
            "the channel 'drone' has the kind 'asisted', which does not exist",
            "did you mean 'assisted'?",
        ),
        (
            ChannelConfig(kind=None, mode="letters", cost=None),
            "the channel 'drone' has the mode 'letters', which does not exist",
            "use one of digital, voice, in-person, post, broadcast",
        ),
    ],
)
def test_a_kind_or_mode_that_does_not_exist_is_an_error_of_the_configuration(
    table: ChannelConfig, message: str, hint: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        channels(configuration(drone=table))
    assert (caught.value.message, caught.value.hint) == (message, hint)
