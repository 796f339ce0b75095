"""pydantic's errors as problems a person can act on: what the field takes, what stands there, a fix if it is safe."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from cxmap.findings import Edit, Fix, KeyPath, Problem
from cxmap.journey import durations, keypaths, other_words
from cxmap.journey.fields import Expects
from cxmap.journey.ids import nearest
from cxmap.journey.model import Written, is_required
from cxmap.journey.modelpaths import field_at, field_named, item_of, literals, model_at, model_in
from cxmap.journey.vocabulary import EXTENSION, VERSION
from cxmap.source.document import Document
from cxmap.source.scalars import is_number, plain
from cxmap.source.yaml_text import yaml_text

_STRICT = ConfigDict(strict=True)


def problems(document: Document, error: ValidationError) -> Iterator[Problem]:
    """One problem for each wrong place, however many branches of a union complained about it."""
    if touchpoints := _called_actions(document):
        yield touchpoints
    by_path: dict[KeyPath, list[ErrorDetails]] = {}
    for details in error.errors(include_url=False, include_input=False, include_context=False):
        by_path.setdefault(keypaths.real_path(document.value, details), []).append(details)
    inside = {path[:length] for path in by_path for length in range(len(path))}
    for path, all_details in by_path.items():
        if touchpoints and path[0] == "actions":
            continue
        kinds = {"key" if details["loc"][-1] == "[key]" else details["type"] for details in all_details}
        if path in inside and "extra_forbidden" not in kinds:
            continue  # the right branch of a union complains further down
        problem = _problem(document, path, kinds)
        if problem:
            yield problem


def _problem(document: Document, path: KeyPath, kinds: set[str]) -> Problem | None:
    if "extra_forbidden" in kinds:
        return _unknown_field(document, path)
    if "missing" in kinds:
        return missing(path)
    if "key" in kinds:
        return Problem(path, f"{path[-1]!r} is no id: an id has no spaces", "write hyphens", on="key", rule="bad-value")
    value = keypaths.at(document.value, path)
    field = field_at(path)
    if value is None and isinstance(path[-1], str):
        return missing(path) if field and field.is_required() else None
    if path == ("touchpoints",) and value == []:
        return Problem(
            path, "a journey needs at least one touchpoint", "add what the customer meets first", rule="missing-field"
        )
    return _bad_value(document, path, value, field)


def _unknown_field(document: Document, path: KeyPath) -> Problem | None:
    name = str(path[-1])
    if name.startswith(EXTENSION):
        return None
    model = model_at(path[:-1])
    known = [(field.alias or model_field) for model_field, field in model.model_fields.items()]
    meant = other_words.field_meant(model, name)
    guess = meant or nearest(name, known)
    told = other_words.advice(model, name)
    help, fix = told or f"prefix it with {EXTENSION} to keep it, or delete it", None
    if guess and guess in keypaths.at(document.value, path[:-1]):
        help = f"{guess!r} is there too: delete one of them"
    elif guess:
        help = f"it is called `{guess}` here" if meant else f"did you mean {guess!r}?"
        fix = Fix(f"rename {name} to {guess}", (Edit("rename", path, guess),))
    message = f"{name!r} is no field of {_thing(path)}"
    return Problem(path, message, help, on="key", fix=fix, rule="unknown-field")


def _called_actions(document: Document) -> Problem | None:
    """The touchpoints of a file that calls them ``actions``, which here are what somebody does about a breakdown."""
    value = document.value
    listed = value.get("actions") if "touchpoints" not in value else None
    if not isinstance(listed, list) or any(not isinstance(item, dict) or "fixes" in item for item in listed):
        return None
    return _unknown_field(document, ("actions",))


def missing(path: KeyPath) -> Problem:
    """A field that has to be there."""
    name = str(path[-1])
    help = f"add `{name}`; `cxmap fields {name}` explains it"
    return Problem(path, f"{_thing(path)} has no {name!r}", help, rule="missing-field", about=name)


def _thing(path: KeyPath) -> str:
    """The mapping that the last part of a path belongs to, in words."""
    names = [str(part).replace("_", " ") for part in path[:-1] if isinstance(part, str)]
    return (
        {
            "touchpoints": "a touchpoint",
            "actions": "an action",
            "stages": "a stage",
            "retired": "a retired touchpoint",
        }.get(names[-1], f"`{names[-1]}`")
        if names
        else "a journey"
    )


def _bad_value(document: Document, path: KeyPath, value: Any, field: FieldInfo | None) -> Problem:
    name = _field_name(path)
    source = document.source(path)
    if is_number(value) and _fits(field, path, source):
        return Problem(
            path,
            f"`{name}: {source}` is a number here, and {name} is text",
            f'quote it: `{name}: "{source}"`',
            fix=Fix(f"quote {source}", (Edit("replace", path, f'"{source}"'),)),
            rule="bad-value",
        )
    candidate = _safe_value(field, path, value)
    written = yaml_text(candidate) if candidate is not None else ""
    wanted = expected(field, path)
    return Problem(
        path,
        f"{name} is {wanted}; got {_shown(source, value)}",
        f"write {written}" if written else _advice(source, wanted, name),
        fix=Fix(f"write {written}", (Edit("replace", path, written),)) if written else None,
        rule="bad-value",
    )


def _field_name(path: KeyPath) -> str:
    """The name of the field that a path leads to or into."""
    names = [
        str(part) for i, part in enumerate(path) if isinstance(part, str) and field_named(model_at(path[:i]), part)
    ]
    return names[-1] if names else "the file"


def _advice(source: str, wanted: str, name: str) -> str:
    """What to do about a value whose meaning nobody but its author knows."""
    if not wanted.startswith("a duration"):
        return "`cxmap fields` lists them" if name == "the file" else f"`cxmap fields {name}` explains it"
    clock = re.fullmatch(r"([0-9]{1,3}):([0-5][0-9])", source)
    if clock:
        first, second = (str(int(part)) for part in clock.groups())
        return f"write {first}h{second}m for hours and minutes, or {first}m{second}s for minutes and seconds"
    if re.fullmatch(r"[0-9]+", source):
        return f"add the unit: {source}m, {source}h or {source}d"
    return "write an amount and a unit: w, d, h, m or s"


def _is_free_key(path: KeyPath) -> bool:
    """Whether the last key is the author's own, as in weights of causes."""
    return isinstance(path[-1], str) and _field_name(path) != path[-1]


