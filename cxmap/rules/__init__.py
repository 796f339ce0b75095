"""One file = one rule: its declaration, its page with a bad and a good example, a few lines of code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cxmap.analysis.analysis import Analysis
from cxmap.config import Config
from cxmap.findings import Rule
from cxmap.journey.journey import Journey
from cxmap.journey.load import JourneyFile
from cxmap.registry import declaration, declarations, file_names


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule may look at: the journey in its file, what is known about it, and the configuration."""

    file: JourneyFile
    analysis: Analysis
    config: Config

    @property
    def journey(self) -> Journey:
        """The journey as written."""
        return self.analysis.journey

    @property
    def text(self) -> str:
        """The whole file: it shows quickly that something rare is nowhere in it; what is found is in the journey."""
        return self.file.document.text


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    found = declarations(__name__, Rule)
    for file, rule in found.items():
        if rule.name != file:
            raise TypeError(f"the file of the rule {rule.name!r} is called {file!r}; the two have to agree")
    return tuple(sorted(found.values(), key=lambda rule: rule.code))


@cache
def rule_named(name: str) -> Rule | None:
    """The rule with that name or code; None if there is none. A name imports the file of that rule and no other."""
    if name in file_names(__name__):
        return declaration(__name__, name, Rule)
    return next((rule for rule in rules() if rule.code == name), None)
