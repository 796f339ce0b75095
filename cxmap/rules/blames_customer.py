"""The customer is not the fault."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxmap.findings import KeyPath, Problem, Severity, rule
from cxmap.journey.journey import Journey
from cxmap.journey.written import Stage, WrittenTouchpoint
from cxmap.rules import Facts

_CUSTOMER = (
    r"(?:customer|user|caller|shopper|buyer|consumer|patient|guest|visitor|passenger|travell?er|citizen|applicant|tenant"
    r"|subscriber|cardholder|policyholder|account holder)s?"
)
_OBJECT = (
    r"(?P<object>\b(?:to|by|from|for|with|about|on|at|per)\s+(?:(?:the|a|an|our|this|that|each|every|all)\s+)*"
    r"|\bof\s+(?:the|a|an|our|this|that|each|every)\s+(?!\w*s\b))?"
)
"""Behind these words the customer is not the one who acts: "the mail to the customer failed to arrive", "the payment of
the customer", but "one in ten of the customers"."""
_FORGOT = r"forg(?:ot|ets?|etting)\b(?![ -](?:my |your |their )?(?:password|pin|username)\b)"
_FAULT = (
    rf"(?:again |simply |just |often |always |never )?"
    rf"(?:(?:has |have |had )?failed to\b|fails? to\b|{_FORGOT}"
    r"|(?:did|do|does)(?: not|n['’]t) (?:bother|care to|listen|pay attention|read)\b"
    r"|(?:never )?(?:neglects?|neglected) to\b|(?:should|could) have (?:read|known)\b"
    r"|(?:is|are|was|were) (?:too )?(?:careless|clueless|dumb|ignorant|lazy|stupid)\b)"
)
_INSULTS = (
    rf"(?:careless|clueless|dumb|ignorant|incompetent|lazy|stupid) {_CUSTOMER}\b|idiots?\b|morons?\b|idiot[ -]proof"
)
_USER_ERROR = (
    r"(?:user|customer)(?:[ -]errors?|(?:['’]s|s['’]) (?:own )?(?:fault|error|mistake))\b"
    r"(?! (?:codes?|logs?|messages?|pages?|rates?|reports?|screens?)\b)"
    r"|PEB(?:CAK|KAC)\b|RTFM\b|(?:anwender|benutzer|bedien(?:ungs)?)fehler\b"
    r"|erreur (?:de l['’]utilisateur|du client)\b|error (?:del|de) (?:usuario|cliente)\b|gebruikersfout\b"
)
_BLAME = rf"(?i:{_OBJECT}\b{_CUSTOMER} {_FAULT}|\b(?:{_INSULTS})|\b(?:{_USER_ERROR}))"
_SIGNS = (
    "attention", "bother", "care", "clueless", "dumb", "err", "fail", "fault", "fehler", "forg", "fout", "have known",
    "have read", "idiot", "ignorant", "incompetent", "lazy", "listen", "mistake", "moron", "neglect", "peb", "rtfm",
    "stupid", "t read",
)  # fmt: skip
"""One of these is in every text that the pattern matches; looking for them first is much quicker."""


@rule("CX901", "blames-customer", severity=Severity.WARNING, topic="wording")
def blames_customer(facts: Facts) -> Iterator[Problem]:
    """A text blames the customer: user error, "customer failed to", "did not read", an insult.

    Say what the customer tried to do, or what the company showed them. What customers say about themselves in
    `thinking` and `feeling` is theirs, and "Forgot my password" is an ordinary step.

    Why: if an interface has to be explained, "something has gone wrong" with it (GOV.UK, Service manual, "Writing
    for user interfaces"). A map that starts with the customer's fault ends without anything to mend.

    Bad:

    ```yaml
    - {id: find, name: Customer failed to read the return policy, team: web, channel: web, friction: 2}  # CX901
    ```

    ```yaml
    - {id: pin, name: Enter the code, team: web, channel: web, friction: 2, doing: Typical user error}  # CX901
    ```

    Good:

    ```yaml
    - {id: find, name: Find the return policy, team: web, channel: web, friction: 2}
    ```

    ```yaml
    - {id: reset, name: Reset a forgotten password, team: web, channel: web, friction: 2}
    ```
    """
    told = list(_told(facts.journey))
    together = "\n".join([text for _, _, text in told]).lower()
    if not any(sign in together for sign in _SIGNS):
        return
    for parent, key, text in told:
        found = next((match for match in re.finditer(_BLAME, text) if not match["object"]), None)
        if found:
            message = f"{found[0].strip()!r} blames the customer"
            yield Problem((*parent, key), message, "say what customers try to do here, or what they are shown")


def _told(journey: Journey) -> Iterator[tuple[KeyPath, str | int, str]]:
    """The texts in which the company speaks: the place of a mapping, a key in it, and what stands there.

    What customers think and feel, and notes, may be quotes.
    """
    written = journey.written
    yield (), "title", written.title
    if written.goal:
        yield (), "goal", written.goal
    if isinstance(written.persona, str):
        yield (), "persona", written.persona
    elif written.persona:
        yield ("persona",), "name", written.persona.name or ""
    for i, action in enumerate(written.actions):
        yield ("actions", i), "what", action.what
    for i, retired in enumerate(written.retired):
        yield ("retired", i), "why", retired.why or ""
    for i, stage in enumerate(written.stages):
        if not isinstance(stage, str):
            yield from _listed(("stages", i), stage)
    for path, touchpoint in journey.walk():
        said = touchpoint.written
        yield path, "name", said.name
        if said.doing:
            yield path, "doing", said.doing
        yield from _listed(path, said)
        if said.fallback:
            yield path, "fallback", said.fallback
        if said.designed:
            for key in ("reason", "clarity", "ease"):
                yield (*path, "designed"), key, getattr(said.designed, key) or ""


def _listed(path: KeyPath, said: Stage | WrittenTouchpoint) -> Iterator[tuple[KeyPath, str | int, str]]:
    """What hurts and what could be better: the words of whoever drew the map."""
    for key, texts in (("pains", said.pains), ("opportunities", said.opportunities)):
        for i, text in enumerate(texts):
            yield (*path, key), i, text
