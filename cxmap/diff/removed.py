"""What is to be said of a touchpoint that the new version does not have."""

from __future__ import annotations

from cxmap.diff.version import Version
from cxmap.diff.versions import Versions
from cxmap.journey.touchpoint import Touchpoint
from cxmap.journey.vocabulary import NEEDED_HELP
from cxmap.wording import called, short


def is_unexplained(versions: Versions, one: Touchpoint) -> bool:
    """A hard step that is gone without a word: neither retired nor declared to be a part of another one."""
    return (one.anchor or 0) >= NEEDED_HELP and one.id not in _explained(versions)


def why(versions: Versions, one: Touchpoint) -> str:
    """The reason in the file, if there is one, as the end of a sentence."""
    reasons = {retired.id: retired.why for retired in versions.new.journey.written.retired}
    reason = reasons.get(one.id)
    return f"; {short(reason)}" if reason else ""


def stranded(side: Version) -> str:
    """The last breakdown after which no contact ends with the matter done, in words; empty if there is none."""
    for one in reversed(side.touchpoints):
        if one.is_contact and one.outcome == "done":
            return ""
        if side.analysis.breakdowns.signals[one.index]:
            return f"{called(one)} is a breakdown, and no contact after it gets it done"
    return ""


def _explained(versions: Versions) -> set[str]:
    new = versions.new.journey
    retired = {one.id for one in new.written.retired}
    return retired | {id for one in new.touchpoints for id in one.written.renamed_from}
