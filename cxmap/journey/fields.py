"""The types of the fields, each with what a person has to write there; pydantic checks them outside Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from cxmap.journey import durations
from cxmap.journey.vocabulary import KIND_OF_CHANNEL, UNKNOWN_CHANNEL


@dataclass(frozen=True, slots=True)
class Expects:
    """What a field takes, in words; error messages quote it."""

    words: str


Text = Annotated[str, Field(pattern=r"\S"), Expects("text")]
Slug = Annotated[str, Field(pattern=r"^\S+$"), Expects("an id without spaces")]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False), Expects("a share from 0 to 1")]
Times = Annotated[float, Field(ge=1, le=1e6, allow_inf_nan=False), Expects("a number of 1 or more")]
Amount = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False), Expects("an amount of 0 or more")]
Steps = Annotated[int, Field(ge=0, le=1_000_000), Expects("a whole number of 0 or more")]
Duration = Annotated[
    str,
    Field(pattern=durations.PATTERN),
    Expects("a duration such as 15m, 48h, 3d, 8w, 1h30m or PT15M"),
]
Friction = Annotated[
    Annotated[float, Field(ge=1, le=5, allow_inf_nan=False)] | Literal["unknown"],
    Expects("1 (effortless) to 5 (blocked), or unknown"),
]
Channel = Annotated[
    str,
    Field(pattern=r"\S", json_schema_extra={"examples": [*KIND_OF_CHANNEL, UNKNOWN_CHANNEL]}),
    Expects("a channel such as web, phone or branch"),
]

# In strict mode pydantic takes no list for a tuple; tuples keep the models frozen all the way down.
Texts = Annotated[tuple[Text, ...], Field(strict=False), Expects("a list of texts, such as [a, b]")]
Slugs = Annotated[tuple[Slug, ...], Field(strict=False), Expects("a list of ids, such as [find, ask]")]
