"""Where a finding stands that is about several touchpoints."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from cxmap.findings import KeyPath
from cxmap.journey.touchpoint import Touchpoint

WHOLE_LIST: KeyPath = ("touchpoints",)
"""Where a finding stands that a file gets once: at the key, so that mending one touchpoint does not move it."""

_MOST = 10


def places(touchpoints: Iterable[Touchpoint], label: str) -> tuple[tuple[KeyPath, str], ...]:
    """Touchpoints as further places of a finding; the first few say enough."""
    return tuple((touchpoint.path, label) for touchpoint in islice(touchpoints, _MOST))
