"""What one run of lint found, in numbers and findings; every format shows this and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cxmap.findings import Finding, Rule, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """Findings, sorted; the rules that were run; how many files were checked and how many findings are not shown.

    ``known`` are those that a baseline or an older revision has too. ``top`` is the way from the root of the
    repository to the folder that paths start from, for services that want them from the root. ``quiet`` leaves the
    summary out of texts for people.
    """

    findings: tuple[Finding, ...]
    rules: tuple[Rule, ...] = ()
    files: int = 0
    suppressed: int = 0
    known: int = 0
    fixed: int = 0
    top: str = ""
    quiet: bool = False

    def count(self, severity: Severity) -> int:
        """How many findings have that severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def fixable(self) -> int:
        """How many findings ``--fix`` can mend."""
        return sum(finding.fixable for finding in self.findings)

    @property
    def by_rule(self) -> list[tuple[str, str, int]]:
        """Code, name and number of findings of each rule that has any, the most frequent first."""
        counts = Counter((finding.code, finding.rule) for finding in self.findings)
        return [
            (code, name, count) for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item))
        ]

    @property
    def worst(self) -> Severity | None:
        """The gravest severity among the findings; None without any."""
        return min((finding.severity for finding in self.findings), key=lambda severity: severity.rank, default=None)

    @property
    def summary(self) -> str:
        """``12 files checked: 2 errors, 5 warnings, 3 info (1 fixable with --fix)``."""
        counts = [
            _counted(self.count(Severity.ERROR), "error"),
            _counted(self.count(Severity.WARNING), "warning"),
            f"{self.count(Severity.INFO):,} info" if self.count(Severity.INFO) else "",
        ]
        asides = [
            f"{self.fixable:,} fixable with --fix" if self.fixable else "",
            f"{self.fixed:,} fixed" if self.fixed else "",
            f"{self.suppressed:,} suppressed" if self.suppressed else "",
            f"{self.known:,} known before" if self.known else "",
        ]
        found = ", ".join(filter(None, counts)) or "no findings"
        aside = ", ".join(filter(None, asides))
        return f"{_counted(self.files, 'file') or '0 files'} checked: {found}" + (f" ({aside})" if aside else "")


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}" if count else ""
