"""Journeys to measure with: seeded, valid format-1 files that look like what teams write, a tenth with planted defects.

The same seed gives the same bytes on every machine.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

SEED = 20260101
SHORTEST, LONGEST = 20, 60
"""Touchpoints of an ordinary journey."""
DEFECTIVE = 10
"""One file in so many has a planted defect."""

_TASKS = (
    ("return a pair of shoes", "the money is back"),
    ("move my broadband to a new flat", "the connection works in the new flat"),
    ("get a wrong bill put right", "I pay only what I agreed to"),
    ("renew a parking permit", "the permit is valid on the windscreen"),
    ("claim for a broken window", "the window is mended and paid"),
    ("change a flight after a strike", "I sit on a flight that leaves"),
)
_STAGES = ("discover", "choose", "apply", "receive", "use", "get-help", "settle")
_OBJECTS = (
    "the order form", "the delivery date", "the price list", "the contract", "the account page", "the first invoice",
    "the address form", "the appointment", "the parcel label", "the refund status", "the identity check", "the voucher",
    "the terms of the offer", "the payment page", "the meter reading", "the claim form", "the letter of confirmation",
)  # fmt: skip
_CIRCUMSTANCES = (
    "on the train", "in the evening", "before work", "on a small screen", "with the old card", "for the second flat",
    "with two sizes", "during the move", "after the holiday", "with a guest account", "from abroad", "for my mother",
)  # fmt: skip


class _Step(NamedTuple):
    """A kind of step: where it happens, whose it is, and how people name it."""

    channel: str
    team: str
    verbs: tuple[str, ...]


_EXPERIENCE = (
    _Step("web", "digital", ("Look for", "Fill in", "Compare", "Check")),
    _Step("app", "digital", ("Open", "Confirm", "Upload a photo of", "Follow")),
    _Step("email", "marketing", ("Get a message about", "Get a reminder of")),
    _Step("sms", "logistics", ("Get a text about", "Get a code for")),
    _Step("letter", "billing", ("Open a letter about", "Keep the letter about")),
    _Step("invoice", "billing", ("Read the bill for", "Pay the bill for")),
    _Step("shop", "logistics", ("Pick up", "Hand in", "Sign for")),
    _Step("parcel", "logistics", ("Unpack", "Wait at home for", "Send back")),
    _Step("bank-transfer", "finance", ("See the money for", "Pay for")),
    _Step("store", "sales", ("Ask the seller to show", "Try out")),
)
_HELP = (
    _Step("faq", "digital", ("Search the questions about",)),
    _Step("chatbot", "digital", ("Ask the chatbot about",)),
    _Step("chat", "contact-centre", ("Write to an adviser about",)),
    _Step("phone", "contact-centre", ("Call and explain", "Call again about")),
    _Step("email", "contact-centre", ("Send a complaint about",)),
    _Step("branch", "branches", ("Go to the branch with",)),
)
_SERVICE_BY_PERSON = ("chat", "phone", "email", "branch")
_SUPPORT = ("technology", "data", "legal", "quality")
_TEAMS = ("digital", "marketing", "logistics", "billing", "finance", "sales", "contact-centre", "branches", *_SUPPORT)
_QUOTES = (
    "It said done, and nothing had come", "I did not know that this was missing", "Quicker than I had thought",
    "Nobody told me how long it takes", "I had said all of this before", "At last somebody who looked into it",
)  # fmt: skip


def write_corpus(folder: Path, count: int, *, seed: int = SEED, defective: int = DEFECTIVE) -> list[Path]:
    """Write ``count`` journeys; one in ``defective`` has a planted defect (0: none has)."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for number in range(count):
        chance = random.Random(f"{seed}:{number}")
        lines = _journey(chance, f"journey-{number:05}", chance.randint(SHORTEST, LONGEST))
        if defective and number % defective == defective - 1:
            lines = _planted(chance, lines)
        path = folder / f"journey-{number:05}.yaml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        written.append(path)
    return written


def write_long(path: Path, touchpoints: int, *, seed: int = SEED) -> Path:
    """Write one clean journey of so many touchpoints."""
    lines = _journey(random.Random(f"{seed}:long"), path.stem, touchpoints)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return path


def _journey(chance: random.Random, id: str, count: int) -> list[str]:
    """The lines of a file: its head, then touchpoints in episodes that go well or break and need help."""
    title, goal = chance.choice(_TASKS)
    lines = [
        f"# Drawn for the benchmark: {title}.",
        "cxmap: 1",
        f"id: {id}",
        f"title: {title.capitalize()}",
        "state: as-is",
        f"basis: {chance.choice(('typical', 'measured'))}",
        "persona:",
        "  name: Somebody who does this for the first time",
        "  needs: [an answer today, one person who owns the problem]",
        f"goal: {goal.capitalize()}",
        f"volume: {{count: {chance.randrange(500, 90_000, 500)}, per: month}}",
        "owner: digital",
        f"teams: [{', '.join(_TEAMS)}]",
        f"stages: [{', '.join(_STAGES)}]",
        "metrics: [goal-met-within-5-days, csat, repeat-purchase]",
        "sources:",
        '  panel: "Customer panel, spring, 214 people: what they did and where they stopped"',
        '  logs: "Web and telephone logs of one month"',
        "touchpoints:",
    ]
    drawn = _Touchpoints(chance, count)
    while len(drawn.blocks) < count:
        if chance.random() < 0.2 and 0 < len(drawn.blocks) < count - 2:
            drawn.breakdown()
        else:
            drawn.ordinary()
    for block in drawn.blocks:
        lines += block
    return lines


