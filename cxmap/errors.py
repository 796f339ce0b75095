"""Everything that ends a command with exit code 2, as one tree.

CxmapError
├── MissingInput      a path, a git revision or standard input that is not there
├── UnreadableInput   there, but it cannot be read: permissions, a folder where a file is needed
├── ConfigError       the configuration file, or an option that names something unknown
├── InvalidJourney    a journey is needed and the file is none; carries the findings
├── NotComparable     two versions that no honest comparison can be made of
└── CannotWrite       the result could not be written

Each says in one line what is wrong, and in ``hint`` what to do next. They are printed in one place, ``cxmap.cli``.
"""

from __future__ import annotations

from collections.abc import Sequence

import cxmap


class CxmapError(Exception):
    """Could not do the job: ``message`` says why, ``hint`` what to do, ``where`` is ``path:line:column`` if known."""

    def __init__(self, message: str, *, hint: str = "", where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.where = where
        if hint:
            self.add_note(f"hint: {hint}")  # which a traceback shows, also in a notebook


class MissingInput(CxmapError):
    """A path, revision or stream that was named does not exist."""


class UnreadableInput(CxmapError):
    """It exists and cannot be read."""


class ConfigError(CxmapError):
    """The configuration, or an option that refers to it, makes no sense.

    ``setting`` are the keys of the configuration that lead to what is wrong and, last, what they say, if it came from
    there.
    """

    def __init__(self, message: str, *, hint: str = "", where: str = "", setting: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint=hint, where=where)
        self.setting = setting


class InvalidJourney(CxmapError):
    """The file is no valid journey; ``findings`` says all that is wrong with it."""

    def __init__(self, message: str, findings: Sequence[cxmap.Finding], *, hint: str = "", where: str = "") -> None:
        super().__init__(message, hint=hint, where=where)
        self.findings = tuple(findings)

    def __str__(self) -> str:
        """What is wrong, then each finding with its place."""
        return "\n".join((self.message, *map(str, self.findings)))


class NotComparable(CxmapError):
    """The two versions do not tell the same journey."""


class CannotWrite(CxmapError):
    """The result has nowhere to go."""
