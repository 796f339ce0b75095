"""What a file says, checked and held without pydantic: plain classes with the names and fields of the model's.

`cxmap.journey.model` says what a journey is. ``compiled.json`` is what pydantic makes of it, and its engine runs that.
Where it is older than the model, or the engine does not take it, pydantic makes it anew.
"""

from __future__ import annotations

from copy import copy
from functools import cache
from sys import intern
from typing import TYPE_CHECKING, Any, TypeVar
from typing import Literal as Literal  # what `described` says of the classes names it

from cxmap.journey.lazy import Described, subclass

CLASSES = (
    *("WrittenJourney", "WrittenTouchpoint", "Persona", "Volume", "Stage", "Retro", "Action", "Retired"),
    *("Designed", "DemandShares", "Evidence"),
)

if TYPE_CHECKING:
    from pydantic_core import SchemaSerializer, SchemaValidator

    from cxmap.journey.model import DemandShares as DemandShares
    from cxmap.journey.model import Designed as Designed
    from cxmap.journey.model import Evidence as Evidence
    from cxmap.journey.model import Persona as Persona
    from cxmap.journey.model import Stage as Stage
    from cxmap.journey.model import Volume as Volume
    from cxmap.journey.model import Written as Written
    from cxmap.journey.model import WrittenJourney as WrittenJourney
    from cxmap.journey.model import WrittenTouchpoint as WrittenTouchpoint
else:

    class Written:
        """A mapping of the file: its fields are attributes, in the order of the model, and nothing changes them."""

        __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")
        __signature__ = Described("signature")

        def __init__(self, /, **said):
            """By hand: ``from`` as ``from_``. Raises pydantic's ValidationError with all that the format forbids."""
            from keyword import iskeyword

            plain = ((name.removesuffix("_"), name) for name in said)
            named = {word if iskeyword(word) else name: said[name] for word, name in plain}
            _validator(type(self)).validate_python(named, self_instance=self)

        @property
        def model_fields_set(self):
            """The fields that the file gives."""
            return self.__pydantic_fields_set__

        def model_dump(self, **options):
            """As plain values; the options are those of pydantic's method."""
            return _serializer(type(self)).to_python(self, **options)

        def __eq__(self, other):
            return self.__dict__ == other.__dict__ if type(self) is type(other) else NotImplemented

        def __hash__(self):
            return hash((type(self), *self.__dict__.values()))

        def __repr__(self):
            fields = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
            return f"{type(self).__name__}({fields})"

        def __setattr__(self, name, value=None):
            raise AttributeError(f"{name!r} is what the file says and cannot be changed")

        __delattr__ = __setattr__

        def __setstate__(self, state):
            for name, value in ({"__dict__": state[0]} | state[1]).items():
                object.__setattr__(self, name, value)

    globals().update({name: subclass(Written, name) for name in CLASSES})


T = TypeVar("T", bound="Written")


def replaced(written: T, **fields: Any) -> T:
    """The same with other values in some fields, which have to be what the model would make of them."""
    changed = copy(written)
    object.__setattr__(changed, "__dict__", {**vars(written), **fields})
    return changed


def validated(value: object) -> WrittenJourney:
    """What a file with these plain values says. Raises pydantic's ValidationError with all that the format forbids."""
    journey: WrittenJourney = _engine()[0].validate_python(value)
    return journey


@cache
def _engine() -> tuple[SchemaValidator, dict[type, Any]]:
    """The validator of journeys, and the schema of each class; an engine that refuses the file gets its own schema."""
    from cxmap.journey.engine import SchemaError
    from cxmap.journey.stored import stored

    try:
        return _built(stored())
    except (LookupError, OSError, SchemaError, TypeError, ValueError):
        from cxmap.journey.compile import compiled

        return _built(compiled())


def _built(schema: Any) -> tuple[SchemaValidator, dict[type, Any]]:
    from cxmap.journey.engine import SchemaValidator

    by_class: dict[type, Any] = {}
    _put_classes(schema, by_class)
    return SchemaValidator(schema), by_class


def _put_classes(value: Any, by_class: dict[type, Any]) -> None:
    """Put classes in the place of their names, and the empty tuple in the place of the empty list.

    Names of fields become the very strings that the program has for them: attributes are found three times as quickly.
    """
    if isinstance(value, dict):
        if value.get("type") == "model-fields":
            value["fields"] = {intern(name): field for name, field in value["fields"].items()}
        if "cls" in value:
            value["cls"] = _class_of(value["cls"])
            by_class[value["cls"]] = value
        if value.get("default") == []:
            value["default"] = ()
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _put_classes(inner, by_class)


def _class_of(name: str) -> type[Written]:
    """The class of that name; also of a mapping that is new in the model, which no code of ours names yet."""
    found: type[Written] = globals().get(name) or globals().setdefault(name, subclass(Written, name))
    return found


@cache
def _validator(written: type) -> SchemaValidator:
    from cxmap.journey.engine import SchemaValidator

    return SchemaValidator(_engine()[1][written])


@cache
def _serializer(item: type) -> SchemaSerializer:
    from cxmap.journey.engine import SchemaSerializer

    return SchemaSerializer(_engine()[1][item])
