"""Offices in the making: their rows under names by which others refer to them, and the way into a store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Day
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from lushan_desktop.storage.log.step import Step
from lushan_desktop.storage.store import Store


@dataclass
class Office:
    """An office in the making: its rows, each under a name by which others refer to it."""

    rows: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    options: dict[str, Any] = field(default_factory=dict)
    indicator: dict[str, Any] = field(default_factory=lambda: {"number": "93", "text": "示例"})

    def add(self, type_key: str, known_as: str, /, **values: Any) -> str:
        self.rows.append((type_key, known_as, values))
        return f"@{known_as}"


BASE = (
    ("unit", "县委", {"name": "中共鲁山县委员会", "short_name": "县委", "kind": "县级领导机关"}),
    ("unit", "县政府", {"name": "鲁山县人民政府", "short_name": "县政府", "kind": "县级领导机关"}),
    ("unit", "司法局", {"name": "鲁山县司法局", "short_name": "县司法局", "kind": "县直"}),
    ("unit", "创建办", {"name": "鲁山县创建办", "kind": "议事协调机构"}),
    ("unit", "乡镇", {"name": "下汤镇", "kind": "乡镇"}),
    ("unit", "旧局", {"name": "示例旧局", "kind": "县直", "deleted": True}),
    ("indicator_system", "体系", {"name": "示例指标体系（2023版）", "year": 2023, "in_use": True}),
    ("issuer", "名义", {"name": "鲁山县法治政府建设领导小组办公室", "rank": 1}),
    ("issuer", "镇名义", {"name": "下汤镇人民政府", "unit": "@乡镇", "rank": 9}),
)


_OF_THE_RECORD = ("origin", "deleted")
"""Which unit entered a record, and whether it lies in the 回收站: no field of a form."""


def build(store: Store, office: Office, base: Mapping[str, str]) -> dict[str, str]:
    """Put an office into a store, under an indicator of its own, in one step; the ids by the rows' names."""
    with store.change("示例") as step:
        return build_within(step, office, base)


def build_within(step: Step, office: Office, base: Mapping[str, str]) -> dict[str, str]:
    """The same inside a step that is open."""
    ids = dict(base)
    indicator = {"system": "@体系", "level": "三级", **office.indicator}
    wanted = [*([("indicator", "指标", indicator)] if base else BASE), *office.rows]
    for key, name, values in wanted:
        record_type = RECORD_TYPES.get(key)
        answers = "指标" in ids and any(spec.name == "indicators" for spec in record_type.fields)
        known = {"indicators": ("@指标",)} if answers else {}
        own = {each: _id(values[each], ids) for each in _OF_THE_RECORD if each in values}
        told = {**known, **{each: value for each, value in values.items() if each not in own}}
        filled = {**_blank(record_type), **_resolved(told, ids, record_type)}
        ids[name] = records.write(step, record_type, record_type.model(**own), filled).id
    return ids


def _blank(record_type: RecordType) -> Values:
    """What a new record holds; its empty sets are not written, which would take longer than all else."""
    columns = {spec.name for spec in record_type.columns}
    return {name: value for name, value in record_type.blank().items() if name in columns}


def _resolved(values: Mapping[str, Any], ids: Mapping[str, str], record_type: Any) -> dict[str, Any]:
    found = {}
    for name, value in values.items():
        kind = record_type.field(name).kind
        if isinstance(kind, Day):
            found[name] = PartialDate.from_iso(value) if value else None
        elif isinstance(value, tuple) and value and isinstance(value[0], dict):
            child = RECORD_TYPES.get(kind.child)
            found[name] = tuple({**_blank(child), **_resolved(row, ids, child)} for row in value)
        elif isinstance(value, tuple):
            found[name] = tuple(_id(each, ids) for each in value)
        else:
            found[name] = _id(value, ids)
    return found


def _id(value: Any, ids: Mapping[str, str]) -> Any:
    return ids[value[1:]] if isinstance(value, str) and value.startswith("@") else value
