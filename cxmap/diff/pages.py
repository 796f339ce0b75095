"""What each change means, as its file says it."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

from cxmap.diff.change import Kind
from cxmap.diff.changes import catalogue
from cxmap.diff.put_back import rows


class Page(NamedTuple):
    """One change: its id and class, the others of its file, and what is to be known about it."""

    kind: Kind
    others: tuple[str, ...]
    text: str

    @property
    def summary(self) -> str:
        """The first sentence, in one line."""
        return " ".join(self.text.partition("\n\n")[0].split())


def pages() -> dict[str, Page]:
    """Every change with its page, by id, in the order of the alphabet."""
    declared = [(changes.kinds, changes.page) for changes in catalogue()]
    declared += [(row.questions, row.page) for row in rows()]
    found = {
        kind.id: Page(kind, tuple(other.id for other in kinds if other is not kind), _text(page))
        for kinds, page in declared
        for kind in kinds
    }
    return dict(sorted(found.items()))


def _text(page: str) -> str:
    first, _, rest = page.partition("\n")
    return f"{first}\n{textwrap.dedent(rest)}".strip()
