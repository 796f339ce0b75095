"""Friction on purpose and ways out: docs/method.md 3.10 and 3.11."""

from __future__ import annotations

import pytest

from cxmap.analysis.designed import DesignedFriction, Exit, Verdict
from tests.analysis.worked import analysis_of, move, near

VERDICTS: dict[str, Verdict | None] = {
    "{reason: fraud, protects: customer, clarity: a sign, ease: a call}": "eased",
    "{reason: fraud, protects: both, clarity: a sign, ease: a call}": "eased",
    "{reason: the law, protects: law, clarity: a sign, ease: a call}": "eased",
    "{reason: fraud, protects: both, clarity: a sign}": "not-eased",
    "{reason: fraud, protects: both, ease: a call}": "not-eased",
    "{reason: fraud, protects: both}": "not-eased",
    "{reason: fraud, protects: both, clarity: none, ease: a call}": "not-eased",
    "{reason: fraud, protects: both, clarity: a sign, ease: None}": "not-eased",
    "{reason: fraud, protects: company, clarity: a sign, ease: a call}": "unjustified",
    "{protects: customer, clarity: a sign, ease: a call}": "unjustified",
    "{reason: none, protects: customer, clarity: a sign, ease: a call}": "unjustified",
    "{}": "unjustified",
}


@pytest.mark.parametrize(("designed", "verdict"), VERDICTS.items())
def test_friction_on_purpose_is_justified_and_eased_or_not(designed: str, verdict: Verdict | None) -> None:
    found = analysis_of(f"- {{name: A, channel: web, friction: 3, designed: {designed}}}").designed
    shares = {name: 1.0 if name == verdict else 0.0 for name in ("eased", "not-eased", "unjustified")}
    assert found == DesignedFriction(
        (verdict,),
        shares["eased"],
        shares["not-eased"],
        shares["unjustified"],
        (),
    )


def test_the_shares_are_of_the_whole_load() -> None:
    # 4 x 0.5 eased, 1 not eased, 3 unjustified, 2 that just happened: 8 points.
    found = analysis_of(
        """\
        - {name: A, channel: web, friction: 5, reach: 0.5, designed: {reason: r, protects: law, clarity: c, ease: e}}
        - {name: B, channel: web, friction: 2, designed: {reason: r, protects: law}}
        - {name: C, channel: web, friction: 4, designed: {}}
        - {name: D, channel: web, friction: 3}
        - {name: E, channel: web, designed: {}}
        """
    ).designed
    assert near(found) == near(
        DesignedFriction(("eased", "not-eased", "unjustified", None, "unjustified"), 0.25, 0.125, 0.375, ())
    )


def test_friction_that_just_happened_is_accidental() -> None:
    assert move().designed == DesignedFriction((None,) * 9, 0, 0, 0, ())


def test_without_a_load_nothing_is_a_share_of_it() -> None:
    found = analysis_of("- {name: A, channel: web, friction: 1, designed: {}}").designed
    assert found == DesignedFriction(("unjustified",), None, None, None, ())


EXITS = {
    "steps: 2|steps: 6": 3.0,
    "steps: 1|steps: 6": 6.0,
    "steps: 4|steps: 1": 0.25,
    "steps: 3|steps: 0": 0.0,
    "steps: 0|steps: 6": None,  # no step to divide by
    "steps: 2|friction: 1": None,
    "friction: 1|steps: 6": None,
}


@pytest.mark.parametrize(("steps", "ratio"), EXITS.items())
def test_leaving_is_held_against_joining(steps: str, ratio: float | None) -> None:
    join, leave = steps.split("|")
    found = analysis_of(
        f"- {{id: join, name: A, channel: web, {join}}}\n- {{name: B, channel: web, mirror_of: join, {leave}}}"
    ).designed
    assert found.exits == ((Exit(0, 1, ratio),) if ratio is not None else ())


def test_a_way_out_may_stand_before_the_way_in() -> None:
    found = analysis_of(
        """\
        - {id: leave, name: A, channel: web, steps: 3, mirror_of: join}
        - {id: join, name: B, channel: web, steps: 2}
        - {id: pause, name: C, channel: web, steps: 1, mirror_of: join}
        """
    ).designed
    assert found.exits == (Exit(1, 0, 1.5), Exit(1, 2, 0.5))
