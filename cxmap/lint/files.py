"""The verb ``cxmap.lint``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxmap.config import Config, default
from cxmap.inputs.paths import journey_files
from cxmap.lint.report import Report
from cxmap.lint.run import Job, run
from cxmap.lint.select import select as selection


def lint(
    *paths: str,
    config: Config | None = None,
    folder: str = "",
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    preset: str | None = None,
    severity: Mapping[str, str] | None = None,
    exclude: Iterable[str] = (),
) -> Report:
    """What is found in files, in folders, in ``REV:PATH`` or ``-``; without a path, in the working folder.

    Rules are named as on the command line, and the patterns of the configuration start in ``folder``. Raises
    MissingInput, UnreadableInput, ConfigError.
    """
    config = config or default()
    rules = selection(config, folder=folder, only=select, ignore=ignore, preset=preset, severity=severity)
    outcome = run(journey_files(paths or (".",), config, folder=folder, exclude=exclude), Job(config, rules))
    for error in outcome.errors:
        raise error
    return outcome.report(rules)
