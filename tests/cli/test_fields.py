"""``cxmap fields``: the format for somebody who has only the program."""

from __future__ import annotations

from cxmap.journey.catalogue import fields
from tests.conftest import Cxmap


def test_every_field_is_listed_with_what_it_takes(cxmap: Cxmap) -> None:
    said = " ".join(cxmap("fields").stdout.split())
    assert [field.name for field in fields() if f"{field.name} " not in said] == []
    assert [field.path for field in fields() if not (field.takes and field.meaning)] == []


def test_a_field_is_explained_with_its_values(cxmap: Cxmap) -> None:
    said = cxmap("fields", "friction").stdout
    assert "takes: 1 (effortless) to 5 (blocked), or unknown" in said
    assert "Had to search, re-read, wait or repeat" in said


def test_a_mapping_is_explained_with_what_is_in_it(cxmap: Cxmap) -> None:
    said = cxmap("fields", "volume").stdout
    assert [title for title in ("volume\n", "volume.count\n", "volume.per\n") if title not in said] == []


def test_a_field_that_does_not_exist_gets_a_suggestion(cxmap: Cxmap) -> None:
    done = cxmap("fields", "friktion")
    assert (done.returncode, done.stderr) == (
        2, "error: a journey has no field 'friktion'\nhint: did you mean 'friction'?\n",
    )  # fmt: skip


def test_the_advice_about_a_wrong_value_names_a_command_that_works(cxmap: Cxmap) -> None:
    text = "cxmap: 1\ntitle: Try\ntouchpoints: [{name: A, channel: web, outcome: soso}]\n"
    told = cxmap("lint", "-", "--format", "full", stdin=text).stdout
    assert "`cxmap fields outcome` explains it" in told
    assert cxmap("fields", "outcome").returncode == 0
