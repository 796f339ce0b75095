"""The configuration as values: the first file found upwards, no merging; `cxmap.config.file` reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

FILE = "cxmap.toml"
PROJECT_FILE = "pyproject.toml"

DEFAULT_PRESET = "recommended"
"""The rules that run where nobody chooses any."""

Level = Literal["error", "warning", "info"]


class ChannelConfig(NamedTuple):
    """What a channel is in this company."""

    kind: str | None = None
    mode: str | None = None
    cost: float | None = None


class CostsConfig(NamedTuple):
    """What encounters cost: a dated preset, or amounts of your own."""

    preset: str | None = None
    currency: str | None = None
    assisted: float | None = None
    self_service: float | None = None
    digital: float | None = None


class LintConfig(NamedTuple):
    """What lint checks, and how grave each finding is; ``preset`` is None if the file names none."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    preset: str | None = None
    severity: Mapping[str, Level] = {}
    per_file_ignores: Mapping[str, Sequence[str]] = {}
    require_reason: bool = False


class Config(NamedTuple):
    """The whole configuration; every key may be left out."""

    lint: LintConfig = LintConfig()
    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    channels: Mapping[str, ChannelConfig] = {}
    costs: CostsConfig | None = None
    teams: Sequence[str] = ()
    renamed_teams: Mapping[str, str] = {}


def default() -> Config:
    """The configuration of somebody who has none."""
    return Config()


def find(folder: Path, top: Path | None = None) -> Path | None:
    """The configuration file that holds in a folder: its own or its parents', up to ``top`` (the git root)."""
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            return place / FILE
        project = place / PROJECT_FILE
        if project.is_file() and b"[tool.cxmap" in project.read_bytes():
            return project
        if place == top:
            return None
    return None
