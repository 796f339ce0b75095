"""What is wrong with a file is told and set aside, so that the rest of it can be checked in the same go."""

from __future__ import annotations

from typing import Any

from cxmap.findings import Edit, Fix, KeyPath, Problem, ways
from cxmap.journey import keypaths
from cxmap.journey.engine import ValidationError
from cxmap.journey.modelpaths import literals_of_required
from cxmap.journey.problems import problems, text_as_written
from cxmap.journey.written import WrittenJourney, validated
from cxmap.source.document import Document

_TRIES = 6
_NOTHING_SAID = "?"


def set_aside(rest: Document, error: ValidationError) -> tuple[WrittenJourney | None, tuple[Problem, ...]]:
    """Report what is wrong, take it out or put in what was meant, and try again with what remains."""
    found: list[Problem] = []
    mended: set[KeyPath] = set()
    for _ in range(_TRIES):
        new = sorted(problems(rest, error), key=lambda wrong: len(wrong.path), reverse=True)
        renamed = {_new_name(problem) for problem in new}
        for problem, text in [(problem, text_as_written(rest, problem)) for problem in new]:
            if not mended.isdisjoint(ways(problem.path)):
                keypaths.remove(rest.value, problem.path[:-1])  # its mapping cannot do without it
                continue
            mended.add(problem.path)
            if problem.rule != "missing-field" or problem.path not in renamed:
                found.append(problem if text is None else _number_like(problem.path, text))
            _mend(rest.value, problem, text)
        _drop_empty(rest.value)
        try:
            return validated(rest.value), tuple(found)
        except ValidationError as again:
            error = again
    return None, tuple(found)


def _new_name(problem: Problem) -> KeyPath | None:
    """What a key is going to be called that has the wrong name: a field that is there after all."""
    edit = problem.fix.edits[0] if problem.fix else None
    return (*edit.path[:-1], edit.text) if edit and edit.action == "rename" else None


def _number_like(path: KeyPath, text: str) -> Problem:
    message = f"{text} is text here, and a number for readers that do not know the format"
    fix = Fix(f"quote {text}", (Edit("replace", path, f'"{text}"'),))
    return Problem(path, message, f'quote it: "{text}"', fix=fix, rule="ambiguous-scalar")


def _drop_empty(value: dict[str, Any] | list[Any]) -> None:
    """A key without a value says nothing, like a key that is not there."""
    if isinstance(value, dict):
        for key in [key for key, inner in value.items() if inner is None]:
            del value[key]
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, (dict, list)):
            _drop_empty(inner)


def _mend(value: Any, problem: Problem, text: str | None) -> None:
    """Take the wrong part out of the value, or put something in its place that lets the rest be checked."""
    path = problem.path
    if text is not None:
        keypaths.put(value, path, text)
        return
    if problem.rule == "missing-field" and path != ("touchpoints",):
        keypaths.put(value, path, _NOTHING_SAID)
    elif path == ("touchpoints",):
        keypaths.put(value, path, [{"name": _NOTHING_SAID, "channel": _NOTHING_SAID}])
    elif len(path) == 2 and path[0] == "touchpoints":
        keypaths.put(value, path, {"name": _NOTHING_SAID, "channel": _NOTHING_SAID})
    elif path[-1] == "id" and problem.rule == "bad-value":
        keypaths.put(value, path, str(keypaths.at(value, path)).strip().replace(" ", "-") or _NOTHING_SAID)
    elif path[-1] in ("name", "channel", "title"):
        keypaths.put(value, path, _NOTHING_SAID)
    elif isinstance(path[-1], str) and (listed := literals_of_required(path)):
        keypaths.put(value, path, listed[0])
    else:
        keypaths.remove(value, path)
