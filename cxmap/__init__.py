"""cxmap says where a customer journey breaks, who caused it, and how much of it is customer service.

Five verbs, ``load``, ``analyze``, ``lint``, ``diff``, ``portfolio``, and what they give, each imported on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxmap.api.analyze import Analysis, analyze
    from cxmap.api.diff import Comparison, diff
    from cxmap.api.lint import Report, lint
    from cxmap.api.load import Journey, load
    from cxmap.api.portfolio import Portfolio, portfolio
    from cxmap.errors import CxmapError, InvalidJourney, NotComparable
    from cxmap.findings import Finding
    from cxmap.journey.touchpoint import Touchpoint

__version__ = "0.1.0"

__all__ = [
    "Analysis",
    "Comparison",
    "CxmapError",
    "Finding",
    "InvalidJourney",
    "Journey",
    "NotComparable",
    "Portfolio",
    "Report",
    "Touchpoint",
    "analyze",
    "diff",
    "lint",
    "load",
    "portfolio",
]

_HOMES = {
    "Analysis": "cxmap.api.analyze",
    "Comparison": "cxmap.api.diff",
    "CxmapError": "cxmap.errors",
    "Finding": "cxmap.findings",
    "InvalidJourney": "cxmap.errors",
    "Journey": "cxmap.api.load",
    "NotComparable": "cxmap.errors",
    "Portfolio": "cxmap.api.portfolio",
    "Report": "cxmap.api.lint",
    "Touchpoint": "cxmap.journey.touchpoint",
    "analyze": "cxmap.api.analyze",
    "load": "cxmap.api.load",
}
"""The modules of the names above, for the running program; the other verbs are packages, see `cxmap.verb`."""

if not TYPE_CHECKING:  # a checker would take every misspelt name for one of these

    def __getattr__(name):
        from importlib import import_module

        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if name not in _HOMES:
            return import_module(f"{__name__}.{name}")
        found = globals()[name] = getattr(import_module(_HOMES[name]), name)
        return found

    def __dir__():
        return sorted({*globals(), *__all__})
