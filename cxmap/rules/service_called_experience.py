"""Customer service is not customer experience."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts

_EXPERIENCE = re.compile(
    r"\b(?:CX|customer[ -]experiences?|kundenerlebnis\w*|kundenerfahrung\w*|expérience[ -]client"
    r"|experiencia (?:del|de) clientes?|experiência d[eo] clientes?|esperienza (?:del )?cliente|klantbeleving"
    r"|klantervaring|kundupplevelse\w*|kundeoplevelse\w*|kundeopplevelse\w*|asiakaskokemu\w*)\b",
    re.IGNORECASE,
)


@rule("CX403", "service-called-experience", severity=Severity.WARNING, topic="service")
def service_called_experience(facts: Facts) -> Iterator[Problem]:
    """The title says customer experience, and every touchpoint is customer service.

    Call it what it is, or add the rest of the experience.

    Why: "Customer service is a moment and a touchpoint; customer experience is the journey" (Trish Wethman, "Stop
    Calling Customer Service 'Customer Experience'"). Under the big name, better service looks like a better
    experience.

    Bad:

    ```yaml
    title: Our customer experience  # CX403
    touchpoints:
      - {id: menu, name: Choose in the phone menu, team: care, channel: ivr, friction: 2}
      - {id: agent, name: Talk to an agent, team: care, channel: phone, friction: 1, demand: value}
    ```

    Good:

    ```yaml
    title: Get help by phone
    scope: service
    touchpoints:
      - {id: menu, name: Choose in the menu, team: care, channel: ivr, friction: 2, evidence: [{from: data}]}
      - {id: agent, name: Talk to an agent, team: care, channel: phone, friction: 1, demand: value}
    ```
    """
    found = _EXPERIENCE.search(facts.journey.written.title)
    if found and all(touchpoint.is_service for touchpoint in facts.journey.in_front):
        yield Problem(
            ("title",),
            f"the title says {found[0]!r}, and every touchpoint is customer service",
            "name the service in the title, or add the rest of the experience",
        )
