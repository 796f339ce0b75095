"""Which prices hold: the preset that was asked for, else the configuration."""

from __future__ import annotations

from cxmap.analysis.costs import PRESETS, CostBook, Rate, with_channels
from cxmap.config import Config, CostsConfig
from cxmap.errors import ConfigError
from cxmap.journey.channels import channels
from cxmap.journey.ids import did_you_mean


def cost_book(config: Config, preset: str | None) -> CostBook | None:
    """The prices for this run, None if there are none. Raises ConfigError for a preset that does not exist."""
    costs = config.costs
    name = preset or (costs.preset if costs else None)
    setting = () if preset else ("costs", "preset", name or "")
    book = _preset(name, setting) if name else _own(costs) if costs else None
    return with_channels(book, channels(config))


def _preset(name: str, setting: tuple[str, ...]) -> CostBook:
    if name in PRESETS:
        return PRESETS[name]
    hint = did_you_mean(name, PRESETS) or f"there are {', '.join(PRESETS)}"
    raise ConfigError(f"there are no prices called {name!r}", hint=hint, setting=setting)


def _own(costs: CostsConfig) -> CostBook:
    """The amounts of the configuration: the first that fits holds."""
    rates = (
        (costs.assisted, Rate(costs.assisted or 0.0, "assisted")),
        (costs.self_service, Rate(costs.self_service or 0.0, "self-service")),
        (costs.digital, Rate(costs.digital or 0.0, None, "digital")),
    )
    return CostBook(currency=costs.currency, rates=tuple(rate for amount, rate in rates if amount is not None))
