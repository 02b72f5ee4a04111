"""How a record stands: which materials it lacks by name, which dates and counts are still to be filled in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, literal_column, or_, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import aliased
from sqlmodel import col

from lushan_desktop.domain.kinds import Files
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.record_type import FieldSpec, RecordType, Values
from lushan_desktop.domain.recurrence import RECURRING, TIMES
from lushan_desktop.services.records import catalogues
from lushan_desktop.services.records.material_lists import Own

Badge = tuple[str, str]
"""A word and its tone."""


@dataclass(frozen=True)
class Standing:
    """What a record lacks. Nothing optional is ever called lacking."""

    to_fill: tuple[str, ...] = ()
    """The names of the fields that are to be filled in, as the clerk reads them."""
    lacking: tuple[str, ...] = ()
    """The materials that must be there and are not."""
    is_complete: bool = False
    """True if all that must be there is; False where nothing must."""
    asks_nothing: str = field(default="", kw_only=True)
    """Said where no material is asked for: the list of its kind is empty, or there is none yet."""

    @property
    def badge(self) -> Badge | None:
        """The one word a list has room for."""
        return next(iter(self.badges), None)

    @property
    def badges(self) -> tuple[Badge, ...]:
        found: list[Badge] = []
        if self.to_fill:
            found.append((f"待补{self.to_fill[0]}", "warn"))
        if self.lacking:
            more = f"等 {len(self.lacking)} 种" if len(self.lacking) > 1 else ""
            found.append((f"缺{self.lacking[0]}{more}", "bad"))
        if not found and self.is_complete:
            found.append(("材料齐全", "ok"))
        if not found and self.asks_nothing:
            found.append((self.asks_nothing, "mute"))
        return tuple(found)


@dataclass(frozen=True)
class HandlingStanding(Standing):
    """The standing of a row in the list: its light says more than its missing proof."""

    word: str = ""
    tone: str = "mute"

    @property
    def badges(self) -> tuple[Badge, ...]:
        return ((self.word, self.tone),)


def standing(record_type: RecordType, values: Values, own: Own) -> Standing:
    """Return how the record of these values stands; `own` are the office's lists of materials."""
    files = files_field(record_type)
    to_fill = _to_fill(record_type, values)
    if files is None or not must_have_files(record_type):
        return Standing(to_fill)
    attached = values.get(files.name) or ()
    if not is_by_name(files):
        return Standing(to_fill, () if attached else ("佐证",), bool(attached))
    wanted = catalogues.materials(record_type, values, own)
    if not wanted and not to_fill:
        return Standing(asks_nothing=catalogues.unasked(record_type, values, own))
    present = {file.role for file in attached}
    lacking = tuple(name for name in wanted if name not in present)
    return Standing(to_fill, lacking, bool(wanted) and not lacking)


def files_field(record_type: RecordType) -> FieldSpec | None:
    """The field that holds the evidence of a record."""
    return next((spec for spec in record_type.fields if isinstance(spec.kind, Files)), None)


def must_have_files(record_type: RecordType) -> bool:
    """Return True if a record of this type without evidence lacks something."""
    files = files_field(record_type)
    return files is not None and isinstance(files.kind, Files) and files.kind.is_needed


def is_by_name(files: FieldSpec) -> bool:
    """Return True if a choice of the record says by name which materials it must have."""
    return isinstance(files.kind, Files) and bool(files.kind.materials_by)


def is_recurring(record_type: RecordType) -> bool:
    names = {spec.name for spec in record_type.fields}
    return {RECURRING.name, TIMES.name} <= names


def what_dates(record_type: RecordType) -> tuple[str, ...]:
    """Return what a record of this type can lack to be placed in time: its date, how often it came back."""
    dated = (record_type.field(record_type.dated_by).label,) if record_type.dated_by else ()
    return (*dated, TIMES.label) if is_recurring(record_type) else dated


def _to_fill(record_type: RecordType, values: Values) -> tuple[str, ...]:
    found = []
    if record_type.dated_by and not values.get(record_type.dated_by):
        found.append(record_type.field(record_type.dated_by).label)
    if is_recurring(record_type) and values.get(RECURRING.name) and values.get(TIMES.name) is None:
        found.append(TIMES.label)
    return tuple(found)


def lacking_sql(record_type: RecordType, own: Own) -> str:
    """The condition that a record `t` lacks a material which must be there; empty where nothing must."""
    files = files_field(record_type)
    if files is None or not must_have_files(record_type):
        return ""
    lacks: ColumnElement[bool]
    if not is_by_name(files):
        lacks = _count_held(files.name) == 0
    else:
        lacks = or_(False, *_lacks_by_term(record_type, files, own))
    return _sql(lacks)


def _sql(condition: ColumnElement[bool]) -> str:
    """The condition as text with its values in it, to stand in the question of a list."""
    return str(condition.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))


def _lacks_by_term(record_type: RecordType, files: FieldSpec, own: Own) -> list[ColumnElement[bool]]:
    assert isinstance(files.kind, Files)
    model: Any = aliased(record_type.model, name="t")
    chosen = getattr(model, files.kind.materials_by)
    return [
        and_(chosen == term, _count_held(files.name, wanted) < len(wanted))
        for term, wanted in catalogues.materials_by_term(record_type, own).items()
    ]


def _count_held(field: str, roles: Sequence[str] = ()) -> ScalarSelect[int]:
    held = select(func.count(func.distinct(Reference.role if roles else Reference.target))).where(
        col(Reference.parent) == literal_column("t.id"),
        col(Reference.deleted).is_(False),
        col(Reference.field) == field,
    )
    return (held.where(col(Reference.role).in_(roles)) if roles else held).scalar_subquery()


def to_fill_sql(record_type: RecordType) -> str:
    """The condition that the date or count of a record `t` is to be filled in; empty where it has none."""
    model: Any = aliased(record_type.model, name="t")
    wanting: list[ColumnElement[bool]] = []
    if record_type.dated_by:
        wanting.append(getattr(model, record_type.dated_by).is_(None))
    if is_recurring(record_type):
        wanting.append(and_(model.recurring.is_(True), model.times.is_(None)))
    return _sql(or_(*wanting)) if wanting else ""
