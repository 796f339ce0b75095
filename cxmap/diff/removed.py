"""What is to be said of a touchpoint that the new version does not have."""

from __future__ import annotations

from cxmap.diff.version import Version
from cxmap.diff.versions import Versions
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import NEEDED_HELP
from cxmap.wording import called, short


def is_unexplained(versions: Versions, touchpoint: Touchpoint) -> bool:
    """A hard step that is gone without a word: neither retired nor declared to be a part of another one."""
    return (touchpoint.anchor or 0) >= NEEDED_HELP and touchpoint.id not in _explained(versions)


def why(versions: Versions, touchpoint: Touchpoint) -> str:
    """The reason in the file, if there is one, as the end of a sentence."""
    reasons = {retired.id: retired.why for retired in versions.new.journey.written.retired}
    reason = reasons.get(touchpoint.id)
    return f"; {short(reason)}" if reason else ""


def stranded(side: Version) -> str:
    """The last breakdown after which no contact ends with the matter done, in words; empty if there is none."""
    for touchpoint in reversed(side.touchpoints):
        if touchpoint.is_contact and touchpoint.outcome == "done":
            return ""
        if side.analysis.breakdowns.signals[touchpoint.index]:
            return f"{called(touchpoint)} is a breakdown, and no contact after it gets it done"
    return ""


def _explained(versions: Versions) -> set[str]:
    new = versions.new.journey
    retired = {item.id for item in new.written.retired}
    return retired | {id for touchpoint in new.touchpoints for id in touchpoint.written.renamed_from}
