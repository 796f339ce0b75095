"""A journey is measured by what it achieves for customers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxmap.findings import Problem, Severity, rule
from cxmap.journey.ids import slug
from cxmap.rules import Facts
from cxmap.rules._texts import vocabulary
from cxmap.wording import some_of

SERVICE_MEASURES = vocabulary(
    "csat aht average-handle-time fcr first-contact-resolution first-response-time response-time service-level"
    " ticket-volume abandon-rate"
    # The same measures under other names.
    " average-handling-time handle-time handling-time first-call-resolution average-response-time call-volume"
    " number-of-tickets asa average-speed-of-answer call-abandonment-rate call-abandon-rate"
)
"""What says how well service works, not whether customers reach their goal."""

_TARGETS = r"(?i:\(.*?\)|[<>=≤≥:].*|\b(?:score|target)\b|[0-9%.,]+)"


@rule("CX404", "service-metrics-only", severity=Severity.WARNING, topic="service")
def service_metrics_only(facts: Facts) -> Iterator[Problem]:
    """The journey is measured by service figures only.

    Satisfaction after a contact, handle time, first-contact resolution and their like say how service works. Add one
    figure that says what customers achieve or what they do next: refunds in time, orders without a call, buying
    again. A map with `scope: service` may stay with service figures.

    Why: satisfaction after a service process is the key figure of service (Karla Vargas, "Customer Service v/s
    Customer Experience"). The experience drives "awareness, growth, retention and repeat/recurring behaviors" (Trish
    Wethman).

    Bad:

    ```yaml
    metrics: [csat, average-handle-time]  # CX404
    ```

    Good:

    ```yaml
    metrics: [csat, refund-within-5-days, repeat-purchase]
    ```
    """
    metrics = facts.journey.written.metrics
    if metrics and facts.journey.written.scope != "service" and all(map(_measures_service, metrics)):
        yield Problem(
            ("metrics",),
            f"{some_of(metrics)} measure{'s' if len(metrics) == 1 else ''} service, not the journey",
            "add what customers achieve or do next, such as refunds in time, orders without a call or buying again",
            on="key",
        )


def _measures_service(metric: str) -> bool:
    """Whether a measure is in the table, with or without its target: ``CSAT >= 4.5``, ``Average handle time (AHT)``."""
    return slug(re.sub(_TARGETS, " ", metric)) in SERVICE_MEASURES
