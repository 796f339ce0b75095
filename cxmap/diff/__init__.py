"""Two versions of a journey: which touchpoint is which, what is different, and what that means for the customer.

Called, ``cxmap.diff(old, new)`` is `cxmap.api.diff.diff`.
"""

from __future__ import annotations

import sys

from cxmap.verb import Verb

DONE_BY = "cxmap.api.diff"

sys.modules[__name__].__class__ = Verb
