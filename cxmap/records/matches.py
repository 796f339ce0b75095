"""What of a log would be counted as what, under the names that other programs rely on."""

from __future__ import annotations

from cxmap.events.preview import Preview
from cxmap.present.look import Look
from cxmap.records import Json, Records


def content(found: Preview, look: Look) -> Json:
    """The preview of a run."""
    return {"match": preview_facts(found)}


def preview_facts(found: Preview) -> Json:
    """What would be counted as what."""
    return {
        **{name: value for name, value in found._asdict().items() if name not in ("events", "title")},
        "without_events": list(found.without_events),
        "events": [
            {
                **matched._asdict(),
                "cells": dict(matched.cells),
                "means": matched.means or None,
                "also": list(matched.also),
                "suggestions": list(matched.suggestions),
            }
            for matched in found.events
        ],
    }


RECORDS = Records(content)
