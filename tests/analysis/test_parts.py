"""One amount in the three classes of docs/method.md 1.2."""

from __future__ import annotations

from cxmap.analysis.parts import Parts, parts
from tests.analysis.worked import journey_of


def test_amounts_are_added_up_by_the_class_of_their_touchpoint() -> None:
    found = journey_of(
        """\
        - {name: A, channel: web}
        - {name: B, channel: faq}
        - {name: C, channel: phone}
        - {name: D, channel: sms}
        """
    )
    assert parts(zip(found.touchpoints, (1, 2, 4, 8), strict=True)) == Parts(9, 2, 4)


def test_service_is_both_kinds_of_help() -> None:
    assert (Parts(9, 2, 4).total, Parts(9, 2, 4).service) == (15, 6)


def test_a_share_of_nothing_is_unknown() -> None:
    assert Parts(9, 2, 4).share(3) == 0.2
    assert Parts(0, 0, 0).share(0) is None
    assert Parts(0, 0, 1e-12).share(1e-12) is None
