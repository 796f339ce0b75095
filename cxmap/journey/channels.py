"""The channels of a company, from its configuration."""

from __future__ import annotations

from typing import TypeVar

from cxmap.config import Config
from cxmap.errors import ConfigError
from cxmap.journey.ids import nearest
from cxmap.journey.touchpoint import Channels, ChannelSettings
from cxmap.journey.vocabulary import KINDS, MODES

Word = TypeVar("Word", bound=str)


def channels(config: Config) -> Channels:
    """Kind, mode and cost by channel. Raises ConfigError for a kind or mode that does not exist."""
    return {
        name: ChannelSettings(
            _known(settings.kind, KINDS, name, "kind"),
            _known(settings.mode, MODES, name, "mode"),
            settings.cost,
        )
        for name, settings in config.channels.items()
    }


def _known(word: str | None, known: tuple[Word, ...], channel: str, what: str) -> Word | None:
    if word is None:
        return None
    found = next((item for item in known if item == word), None)
    if found:
        return found
    guess = nearest(word, known)
    hint = f"did you mean {guess!r}?" if guess else f"use one of {', '.join(known)}"
    raise ConfigError(
        f"the channel {channel!r} has the {what} {word!r}, which does not exist",
        hint=hint,
        setting=("channels", channel, what, word),
    )
