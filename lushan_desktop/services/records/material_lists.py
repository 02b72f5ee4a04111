"""Which materials a record must have by its kind: as shipped, or as the office set them for its meetings."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.services.records.asking import Ask

MEETING_KINDS = "meeting_kinds"


class ListedMaterial(NamedTuple):
    """One material of a kind; what is not wanted is welcome and never called lacking."""

    name: str
    is_wanted: bool = True


Own = Mapping[str, tuple[ListedMaterial, ...]]
"""The lists of the office by kind of meeting; what is not among them is as shipped."""
NOTHING_OWN: Own = MappingProxyType({})

_HELD = (
    "SELECT k.id, k.kind, m.name, m.is_wanted FROM meeting_kit AS k"
    " LEFT JOIN kit_material AS m ON m.parent = k.id AND m.deleted = 0"
    " WHERE k.deleted = 0 ORDER BY k.id DESC, m.position, m.id"
)


def own(ask: Ask) -> Own:
    """The lists of the office; of two for one kind the older counts."""
    rows_by_kit: dict[str, list[ListedMaterial]] = {}
    kit_by_kind: dict[str, str] = {}
    for kit, kind, name, is_wanted in ask(_HELD, ()):
        kit_by_kind[kind] = kit
        rows = rows_by_kit.setdefault(kit, [])
        if name:
            rows.append(ListedMaterial(name, bool(is_wanted)))
    return {kind: tuple(rows_by_kit[kit]) for kind, kit in kit_by_kind.items()}


def shipped(term: str, of: str = MEETING_KINDS) -> tuple[ListedMaterial, ...]:
    """The list that ships for a term of a catalogue; empty for one the office named itself."""
    return tuple(map(ListedMaterial, catalogue(of).term(term).materials))


def listed(held: Own, term: str, of: str = MEETING_KINDS) -> tuple[ListedMaterial, ...]:
    """The list of a term that counts."""
    return held[term] if term in held else shipped(term, of)


def wanted(held: Own, term: str, of: str = MEETING_KINDS) -> tuple[str, ...]:
    """The names of what a record of this term must have."""
    return tuple(each.name for each in listed(held, term, of) if each.is_wanted)


def wanted_by_term(held: Own, of: str = MEETING_KINDS) -> dict[str, tuple[str, ...]]:
    """The same for every term that asks for anything."""
    terms = dict.fromkeys((*catalogue(of).names, *held))
    return {term: names for term in terms if (names := wanted(held, term, of))}
