"""Editions of the indicators side by side: which one the other pages show, and the next year's."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.domain.indicators.indicator_system import IndicatorSystem
from lushan_desktop.domain.indicators.required_material import RequiredMaterial
from lushan_desktop.domain.kinds import Day, Primitive
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store

Stored = dict[str, Primitive]

_OF_THE_YEAR: Stored = {"self_score": None, "deduction": "", "reviewer": "", "reviewed_on": None}
"""What is said of an indicator for one year only, emptied."""
_KEPT_SETS = ("support_units",)
_YEAR = re.compile(r"20\d\d")
_LOT = 500


@dataclass(frozen=True)
class EditionLine:
    """One edition, as lists and boxes show it."""

    id: str
    name: str
    edition: str
    year: int | None
    is_used: bool
    count: int

    @property
    def said(self) -> str:
        marks = [self.edition, f"{self.count}项", "正在使用" if self.is_used else ""]
        return f"{self.name}（{'，'.join(filter(None, marks))}）"


def editions(store: Store) -> tuple[EditionLine, ...]:
    """All editions, the newest year first."""
    with store.read() as session:
        counts = dict(
            session.execute(
                select(col(Indicator.system), func.count())
                .where(~col(Indicator.deleted))
                .group_by(Indicator.system)
            ).all()
        )
        order = (col(IndicatorSystem.year).desc(), col(IndicatorSystem.name))
        rows = session.scalars(
            select(IndicatorSystem).where(~col(IndicatorSystem.deleted)).order_by(*order)
        ).all()
        return tuple(
            EditionLine(row.id, row.name, row.edition, row.year, row.in_use, counts.get(row.id, 0))
            for row in rows
        )


def use(store: Store, system: str) -> Changes:
    """Show this edition on the other pages, as one step."""
    with store.change("换用指标体系") as step:
        step.get(IndicatorSystem, system)
        set_in_use(step, system)
    return step.changes


def set_in_use(step: Step, system: str) -> None:
    """Inside a step that is open: this edition is used, no other is."""
    for row in step.session.scalars(select(IndicatorSystem).where(~col(IndicatorSystem.deleted))).all():
        if row.in_use != (row.id == system):
            row.in_use = row.id == system
            step.add(row)


@dataclass(frozen=True)
class RolledOver:
    """The edition of the next year."""

    changes: Changes
    system: str
    name: str
    year: int
    count: int


def roll_over(store: Store, system: str, *, progress: Progress = UNWATCHED) -> RolledOver:
    """Copy an edition for the next year, as one step.

    Its dates are a year later, scores of the year are empty; units and materials stay. Raises UserError where
    that year is there already.
    """
    with store.change("结转指标体系到下一年") as step:
        old = step.get(IndicatorSystem, system)
        fields = _moved(RECORD_TYPES.get("indicator_system"), _stored("indicator_system", old))
        fields |= _named(old)
        _refuse_twin(step.session, fields)
        new = step.add_many(IndicatorSystem, [fields])[0]
        set_in_use(step, new)
        id_by_old = _copy_indicators(step, system, new, progress)
        _copy_materials(step, id_by_old)
        copy_sets(step, id_by_old, _KEPT_SETS)
        year = step.get(IndicatorSystem, new).year or 0
    return RolledOver(step.changes, new, str(fields["name"]), year, len(id_by_old))


def _named(old: IndicatorSystem) -> Stored:
    """Return what the next year's is called: 2023版 is the name of a paper, not a year of ours, and stays.

    Names that speak of the year (2023年度) speak of the next one; else the year stands behind the edition.
    """
    year = (old.year or int((_YEAR.findall(old.name + old.edition) or ["0"])[0])) or None
    if year is None:
        raise UserError("这一版没有年度，请先填写年度再结转。")

    def later(text: str) -> str:
        return text.replace(f"{year}年", f"{year + 1}年")

    name, edition = later(old.name), later(old.edition)
    if (name, edition) == (old.name, old.edition):
        edition = "，".join(filter(None, (edition, f"{year + 1}年度")))
    return {"name": name, "edition": edition, "year": year + 1, "in_use": False}


def _refuse_twin(session: Session, fields: Mapping[str, Any]) -> None:
    same = select(col(IndicatorSystem.id)).where(
        IndicatorSystem.name == fields["name"],
        IndicatorSystem.edition == fields["edition"],
        ~col(IndicatorSystem.deleted),
    )
    if session.scalars(same).first():
        raise UserError(f"{fields['year']}年度的“{fields['name']}”已经有了，不必再结转。")


def _copy_indicators(step: Step, old: str, new: str, progress: Progress) -> dict[str, str]:
    """Level by level, for each names the one above it; returns the new ids by the old ones."""
    order = (col(Indicator.level), col(Indicator.rank))
    rows = step.session.scalars(
        select(Indicator).where(col(Indicator.system) == old, ~col(Indicator.deleted)).order_by(*order)
    ).all()
    record_type = RECORD_TYPES.get("indicator")
    made: dict[str, str] = {}
    watched = over(progress, rows, "正在结转")
    copies = {row.id: _moved(record_type, _stored("indicator", row)) for row in watched}
    waiting = list(copies)
    while waiting:
        ready = [one for one in waiting if copies[one]["superior"] not in waiting]
        ready = ready or waiting
        for one in ready:
            superior = made.get(str(copies[one]["superior"]), "")
            copies[one] |= {**_OF_THE_YEAR, "system": new, "superior": superior}
        made.update(zip(ready, step.add_many(Indicator, [copies[one] for one in ready]), strict=True))
        waiting = [one for one in waiting if one not in made]
    return made


def _copy_materials(step: Step, id_by_old: Mapping[str, str]) -> None:
    record_type = RECORD_TYPES.get("required_material")
    for lot in _lots(list(id_by_old)):
        found = select(RequiredMaterial).where(
            col(RequiredMaterial.indicator).in_(lot), ~col(RequiredMaterial.deleted)
        )
        rows = step.session.scalars(found.order_by(col(RequiredMaterial.id))).all()
        copies = [_moved(record_type, _stored("required_material", row)) for row in rows]
        step.add_many(
            RequiredMaterial,
            [{**copy, "indicator": id_by_old[str(copy["indicator"])]} for copy in copies],
        )


def copy_sets(step: Step, id_by_old: Mapping[str, str], fields: Sequence[str]) -> int:
    """Give the new records the elements that these sets of the old ones hold; returns how many."""
    rows: list[Stored] = []
    for lot in _lots(list(id_by_old)):
        found = select(Reference).where(
            col(Reference.parent).in_(lot), col(Reference.field).in_(fields), ~col(Reference.deleted)
        )
        held = _held(step.session, [id_by_old[one] for one in lot])
        for one in step.session.scalars(found.order_by(col(Reference.position), col(Reference.id))).all():
            parent = id_by_old[one.parent]
            if (parent, one.field, one.target) not in held:
                rows.append(
                    {
                        "parent": parent,
                        "field": one.field,
                        "target": one.target,
                        "role": one.role,
                        "position": one.position,
                    }
                )
    step.add_many(Reference, rows)
    return len(rows)


def _held(session: Session, parents: Sequence[str]) -> set[tuple[str, str, str]]:
    rows = session.execute(
        select(col(Reference.parent), col(Reference.field), col(Reference.target)).where(
            col(Reference.parent).in_(parents), ~col(Reference.deleted)
        )
    ).all()
    return set(rows)


def _lots(ids: Sequence[str]) -> list[Sequence[str]]:
    return [ids[place : place + _LOT] for place in range(0, len(ids), _LOT)]


def _stored(key: str, row: Any) -> Stored:
    """The described columns of a record as they are stored."""
    return {spec.name: getattr(row, spec.name) for spec in RECORD_TYPES.get(key).columns}


def _moved(record_type: RecordType, stored: Stored) -> Stored:
    """The same with every day a year later."""
    days = [spec.name for spec in record_type.columns if isinstance(spec.kind, Day)]
    return {name: _later(str(value)) if name in days and value else value for name, value in stored.items()}


def _later(iso: str) -> str:
    year, rest = int(iso[:4]) + 1, iso[4:]
    return f"{year}-02-28" if rest == "-02-29" else f"{year}{rest}"
