"""What holds for the findings in every format."""

from __future__ import annotations

import pytest

from cxmap.formats import names
from tests.formats.findings import ALL_OF_HELL, report, shown
from tests.lint.example import CLEAN


@pytest.mark.parametrize("format_", names("findings"))
def test_the_order_in_which_files_were_read_changes_nothing(format_: str) -> None:
    backwards = report(dict(reversed({"a.yaml": "", "b.yaml": CLEAN.replace("    team: care\n", "")}.items())))
    forwards = report({"a.yaml": "", "b.yaml": CLEAN.replace("    team: care\n", "")})
    assert shown(format_, backwards) == shown(format_, forwards)


def test_all_of_hell_goes_through_every_format() -> None:
    for name in names("findings"):
        assert shown(name, ALL_OF_HELL)
