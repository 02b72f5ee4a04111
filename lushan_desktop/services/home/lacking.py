"""What is lacking, as 工作台 tells it: records without a date, meetings without their materials."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from lushan_desktop.domain.titles.title_kinds import WHOLE_COUNTY
from lushan_desktop.services.records import material_lists
from lushan_desktop.services.records.asking import Ask, Cycle
from lushan_desktop.services.records.material_lists import Own
from lushan_desktop.services.records.named import NAMED
from lushan_desktop.storage.lists.period import Condition, inside

_SPAN = ("until", "recurring")
_EACH = 3
"""So many undated records before the meetings, which are many."""
_CLAIMS = (("application", " AND r.is_example = 0"), ("honour", " AND coalesce(r.revoked_on, '') = ''"))
"""What claims a title, and what of it does not count."""


class Gap(NamedTuple):
    """A record that lacks something, and where that is put right."""

    page: str
    record: str
    title: str
    detail: str
    """Which materials, or what kind of record it is."""
    lacks: str
    verb: str
    """What the clerk does about it."""
    tone: str
    field: str
    icon: str


def quoted(texts: Iterable[str]) -> str:
    """Terms of our own catalogues, and of the office, as SQL texts."""
    return ", ".join("'" + text.replace("'", "''") + "'" for text in texts)


def meeting_condition(held: Own) -> str:
    """The condition that the meeting `t` lacks a material its kind asks for by name."""
    kinds: dict[tuple[str, ...], list[str]] = {}
    for kind, materials in material_lists.wanted_by_term(held).items():
        kinds.setdefault(materials, []).append(kind)
    count = (
        "(SELECT count(DISTINCT f.role) FROM reference AS f WHERE f.parent = t.id AND f.deleted = 0"
        " AND f.field = 'files' AND f.role IN ({0}))"
    )
    lacks = (
        f"(t.kind IN ({quoted(names)}) AND {count.format(quoted(materials))} < {len(materials)})"
        for materials, names in kinds.items()
    )
    return " OR ".join(lacks) or "0"


def gaps(ask: Ask, cycle: Cycle, limit: int) -> tuple[Gap, ...]:
    """What the clerk can fill in: undated records, titles nobody applies for, meetings without materials."""
    first = [*_undated(ask), *_titles(ask)]
    return (*first, *_meetings(ask, cycle, limit - len(first)))


def _undated(ask: Ask) -> Iterable[Gap]:
    for key, kind, day in (("document", "文件", "signed_on"), ("meeting", "会议", "held_on")):
        _, icon, title = NAMED[key]
        sql = (
            f'SELECT t.id, {title} FROM "{key}" AS t WHERE t.deleted = 0'
            f" AND coalesce(t.{day}, '') = '' ORDER BY t.id DESC LIMIT {_EACH}"
        )
        for record, name in ask(sql, ()):
            yield Gap(key, record, name, kind, "待补日期", "补填", "warn", day, icon)


def _titles(ask: Ask) -> Iterable[Gap]:
    """The titles that were taken up and nobody is cultivated for, applies for or holds."""
    unclaimed = " AND ".join(
        f"NOT EXISTS (SELECT 1 FROM {table} AS r WHERE r.title = t.id AND r.deleted = 0{real})"
        for table, real in _CLAIMS
    )
    sql = (
        "SELECT t.id, t.name FROM title AS t WHERE t.deleted = 0 AND t.kind <> ?"
        f" AND {unclaimed} ORDER BY t.rank NULLS LAST, t.name LIMIT {_EACH}"
    )
    for record, name in ask(sql, (WHOLE_COUNTY,)):
        yield Gap(
            "title", record, name, "缺培育或申报单位", "待补申报", "查看", "warn", "", "nav.applications"
        )


def _meetings(ask: Ask, cycle: Cycle, limit: int) -> Iterable[Gap]:
    own = material_lists.own(ask)
    where, values = joined([(meeting_condition(own), ()), *inside("held_on", _SPAN, cycle.start, cycle.end)])
    sql = (
        f"SELECT t.id, t.title, t.kind FROM meeting AS t WHERE t.deleted = 0 AND {where}"
        f" AND coalesce(t.held_on, '') <> '' ORDER BY t.held_on DESC, t.title, t.id DESC LIMIT {limit:d}"
    )
    rows = ask(sql, values)
    held = _roles(ask, [record for record, _, _ in rows])
    for record, title, kind in rows:
        wanted = material_lists.wanted(own, kind)
        lacking = [name for name in wanted if (record, name) not in held]
        yield Gap(
            "meeting",
            record,
            title,
            f"缺{'、'.join(lacking)}",
            f"缺 {len(lacking)} 种",
            "添加",
            "bad",
            "files",
            "nav.meetings",
        )


def _roles(ask: Ask, records: list[str]) -> set[tuple[Any, ...]]:
    marks = ", ".join("?" * len(records))
    sql = f"SELECT parent, role FROM reference WHERE deleted = 0 AND field = 'files' AND parent IN ({marks})"
    return set(ask(sql, tuple(records)))


def joined(conditions: Iterable[Condition]) -> tuple[str, tuple[Any, ...]]:
    """All of these, as one condition."""
    pairs = list(conditions)
    return " AND ".join(f"({sql})" for sql, _ in pairs), tuple(one for _, values in pairs for one in values)
