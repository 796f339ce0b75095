"""Two versions of a journey: which touchpoint is which, what is different, and what that means for the customer.

The package has the name of a verb, so it can be called like one: ``cxmap.diff(old, new)``.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxmap.diff.comparison import Comparison
    from cxmap.journey.journey import Journey


class _Verb(ModuleType):
    def __call__(self, old: Journey, new: Journey, **options: Any) -> Comparison:
        """What changed; see `cxmap.diff.comparison.diff`."""
        from cxmap.diff.comparison import diff

        return diff(old, new, **options)


sys.modules[__name__].__class__ = _Verb
