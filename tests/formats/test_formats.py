"""A format shows what its file says it reads: every page, every record, or what it names; nobody lists it again."""

from __future__ import annotations

from importlib import import_module

import pytest

from cxmap.formats import Format, names, renderer
from cxmap.present import Subject
from cxmap.records import Records
from cxmap.registry import declarations, file_names


def declared(package: str, kind: type) -> list[str]:
    """The files of a room that declare a subject."""
    modules = {name: import_module(f"{package}.{name.replace('-', '_')}") for name in file_names(package)}
    return [name for name, module in modules.items() if any(isinstance(value, kind) for value in vars(module).values())]


TOLD, RECORDED = declared("cxmap.present", Subject), declared("cxmap.records", Records)
FORMATS = declarations("cxmap.formats", Format)


def test_what_the_commands_show_is_told_and_recorded() -> None:
    assert {"analyses", "comparisons", "conformances", "findings"} <= set(TOLD) & set(RECORDED)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_reads_one_thing(name: str) -> None:
    format_ = FORMATS[name]
    assert sum(map(bool, (format_.pages, format_.records, format_.rows, format_.facts, format_.files))) == 1


@pytest.mark.parametrize("subject", sorted({*TOLD, *RECORDED}))
def test_a_subject_is_shown_by_every_format_that_reads_what_it_has(subject: str) -> None:
    able = names(subject)
    for name, format_ in FORMATS.items():
        if format_.pages or format_.records:
            assert (name in able) == (subject in (TOLD if format_.pages else RECORDED))
        elif format_.facts or format_.files:
            assert (name in able) == (subject in (format_.facts or format_.files))


def test_what_nobody_tells_has_no_format() -> None:
    assert names("weather") == ()
    assert renderer("text", "weather") is None
    assert renderer("papyrus", "analyses") is None
