"""The words of the format as tables: kinds, classes, channels, modes, and what follows from each."""

from __future__ import annotations

from typing import Literal, get_args

from cxmap.wording import half_up, score

VERSION = 1
"""Of the format."""

EXTENSION = "x-"
"""Keys that start so are the author's own and are passed over."""

ServiceClass = Literal["experience", "self-service", "assisted", "unknown", "backstage"]
State = Literal["as-is", "to-be"]
Basis = Literal["case", "typical", "measured"]
Ends = Literal["resolved", "unresolved", "abandoned"]
Kind = Literal[
    "promotion", "reputation", "information", "sales", "task", "product", "communication", "billing", "check",
    "feedback", "own", "self-service", "assisted", "backstage",
]  # fmt: skip
Mode = Literal["digital", "voice", "in-person", "post", "broadcast"]
Control = Literal["owned", "partner", "external", "customer"]
Initiator = Literal["customer", "company", "other"]
Outcome = Literal["done", "partly", "failed", "unavailable", "abandoned", "none"]
Join = Literal["all", "any"]
Unavailable = Literal["closed", "queue", "not-offered", "not-eligible", "down"]
Context = Literal["kept", "partial", "lost", "unknown"]
Demand = Literal["value", "failure", "unknown"]
Why = Literal[
    "product", "documentation", "communication", "expectation", "sales", "billing", "progress", "check", "access",
    "other",
]  # fmt: skip
Protects = Literal["customer", "company", "both", "law"]
Lifecycle = Literal["attraction", "interaction", "cultivation", "exit"]
EvidenceFrom = Literal["customer", "survey", "data", "staff", "published", "estimate"]
Period = Literal["day", "week", "month", "quarter", "year", "event"]

BACKSTAGE = "backstage"
"""The kind, and the class, of a step that customers never see: it takes time and is somebody's, and nothing else."""

CLASSES: tuple[ServiceClass, ...] = tuple(name for name in get_args(ServiceClass) if name != BACKSTAGE)
"""The parts that an experience is split into."""
MODES: tuple[Mode, ...] = get_args(Mode)
KINDS: tuple[Kind, ...] = tuple(kind for kind in get_args(Kind) if kind != BACKSTAGE)
"""What a channel may be for."""

UNKNOWN_CHANNEL = "unknown"
"""What a file writes where nobody knows the channel, such as in an imported diagram: its class is not known either."""

NOBODY = "(nobody)"
OUTSIDE = "(outside)"
"""How a missing team and everybody outside the company are written in results."""

ANCHORS: dict[int, tuple[str, str]] = {
    1: ("effortless", "Did it first time without stopping to think"),
    2: ("small snag", "Paused or hesitated, then did it"),
    3: ("real effort", "Had to search, re-read, wait or repeat; still did it here"),
    4: ("needed help", "Needed a workaround, a second try, or to ask someone; done late or only partly"),
    5: ("blocked", "Could not do it here: gave up, was turned away or went elsewhere"),
}
"""The friction scale: score → name and what happened."""

NEEDED_HELP, BLOCKED = 4, 5
"""The two anchors that signals are read from."""

WITHOUT_HANDOFF: frozenset[Kind] = frozenset({"promotion", "reputation", "feedback", "own"})
"""Kinds that pass no customer on: nobody hands anybody over at a billboard."""

WITHOUT_GOAL: frozenset[Kind] = frozenset({"promotion", "reputation", "feedback", "backstage"})
"""Kinds at which no goal is met."""

STARTED_BY: dict[Kind | None, Initiator] = {
    **dict.fromkeys(("assisted", "self-service", "task", "own"), "customer"),
    **dict.fromkeys(("promotion", "communication", "billing", "feedback", "check", "backstage"), "company"),
}
"""Who starts a touchpoint of a kind, where the file does not say; the other kinds leave it open."""

_CHANNELS: dict[Kind, str] = {
    "assisted": "phone chat email web-form ticket whatsapp messenger branch service-desk reception counter table"
    " video-support",
    "self-service": "faq help-centre ivr chatbot help-kiosk community-help",
    "task": "web app kiosk checkout",
    "communication": "sms push post letter notice",
    "promotion": "billboard ad direct-mail campaign-email sponsorship",
    "reputation": "review-site news word-of-mouth social forum",
    "billing": "invoice statement",
    "sales": "store demo sales-call",
    "feedback": "survey",
    "own": "own",
    "product": "parcel home-visit vehicle doorstep shop till card-terminal bank-transfer",
}
KIND_OF_CHANNEL: dict[str, Kind] = {name: kind for kind, names in _CHANNELS.items() for name in names.split()}
"""What a channel is for, where neither the file nor the configuration says."""

AT_A_DESK: dict[str, Kind] = {"reception": "check", "counter": "product", "table": "product"}
"""Channels at which one gets help only where the file says why one came; else what they are for."""

_SYNONYMS = {
    "phone": "telephone call hotline call-centre call-center contact-centre contact-center",
    "chat": "live-chat webchat web-chat",
    "web": "website web-site portal homepage home-page",
    "app": "mobile-app",
    "email": "e-mail",
    "help-centre": "helpcenter helpcentre help-center knowledge-base",
    "sms": "text-message text",
    "store": "in-store retail",
}
CHANNEL_MEANT: dict[str, str] = {word: name for name, words in _SYNONYMS.items() for word in words.split()}
"""Another word for a channel → the channel; the configuration may have a channel of that name all the same."""

_MODES: dict[Mode, str] = {
    "digital": "web app chat email web-form ticket whatsapp messenger chatbot faq help-centre community-help sms push"
    " checkout campaign-email review-site forum social survey video-support demo bank-transfer",
    "voice": "phone ivr sales-call",
    "in-person": "branch service-desk reception counter table store shop till card-terminal kiosk help-kiosk"
    " home-visit doorstep vehicle word-of-mouth",
    "post": "post letter notice direct-mail invoice statement parcel",
    "broadcast": "billboard ad sponsorship news",
}
MODE_OF_CHANNEL: dict[str, Mode] = {name: mode for mode, names in _MODES.items() for name in names.split()}

MONTHS: dict[Period, float | None] = {
    "day": 365 / 12,
    "week": 365 / 12 / 7,
    "month": 1.0,
    "quarter": 1 / 3,
    "year": 1 / 12,
    "event": None,
}
"""Periods in a month of 365/12 days; an event happens when it happens."""


def class_of(kind: Kind | None) -> ServiceClass:
    """The part of the experience that a kind belongs to; without a kind nobody knows."""
    if kind is None:
        return "unknown"
    return kind if kind in ("self-service", "assisted", "backstage") else "experience"


def in_anchor(friction: float) -> str:
    """``4 (needed help)``: a score with the words of its anchor."""
    return f"{score(friction)} ({ANCHORS[half_up(friction)][0]})"
