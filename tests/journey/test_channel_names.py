"""Channels under other names: slips of the pen, other words, and names of one's own."""

from __future__ import annotations

import pytest

from cxmap.journey.ids import is_slip
from cxmap.journey.touchpoint import Channels, ChannelSettings
from cxmap.journey.vocabulary import CHANNEL_MEANT, KIND_OF_CHANNEL
from tests.journey.loading import fix_of, framed, loaded, only, step, told

SLIPS = {  # written → meant
    "phnoe": "phone",
    "Phone": "phone",
    "PHONE": "phone",
    "emial": "email",
    "webform": "web-form",
    "web_form": "web-form",
    "Web Form": "web-form",
    "caht": "chat",
    "barnch": "branch",
    "brannch": "branch",
    "branhc": "branch",
    "recepton": "reception",
    "chatbott": "chatbot",
    "invioce": "invoice",
    "statment": "statement",
    "parsel": "parcel",
    "word of mouth": "word-of-mouth",
    "App": "app",
    "IVR": "ivr",
}


@pytest.mark.parametrize(("written", "meant"), SLIPS.items())
def test_a_slip_of_the_pen_is_a_bad_value_with_a_fix(written: str, meant: str) -> None:
    problem = only(framed(f'channel: "{written}"'))
    assert (problem.rule, problem.path) == ("bad-value", ("touchpoints", 1, "channel"))
    assert problem.message == f"the channel {written!r} looks like a slip for {meant!r}"
    assert fix_of(problem) == ("replace", ("touchpoints", 1, "channel"), meant)


@pytest.mark.parametrize(
    "own",
    [
        "mail", "tablet", "telegram", "drone", "lobby", "desk", "fax", "teams", "slack", "webinar", "voice", "cafe",
        "store-app", "wallet", "wap", "ads", "sm", "chat-app", "phone-menu", "shops", "car", "bus", "train",
        "locker", "courier", "letterbox", "branch-tablet", "video", "sign", "poster", "\u96fb\u8a71",
    ],
)  # fmt: skip
def test_a_new_channel_has_the_right_to_a_name_of_its_own(own: str) -> None:
    assert told(framed(f"channel: {own}")) == []
    assert step(f"channel: {own}").class_from == "default"


@pytest.mark.parametrize("name", KIND_OF_CHANNEL)
def test_no_known_channel_is_a_slip_for_another(name: str) -> None:
    assert [other for other in KIND_OF_CHANNEL if is_slip(name, other)] == []


def test_a_channel_of_the_configuration_is_no_slip_and_can_be_slipped_for() -> None:
    own: Channels = {"phnoe": ChannelSettings(), "telegram": ChannelSettings("assisted", "digital")}
    assert told(framed("channel: phnoe"), own) == []
    assert told(framed("channel: telegrams"), own) == []  # another last letter
    assert told(framed("channel: telgram"), own) == [
        ("bad-value", ("touchpoints", 1, "channel"), "the channel 'telgram' looks like a slip for 'telegram'")
    ]


SYNONYMS = {
    **dict.fromkeys(("telephone", "Call", "hotline", "call centre", "call-center", "contact-centre"), "phone"),
    **dict.fromkeys(("live-chat", "Live Chat", "webchat"), "chat"),
    **dict.fromkeys(("website", "Web site", "web-site", "portal", "homepage"), "web"),
    "mobile app": "app",
    "E-Mail": "email",
    **dict.fromkeys(("helpcenter", "help-center", "knowledge base"), "help-centre"),
    **dict.fromkeys(("text-message", "text"), "sms"),
    **dict.fromkeys(("in-store", "retail"), "store"),
}


@pytest.mark.parametrize(("written", "meant"), SYNONYMS.items())
def test_another_word_for_a_channel_is_a_bad_value_with_a_fix(written: str, meant: str) -> None:
    problem = only(framed(f'channel: "{written}"'))
    assert (problem.rule, problem.message) == (
        "bad-value",
        f"the channel {written!r} is another word for {meant!r}",
    )
    assert fix_of(problem) == ("replace", ("touchpoints", 1, "channel"), meant)


def test_a_company_may_call_a_channel_of_its_own_like_that() -> None:
    own: Channels = {"portal": ChannelSettings("self-service", "digital")}
    assert told(framed("channel: portal"), own) == []
    assert step("channel: portal", channels=own).class_ == "self-service"


def test_no_synonym_is_a_channel() -> None:
    assert {*CHANNEL_MEANT} & {*KIND_OF_CHANNEL} == set()
    assert {*CHANNEL_MEANT.values()} <= {*KIND_OF_CHANNEL}


def test_a_slip_still_lets_the_rest_of_the_file_be_checked() -> None:
    text = framed("channel: phnoe, caused_by: [nobody], friction: 9")
    found = loaded(text)
    assert found.journey is None
    assert {(problem.rule, problem.path) for problem in found.problems} == {
        ("bad-value", ("touchpoints", 1, "channel")),
        ("bad-reference", ("touchpoints", 1, "caused_by", 0)),
        ("bad-value", ("touchpoints", 1, "friction")),
    }


def test_a_paper_form_is_no_slip_for_a_forum() -> None:
    assert told(framed("channel: form")) == []
