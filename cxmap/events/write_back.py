"""What a measurement has to say to a journey file: values where it is silent, a note where it says otherwise."""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

from cxmap.analysis.measured import FIELDS, SOURCE, is_written_by_measure, note
from cxmap.errors import ConfigError
from cxmap.events.facts import Measurement, TouchpointFacts
from cxmap.findings import Edit, Fix, KeyPath
from cxmap.journey.durations import minutes
from cxmap.journey.journey import Journey
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.written import WrittenTouchpoint
from cxmap.source.yaml_text import yaml_text

_UNITS = (("w", 7 * 86400), ("d", 86400), ("h", 3600), ("m", 60), ("s", 1))


class Wanted(NamedTuple):
    """What to write: the citation of the log, the date of the evidence, fields that may be replaced."""

    citation: str
    date: str
    overwrite: frozenset[str]
    basis: bool


def wanted(files: str, found: Measurement, overwrite: str | None, date: str | None, *, basis: bool) -> Wanted:
    """The options of the command line, checked. Raises ConfigError."""
    fields = frozenset(name.strip() for name in (overwrite or "").split(",") if name.strip())
    unknown = sorted(fields - set(FIELDS))
    if unknown:
        raise ConfigError(f"{unknown[0]!r} cannot be overwritten", hint=f"the fields are {', '.join(FIELDS)}")
    try:
        day = datetime.date.fromisoformat(date or found.log.to).isoformat()
    except ValueError:
        raise ConfigError(f"--date is a date; got {date!r}", hint="such as 2026-01-31") from None
    return Wanted(f"cxmap measure {files} {found.log.from_}..{found.log.to}", day, fields, basis)


class Target(NamedTuple):
    """What a touchpoint has to say in the end: fields as they are written, and our entry of evidence."""

    id: str
    fields: dict[str, str]
    entry: dict[str, Any] | None


def plan(journey: Journey, found: Measurement, wanted: Wanted) -> tuple[Target, ...]:
    """What the file has to say, worked out once, from the file as it was before the first edit."""
    written = {touchpoint.id: touchpoint.written for touchpoint in journey.touchpoints}
    usable = (
        measured
        for measured in found.touchpoints
        if measured.measured and not measured.suppressed and measured.journeys
    )
    return tuple(_target(written[measured.id], measured, wanted) for measured in usable)


def fixes(journey: Journey, value: dict[str, Any], targets: tuple[Target, ...], wanted: Wanted) -> list[Fix]:
    """Every edit that is still to be made; none if the file says all of it."""
    touchpoints = {touchpoint.id: touchpoint for touchpoint in journey.touchpoints}
    edits = [edit for target in targets for edit in _touchpoint(touchpoints[target.id], target)]
    if targets:
        edits += [*_source(value, wanted), *_basis(value, wanted)]
    return [Fix("write what was measured", (edit,)) for edit in edits]


def _source(value: dict[str, Any], wanted: Wanted) -> list[Edit]:
    sources, text = value.get("sources"), yaml_text(wanted.citation)
    if not sources:
        insert = Edit("insert", (), f"{{{SOURCE}: {text}}}", key="sources", after="title")
        return [Edit("replace", ("sources",), f"{{{SOURCE}: {text}}}") if "sources" in value else insert]
    if SOURCE not in sources:
        return [Edit("insert", ("sources",), text, key=SOURCE, after=list(sources)[-1])]
    return [] if sources[SOURCE] == wanted.citation else [Edit("replace", ("sources", SOURCE), text)]


def _basis(value: dict[str, Any], wanted: Wanted) -> list[Edit]:
    if not wanted.basis or value.get("basis") == "measured":
        return []
    if "basis" in value:
        return [Edit("replace", ("basis",), "measured")]
    return [Edit("insert", (), "measured", key="basis", after="title")]


def _target(written: WrittenTouchpoint, measured: TouchpointFacts, wanted: Wanted) -> Target:
    ours = next((entry for entry in written.evidence if is_written_by_measure(entry)), None)
    values, fields, notes = _values(measured), dict[str, str](), list[str]()
    for field, text in values.items():
        said = getattr(written, field)
        if said is None or (ours and field in (ours.covers or ())) or field in wanted.overwrite:
            fields[field] = text
        elif not _equal(field, said, text):
            notes.append(note(field, text, measured.journeys or 0, _as_said(field, said)))
    kept = [field for field in ((ours.covers or ()) if ours else ()) if field not in values]
    entry: dict[str, Any] = {"covers": [*fields, *kept], "from": "data", "ref": SOURCE, "date": wanted.date}
    entry |= {"note": "; ".join(notes)} if notes else {}
    return Target(measured.id, fields, entry if entry["covers"] or notes else None)


def _touchpoint(touchpoint: Touchpoint, target: Target) -> list[Edit]:
    """The edits of one touchpoint: its fields, and the one entry of evidence that speaks for them."""
    written, path = touchpoint.written, touchpoint.path
    edits = []
    for field, text in target.fields.items():
        said = getattr(written, field)
        if said is None:
            edits.append(Edit("insert", path, text, key=field, after=_last(written)))
        elif not _equal(field, said, text):
            edits.append(Edit("replace", (*path, field), text))
    return [*edits, *(_evidence(written, path, target.entry) if target.entry else ())]


def _values(measured: TouchpointFacts) -> dict[str, str]:
    """What was measured, as it is written."""
    made = {}
    if measured.reach is not None:
        made["reach"] = f"{measured.reach:.2f}".rstrip("0").rstrip(".")
    if measured.times is not None:
        made["times"] = f"{measured.times:.2f}".rstrip("0").rstrip(".")
    if measured.after.p50 is not None:
        made["after"] = as_written(measured.after.p50)
    if measured.span.p50 is not None:
        made[measured.span_is] = as_written(measured.span.p50)
    return made


def as_written(amount: float) -> str:
    """Minutes as the format writes durations, to the second: ``2d3h``, ``45s``, ``0m``."""
    rest, text = round(amount * 60), ""
    for unit, size in _UNITS:
        count, rest = divmod(rest, size)
        text += f"{count}{unit}" if count else ""
    return text or "0m"


def _equal(field: str, said: Any, text: str) -> bool:
    if field in ("reach", "times"):
        return abs(float(said) - float(text)) < 1e-9
    return abs(minutes(said) - minutes(text)) < 1e-6


def _as_said(field: str, said: Any) -> str:
    return f"{said:g}" if field in ("reach", "times") else str(said)


def _last(written: WrittenTouchpoint) -> str:
    """The key behind which a new one is put: the last that is there, but for evidence."""
    names = ("wait", "duration", "after", "times", "reach", "friction")
    return next((name for name in names if name in written.model_fields_set), "name")


def _evidence(written: WrittenTouchpoint, path: KeyPath, entry: dict[str, Any]) -> list[Edit]:
    text = "{" + ", ".join(f"{key}: {yaml_text(value)}" for key, value in entry.items()) + "}"
    at = next((i for i, old in enumerate(written.evidence) if is_written_by_measure(old)), None)
    if at is not None:
        old = written.evidence[at]
        now = (list(old.covers or ()), old.date, old.note)
        same = now == (entry["covers"], entry["date"], entry.get("note"))
        return [] if same else [Edit("replace", (*path, "evidence", at), text)]
    if written.evidence:
        return [Edit("append", (*path, "evidence"), text)]
    return [Edit("insert", path, f"[{text}]", key="evidence", after=_last(written))]
