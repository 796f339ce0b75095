"""The words of many languages that head a column or name a channel, and what people put around them."""

from __future__ import annotations

import pytest

from cxmap.convert.header_words import ALIASES, ROLE_OF_WORD
from cxmap.convert.headers import role
from cxmap.convert.places import channel


@pytest.mark.parametrize("word", sorted(ROLE_OF_WORD))
def test_a_header_is_known_whatever_is_put_around_it(word: str) -> None:
    expected = ROLE_OF_WORD[word]
    for header in (
        word,
        word.upper(),
        f"**{word}**",
        f"😀 {word}",
        f"{word} (what is it)",
        f"{word} – a remark",
        f" {word}: ",
    ):
        assert role(header) == expected, header


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Touchpoints", "touchpoint"),
        ("Touch-points", "touchpoint"),
        ("Opportunities", "opportunity"),
        ("Customer emotions", "feeling"),
        ("User's Thoughts", "thinking"),
        ("用户痛点", "pain"),
        ("Acción actual y touchpoint", "action"),
        ("Dificultad / evidencia", "pain"),
        ("Owner & team", "team"),
        ("Effort (1–5)", "friction"),
        ("Emotion score", "feeling"),
        ("Customer effort score", "ease"),
        ("Customer experience", "feeling"),
        ("Price", None),
        ("Customer", None),
        ("", None),
        ("Stage of the whole long and winding road that leads to the door of somebody who waits for it", None),
    ],
)
def test_a_header_is_compared_by_its_word(header: str, expected: str | None) -> None:
    assert role(header) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Website", "web"), ("web site", "web"), ("Sitio web", "web"), ("site web", "web"), ("Webseite", "web"),
        ("webb", "web"), ("官网", "web"),
        ("Mobile app", "app"), ("App", "app"), ("Telephone", "phone"), ("call", "phone"),
        ("Hotline", "phone"), ("Telefon", "phone"), ("téléphone", "phone"), ("电话", "phone"), ("E-mail", "email"),
        ("Email (automated)", "email"), ("Live chat", "chat"), ("live-chat", "chat"), ("Support chat", "chat"),
        ("Courrier", "letter"), ("Brief", "letter"), ("carta", "letter"), ("Bank transfer", "bank-transfer"),
        ("Review site", "review-site"), ("SMS", "sms"), ("Phone/App", None), ("Video call", None), ("Mobile", None),
        ("", None), ("???", None),
    ],
)  # fmt: skip
def test_a_word_for_a_channel_is_the_channel(cell: str, expected: str | None) -> None:
    assert channel(cell) == expected


def test_every_alias_of_a_field_is_a_role() -> None:
    assert set(ALIASES.values()) <= set(ROLE_OF_WORD.values())
