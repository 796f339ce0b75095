"""A document that was read → a journey, or everything that is wrong with it in one go."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any, NamedTuple

from pydantic import ValidationError

from cxmap.findings import Edit, Fix, KeyPath, Problem
from cxmap.journey.checks import check
from cxmap.journey.journey import Journey, journey
from cxmap.journey.model import EXTENSION, VERSION, WrittenJourney
from cxmap.journey.problems import literals_of_required, problems, real_path, text_as_written
from cxmap.journey.touchpoint import Channels
from cxmap.source.document import Document

_TRIES = 6
_NOTHING_SAID = "?"


class Loaded(NamedTuple):
    """What came of a file: a journey, unless ``problems`` has more than warnings about ambiguous scalars."""

    document: Document
    journey: Journey | None
    problems: tuple[Problem, ...]


def load(document: Document, *, file_name: str, channels: Channels | None = None) -> Loaded:
    """Check a document against the format and fill in what it leaves open.

    ``file_name`` gives the journey its id where the file has none. Every problem is found in one go: what is wrong
    is set aside, and the checks between the fields run on the rest.
    """
    if not document.readable:
        return Loaded(document, None, document.problems)
    wrong = not_a_journey(document)
    if wrong:
        return Loaded(document, None, (*document.problems, wrong))
    channels = channels or {}
    written, found = _written(document)
    places = {document.span(problem.path) for problem in found}
    found = (*(problem for problem in document.problems if problem.span not in places), *found)
    if written:
        told = {problem.path[:length] for problem in found for length in range(1, len(problem.path) + 1)}
        found = (*found, *(one for one in check(written, channels) if one.path not in told))
    wrong_format = tuple(problem for problem in found if problem.rule != "ambiguous-scalar")
    if written is None or wrong_format:
        return Loaded(document, None, wrong_format)
    return Loaded(document, journey(written, file_name=_stem(file_name), channels=channels), found)


def _stem(file_name: str) -> str:
    """``journeys/return-shoes.yaml`` → ``return-shoes``."""
    return PurePosixPath(file_name.replace("\\", "/")).name.partition(".")[0] or "journey"


def not_a_journey(document: Document) -> Problem | None:
    """What keeps the document from being a journey at all."""
    value = document.value
    if not isinstance(value, dict) or "cxmap" not in value:
        return Problem(
            (),
            "this is YAML, but no journey: there is no `cxmap:` key at the top",
            f"start the file with `cxmap: {VERSION}`, or leave it out of the folder",
            rule="not-a-journey",
        )
    version = value["cxmap"]
    if version != VERSION or isinstance(version, (bool, float)):
        return Problem(
            ("cxmap",),
            f"this program reads format {VERSION}, and the file says {document.source(('cxmap',)) or 'nothing'}",
            f"write `cxmap: {VERSION}`, or use a newer cxmap",
            rule="not-a-journey",
        )
    return None


def _written(document: Document) -> tuple[WrittenJourney | None, tuple[Problem, ...]]:
    """The model, and the problems of its fields. With problems the model is what is left without the wrong parts.

    A number that stands where text belongs and that no number would be written like (``042``, ``1.10``) is taken as
    the text that it is; reading has warned about it.
    """
    try:
        return WrittenJourney.model_validate(document.value), ()
    except ValidationError as error:
        rest = Document(document.text, _copy(document.value), document.tape)
        extensions = [path for path in _extra(rest, error) if str(path[-1]).startswith(EXTENSION)]
    for path in extensions:
        _remove(rest.value, path)
    try:
        return WrittenJourney.model_validate(rest.value), ()
    except ValidationError as error:
        return _set_aside(rest, error)


def _extra(rest: Document, error: ValidationError) -> list[KeyPath]:
    """The places of keys that the format does not know."""
    unknown = (one for one in error.errors(include_url=False) if one["type"] == "extra_forbidden")
    return [real_path(rest.value, details) for details in unknown]


def _copy(value: Any) -> Any:
    """A copy in which nothing is shared, so that what an alias repeats can be mended in each place."""
    if isinstance(value, dict):
        return {key: _copy(inner) for key, inner in value.items()}
    return [_copy(inner) for inner in value] if isinstance(value, list) else value


def _set_aside(rest: Document, error: ValidationError) -> tuple[WrittenJourney | None, tuple[Problem, ...]]:
    """Report what is wrong, take it out or put in what was meant, and try again with what remains."""
    found: list[Problem] = []
    mended: set[KeyPath] = set()
    for _ in range(_TRIES):
        new = sorted(problems(rest, error), key=lambda one: len(one.path), reverse=True)
        for problem, text in [(problem, text_as_written(rest, problem)) for problem in new]:
            if any(problem.path[:length] in mended for length in range(len(problem.path) + 1)):
                _remove(rest.value, problem.path[:-1])  # its mapping cannot do without it
                continue
            mended.add(problem.path)
            found.append(problem if text is None else _number_like(problem.path, text))
            _mend(rest.value, problem, text)
        _drop_empty(rest.value)
        try:
            return WrittenJourney.model_validate(rest.value), tuple(found)
        except ValidationError as again:
            error = again
    return None, tuple(found)


def _number_like(path: KeyPath, text: str) -> Problem:
    message = f"{text} is text here, and a number for readers that do not know the format"
    fix = Fix(f"quote {text}", (Edit("replace", path, f'"{text}"'),))
    return Problem(path, message, f'quote it: "{text}"', fix=fix, rule="ambiguous-scalar")


def _drop_empty(value: Any) -> None:
    """A key without a value says nothing, like a key that is not there."""
    if isinstance(value, dict):
        for key in [key for key, inner in value.items() if inner is None]:
            del value[key]
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _drop_empty(inner)


def _mend(value: Any, problem: Problem, text: str | None) -> None:
    """Take the wrong part out of the value, or put something in its place that lets the rest be checked."""
    path = problem.path
    if text is not None:
        _put(value, path, text)
        return
    if problem.rule == "missing-field":
        _put(value, path, [{}] if path == ("touchpoints",) else _NOTHING_SAID)
    elif path == ("touchpoints",):
        _put(value, path, [{"name": _NOTHING_SAID, "channel": _NOTHING_SAID}])
    elif len(path) == 2 and path[0] == "touchpoints":
        _put(value, path, {"name": _NOTHING_SAID, "channel": _NOTHING_SAID})
    elif path[-1] == "id" and problem.rule == "bad-value":
        _put(value, path, str(_at(value, path)).strip().replace(" ", "-") or _NOTHING_SAID)
    elif path[-1] in ("name", "channel", "title"):
        _put(value, path, _NOTHING_SAID)
    elif isinstance(path[-1], str) and (listed := literals_of_required(path)):
        _put(value, path, listed[0])
    else:
        _remove(value, path)


def _at(value: Any, path: KeyPath) -> Any:
    for part in path:
        value = value[part]
    return value


def _put(value: Any, path: KeyPath, new: Any) -> None:
    try:
        _at(value, path[:-1])[path[-1]] = new
    except (KeyError, IndexError, TypeError):
        return


def _remove(value: Any, path: KeyPath) -> None:
    """Take out what is at ``path``: a key, or the whole list that holds a wrong item, so that no index moves."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    try:
        del _at(value, path[:-1])[path[-1]]
    except (KeyError, IndexError, TypeError):
        return
