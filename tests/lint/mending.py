"""Texts before and after their fixes."""

from __future__ import annotations

from cxmap.config import default
from cxmap.lint.fix import Mended, mend
from cxmap.lint.select import select
from cxmap.source.files import Input


def mended(data: bytes) -> Mended:
    return mend(Input("journey.yaml", data), default(), select(default()))


def fixed(text: str) -> str:
    """The text after its fixes; a second time changes nothing, and nothing fixable is left."""
    once = mended(text.encode())
    assert mended(once.source.data).source.data == once.source.data
    assert not [finding for finding in once.checked.findings if finding.fixable]
    return once.source.data.decode()
