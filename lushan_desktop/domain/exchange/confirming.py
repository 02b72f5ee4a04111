"""The units that have said of a package that all of it is with them, among those that it was for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

COUNTY_OFFICE, ALL_UNITS = "县创建办", "各单位"
"""For whom a package is that names nobody: from a township and from the county."""


class Heard(NamedTuple):
    """Another machine, as far as it has spoken itself."""

    unit: str
    number: int
    is_county: bool
    holds: Mapping[str, Sequence[Any]]
    """For each replica the number up to which it is there, and more of it."""

    def has(self, runs: Mapping[str, int]) -> bool:
        return all(self.holds.get(name, (0,))[0] >= last for name, last in runs.items())


def is_for_county(to: str, heard: Iterable[Heard]) -> bool:
    """Return True if a package is for the county office, whatever that is called."""
    return to == COUNTY_OFFICE or any(one.is_county and _is_called(one, to) for one in heard)


def confirming(to: str, runs: Mapping[str, int], heard: Sequence[Heard], own: str) -> tuple[str, ...]:
    """Return who has all of it: another machine of the sender says nothing of the other side."""
    meant = [one for one in heard if _is_meant(one, to, own)]
    return tuple(sorted({one.unit for one in meant if one.has(runs)})) if runs else ()


def _is_meant(one: Heard, to: str, own: str) -> bool:
    if to == ALL_UNITS:
        return one.unit != own
    return _is_called(one, to) or (to == COUNTY_OFFICE and one.is_county and one.unit != own)


def _is_called(one: Heard, to: str) -> bool:
    return to in (one.unit, f"{one.unit}·{one.number}号机")
