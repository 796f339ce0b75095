"""One file = one rule: its declaration, its page with a bad and a good example, a few lines of code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cxmap.analysis.analysis import Analysis
from cxmap.config import Config
from cxmap.declared import declarations
from cxmap.findings import Rule
from cxmap.journey.journey import Journey


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule may look at: the journey as written, what is known about it, the configuration, and the whole file.

    ``text`` shows quickly that something rare is nowhere in the file; what a rule finds it finds in the journey.
    """

    journey: Journey
    analysis: Analysis
    config: Config
    text: str


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    found = declarations(__name__, Rule)
    for file, rule in found.items():
        if rule.name != file:
            raise TypeError(f"the file of the rule {rule.name!r} is called {file!r}; the two have to agree")
    return tuple(sorted(found.values(), key=lambda rule: rule.code))


def rule_named(name: str) -> Rule | None:
    """The rule with that name or code; None if there is none."""
    return next((rule for rule in rules() if name in (rule.name, rule.code)), None)
