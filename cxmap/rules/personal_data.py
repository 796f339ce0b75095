"""Nobody's address is in the file."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.rules import Facts
from cxmap.rules._personal import may_hold_personal_data
from cxmap.rules._personal import personal_data as found_in
from cxmap.rules._texts import texts


@rule("CX801", "personal-data", severity=Severity.ERROR, topic="privacy")
def personal_data(facts: Facts) -> Iterator[Problem]:
    """A text contains an e-mail address, a phone number, a card number or a bank account number.

    Phone numbers are found in international form (`+` and the country), card numbers and IBANs only with a correct
    checksum. A company's own mailbox, such as `support@`, is nobody's address and passes. Comments and `x-` fields are
    not looked at. The finding does not repeat what it found.

    Why: journey files live in git, where nothing is ever quite deleted, and their lines are printed in the logs of
    CI. A story about one customer does not need to say who it was.

    Bad:

    ```yaml
    - {id: find, name: Bob (bob.smith@example.com) looks for the page, team: web, channel: web, friction: 2}  # CX801
    ```

    Good:

    ```yaml
    - {id: find, name: Find the return page, team: web, channel: web, friction: 2}
    ```

    ```yaml
    - {id: mail, name: Write to support@example.com, team: care, channel: email, friction: 2, demand: value}
    ```
    """
    if not may_hold_personal_data(facts.text):
        return
    for path, text, on in texts(facts.journey.written):
        for what in found_in(text):
            key = next(part for part in reversed(path) if isinstance(part, str))
            yield Problem(
                path,
                f"there is {what} in a key" if on == "key" else f"there is {what} in `{key}`",
                "take it out and say what is needed to understand the step; if it was pushed, history still has it",
                on=on,
                about=what if on == "key" else f"{key}: {what}",
            )
