"""Needs say more than age."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.journey.written import Persona
from cxmap.rules import Facts
from cxmap.wording import some_of


@rule("CX802", "persona-without-needs", severity=Severity.INFO, topic="privacy")
def persona_without_needs(facts: Facts) -> Iterator[Problem]:
    """The persona has an age, gender or income, and no needs.

    Say what this customer needs from the journey: quick, in plain words, without a printer. Then see whether the
    rest still tells anything.

    Why: demographics bring in bias and hide what stands in people's way, as designers of personas have learned
    (Torchbox and dscout on personas). Nobody fails at a form because of being 34.

    Bad:

    ```yaml
    persona: {name: Shopper, age: 34}  # CX802
    ```

    Good:

    ```yaml
    persona: {name: Shopper, needs: [quick, no printer at home]}
    ```

    ```yaml
    persona: {name: Shopper, age: 34, needs: [quick]}
    ```
    """
    persona = facts.journey.written.persona
    if not isinstance(persona, Persona) or persona.needs:
        return
    facets = [name for name in ("age", "gender", "income") if getattr(persona, name) is not None]
    if facets:
        yield Problem(
            ("persona",),
            f"the persona has {some_of(facets)} and no needs",
            "add `needs:` with what this customer needs from the journey",
            on="key",
        )
