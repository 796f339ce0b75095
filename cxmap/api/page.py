"""The page of a result as a part of a notebook."""

from __future__ import annotations

from typing import Any

from cxmap.formats.drawing.html import fragment
from cxmap.present import Subject
from cxmap.present.look import Look
from cxmap.registry import declaration


def html(subject: str, facts: Any) -> str:
    """The pages of a subject, in full."""
    told = declaration("cxmap.present", subject, Subject)
    return fragment(told.pages(facts, Look(in_full=True, report=True)))
