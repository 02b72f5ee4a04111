"""Which materials each kind of meeting must have: as shipped, or as the office set them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.services.records.asking import Ask

MEETING_KINDS = "meeting_kinds"


class Listed(NamedTuple):
    """One material of a kind; what is not wanted is welcome and never called lacking."""

    name: str
    is_wanted: bool = True


Own = Mapping[str, tuple[Listed, ...]]
"""The lists of the office by kind of meeting; what is not among them is as shipped."""
NOTHING_OWN: Own = MappingProxyType({})

_HELD = (
    "SELECT k.id, k.kind, m.name, m.is_wanted FROM meeting_kit AS k"
    " LEFT JOIN kit_material AS m ON m.parent = k.id AND m.deleted = 0"
    " WHERE k.deleted = 0 ORDER BY k.id DESC, m.position, m.id"
)


def own(ask: Ask) -> Own:
    """The lists of the office; of two for one kind the older counts."""
    rows_by_kit: dict[str, list[Listed]] = {}
    kit_by_kind: dict[str, str] = {}
    for kit, kind, name, is_wanted in ask(_HELD, ()):
        kit_by_kind[kind] = kit
        rows = rows_by_kit.setdefault(kit, [])
        if name:
            rows.append(Listed(name, bool(is_wanted)))
    return {kind: tuple(rows_by_kit[kit]) for kind, kit in kit_by_kind.items()}


def shipped(kind: str) -> tuple[Listed, ...]:
    """The list that ships for a kind; empty for one the office named itself."""
    return tuple(map(Listed, catalogue(MEETING_KINDS).term(kind).materials))


def listed(held: Own, kind: str) -> tuple[Listed, ...]:
    """The list of a kind that counts."""
    return held[kind] if kind in held else shipped(kind)


def wanted(held: Own, kind: str) -> tuple[str, ...]:
    """The names of what a meeting of this kind must have."""
    return tuple(each.name for each in listed(held, kind) if each.is_wanted)


def wanted_by_kind(held: Own) -> dict[str, tuple[str, ...]]:
    """The same for every kind that asks for anything."""
    kinds = dict.fromkeys((*catalogue(MEETING_KINDS).names, *held))
    return {kind: names for kind in kinds if (names := wanted(held, kind))}
