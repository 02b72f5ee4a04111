"""The states in which a matter of an indicator can be, by one rule for every page and paper."""

from collections.abc import Iterable

FULL, AWAITING, REGISTERED, NONE = "齐全", "待佐证", "已登记", "缺失"
STATES = (FULL, AWAITING, REGISTERED, NONE)
"""All material is there; some of it; records but none of it; nothing at all."""


def completeness(counts: Iterable[tuple[int, int]], *, has_record: bool) -> str:
    """Return the state of materials, of each of which so many are held and so many wanted.

    `has_record` tells that the ledgers hold something for their indicator.
    """
    pairs = list(counts)
    if all(held >= wanted for held, wanted in pairs):
        return FULL
    if any(held for held, _ in pairs):
        return AWAITING
    return REGISTERED if has_record else NONE
