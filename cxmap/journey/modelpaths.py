"""The model along key paths: which mapping is meant at a place, which field, which type."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from cxmap.findings import KeyPath
from cxmap.journey.model import Written, WrittenJourney


def model_at(path: KeyPath) -> type[Written]:
    """The model of the mapping at a key path."""
    model: type[Written] = WrittenJourney
    for part in path:
        if isinstance(part, str):
            found = field_named(model, part)
            inner = model_in(found.annotation) if found else None
            if inner is None:
                break
            model = inner
    return model


def field_at(path: KeyPath) -> FieldInfo | None:
    """The field that a key path leads to, or the field whose item it is."""
    found = (field_named(model_at(path[:i]), part) for i, part in enumerate(path) if isinstance(part, str))
    return next((field for field in reversed(list(found)) if field), None)


def field_named(model: type[Written], key: str) -> FieldInfo | None:
    """The field of a mapping that a key of the file stands for."""
    return next((field for name, field in model.model_fields.items() if (field.alias or name) == key), None)


def model_in(annotation: Any) -> type[Written] | None:
    """The mapping type inside an annotation, if there is one."""
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return annotation
    return next((model for argument in get_args(annotation) if (model := model_in(argument))), None)


def literals(annotation: Any) -> list[str]:
    """All words that an annotation lists."""
    if get_origin(annotation) is Literal:
        return [argument for argument in get_args(annotation) if isinstance(argument, str)]
    return [word for argument in get_args(annotation) for word in literals(argument)]


def literals_of_required(path: KeyPath) -> list[str]:
    """The words that a field lists which cannot be left out."""
    field = field_at(path)
    return literals(field.annotation) if field and field.is_required() else []


def item_of(annotation: Any) -> Any:
    """The type of a list's items."""
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    return next((found for argument in get_args(annotation) if (found := item_of(argument)) is not None), None)