class _Touchpoints:
    """Touchpoints one after the other; each is a list of lines."""

    def __init__(self, chance: random.Random, count: int) -> None:
        self.chance, self.count = chance, count
        self.blocks: list[list[str]] = []

    def ordinary(self) -> None:
        """A step that goes well, or nearly."""
        friction = self.chance.choice((1, 1, 2, 2, 3))
        block, covered = self._begin(self.chance.choice(_EXPERIENCE), friction, "done" if friction < 3 else "partly")
        if self.chance.random() < 0.2:
            block.append(f"doing: {self.chance.choice(_QUOTES)}")
        if self.chance.random() < 0.15:
            block.append(f"thinking: {self.chance.choice(_QUOTES)}")
            covered.append("thinking")
        if self.chance.random() < 0.2:
            block += [f"wait: {self.chance.randint(1, 5)}d", "promise: 5d"]
            covered.append("wait")
        self._end(block, covered)

    def breakdown(self) -> None:
        """A step that fails, and the contacts that it causes, each where the one before did not help."""
        block, covered = self._begin(self.chance.choice(_EXPERIENCE[:8]), 5, "failed")
        block += ["moment_of_truth: true"] if self.chance.random() < 0.1 else []
        self._end(block, covered)
        cause, reach = self._id(len(self.blocks) - 1), 0.8
        for _ in range(min(self.chance.randint(1, 3), self.count - len(self.blocks))):
            helped = self.chance.random() < 0.5
            reach = round(reach * 0.8, 3)
            step = self.chance.choice(_HELP)
            block, covered = self._begin(step, 3 if helped else 4, "done" if helped else "partly")
            block += [f"reach: {reach}", f"caused_by: [{cause}]", "why: progress"]
            if step.channel in _SERVICE_BY_PERSON:
                block += [f"wait: {self.chance.randint(2, 40)}m", "promise: 45m", "context: lost"]
                block.append("asks: [account-number, what-is-wrong]")
            self._end(block, [*covered, "reach"])
            cause = self._id(len(self.blocks) - 1)
            if helped:
                return

    def _begin(self, step: _Step, friction: int, outcome: str) -> tuple[list[str], list[str]]:
        """The lines that every touchpoint has, and the fields that its evidence covers."""
        at, chance = len(self.blocks), self.chance
        name = f"{chance.choice(step.verbs)} {chance.choice(_OBJECTS)}"
        block = [
            f"id: {self._id(at)}",
            f"name: {name}",
            f"stage: {_STAGES[at * len(_STAGES) // self.count]}",
            f"team: {step.team}",
            f"channel: {step.channel}",
            *(["initiated_by: company"] if step.channel == "email" and step not in _HELP else []),
            f"friction: {friction}",
            f"outcome: {outcome}",
        ]
        if chance.random() < 0.3:
            block[1] += f" {chance.choice(_CIRCUMSTANCES)}"
        if chance.random() < 0.2:
            block.insert(4, f"supported_by: [{', '.join(chance.sample(_SUPPORT, 2))}]")
        if chance.random() < 0.2:
            block.append(f"after: {chance.choice(('2h', '1d', '3d', '1h30m'))}")
        if chance.random() < 0.6:
            block.append(f"duration: {chance.randint(1, 30)}m")
            return block, ["friction", "outcome", "duration"]
        return block, ["friction", "outcome"]

    def _end(self, block: list[str], covered: Sequence[str]) -> None:
        """Evidence for half of them, then the touchpoint is done: indented as an item of the list."""
        is_bare = "thinking" not in covered and self.chance.random() < 0.5
        source = self.chance.choice(("survey, ref: panel", "data, ref: logs", "customer, note: six interviews"))
        block += [] if is_bare else [f"evidence: [{{covers: [{', '.join(covered)}], from: {source}}}]"]
        self.blocks.append([f"  - {block[0]}", *(f"    {line}" for line in block[1:])])

    def _id(self, at: int) -> str:
        return f"step-{at:03}"


def _planted(chance: random.Random, lines: list[str]) -> list[str]:
    """One defect: half of them leave a journey that can be read, half break the format."""
    swaps = (
        ("    friction: ", "    friction: 7"),
        ("    friction: ", "    fricton: 2"),
        ("    duration: ", "    duration: 48 hours"),
        ("    caused_by: ", "    caused_by: [no-such-step]"),
        ("    caused_by: ", ""),
        ("    team: ", ""),
        ("    friction: ", ""),
        ("    team: ", "    team: digital / marketing"),
    )
    wanted, instead = chance.choice(swaps)
    places = [at for at, line in enumerate(lines) if line.startswith(wanted)]
    if not places:
        return [line for line in lines if not line.startswith("owner:")]
    at = chance.choice(places)
    return [*lines[:at], *([instead] if instead else []), *lines[at + 1 :]]


def size(paths: Iterable[Path]) -> int:
    """Bytes of the files together."""
    return sum(path.stat().st_size for path in paths)
