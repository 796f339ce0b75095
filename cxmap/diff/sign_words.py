"""Signs in words."""

from __future__ import annotations

from cxmap.analysis.parts import EPSILON
from cxmap.diff.figures import HELP_REPEATED, help_needed
from cxmap.diff.reading import places
from cxmap.diff.sign import Part, Sign
from cxmap.diff.versions import Versions
from cxmap.wording import in_words, number, rose


def said(versions: Versions, found: tuple[Sign, ...], part: Part) -> list[str]:
    """What moved in one part: help and friction always, also where they stay, then what else there is."""
    here = [sign for sign in found if sign.part == part]
    help_ = [_words(sign) for sign in here if sign.what in ("help-needed", "help-repeated")]
    felt = [_words(sign) for sign in here if sign.what == "friction"]
    rest = [_words(sign) for sign in here if sign.what not in ("help-needed", "help-repeated", "friction")]
    return [*(help_ or [_help_stays(versions, part)]), *(felt or [_friction_stays(versions, part)]), *rest]


def _help_stays(versions: Versions, part: Part) -> str:
    old = versions.old.analysis
    amount = help_needed(old) if part == "experience" else old.demand.help_repeated
    return f"{_HELP[part]} stays at {number(100 * amount)} per 100 customers"


def _friction_stays(versions: Versions, part: Part) -> str:
    if not all(any(step.friction is not None for step in side.touchpoints) for side in (versions.old, versions.new)):
        return f"Friction {_WHERE[part]} is not scored in both versions"
    felt = sum(place.old.felt for place in places(versions) if place.old and place.part == part)
    return f"Friction felt {_WHERE[part]} stays at {number(felt)} points per customer"


_WHERE: dict[Part, str] = {"experience": "outside service", "service": "in service"}
_HELP: dict[Part, str] = {"experience": "Help needed", "service": HELP_REPEATED}


def _words(sign: Sign) -> str:
    where = _WHERE[sign.part]
    match sign.what:
        case "help-needed" | "help-repeated":
            return _moved(_HELP[sign.part], "per 100 customers", sign)
        case "friction":
            return _moved(f"Friction felt {where}", "points per customer", sign)
        case "goal-share":
            return f"The goal is met by {number(sign.new)} of 100 customers, was {number(sign.old)}"
        case "breakdowns":
            return f"{'Fewer breakdowns' if sign.better else 'More breakdowns'} {where}: {_counts(sign)}"
        case "deadline":
            return f"The goal is met {_against(sign.new)} the deadline, was {_against(sign.old)} it"
        case "time":
            old, new = in_words(sign.old), in_words(sign.new)
            what = f"Time stated {where} up to the goal, waits given up included,"
            return f"{what} {rose(sign.old, sign.new)} from {old} to {new} per customer"
        case "hours":
            return "Opening hours of service are longer" if sign.better else "Opening hours of service are cut"


def _moved(what: str, unit: str, sign: Sign) -> str:
    return f"{what} {rose(sign.old, sign.new)} from {number(sign.old)} to {number(sign.new)} {unit}"


def _counts(sign: Sign) -> str:
    return f"{number(sign.new)} now, {number(sign.old)} before"


def _against(slack: float) -> str:
    if abs(slack) <= EPSILON:
        return "exactly at"
    return f"{in_words(abs(slack))} {'after' if slack < 0 else 'before'}"