def _shown(source: str, value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    return source if 0 < len(source) <= 60 else f"{source[:57]}…" if source else "nothing"


def _safe_value(field: FieldInfo | None, path: KeyPath, value: Any) -> Any:
    """What was certainly meant: ``"4"`` is 4, ``48 hours`` is 48h, ``Phone`` is phone; None if nothing is certain."""
    if not isinstance(value, str) or field is None or _is_free_key(path):
        return None
    for candidate in _candidates(field, value.strip()):
        if candidate is not None and candidate != value and _fits(field, path, candidate):
            return candidate
    return None


def _candidates(field: FieldInfo, text: str) -> Iterator[Any]:
    if 0 < len(text) < 20:
        if is_number(number := plain(text).value):
            yield number
        if text.endswith("%") and is_number(share := plain(text[:-1]).value):
            yield round(share / 100, 6)
    if text.casefold() in ("true", "yes", "false", "no"):
        yield text.casefold() in ("true", "yes")
    yield durations.from_words(text)
    yield nearest(text, literals(field.annotation))
    yield [text]


def _fits(field: FieldInfo | None, path: KeyPath, value: Any) -> bool:
    """Whether a value would be accepted in that place."""
    if field is None:
        return False
    try:
        _adapter(field, is_item=isinstance(path[-1], int)).validate_python(value)
    except ValidationError:
        return False
    return True


_ADAPTERS: dict[tuple[int, bool], TypeAdapter[Any]] = {}


def _adapter(field: FieldInfo, *, is_item: bool) -> TypeAdapter[Any]:
    """What checks a field or an item of it; made once, which takes a thousand times as long as using it."""
    key = id(field), is_item  # the fields of the model stay as long as we run
    if key not in _ADAPTERS:
        annotation: Any = item_of(field.annotation) if is_item else Annotated[(field.annotation, "", *field.metadata)]
        _ADAPTERS[key] = TypeAdapter(annotation, config=None if model_in(annotation) else _STRICT)
    return _ADAPTERS[key]


def _is_bool(annotation: Any) -> bool:
    return annotation is bool or (get_origin(annotation) in (Union, types.UnionType) and bool in get_args(annotation))


def expected(field: FieldInfo | None, path: KeyPath) -> str:
    """What a field takes, in words."""
    if field is None:
        return f"a mapping with the journey's fields (format {VERSION})" if not path else "something else"
    if _is_free_key(path):
        return "a share from 0 to 1 for each id" if path[-2] == "caused_by" else "a text for each key"
    if isinstance(path[-1], int):
        item = item_of(field.annotation)
        if model_in(item):
            return f"a list of mappings with {', '.join(_required(model_in(item)))}"
        return "a list of " + (_words(item) or "texts")
    outermost = (expects.words for expects in reversed(field.metadata) if isinstance(expects, Expects))
    words = next(outermost, None) or _words(field.annotation)
    if words:
        return words
    if _is_bool(field.annotation):
        return "true or false"
    if listed := literals(field.annotation):
        return "one of " + ", ".join(listed)
    return "a mapping"


def _required(model: type[Written] | None) -> list[str]:
    return [
        field.alias or name for name, field in (model.model_fields if model else {}).items() if is_required(name, field)
    ]


def _words(annotation: Any) -> str | None:
    for expects in reversed(get_args(annotation)):  # the outermost says most
        if isinstance(expects, Expects):
            return expects.words
    return next((words for argument in get_args(annotation) if (words := _words(argument))), None)


def text_as_written(document: Document, problem: Problem) -> str | None:
    """The text of a number that stands where text belongs and would change its look as a number (``042``, ``1.10``)."""
    if problem.rule != "bad-value":
        return None
    value = keypaths.at(document.value, problem.path)
    source = document.source(problem.path)
    fits = is_number(value) and str(value) != source and _fits(field_at(problem.path), problem.path, source)
    return source if fits else None
