"""What in a text points at one person: e-mail addresses, international phone numbers, card numbers, IBANs.

Numbers count only with their checksum, so that order numbers, citations and dates pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxmap.rules._texts import vocabulary

_MAIL = r"(?<![\w.+-])([\w.+-]+)@(?:[\w-]+\.)+[^\W\d_]{2,}"
_PHONE = r"(?<![\w+])\+[1-9](?:[ \u00a0().\-/]{0,3}[0-9]){7,14}(?![0-9])"
_THOUSANDS = r"\+[0-9]{1,3}([ \u00a0.])[0-9]{3}\1[0-9]{3}"
_DIGITS = r"(?a:(?<![\w.+])[0-9]{4}[ -]?[0-9]{4}(?:[ -]?[0-9]){5,11}(?![\w-]|[.,][0-9]))"
_CARD = r"4\d{12}(\d{3}){0,2}|5[0-8]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3(0[0-5]|[689]\d)\d{11}|35\d{14}|6\d{15}(\d{3})?"
_ACCOUNT = r"(?ai:(?<![\w-])[A-Z]{2}[0-9]{2}[ -]?[A-Z0-9]{4}(?:[ -]?[A-Z0-9]){7,26})"

_FEWEST_DIGITS = 11
"""Of the shortest number that is looked for."""
_NEITHER_DIGIT_NOR_COLON = bytes(set(range(256)) - set(b"0123456789:"))

_MAILBOXES = vocabulary(
    "abuse admin billing care claims complaints contact customercare customerservice donotreply enquiries feedback"
    " hello help helpdesk info inquiries kontakt kundendienst kundenservice mail marketing news newsletter noreply"
    " office orders postmaster press privacy reklamation returns sales security service support team webmaster"
)
"""Mailboxes of a company, after RFC 2142: nobody's own address."""

_IBAN_LENGTHS = {
    code[:2]: int(code[2:])
    for code in vocabulary(
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29"
        " ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20"
        " LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29"
        " PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20"
        " YE30"
    )
}
"""Characters of an IBAN by country, from the registry of ISO 13616."""


def personal_data(text: str) -> Iterator[str]:
    """What kinds of personal data a text holds, each once, in words; never the data itself."""
    if "@" in text and any(_is_persons(match[1]) for match in re.finditer(_MAIL, text)):
        yield "an e-mail address"
    if "+" in text and any(not re.fullmatch(_THOUSANDS, match[0]) for match in re.finditer(_PHONE, text)):
        yield "a phone number"
    if sum(map(str.isdigit, text)) < _FEWEST_DIGITS:
        return
    if any(_is_card(_bare(match[0])) for match in re.finditer(_DIGITS, text)):
        yield "a card number"
    if any(_is_iban(_bare(match[0]).upper()) for match in re.finditer(_ACCOUNT, text)):
        yield "a bank account number (IBAN)"


def may_hold_personal_data(text: str) -> bool:
    """Whether a file is worth a closer look, by its text as it is written: of most it says very quickly that they are
    not, and never of one that is.

    A backslash may hide anything. Numbers of cards and accounts have no colon between their digits.
    """
    if "@" in text or "\\" in text or ("+" in text and re.search(r"\+[1-9]", text)):
        return True
    digits = text.encode("ascii", "ignore").translate(None, _NEITHER_DIGIT_NOR_COLON)
    return bool(re.search(rb"[0-9]{%d}" % _FEWEST_DIGITS, digits))


def _is_persons(mailbox: str) -> bool:
    return mailbox.casefold().replace("-", "").replace(".", "").replace("_", "") not in _MAILBOXES


def _bare(number: str) -> str:
    return number.replace(" ", "").replace("-", "")


def _is_card(digits: str) -> bool:
    """A length and a beginning that card schemes use, and Luhn's checksum."""
    doubled = [int(digit) * 2 for digit in digits[-2::-2]]
    total = sum(int(digit) for digit in digits[-1::-2]) + sum(
        number - 9 if number > 9 else number for number in doubled
    )
    return bool(re.fullmatch(_CARD, digits)) and total % 10 == 0


def _is_iban(code: str) -> bool:
    """The length of its country and the remainder of ISO 7064."""
    length = _IBAN_LENGTHS.get(code[:2], len(code) + 1)
    rotated = code[4:length] + code[:4]
    return len(rotated) == length and int("".join(str(int(c, 36)) for c in rotated)) % 97 == 1
