"""Customers were asked."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.rules._places import WHOLE_LIST


@rule("CX604", "staff-only-evidence", severity=Severity.WARNING, topic="evidence")
def staff_only_evidence(facts: Facts) -> Iterator[Problem]:
    """All evidence is from staff; nobody asked a customer or looked at data.

    It is said once for the file. Any entry from another source ends it.

    Why: a journey map is "created with customers, from their viewpoint" (Annette Franz, CX Journey). Staff see the
    customers who come, not those who gave up on the way.

    Bad:

    ```yaml
    touchpoints:  # CX604
      - {id: find, name: Find the return page, team: web, channel: web, friction: 2, evidence: [{from: staff}]}
      - {id: refund, name: Get the refund, team: finance, channel: bank-transfer, friction: 1}
    ```

    Good:

    ```yaml
    - {id: find, name: Find the page, team: web, channel: web, friction: 2, evidence: [{from: staff}, {from: survey}]}
    ```
    """
    if set(facts.analysis.evidence.by_source) == {"staff"}:
        yield Problem(
            WHOLE_LIST,
            "all evidence is from staff; no customer was asked",
            "ask a few customers, or add what logs and tickets show",
            on="key",
        )
