"""The understood table becomes an edition of indicators: one step, one undo."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.domain.indicators.indicator import INDICATOR, LEVELS, Indicator
from lushan_desktop.domain.indicators.indicator_system import IndicatorSystem
from lushan_desktop.domain.indicators.required_material import RequiredMaterial
from lushan_desktop.domain.kinds import Primitive
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.domain.recognise.indicator_words import material_kind
from lushan_desktop.domain.record import Reference
from lushan_desktop.services.indicators.indicator_import.entry import Entry, Understood, plain
from lushan_desktop.services.records import ownership
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store

Stored = dict[str, Primitive]
_SHOWN = 3


@dataclass(frozen=True)
class Edition:
    """What the office calls the table."""

    name: str
    edition: str = ""
    year: int | None = None
    is_used: bool = True
    """True if the other pages show it from now on."""


@dataclass(frozen=True)
class ImportedSystem:
    """What came of it."""

    changes: Changes
    system: str
    count: int
    materials: int
    new_units: tuple[str, ...]


def carry_out(
    store: Store, understood: Understood, edition: Edition, *, progress: Progress = UNWATCHED
) -> ImportedSystem:
    """Write the edition, its indicators and their materials as one step.

    Raises UserError where anything is to be mended; Cancelled when stopped: nothing is written then.
    """
    ownership.refuse_whole(store, INDICATOR, "导入")
    _refuse(understood, edition)
    entries = understood.taken
    with store.change(f"导入指标体系 {len(entries)} 项") as step:
        _refuse_twin(step, edition)
        unit_by_name = _units(step, understood)
        system = _system(step, edition)
        ids = _indicators(step, list(over(progress, entries, "正在写入指标")), system, unit_by_name)
        step.add_many(RequiredMaterial, _materials(entries, ids, unit_by_name))
        step.add_many(Reference, _supports(entries, ids, unit_by_name))
    new = understood.new_units if understood.plan.adds_units else ()
    return ImportedSystem(step.changes, system, len(entries), understood.materials, new)


def _refuse(understood: Understood, edition: Edition) -> None:
    if not edition.name.strip():
        raise UserError("请填写指标体系的名称。")
    if not understood.taken:
        raise UserError("没有读到指标，请核对各列填到哪里。")
    refusals = understood.refusals
    if refusals:
        shown = "；".join(f"{each.where}，{each.reason}" for each in refusals[:_SHOWN])
        more = f"；另有{len(refusals) - _SHOWN}处" if len(refusals) > _SHOWN else ""
        raise UserError(f"有{len(refusals)}处需修改，修改后方可导入，未写入任何内容：{shown}{more}。")


def _refuse_twin(step: Step, edition: Edition) -> None:
    same = select(col(IndicatorSystem.id)).where(
        col(IndicatorSystem.name) == edition.name.strip(),
        col(IndicatorSystem.edition) == edition.edition.strip(),
        col(IndicatorSystem.deleted).is_(False),
    )
    if step.session.scalars(same).first():
        raise UserError(f"已有“{edition.name.strip()}”这一版指标体系，请换一个名称或版次。")


def _units(step: Step, understood: Understood) -> dict[str, str]:
    """The ids of the units by their names, those entered along included."""
    rows = step.session.scalars(select(Unit).where(col(Unit.deleted).is_(False))).all()
    unit_by_name = {row.name: row.id for row in rows}
    new = [name for name in understood.new_units if name not in unit_by_name]
    if understood.plan.adds_units:
        unit_by_name.update(zip(new, step.add_many(Unit, ({"name": name} for name in new)), strict=True))
    return unit_by_name


def _system(step: Step, edition: Edition) -> str:
    if edition.is_used:
        for other in step.session.scalars(select(IndicatorSystem).where(col(IndicatorSystem.in_use))).all():
            other.in_use = False
            step.add(other)
    fields: Stored = {
        "name": edition.name.strip(),
        "edition": edition.edition.strip(),
        "year": edition.year,
        "in_use": edition.is_used,
    }
    return step.add_many(IndicatorSystem, [fields])[0]


def _indicators(
    step: Step, entries: Sequence[Entry], system: str, unit_by_name: Mapping[str, str]
) -> list[str]:
    """Level by level, for a record names the one above it by its id."""
    ids = [""] * len(entries)
    for level in sorted({entry.level for entry in entries}):
        places = [place for place, entry in enumerate(entries) if entry.level == level]
        rows = [_fields(entries, place, system, ids, unit_by_name) for place in places]
        for place, record in zip(places, step.add_many(Indicator, rows), strict=True):
            ids[place] = record
    return ids


def _fields(
    entries: Sequence[Entry], place: int, system: str, ids: Sequence[str], unit_by_name: Mapping[str, str]
) -> Stored:
    entry = entries[place]
    return {
        "system": system,
        "level": LEVELS[entry.level - 1],
        "rank": place + 1,
        "number": entry.number,
        "text": entry.title,
        "superior": ids[entry.parent] if entry.parent >= 0 else "",
        "points": None if entry.points is None else plain(entry.points),
        "assessment": entry.ways,
        "filer_scope": entry.filer,
        "veto": entry.veto,
        "bonus": entry.bonus,
        "lead_unit": unit_by_name.get(entry.lead_unit, ""),
        "due_on": entry.due,
        "note": entry.note,
    }


def _materials(
    entries: Sequence[Entry], ids: Sequence[str], unit_by_name: Mapping[str, str]
) -> Iterator[Stored]:
    for entry, indicator in zip(entries, ids, strict=True):
        for rank, material in enumerate(entry.materials, 1):
            yield {
                "indicator": indicator,
                "kind": material_kind(material),
                "description": material,
                "responsible_unit": unit_by_name.get(entry.lead_unit, ""),
                "rank": rank,
            }


def _supports(
    entries: Sequence[Entry], ids: Sequence[str], unit_by_name: Mapping[str, str]
) -> Iterator[Stored]:
    for entry, indicator in zip(entries, ids, strict=True):
        for position, name in enumerate(entry.support_units):
            unit = unit_by_name[name]
            yield {"parent": indicator, "field": "support_units", "target": unit, "position": position}
