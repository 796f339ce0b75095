"""A channel is not the name of a touchpoint."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.journey.ids import slug
from cxmap.journey.vocabulary import KIND_OF_CHANNEL
from cxmap.rules import Facts
from cxmap.rules._texts import vocabulary
from cxmap.wording import called

_ACTS = vocabulary("checkout demo home-visit own sales-call sponsorship survey word-of-mouth")
"""Channels whose word also says what happens there."""

_ARTICLES = vocabulary("the a an our my your die der das unsere le la les l el los las il lo de het")

_CHANNEL_WORDS = (KIND_OF_CHANNEL.keys() - _ACTS) | vocabulary(
    "website web-site webpage web-page homepage internet online online-shop web-shop webshop portal mobile-app mobile"
    " telephone telephone-call phone-call call hotline call-centre call-center callcentre callcenter contact-centre"
    " contact-center customer-service support e-mail mail text-message live-chat chat-bot social-media in-store"
    " in-person webseite telefon telefonat anruf filiale kundendienst kundenservice site-web sitio-web téléphone"
    " teléfono correo courriel sito telefono telefoon winkel"
)


@rule("CX902", "vague-name", severity=Severity.INFO, topic="wording")
def vague_name(facts: Facts) -> Iterator[Problem]:
    """A touchpoint is named after its channel and does not say what the customer does.

    "Website" could be anything; "Find the return page" is one step that can go right or wrong. The channel has a
    field of its own.

    Why: a map describes what customers "are doing, thinking, and feeling at each step" (Annette Franz, CX Journey).
    A comparison of two versions and the people in the retro need the act as well: everybody has another website in
    mind.

    Bad:

    ```yaml
    - {id: find, name: Website, team: web, channel: web, friction: 2}  # CX902
    ```

    Good:

    ```yaml
    - {id: find, name: Find the return page, team: web, channel: web, friction: 2}
    ```

    ```yaml
    - {id: mail, name: Email us, team: care, channel: email, friction: 2, demand: value}
    ```
    """
    for path, touchpoint in facts.journey.walk():
        if _is_channel(touchpoint.name, touchpoint.channel):
            yield Problem(
                (*path, "name"),
                f"{called(touchpoint)} is a channel, not what the customer does there",
                "name the act, such as `Find the return page`",
            )


def _is_channel(name: str, channel: str) -> bool:
    """Whether a name, without its article, is a word for a channel or for the touchpoint's own."""
    words = name.split()
    words = words[words[0].lower() in _ARTICLES : len(words) - (words[-1].lower() == "channel")]
    if len(words) > max(2, 1 + channel.count("-") + channel.count(" ")):
        return False
    bare = slug(" ".join(words))
    return bare not in _ACTS and (
        bare in _CHANNEL_WORDS or bare.removesuffix("s") in _CHANNEL_WORDS or bare == slug(channel)
    )
