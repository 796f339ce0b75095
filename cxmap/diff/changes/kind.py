"""Whether a touchpoint counts as service."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import QUESTION, Kind, changes
from cxmap.diff.fact import Fact
from cxmap.diff.put_back.kind import is_other_help
from cxmap.diff.versions import Versions


@changes(
    Kind(
        "kind-changed",
        QUESTION,
        "kind-changed",
        when="a step counts as service and did not, or the other way round (1.2)",
    ),
    topic="Who comes, and what counts as service",
)
def kind(versions: Versions) -> Iterator[Fact]:
    """A step counts as service now and did not before, or the other way round.

    Figures of service and of the rest are not comparable then: nothing has to have changed for the customer.
    """
    for pair in versions.edited:
        if is_other_help(pair):
            old, new = pair.old.class_, pair.new.class_
            message = f"counts as {new} now, was {old}: figures for service and for the rest moved without the customer"
            yield pair.fact("kind-changed", message, old, new, "kind")
