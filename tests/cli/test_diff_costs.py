"""``cxmap diff --costs``: prices by name, in text and for programs."""

from __future__ import annotations

import json

from cxmap.records.schemas import output_schema
from tests.cli.conftest import Diff
from tests.diff.test_business import CALL as _CALL
from tests.diff.test_business import MENDED as _MENDED
from tests.diff.test_business import MONTH as _MONTH
from tests.diff.test_business import PAGE as _PAGE
from tests.diff.test_business import PLAN as _PLAN


def test_the_command_names_the_prices_and_refuses_others(diff: Diff) -> None:
    for name, text in (("old.yaml", _PAGE + _CALL), ("new.yaml", _MENDED)):
        head = f"cxmap: 1\nid: try\ntitle: Try it\n{_MONTH}{_PLAN if name == 'new.yaml' else ''}touchpoints:\n"
        with open(name, "w", encoding="utf-8") as file:
            file.write(head + "".join(f"  {line}\n" for line in text.splitlines()))
    code, out, _ = diff("old.yaml", "new.yaml", "--costs", "gartner-2019")
    assert (code, "Prices: Gartner" in out, "a month, with 1,000 customers in both versions" in out) == (0, True, True)
    _, out, _ = diff("old.yaml", "new.yaml", "--costs", "gartner-2019", "--format", "json")
    assert json.loads(out)["comparisons"][0]["business"].keys() == set(
        output_schema("diff")["$defs"]["business"]["properties"]
    )
    code, out, err = diff("old.yaml", "new.yaml", "--costs", "gartner")
    assert (code, out, err.splitlines()[0]) == (2, "", "error: there are no prices called 'gartner'")
