"""``cxmap.toml``, or ``[tool.cxmap]`` in ``pyproject.toml``: what may stand there, and how it is read."""

from __future__ import annotations

import difflib
import re
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cxmap import config as values
from cxmap.config.lines import line_of
from cxmap.errors import ConfigError, MissingInput

_LARGEST = 2**20


class Section(BaseModel):
    """A table of the configuration: unknown keys are refused."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, populate_by_name=True, defer_build=True, allow_inf_nan=False
    )


class ChannelConfig(Section):
    """What a channel is in this company."""

    kind: str | None = Field(None, description="What the channel is for, one of the 13 kinds")
    mode: str | None = Field(None, description="digital, voice, in-person, post or broadcast")
    cost: float | None = Field(None, ge=0, description="What one encounter costs the company")


class CostsConfig(Section):
    """What encounters cost: a dated preset, or amounts of your own."""

    preset: str | None = Field(None, description="Name of a preset, which prints its source and year")
    currency: str | None = Field(None, description="Currency of the amounts, such as EUR")
    assisted: float | None = Field(None, ge=0, description="One contact with a person")
    self_service: float | None = Field(None, ge=0, alias="self-service", description="One use of self-service help")
    digital: float | None = Field(None, ge=0, description="One use of any other digital channel")


class LintConfig(Section):
    """What lint checks, and how grave each finding is."""

    select: list[str] = Field([], description="Only these rules, by name, code or start of a code")
    ignore: list[str] = Field([], description="Not these rules")
    preset: str = Field(values.DEFAULT_PRESET, description="minimal, recommended, public-sector or all")
    severity: dict[str, Literal["error", "warning", "info"]] = Field({}, description="A rule's severity, changed")
    per_file_ignores: dict[str, list[str]] = Field(
        {}, alias="per-file-ignores", description="A file pattern, and the rules that are silent there"
    )
    require_reason: bool = Field(False, alias="require-reason", description="Suppressions have to give a reason")


class Config(Section):
    """The whole configuration; every key may be left out."""

    lint: LintConfig = Field(LintConfig.model_construct(), description="The linter")
    include: list[str] = Field([], description="Patterns of files that are journeys, besides what folders hold")
    exclude: list[str] = Field([], description="Patterns of files and folders to leave out")
    channels: dict[str, ChannelConfig] = Field({}, description="Channels of this company, by name")
    costs: CostsConfig | None = Field(None, description="What encounters cost")
    teams: list[str] = Field([], description="Team names that every journey may use")
    renamed_teams: dict[str, str] = Field(
        {}, alias="renamed-teams", description="A name that journeys use for a team, and what the team is called now"
    )


def read(path: Path) -> values.Config:
    """Read a configuration file. Raises ConfigError with file, line and what to do."""
    text = _text(path)
    try:
        table: Any = tomllib.loads(text)
    except RecursionError:
        raise ConfigError("the configuration is nested too deeply", where=str(path), hint="take brackets out") from None
    except ValueError as error:  # tomllib's own, and that of a number with thousands of digits
        raise ConfigError(f"the configuration is no TOML: {error}", where=str(path)) from None
    if path.name == values.PROJECT_FILE:
        for key in ("tool", "cxmap"):
            table = table.get(key, {})
            if not isinstance(table, dict):
                where = f"{path}:{line_of(text, [key])}"
                raise ConfigError(f"{key!r} has to be a table", where=where, hint="write [tool.cxmap]")
    try:
        return from_table(table)
    except ValidationError as error:
        raise _explain(path, text, error) from None


def place(path: Path, setting: tuple[str, ...]) -> str:
    """File and line of a setting: the keys that lead to it and, last, what it says."""
    return f"{path}:{line_of(_text(path), list(setting))}"


def _text(path: Path) -> str:
    try:
        with open(path, "rb") as file:
            data = file.read(_LARGEST + 1)
        text = data.decode("utf-8-sig")
    except FileNotFoundError:
        raise MissingInput(f"there is no configuration file {path}", hint="check --config") from None
    except (OSError, ValueError) as error:
        raise ConfigError(f"the configuration cannot be read: {error}", where=str(path)) from None
    if len(data) > _LARGEST:
        raise ConfigError("the configuration is larger than 1 MiB", where=str(path), hint="check --config")
    return text


def from_table(table: dict[str, Any]) -> values.Config:
    """What the keys of a configuration say. Raises pydantic's ValidationError."""
    found = Config.model_validate(table)
    return values.Config(
        **_said(found)
        | {
            "lint": values.LintConfig(**_said(found.lint)),
            "channels": {name: values.ChannelConfig(**_said(settings)) for name, settings in found.channels.items()},
            "costs": values.CostsConfig(**_said(found.costs)) if found.costs else None,
        }
    )


def _said(section: Section) -> dict[str, Any]:
    """The fields that the file gives; the others are as in `cxmap.config`."""
    return {name: getattr(section, name) for name in section.model_fields_set}


def _explain(path: Path, text: str, error: ValidationError) -> ConfigError:
    details = error.errors(include_url=False)[0]
    loc = [str(part) for part in details["loc"]]
    where = f"{path}:{line_of(text, loc)}"
    if details["type"] != "extra_forbidden":
        choices = re.findall(r"'([^']*)'", str(details.get("ctx", {}).get("expected", "")))
        got = _short(details["input"])
        return ConfigError(
            f"{'.'.join(loc)}: {details['msg'].lower()}; got {got}", where=where, hint=_meant(got, choices)
        )
    known = [field.alias or name for name, field in _model_at(loc[:-1]).model_fields.items()]
    hint = _meant(loc[-1], known) or "known here: " + ", ".join(known)
    return ConfigError(f"{_short(loc[-1])} is no key of the configuration", hint=hint, where=where)


def _short(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return "a table" if isinstance(value, dict) else "a list"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _meant(word: str, known: list[str]) -> str:
    guess = difflib.get_close_matches(word[:100].strip("'"), known, n=1, cutoff=0.6)
    return f"did you mean {guess[0]!r}?" if guess else ""


def _model_at(loc: list[str]) -> type[Section]:
    tables: dict[str, type[Section]] = {"lint": LintConfig, "costs": CostsConfig, "channels": ChannelConfig}
    return tables.get(loc[0], Config) if loc else Config


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the configuration."""
    for table in Section.__subclasses__():  # before 2.14, pydantic cannot write down a default of a class it deferred
        table.model_rebuild()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Config.model_json_schema(by_alias=True)}
