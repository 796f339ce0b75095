"""A document that was read → a journey, or everything that is wrong with it in one go."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from unicodedata import is_normalized

from cxmap.findings import Problem, ways
from cxmap.journey import keypaths
from cxmap.journey.checks import check
from cxmap.journey.engine import ValidationError
from cxmap.journey.ids import begin_guessing, composed
from cxmap.journey.journey import Journey, journey
from cxmap.journey.touchpoint import Channels
from cxmap.journey.vocabulary import EXTENSION, VERSION
from cxmap.journey.written import WrittenJourney, validated
from cxmap.source.document import Document

_COMPARED = frozenset((
    *("id", "stage", "stages", "team", "teams", "supported_by", "watched_by", "owner", "invite", "follows", "part_of"),
    *("caused_by", "expected_from", "mirror_of", "goal_met_at", "fixes", "renamed_from", "ref"),
))  # fmt: skip
"""Fields whose texts name something; all others stay as they were typed."""


class JourneyFile(NamedTuple):
    """A journey and its text: what came of a file.

    ``path`` is its name as shown. There is a ``journey`` unless ``problems`` has more than warnings about ambiguous
    scalars. ``on_disk`` says that it is a file of the working tree, and no text from a pipe or from history.
    """

    path: str
    document: Document
    journey: Journey | None
    problems: tuple[Problem, ...]
    on_disk: bool = False

    @property
    def journey_id(self) -> str | None:
        """The journey's id, also where the rest of the file is wrong; None where the file does not say."""
        if self.journey:
            return self.journey.id
        value = self.document.value
        written = value.get("id") if isinstance(value, dict) else None
        return written if isinstance(written, str) else None


def load(
    document: Document, *, path: str, channels: Channels | None = None, teams: Mapping[str, str] | None = None
) -> JourneyFile:
    """Check a document against the format and fill in what it leaves open.

    ``path`` gives the journey its id where the file has none, ``teams`` old names of teams their new ones. Every
    problem is found in one go: what is wrong is set aside, and the checks between the fields run on the rest.
    """
    begin_guessing()
    if not document.readable:
        return JourneyFile(path, document, None, document.problems)
    wrong = not_a_journey(document)
    if wrong:
        return JourneyFile(path, document, None, (*document.problems, wrong))
    channels = channels or {}
    written, found = _written(_with_new_names(_composed(document), teams))
    places = {document.span(problem.path) for problem in found}
    found = (*(problem for problem in document.problems if problem.span not in places), *found)
    if written:
        # How a scalar is written says nothing about what it says: a warning never takes the place of a check.
        told = {way for problem in found if problem.rule != "ambiguous-scalar" for way in ways(problem.path)[1:]}
        found = (*found, *(problem for problem in check(written, channels) if problem.path not in told))
    wrong_format = tuple(problem for problem in found if problem.rule != "ambiguous-scalar")
    if written is None or wrong_format:
        return JourneyFile(path, document, None, wrong_format)
    return JourneyFile(path, document, journey(written, file_name=_stem(path), channels=channels), found)


def _composed(document: Document) -> Document:
    """The document with every name in one form, so that an accent in two characters is no other team or id."""
    if is_normalized("NFC", document.text) and "\\" not in document.text:
        return document
    return Document(document.text, _in_one_form(document.value), document.places)


def _with_new_names(document: Document, teams: Mapping[str, str] | None) -> Document:
    if not teams:
        return document
    from cxmap.journey.renamed import new_names, renamed

    return Document(document.text, renamed(document.value, new_names(teams)), document.places)


def _in_one_form(value: Any, compared: bool = False) -> Any:
    if isinstance(value, str):
        return composed(value) if compared else value
    if isinstance(value, dict):
        return {_key(key): _in_one_form(inner, key in _COMPARED) for key, inner in value.items()}
    return [_in_one_form(inner, compared) for inner in value] if isinstance(value, list) else value


def _key(key: Any) -> Any:
    return composed(key) if isinstance(key, str) else key


def _stem(path: str) -> str:
    """``journeys/return-shoes.yaml`` and ``HEAD:return-shoes.yaml`` → ``return-shoes``."""
    name = PurePosixPath(path.replace("\\", "/")).name
    return name.rpartition(":")[2].partition(".")[0] or "journey"


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
    """What the file says, and the problems of its fields. With problems it is what is left without the wrong parts.

    A number that stands where text belongs and that no number would be written like (``042``, ``1.10``) is taken as
    the text that it is; reading has warned about it.
    """
    try:
        return validated(document.value), ()
    except ValidationError as error:
        rest = Document(document.text, keypaths.copy(document.value), document.places)
        if _without_extensions(rest, error):
            return _written(rest)
        from cxmap.journey.recover import set_aside

        return set_aside(rest, error)


def _without_extensions(rest: Document, error: ValidationError) -> bool:
    """Take out the author's own keys, which the format does not know and allows; whether there were any."""
    unknown = [item for item in error.errors(include_url=False) if item["type"] == "extra_forbidden"]
    paths = [keypaths.real_path(rest.value, details) for details in unknown]
    extensions = [path for path in paths if str(path[-1]).startswith(EXTENSION)]
    for path in extensions:
        keypaths.remove(rest.value, path)
    return bool(extensions)
