"""A start of match rules, to be put into a journey file."""

from __future__ import annotations

from cxmap.events.preview import Preview, as_rules
from cxmap.formats import Format, Look


def matches(preview: Preview, look: Look) -> str:
    """A rule for each frequent event that has none."""
    return as_rules(preview)


FORMAT = Format(facts={"matches": matches})
