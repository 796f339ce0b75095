"""The small drawings that a picture repeats, each around its own middle: shape first, colour second."""

from __future__ import annotations

from cxmap.picture.marks import Box, Group, Line, Look, Mark

_CIRCLE = "M0-{r}A{r} {r} 0 1 1 0 {r}A{r} {r} 0 1 1 0-{r}Z"
_HALO = Look(fill="ground")


def _circle(radius: float) -> Line:
    return Line(_CIRCLE.format(r=f"{radius:g}"))


def _square(half: float, radius: float = 0) -> Box:
    return Box(-half, -half, 2 * half, 2 * half, radius)


def _ring(shape: Mark) -> tuple[Group, ...]:
    return (Group((shape,), Look(fill="ground", stroke="broken", width=2), kind="ring"),)


def _filled(shape: Mark, role: Look) -> tuple[Mark, ...]:
    return (Group((shape,), role),)


_INK, _SERVICE, _BROKEN = Look(fill="ink"), Look(fill="service"), Look(fill="broken")
_HOLLOW = Look(fill="ground", stroke="service", width=2)
_HOLLOW_BROKEN = Look(fill="ground", stroke="broken", width=2)
_OPEN = Look(fill="ground", stroke="ink", width=2)
_OPEN_BROKEN = Look(fill="ground", stroke="broken", width=2)
_DOTTED = Look(fill="ground", stroke="muted", width=1.6, dash="2 2")

SIGNS: dict[str, tuple[Mark, ...]] = {
    "experience": (Group((_circle(14),), _HALO), *_filled(_circle(12), _INK)),
    "self-service": (Group((_square(13),), _HALO), *_filled(_square(10), _HOLLOW)),
    "assisted": (Group((_square(13),), _HALO), *_filled(_square(11), _SERVICE)),
    "unknown": (Group((_circle(14),), _HALO), *_filled(_circle(11), _OPEN)),
    "experience-broken": (*_ring(_circle(15.5)), *_filled(_circle(11.5), _BROKEN)),
    "self-service-broken": (*_ring(_square(15, 3)), *_filled(_square(10), _HOLLOW_BROKEN)),
    "assisted-broken": (*_ring(_square(15, 3)), *_filled(_square(10.5, 1), _BROKEN)),
    "unknown-broken": (*_ring(_circle(15.5)), *_filled(_circle(10.5), _OPEN_BROKEN)),
    "experience-unscored": (Group((_circle(12),), _DOTTED),),
    "self-service-unscored": (Group((_square(11),), _DOTTED),),
    "assisted-unscored": (Group((_square(11),), _DOTTED),),
    "unknown-unscored": (Group((_circle(12),), _DOTTED),),
    "experience-broken-unscored": (*_ring(_circle(15.5)), Group((_circle(11),), _DOTTED)),
    "self-service-broken-unscored": (*_ring(_square(15, 3)), Group((_square(10),), _DOTTED)),
    "assisted-broken-unscored": (*_ring(_square(15, 3)), Group((_square(10),), _DOTTED)),
    "unknown-broken-unscored": (*_ring(_circle(15.5)), Group((_circle(11),), _DOTTED)),
    "backstage": (Group((_circle(4),), Look(fill="ground", stroke="muted", width=1.6)),),
    "truth": (Group((Line("M0-6L5 0 0 6-5 0Z"),), _INK),),
    "met": (Group((Line("M-6 0L-2 5 6-6"),), Look(fill="none", stroke="goal", width=3)),),
    "not-met": (Group((Line("M-5-5L5 5M5-5L-5 5"),), Look(fill="none", stroke="broken", width=3)),),
    "strain": (Group((Line("M-6 1C-4-4-1-3 0 0S4 3 6-1"),), Look(fill="none", stroke="ink", width=1.8)),),
    "cause": (Line("M0-4L5 6-5 6Z"),),
    "cause-open": (Line("M-5 5L0-3 5 5"),),
    "cause-away": (Line("M2 0L-6-4-6 4Z"),),
    "arrow": (Line("M0 0L-7-4-7 4Z"),),
    "person": (
        Line("M-3-4A3 3 0 1 1 3-4A3 3 0 1 1-3-4Z"),
        Line("M-5 7V4.5A5 5 0 0 1 5 4.5V7Z"),
    ),
    "dot": (_circle(4),),
    "back": (Line("M4 5H-1A4 4 0 0 1-1-3H4M1-6L4.5-3 1 0"),),
    "better": (Line("M0-6L6 5-6 5Z"),),
    "worse": (Line("M0 6L6-5-6-5Z"),),
    "added": (Line("M-1.6-6H1.6V-1.6H6V1.6H1.6V6H-1.6V1.6H-6V-1.6H-1.6Z"),),
    "removed": (Line("M-6-1.6H6V1.6H-6Z"),),
    "moved": (Line("M-7 0L-2-5V-2H2V-5L7 0 2 5V2H-2V5Z"),),
    "question": (Line("M0-5L5 0 0 5-5 0Z"),),
}
"""What a sign is made of; what has no look of its own takes that of the group in which it stands."""

REACH = 16
"""Pixels from the middle of a touchpoint's sign to its edge, ring and all."""
