"""A synthetic event log with a known truth. No customer is in it: every row comes out of a seeded random generator.

python journeys/events/generate.py > journeys/events/broadband.csv
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple, TextIO

SEED, CUSTOMERS = 20260101, 500
START = datetime(2026, 1, 5)

TRUTH = {
    "ordered": 0.80,
    "identity_fails": 0.35,
    "calls_after_a_failed_identity": 0.70,
    "no_show": 0.15,
    "calls_after_a_no_show": 0.80,
    "calls_while_waiting": 0.17,
    "thanks_calls": 0.03,
}
"""What the generator draws by; the tests hold the measurement against it."""


class Row(NamedTuple):
    """One event."""

    customer: str
    event: str
    start: datetime
    end: datetime | None
    team: str
    channel: str
    reason: str = ""


def rows(seed: int = SEED, customers: int = CUSTOMERS) -> Iterator[Row]:
    """The whole log, customer by customer."""
    draw = random.Random(seed)
    for number in range(customers):
        yield from _customer(f"c{number:04}", draw)


def _customer(id: str, draw: random.Random) -> Iterator[Row]:
    now = START + timedelta(minutes=draw.randrange(150 * 24 * 60))

    def chance(name: str) -> bool:
        return draw.random() < TRUTH[name]

    def later(low: float, high: float) -> datetime:
        return now + timedelta(minutes=round(60 * draw.uniform(low, high)))

    def call(reason: str) -> Row:
        return Row(id, "call", now, now + timedelta(minutes=draw.randint(3, 25)), "care", "phone", reason)

    yield Row(id, "web/quote", now, now + timedelta(minutes=draw.randint(2, 15)), "sales", "web")
    if not chance("ordered"):
        return
    now = later(0.3, 48)
    yield Row(id, "web/order", now, now + timedelta(minutes=draw.randint(4, 20)), "sales", "web")
    for _ in range(4):
        now = later(0.2, 6)
        failed = chance("identity_fails")
        event = "app/identity-failed" if failed else "app/identity-passed"
        yield Row(id, event, now, now + timedelta(minutes=draw.randint(2, 9)), "risk", "app")
        if not failed:
            break
        if chance("calls_after_a_failed_identity"):
            now = later(0.2, 20)
            yield call("identity")
    else:
        return
    yield Row(id, "mail/confirmed", later(0.1, 0.5), None, "sales", "email")
    if chance("calls_while_waiting"):
        now = later(80, 120)
        yield call("when")
    now = later(96, 240)
    while chance("no_show"):
        yield Row(id, "visit/no-show", now, None, "field", "home-visit")
        if chance("calls_after_a_no_show"):
            now = later(0.5, 20)
            yield call("no-show")
        now = later(48, 120)
    yield Row(id, "visit/installed", now, now + timedelta(minutes=draw.randint(30, 150)), "field", "home-visit")
    if chance("thanks_calls"):
        now = later(1, 60)
        yield call("thanks")
    now = later(3, 30)
    yield Row(id, "mail/welcome", now, None, "retention", "email")


def write(out: TextIO) -> None:
    """The log as CSV, in the order of time."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Row._fields)
    for row in sorted(rows(), key=lambda row: (row.start, row.customer, row.event)):
        writer.writerow([f"{cell:%Y-%m-%d %H:%M}" if isinstance(cell, datetime) else cell or "" for cell in row])


if __name__ == "__main__":
    write(sys.stdout)
