"""Random journeys in bounded time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings

from cxmap.analysis.analysis import Analysis, analyze
from tests.journeys_strategy import Written, journey_of

BOUNDED = settings(max_examples=30, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow])


def analysed(written: Written, **options: Any) -> Analysis:
    return analyze(journey_of(written), **options)
