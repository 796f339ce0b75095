"""Every field of the format with what it takes: the model, told to people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args, get_origin

from pydantic.fields import FieldInfo

from cxmap.journey.model import Written, WrittenJourney, is_required
from cxmap.journey.modelpaths import model_in
from cxmap.journey.problems import expected


class FieldPage(NamedTuple):
    """One field. ``place`` is the mapping that it stands in (empty at the top), ``takes`` what to write there."""

    place: str
    name: str
    takes: str
    meaning: str
    required: bool

    @property
    def path(self) -> str:
        """``touchpoints.friction``: the way from the top of a file."""
        return f"{self.place}.{self.name}" if self.place else self.name


def fields() -> tuple[FieldPage, ...]:
    """All fields: those of the journey, then those of each mapping in it, in the order of the model."""
    return tuple(_fields(WrittenJourney, ""))


def _fields(model: type[Written], place: str) -> Iterator[FieldPage]:
    inner: list[tuple[type[Written], str]] = []
    for key, field in model.model_fields.items():
        name = field.alias or key
        path = f"{place}.{name}" if place else name
        mapping = model_in(field.annotation)
        yield FieldPage(place, name, _takes(field, path, mapping), field.description or "", is_required(key, field))
        if mapping:
            inner.append((mapping, path))
    for mapping, where in inner:
        yield from _fields(mapping, where)


def _takes(field: FieldInfo, path: str, mapping: type[Written] | None) -> str:
    if get_origin(field.annotation) is Literal:
        return " or ".join(str(value) for value in get_args(field.annotation))
    words = expected(field, tuple(path.split(".")))
    return f"{words} with {', '.join(names(mapping))}" if mapping and words == "a mapping" else words


def names(model: type[Written]) -> list[str]:
    """The keys of a mapping, as a file has them."""
    return [field.alias or name for name, field in model.model_fields.items()]
