"""Cells that several ledgers share: dates, persons with the post of that day, proof, indicators."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.domain.people.person import Person as PersonRecord
from lushan_desktop.domain.people.tenure import Tenure as TenureRecord
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.reports.known_records import Ledger as Memory
from lushan_desktop.reports.persons import Person

Entry = Mapping[str, Any]
"""A row as storage gives it: values by field, and `names` of the records it mentions."""

_LOT = 500


class People:
    """Persons and the posts they held, read once for a whole ledger."""

    def __init__(self, session: Session, person_ids: Iterable[str]) -> None:
        ids = sorted({one for one in person_ids if one})
        people: list[PersonRecord] = []
        tenures: list[TenureRecord] = []
        for place in range(0, len(ids), _LOT):
            lot = ids[place : place + _LOT]
            people += session.scalars(select(PersonRecord).where(col(PersonRecord.id).in_(lot))).all()
            held = select(TenureRecord).where(
                col(TenureRecord.person).in_(lot), col(TenureRecord.deleted).is_(False)
            )
            tenures += session.scalars(held).all()
        units = session.scalars(select(Unit).where(col(Unit.id).in_({each.unit for each in tenures}))).all()
        self._memory = Memory([*people, *tenures, *units])

    def get(self, person_id: str) -> Person | None:
        return self._memory.person(person_id)

    def named(self, person_id: str, day: PartialDate | None, post: str = "") -> str:
        """Post and name; the post entered beside the record where the person is not registered."""
        person = self.get(person_id)
        if person is None:
            return post
        return f"{person.full_post(day) or post}{person.name}"

    def listed(self, person_ids: Sequence[str], day: PartialDate | None) -> str:
        """One person a line."""
        return "\n".join(filter(None, (self.named(one, day) for one in dict.fromkeys(person_ids))))


def text_cell(value: object) -> str:
    """A value as it reads; nothing where nothing was entered, which 0 is not."""
    return "" if value is None else str(value)


def day_cell(entry: Entry, field: str = "held_on") -> str:
    """2023年6月2日; a recurring matter as 2021年以来（多次） or （12次）."""
    held_on, until = entry[field], entry.get("until")
    if entry.get("recurring"):
        often = f"{entry['times']}次" if entry.get("times") else "多次"
        return f"{held_on}以来（{often}）" if held_on else often
    if held_on is None:
        return "日期不详"
    return f"{held_on}至{until}" if until and until != held_on else str(held_on)


def counted_in(entries: Sequence[Entry], measure: str) -> str:
    """次 where every row is one occasion; a ledger with recurring matters counts its rows."""
    return "条" if any(entry["recurring"] for entry in entries) else measure


def year_of(entry: Entry, field: str = "held_on") -> str:
    held_on = entry[field]
    return f"{held_on.year}年" if held_on else "日期不详"


def files_cell(entry: Entry) -> str:
    """通知、签到表、照片, as the files are called; else how many there are."""
    files = entry["files"]
    roles = list(dict.fromkeys(file.role for file in files if file.role))
    if not files:
        return ""
    return f"{'、'.join(roles)}（{len(files)}份）" if roles else f"{len(files)}份"


class Indicators:
    """The numbers of the indicators that records answer."""

    def __init__(self, session: Session, entries: Sequence[Entry]) -> None:
        ids = {one for entry in entries for one in entry.get("indicators", ())}
        rows = session.scalars(select(Indicator).where(col(Indicator.id).in_(ids))).all()
        self._number_by_id = {row.id: row.number or row.text for row in rows}

    def cell(self, entry: Entry) -> str:
        """Each number once: an indicator has the same one in several editions of its system."""
        return "、".join(dict.fromkeys(self._number_by_id.get(one, "") for one in entry["indicators"]))
