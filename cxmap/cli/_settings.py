"""``lint --show-settings``: what holds for a run, after options and configuration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.cli._options import Run
from cxmap.formats.drawing.printable import printable
from cxmap.lint.select import Selection
from cxmap.source.files import shown

if TYPE_CHECKING:
    from cxmap.cli._lint import Options


def settings(run: Run, selection: Selection, options: Options) -> str:
    """One setting to a line, then one rule to a line with how grave it is."""
    return "".join(f"{printable(line)}\n" for line in (*_settings(run, options), "", *_rules(selection)))


def _settings(run: Run, options: Options) -> Iterator[str]:
    config = run.config
    yield f"configuration: {shown(str(run.config_path)) if run.config_path else 'none'}"
    rows = {
        "paths": options.paths or (".",),
        "include": config.include,
        "exclude": (*config.exclude, *options.exclude),
        "teams": config.teams,
        "channels of your own": tuple(config.channels),
        "fails from": (options.fail_on,),
        "most warnings": () if options.max_warnings is None else (str(options.max_warnings),),
        "baseline": (options.baseline,) if options.baseline else (),
        "since": (options.since,) if options.since else (),
    }
    for name, values in rows.items():
        yield f"{name}: {', '.join(values) or 'none'}"
    for pattern, names in config.lint.per_file_ignores.items():
        yield f"silent in {pattern}: {', '.join(names)}"


def _rules(selection: Selection) -> Iterator[str]:
    yield f"{len(selection.rules)} rules run:"
    for rule in selection.rules:
        severity = selection.severities.get(rule.name, rule.severity)
        changed = "" if severity is rule.severity else f" (else {rule.severity.value})"
        yield f"{rule.code} {rule.name}: {severity.value}{changed}"
