"""The configuration's values and what may stand in its file name the same keys."""

from __future__ import annotations

import pytest

from cxmap import config
from cxmap.config import file


@pytest.mark.parametrize("name", ["ChannelConfig", "CostsConfig", "LintConfig", "Config"])
def test_values_and_file_have_the_same_fields(name: str) -> None:
    assert getattr(config, name)._fields == tuple(getattr(file, name).model_fields)


def test_an_empty_file_says_what_no_file_says() -> None:
    assert file.from_table({}) == file.from_table({"lint": {}, "channels": {}}) == config.default()


def test_every_key_arrives() -> None:
    table = {
        "lint": {
            "select": ["CX4"],
            "ignore": ["no-goal"],
            "preset": "all",
            "severity": {"no-goal": "error"},
            "per-file-ignores": {"old/*": ["no-owner"]},
            "require-reason": True,
        },
        "include": ["*.yaml"],
        "exclude": ["old"],
        "channels": {"drone": {"kind": "assisted", "mode": "voice", "cost": 2.5}},
        "costs": {"preset": "p", "currency": "EUR", "assisted": 1.0, "self-service": 0.5, "digital": 0.25},
        "teams": ["web"],
        "renamed-teams": {"Web team": "web"},
    }
    assert file.from_table(table) == config.Config(
        lint=config.LintConfig(["CX4"], ["no-goal"], "all", {"no-goal": "error"}, {"old/*": ["no-owner"]}, True),
        include=["*.yaml"],
        exclude=["old"],
        channels={"drone": config.ChannelConfig("assisted", "voice", 2.5)},
        costs=config.CostsConfig("p", "EUR", 1.0, 0.5, 0.25),
        teams=["web"],
        renamed_teams={"Web team": "web"},
    )
