"""What the classes of `cxmap.journey.written` say of themselves to `help`, `inspect` and `typing`, from the model.

Only programs that ask have to import pydantic for it.
"""

from __future__ import annotations

from inspect import Parameter, Signature
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from cxmap.journey import model


def docstring(name: str) -> str:
    """What the class of that name is."""
    return _model(name).__doc__ or ""


def field_types(name: str) -> dict[str, str]:
    """The fields of a class with their types in plain Python, without what pydantic adds to them."""
    hints = get_type_hints(_model(name))
    return {field: _annotation(hints[field]) for field in _model(name).model_fields}


def signature(name: str) -> Signature:
    """How an object of a class is made by hand: with its fields as keywords."""
    fields, types = _model(name).model_fields, field_types(name)
    parameters = [
        Parameter(
            field,
            Parameter.KEYWORD_ONLY,
            default=Parameter.empty if said.is_required() else said.default,
            annotation=types[field],
        )
        for field, said in fields.items()
    ]
    return Signature(parameters)


def _model(name: str) -> type[model.Written]:
    found: type[model.Written] = getattr(model, name)
    return found


def _annotation(hint: Any) -> str:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return f"Literal[{', '.join(map(repr, arguments))}]"
    if origin in (Union, UnionType):
        return " | ".join(map(_annotation, arguments))
    if arguments:
        return f"{origin.__name__}[{', '.join(map(_annotation, arguments))}]"
    name: str = {NoneType: "None", Ellipsis: "..."}.get(hint) or hint.__name__
    return name
