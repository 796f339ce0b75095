"""Which touchpoint lies on a way to which. A set of touchpoints is the bits of a number, which stays fast."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Ways:
    """The ways of a journey, built in the order of its list: every touchpoint comes after those that it follows."""

    def __init__(self) -> None:
        self.before: list[tuple[int, ...]] = []
        self._upstream: list[int] = []

    def add(self, before: Sequence[int]) -> None:
        """The next touchpoint, and those that it follows."""
        bits = 0
        for i in before:
            bits |= self._upstream[i] | (1 << i)
        self.before.append(tuple(before))
        self._upstream.append(bits)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ways) and self.before == other.before

    __hash__ = object.__hash__

    def leads(self, first: int, later: int) -> bool:
        """Whether the first lies on a way to the later one."""
        return bool(self._upstream[later] >> first & 1)

    def any_upstream(self, of: int, among: Iterable[int]) -> bool:
        """Whether any of them lies on a way to a touchpoint."""
        return any(self.leads(i, of) for i in among)

    def any_behind_another(self, among: Sequence[int]) -> bool:
        """Whether one of them lies on a way to another one."""
        members = 0
        for i in among:
            members |= 1 << i
        return any(self._upstream[i] & members for i in among)

    def common_origin(self, of: Sequence[int]) -> int | None:
        """The last touchpoint in the list that lies on a way to all of them; None if there is none."""
        shared = self._upstream[of[0]]
        for i in of[1:]:
            shared &= self._upstream[i]
        return shared.bit_length() - 1 if shared else None
