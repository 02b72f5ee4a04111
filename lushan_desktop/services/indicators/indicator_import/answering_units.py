"""Who answers for an indicator: registered units, those that nobody knows, and whole groups of units."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lushan_desktop.domain.recognise.unit_words import (
    Units,
    is_group,
    means_townships,
    near_names,
    split_units,
    without_duties,
)
from lushan_desktop.services.importing.known import SEVERAL, Called


@dataclass(frozen=True)
class Known:
    """The units of the office by every name they bear, and the day on which the table is read."""

    units: Mapping[str, Called]
    today: date
    townships: tuple[str, ...] = ()
    """The names of the registered townships and subdistricts."""


@dataclass(frozen=True)
class Answering:
    """The one who answers, by registered names; what a name cannot say stands in the note."""

    lead: str = ""
    support: tuple[str, ...] = ()
    note: str = ""
    groups: tuple[str, ...] = ()


def answering(cells: Mapping[str, str], known: Known) -> Answering:
    """The units that the columns of a row name."""
    said = _said(cells)
    lead, leads, groups = "", list[str](), list[str]()
    support: list[str] = []
    for place, name in enumerate(filter(None, (said.lead, *said.support))):
        names, group = _meant(name, known)
        if group:
            groups.append(group)
        if place == 0 and said.lead and not lead and len(names) == 1 and not is_group(group):
            lead = names[0]
        else:
            support += names
    leads = [name for name in dict.fromkeys(support) if name != lead]
    note = f"责任单位：{'、'.join(groups)}" if groups else ""
    return Answering(lead, tuple(leads), note, tuple(groups))


def _said(cells: Mapping[str, str]) -> Units:
    both = split_units(cells.get("units", ""), is_lead_first=True)
    lead = split_units(cells.get("lead", ""), is_lead_first=True)
    support = split_units(cells.get("support", ""), is_lead_first=False)
    first = lead.lead or both.lead or support.lead
    names = [*lead.support, both.lead, *both.support, support.lead, *support.support]
    return Units(first, tuple(dict.fromkeys(name for name in names if name and name != first)))


def _meant(name: str, known: Known) -> tuple[list[str], str]:
    """The registered names that a name stands for; what it says beside them."""
    if name in known.units:
        return [official(name, known)], ""
    bare = without_duties(name)
    if bare in known.units:
        return [official(bare, known)], name
    if not bare or is_group(name) or is_group(bare):
        is_townships = means_townships(bare)
        return (list(known.townships) if is_townships else []), name
    return [bare], name if bare != name else ""


def official(name: str, known: Known) -> str:
    """The name a unit is registered under; a stranger keeps the one it came with."""
    called = known.units.get(name)
    return called[1] if called and called[0] != SEVERAL else name


def strangers(names: Iterable[str], known: Known) -> tuple[str, ...]:
    """The names that no unit of the office bears."""
    return tuple(dict.fromkeys(name for name in names if name and name not in known.units))


def said_of(name: str, known: Known) -> str:
    """Return what to do about a name that is no unit's own; empty for one that is."""
    if name not in known.units:
        near = near_names(name, known.units)
        hint = f"相近的有{'、'.join(f'“{one}”' for one in near)}，" if near else ""
        return f"人员机构里没有“{name}”，{hint}请登记、改写法，或选“没有的单位一并登记”"
    if known.units[name][0] == SEVERAL:
        return f"叫“{name}”的单位不止一个，请写全称"
    return ""
