"""Whose paper a document is: 印发 goes without its subject only where the county itself issued it."""

import re

from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.numbering import read_number
from lushan_desktop.domain.people.issuer import Issuer
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.reports.known_records import Ledger

OF_THE_COUNTY = ("县级领导机关", "议事协调机构")
"""The kinds of units that speak for the whole county."""
_BETWEEN = re.compile(r"[、，,；;\s]+")
"""What parts the names of those who issued a paper together."""
LOCAL = ("乡镇", "街道")
"""Whose papers come to the county with their records."""


def subject_of(ledger: Ledger, document: Document, issuers: frozenset[str], home: str = "") -> str:
    """Return who issued it, where that is not the one who writes, the county or the unit `home`.

    `issuers` are the names the office writes under.
    """
    issuer = ledger.get(Issuer, document.issuer)
    joint = [each for each in _BETWEEN.split(document.issuing_body) if each]
    if len(joint) > 1:
        named = [_subject(_unit(ledger, each), each, issuers, home) for each in joint]
        return "、".join(each or name for each, name in zip(named, joint, strict=True)) if any(named) else ""
    name = document.issuing_body.strip() or (issuer.name if issuer else "")
    unit = _unit(ledger, name)
    if issuer and not document.issuing_body.strip():
        unit = ledger.get(Unit, issuer.unit) or unit
    if not name and (sender := ledger.get(Unit, document.origin)) and sender.kind in LOCAL:
        unit, name = sender, sender.name
    return _subject(unit, name, issuers, home)


def _subject(unit: Unit | None, name: str, issuers: frozenset[str], home: str) -> str:
    """Return the unit as a sentence calls it; nothing of what speaks for the county, or for `home`."""
    is_ours = unit is not None and (unit.id == home if home else unit.kind in OF_THE_COUNTY)
    if not name or is_ours:
        return ""
    if unit is None and name in issuers:
        return ""
    return unit.short_name or unit.name if unit else name


def is_unclaimed(document: Document, codes: frozenset[str]) -> bool:
    """Return True if nothing tells who issued a paper: no name, and a number of no series of the office."""
    number = read_number(document.number)
    is_numbered = number is not None and number.code in codes
    return not (document.issuer or document.issuing_body.strip() or is_numbered)


def _unit(ledger: Ledger, name: str) -> Unit | None:
    """The unit of this name, by its full name, its short one or another way of writing it."""
    return next((unit for unit in ledger.all(Unit) if name in _names(unit)), None) if name else None


def _names(unit: Unit) -> set[str]:
    return {unit.name, unit.short_name, *unit.aliases.split("、")} - {""}
