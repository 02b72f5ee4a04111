"""Which indicators are on show: below a node, in a state, of a unit, found by words or pinyin."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lushan_desktop.domain.indicators.completeness import AWAITING, NONE, REGISTERED
from lushan_desktop.services.indicators.gaps import Gaps, Indicator
from lushan_desktop.services.records.asking import LACKING
from lushan_desktop.services.records.matching import mark

LACKING_STATE = (LACKING, "缺材料")
"""Offered only where somebody came for it: a figure of 工作台 counts both."""
STATES = (("", "全部"), (NONE, NONE), (REGISTERED, REGISTERED), (AWAITING, AWAITING))


@dataclass(frozen=True)
class Sieve:
    """What is asked for; empty where nothing is."""

    node: str = ""
    state: str = ""
    unit: str = ""
    text: str = ""

    def passed(self, gaps: Gaps) -> tuple[Indicator, ...]:
        """Those on show, in the order of the table."""
        return tuple(one for one in _below(gaps, self.node) if self._passes(one))

    def counts(self, gaps: Gaps) -> dict[str, int]:
        """Return how many each state would show."""
        every = replace(self, state="").passed(gaps)
        return {state: sum(_is_so(one, state) for one in every) for state, _ in (*STATES, LACKING_STATE)}

    @property
    def is_open(self) -> bool:
        """True if nothing is left out."""
        return self == Sieve()

    def _passes(self, one: Indicator) -> bool:
        if not _is_so(one, self.state):
            return False
        if self.unit and self.unit not in (one.lead_unit, *one.support_units, *_providers(one)):
            return False
        return not self.text.strip() or _is_called(one, self.text.strip())


def _is_so(one: Indicator, state: str) -> bool:
    return bool(one.lacking) if state == LACKING else state in ("", one.state)


def _below(gaps: Gaps, node: str) -> Sequence[Indicator]:
    if not node:
        return gaps.indicators
    return next((one.indicators for one in gaps.nodes if one.id == node), ())


def _providers(one: Indicator) -> list[str]:
    return [material.unit for material in one.materials]


def _is_called(one: Indicator, typed: str) -> bool:
    if typed.isdecimal():
        return one.number == typed or one.number.startswith(typed)
    materials = (material.description for material in one.materials)
    return any(mark(text, typed) is not None for text in (one.name, *one.units, *materials))


def units_of(gaps: Gaps) -> dict[str, str]:
    """Every unit that answers for an indicator or provides a material, by id."""
    found: dict[str, str] = {}
    for one in gaps.indicators:
        if one.lead_unit:
            found[one.lead_unit] = one.lead_name
        found.update(zip(one.support_units, one.support_names, strict=True))
        found.update((material.unit, material.unit_name) for material in one.materials if material.unit)
    return {unit: name for unit, name in found.items() if name}
