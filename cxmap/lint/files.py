"""From paths to the files that are meant, and the verb ``cxmap.lint``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxmap.config import Config, default
from cxmap.lint.patterns import anchored
from cxmap.lint.report import Report
from cxmap.lint.run import Job, run
from cxmap.lint.select import select as selection
from cxmap.source.discover import discover


def names(
    paths: Iterable[str],
    config: Config,
    *,
    folder: str = "",
    exclude: Iterable[str] = (),
    force_exclude: bool = False,
) -> list[str]:
    """The files that the paths mean; ``folder`` is where the patterns of the configuration start."""
    return discover(
        paths,
        include=[anchored(pattern, folder) for pattern in config.include],
        exclude=[*(anchored(pattern, folder) for pattern in config.exclude), *exclude],
        force_exclude=force_exclude,
    )


def lint(
    *paths: str,
    config: Config | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    preset: str | None = None,
    severity: Mapping[str, str] | None = None,
    exclude: Iterable[str] = (),
) -> Report:
    """What is found in files, in folders, in ``REV:PATH`` or ``-``; without a path, in the working folder.

    Rules are named as on the command line. Raises MissingInput, UnreadableInput, ConfigError.
    """
    config = config or default()
    rules = selection(config, only=select, ignore=ignore, preset=preset, severity=severity)
    outcome = run(names(paths or (".",), config, exclude=exclude), Job(config, rules))
    for error in outcome.errors:
        raise error
    return outcome.report(rules)
