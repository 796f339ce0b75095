"""The engine around the rules: positions, selection, suppressions, baseline, fixes. Pure, given text and values.

The package has the name of a verb, so it can be called like one: ``cxmap.lint("journeys")``.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxmap.lint.report import Report


class _Verb(ModuleType):
    def __call__(self, *paths: str, **options: Any) -> Report:
        """What is found; see `cxmap.lint.files.lint`."""
        from cxmap.lint.files import lint

        return lint(*paths, **options)


sys.modules[__name__].__class__ = _Verb
