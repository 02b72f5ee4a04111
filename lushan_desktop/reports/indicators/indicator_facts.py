"""The indicators of a system as their papers need them: who answers, what is asked, how much is there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.domain.indicators.completeness import AWAITING, completeness
from lushan_desktop.domain.indicators.indicator import INDICATOR
from lushan_desktop.domain.indicators.indicator_system import IndicatorSystem
from lushan_desktop.domain.indicators.required_material import REQUIRED_MATERIAL, RequiredMaterial
from lushan_desktop.domain.kinds import Ref
from lushan_desktop.domain.people.person import Person
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.report import Option, Options
from lushan_desktop.storage import gaps_counted
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery

GROUP = "指标体系"
_LOT = 500


@dataclass(frozen=True)
class MaterialNeed:
    """One required material and how much of it is there; `held` is None where it was not counted."""

    description: str
    unit: str
    """The one who provides it, by id; where nobody is named, the lead unit of its indicator."""
    due: str
    wanted: int
    held: int | None
    has_record: bool = False

    @property
    def state(self) -> str:
        """The state of this material; empty where it was not counted."""
        if self.held is None:
            return ""
        return completeness([(self.held, self.wanted)], has_record=self.has_record)

    @property
    def is_full(self) -> bool:
        return self.held is not None and self.held >= self.wanted


@dataclass(frozen=True)
class Fact:
    """One indicator of the last level, with those above it."""

    entry: Entry
    first: str
    second: str
    materials: tuple[MaterialNeed, ...]
    phone: str = ""

    @property
    def title(self) -> str:
        return f"{self.entry['number']} {self.entry['text']}".strip()

    def named(self, field: str) -> str:
        """The name of the record that a field speaks of."""
        return str(self.entry["names"].get(self.entry[field], ""))

    @property
    def support(self) -> str:
        names = self.entry["names"]
        return "、".join(names[one] for one in self.entry["support_units"] if one in names)

    @property
    def units(self) -> set[str]:
        """Who answers for it, by id: lead, support, and who provides a material."""
        return {self.entry["lead_unit"], *self.entry["support_units"], *(one.unit for one in self.materials)}

    @property
    def missing(self) -> tuple[MaterialNeed, ...]:
        if self.entry["not_applicable"]:
            return ()
        return tuple(one for one in self.materials if one.held is not None and not one.is_full)

    @property
    def state(self) -> str:
        """齐全, 待佐证（3/5）, 已登记, 缺失, 不适用; empty where nothing is asked for or counted."""
        if self.entry["not_applicable"]:
            return "不适用"
        if not self.materials or any(one.held is None for one in self.materials):
            return ""
        counts = [(one.held or 0, one.wanted) for one in self.materials]
        state = completeness(counts, has_record=any(one.has_record for one in self.materials))
        full = sum(one.is_full for one in self.materials)
        return f"{state}（{full}/{len(counts)}）" if state == AWAITING else state

    @property
    def points(self) -> Decimal | None:
        value: Decimal | None = self.entry["points"]
        return value

    @property
    def score(self) -> Decimal | None:
        value: Decimal | None = self.entry["self_score"]
        return value

    @property
    def lost(self) -> Decimal:
        """What was not given of the points; nothing where it is not scored."""
        if self.points is None or self.score is None or self.entry["bonus"]:
            return Decimal(0)
        return max(self.points - self.score, Decimal(0))


def counting(found: Iterable[Fact]) -> list[Fact]:
    """Those whose points make up the whole; what is added or vetoed counts aside, as in the table itself."""
    aside = ("not_applicable", "bonus", "veto")
    return [fact for fact in found if not any(fact.entry[name] for name in aside)]


def added(found: Iterable[Fact]) -> str:
    """The points won with what is added; nothing where none was scored."""
    return total(fact.score for fact in found if fact.entry["bonus"] and not fact.entry["not_applicable"])


def system_in_use(session: Session, options: Options) -> str:
    """The system that the other pages show; else the only one there is."""
    del options
    rows = session.scalars(select(IndicatorSystem).where(~col(IndicatorSystem.deleted))).all()
    used = [row.id for row in rows if row.in_use]
    if used or len(rows) != 1:
        return used[0] if used else ""
    return rows[0].id


SYSTEM_OPTION = Option("system", "指标体系", Ref("indicator_system"), required=True, propose=system_in_use)
UNIT_OPTION = Option("unit", "单位", Ref("unit"), hint="不填为全部")


def name_of(session: Session, options: Options) -> str:
    """Return what the system is called."""
    system = session.get(IndicatorSystem, str(options["system"]))
    return system.name if system else ""


def facts(session: Session, options: Options) -> tuple[Fact, ...]:
    """The indicators that are answered, in the order of the table.

    Of one `unit`, or those that `indicators` names, where that is asked for.
    """
    query = ListQuery(filters={"system": options["system"]}, sort=(("rank", False),))
    entries = sorted(
        queries.rows(session, INDICATOR, queries.ids(session, INDICATOR, query)),
        key=lambda entry: (entry["rank"] is None, entry["rank"] or 0, _number(entry["number"])),
    )
    entry_by_id = {entry["id"]: entry for entry in entries}
    superiors = {entry["superior"] for entry in entries}
    materials = _materials(session, entry_by_id)
    phones = _phones(session, (entry["responsible_person"] for entry in entries))
    found = [
        Fact(
            entry,
            _above(entry, entry_by_id, "一级"),
            _above(entry, entry_by_id, "二级"),
            tuple(materials.get(entry["id"], ())),
            phones.get(entry["responsible_person"], ""),
        )
        for entry in entries
        if entry["id"] not in superiors or entry["id"] in materials
    ]
    unit, chosen = options.get("unit"), options.get("indicators")
    return tuple(
        fact
        for fact in found
        if (not unit or unit in fact.units) and (not chosen or fact.entry["id"] in chosen)
    )


def _number(text: str) -> tuple[int, str]:
    return (int(text), "") if text.isdecimal() else (0, text)


def _above(entry: Entry, entry_by_id: Mapping[str, Entry], level: str) -> str:
    """The indicator of this level above another, as 一 and its text."""
    seen = {entry["id"]}
    place = entry["superior"]
    while place in entry_by_id and place not in seen:
        seen.add(place)
        higher = entry_by_id[place]
        if higher["level"] == level:
            return marked(higher)
        place = higher["superior"]
    return ""


def marked(entry: Entry) -> str:
    """一、示例 and （一）示例, as the official table writes them."""
    number, text = str(entry["number"]), str(entry["text"])
    if not number:
        return text
    if number.endswith("）"):
        return number + text
    return f"{number}{'、' if not number.isascii() else ' '}{text}"


def _phones(session: Session, ids: Iterable[str]) -> dict[str, str]:
    wanted = sorted({one for one in ids if one})
    rows = session.scalars(select(Person).where(col(Person.id).in_(wanted))).all()
    return {row.id: row.phone for row in rows}


def _materials(session: Session, entry_by_id: Mapping[str, Entry]) -> dict[str, list[MaterialNeed]]:
    """Return what each indicator asks for, in its order, with what is there."""
    held_by_id: dict[str, int] = {}
    with_record: set[str] = set()
    if entry_by_id:
        ask = session.connection().exec_driver_sql
        held_by_id = {material: held for material, _, _, held, _ in ask(gaps_counted.counted())}
        sql = f"SELECT t.id FROM indicator AS t WHERE t.deleted = 0 AND {gaps_counted.has_record()}"
        with_record = set(ask(sql).scalars())
    found: dict[str, list[MaterialNeed]] = defaultdict(list)
    for row in _rows(session, list(entry_by_id)):
        due: Any = REQUIRED_MATERIAL.field("due_on").kind.load(row.due_on)
        unit = row.responsible_unit or entry_by_id[row.indicator]["lead_unit"]
        found[row.indicator].append(
            MaterialNeed(
                row.description,
                unit,
                str(due or ""),
                max(row.count or 1, 1),
                held_by_id.get(row.id),
                has_record=row.indicator in with_record,
            )
        )
    return found


def _rows(session: Session, indicators: Sequence[str]) -> list[RequiredMaterial]:
    rows: list[RequiredMaterial] = []
    order = (
        col(RequiredMaterial.rank).is_(None),
        col(RequiredMaterial.rank),
        col(RequiredMaterial.id),
    )
    for at in range(0, len(indicators), _LOT):
        found = select(RequiredMaterial).where(
            col(RequiredMaterial.indicator).in_(indicators[at : at + _LOT]), ~col(RequiredMaterial.deleted)
        )
        rows += session.scalars(found.order_by(*order)).all()
    return rows


def points_cell(points: Decimal | None) -> str:
    """2 or 1.5; nothing where there are none."""
    return "" if points is None else f"{points.normalize():f}"


def total(values: Iterable[Decimal | None]) -> str:
    """The sum of what is known; nothing, rather than 0, where nothing is."""
    known = [value for value in values if value is not None]
    return points_cell(sum(known, Decimal(0))) if known else ""
