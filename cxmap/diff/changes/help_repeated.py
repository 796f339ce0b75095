"""How much service is needed because service failed."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diff.change import changes, opposites
from cxmap.diff.fact import Fact
from cxmap.diff.figures import HELP_REPEATED
from cxmap.diff.sign_facts import is_as_written, moved
from cxmap.diff.versions import Versions
from cxmap.wording import number, rose


@changes(
    *opposites(
        "help-repeated-up",
        "help-repeated-down",
        when=("help repeated rose (5.4), as far as it is proven (8.6)", "it fell"),
    ),
    topic="Goal, deadline, help",
)
def repeated(versions: Versions) -> Iterator[Fact]:
    """More or fewer steps of seeking help that service itself caused, per 100 customers.

    It is read as the verdict reads it: further requests that were help needed before are no repeats now because the
    first came to less.
    """
    old, new = versions.old.analysis.demand.help_repeated, versions.new.analysis.demand.help_repeated
    for sign in moved(versions, "help-repeated"):
        if not is_as_written(sign, old, new):
            continue
        kind = "help-repeated-down" if sign.better else "help-repeated-up"
        message = f"{HELP_REPEATED} {rose(sign.old, sign.new)} from {number(sign.old)} to {number(sign.new)}"
        yield versions.journey_fact(kind, f"{message} per 100 customers", sign.old, sign.new)
