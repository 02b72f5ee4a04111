"""Taking the standard of a title in from a table: every row said in words first, one step, one undo."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Reading
from lushan_desktop.domain.recognise.indicator_words import is_bonus, split_points
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.titles import reviewing
from lushan_desktop.domain.titles.standard_item import STANDARD_ITEM
from lushan_desktop.domain.titles.title import TITLE
from lushan_desktop.services.importing import heads, reading, set_aside
from lushan_desktop.services.importing.checking import CheckedTable, Row, Verdict
from lushan_desktop.services.importing.columns_told import Told, told_plan
from lushan_desktop.services.importing.heads import bare
from lushan_desktop.services.importing.held_back import HeldBack, reasons
from lushan_desktop.services.importing.points import worth_of
from lushan_desktop.services.importing.table import Place, Plan, Table, body, is_sum
from lushan_desktop.services.records import records
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

_MERGED = ("project", "content")
"""What a cell over several rows says; the rows below leave it empty."""
_NEEDED = 2


@dataclass(frozen=True)
class Standard:
    """What a table says of a standard, and what has to be mended before it is taken in."""

    items: tuple[Values, ...]
    refused: tuple[HeldBack, ...]
    lacking: tuple[str, ...]
    """Labels of columns that must be there and are not."""
    sums: tuple[HeldBack, ...] = ()
    """The place where 合计 or 小计 says something else than the items come to."""
    not_used: tuple[HeldBack, ...] = ()
    """Sheets, columns and rows that became nothing."""

    @property
    def points(self) -> Decimal | None:
        return reviewing.total([item for item in self.items if not _is_extra(item)], "points")

    @property
    def said(self) -> str:
        """读到10项，共100分."""
        points = f"，共{reviewing.plain(self.points)}分" if self.points is not None else ""
        return f"读到{len(self.items)}项{points}"

    @property
    def refusals(self) -> tuple[HeldBack, ...]:
        """Everything that stands in the way, what is lacking first."""
        lacking = (HeldBack("表头", f"缺“{label}”一栏") for label in self.lacking)
        return (*lacking, *self.refused, *self.sums)


def read(store: Store, file: Path, how: Reading, told: Told = (), *, accepts_sums: bool = False) -> Standard:
    """Return what a workbook or .csv says, on all its sheets that hold items. Raises UserError."""
    tables = reading.open_file(file)
    plans = [_with_worths(table, _told(table, told)) for table in tables]
    most = max(len(_filled(plan)) for plan in plans)
    best = next(place for place, plan in enumerate(plans) if len(_filled(plan)) == most)
    used = [
        place
        for place, plan in enumerate(plans)
        if place == best or (plan.head >= 0 and "content" in plan.fields and len(_filled(plan)) >= _NEEDED)
    ]
    judged = [reading.verdicts(store, STANDARD_ITEM, tables[one], plans[one], how) for one in used]
    if not any(checked.rows for checked in judged):
        raise UserError(f"“{file.name}”里没有标准条目，请核对是不是选错了表。")
    items = tuple(_numbered(_items(judged)))
    refused = tuple(
        HeldBack(checked.table.where(row.place), reasons(checked, row))
        for checked in judged
        for row in checked.rows
        if row.verdict is Verdict.MEND
    )
    aside = set_aside.of_tables(tables, [(checked.table, checked.plan) for checked in judged])
    sums = () if accepts_sums or refused else tuple(_sums_told(judged))
    return Standard(items, refused, judged[0].lacking, sums, tuple(aside))


def _sums_told(judged: Sequence[CheckedTable]) -> Iterator[HeldBack]:
    """The rows 合计 and 小计 that what stands above them does not come to."""
    whole = list(_items(judged))
    for checked in judged:
        column = checked.plan.fields.index("points") if "points" in checked.plan.fields else -1
        above: list[Values] = []
        since: list[Values] = []
        by_place = {row.place: row for row in checked.rows if row.verdict is not Verdict.MEND}
        for place in range(checked.plan.head + 1, len(checked.table.rows)):
            row = checked.table.rows[place]
            if place in by_place:
                above.append(_with_rest(_item(checked, by_place[place]), checked, by_place[place]))
                since.append(above[-1])
            elif column >= 0 and any(row) and is_sum(row):
                said = worth_of(row[column], "").points
                if said is not None and not any(said in _come_to(some) for some in (above, since, whole)):
                    come_to = reviewing.plain(_come_to(above)[0])
                    yield HeldBack(
                        checked.table.where(place),
                        f"写的是{reviewing.plain(said)}分，各项加起来是{come_to}分",
                    )
                since = []


def _come_to(items: Sequence[Values]) -> tuple[Decimal, Decimal]:
    """The points without what is added, and with it."""
    points = [(item["points"] or Decimal(0), _is_extra(item)) for item in items]
    plain = sum((one for one, is_extra in points if not is_extra), Decimal(0))
    return plain, sum((one for one, _ in points), Decimal(0))


def _is_extra(item: Values) -> bool:
    return "加分项" in item["note"]


def _told(table: Table, told: Told) -> Plan:
    return told_plan(STANDARD_ITEM, table, heads.guess(STANDARD_ITEM, table), _of(table, told))


def _filled(plan: Plan) -> list[str]:
    return [name for name in plan.fields if name]


def _of(table: Table, told: Told) -> Told:
    """Return what is told of columns that this table has."""
    cells = {bare(cell) for row in table.rows[:12] for cell in row}
    return [pair for pair in told if bare(pair[0]) in cells or len(pair[0]) < _NEEDED]


def _with_worths(table: Table, plan: Plan) -> Plan:
    """The plan with merged texts put into the rows they reach over, and points as plain numbers."""
    return replace(plan, edits={**dict(_filled_down(table, plan)), **dict(_plain_points(table, plan))})


def _filled_down(table: Table, plan: Plan) -> Iterator[tuple[Place, str]]:
    for column, name in enumerate(plan.fields):
        if name in _MERGED:
            above = ""
            for place in body(table, plan):
                above = table.rows[place][column] or above
                if above and not table.rows[place][column]:
                    yield (place, column), above


def _plain_points(table: Table, plan: Plan) -> Iterator[tuple[Place, str]]:
    column = plan.fields.index("points") if "points" in plan.fields else -1
    for place in body(table, plan) if column >= 0 else ():
        worth = worth_of(table.rows[place][column], "")
        if not worth.fault and any(sign.isdecimal() for sign in table.rows[place][column]):
            yield (place, column), "" if worth.points is None else f"{worth.points:f}"


def _items(judged: Sequence[CheckedTable]) -> Iterator[Values]:
    for checked in judged:
        for row in checked.rows:
            if row.verdict is not Verdict.MEND:
                yield _with_rest(_item(checked, row), checked, row)


def _with_rest(item: Values, checked: CheckedTable, row: Row) -> Values:
    """What is said with the points: how they are given, added or taken off; or the points in the text."""
    fields = checked.plan.fields
    if "points" in fields:
        text = checked.table.rows[row.place][fields.index("points")]
        worth = worth_of(text, "")
        notes = [item["note"], "加分项" if worth.is_bonus or (is_bonus(text) and not worth.criterion) else ""]
        notes.append(f"扣分项，最多扣{worth.takes_off}分" if worth.takes_off else "")
        criterion = "\n".join(filter(None, (item["criterion"], worth.criterion)))
        return {**item, "criterion": criterion, "note": "\n".join(filter(None, notes))}
    for name in ("content", "criterion"):
        text, points = split_points(item[name])
        if points:
            return {**item, name: text, "points": Decimal(points)}
    return item


def _item(checked: CheckedTable, row: Row) -> Values:
    item = STANDARD_ITEM.blank()
    for name, cell in zip(checked.plan.fields, row.cells, strict=True):
        if name and cell is not None:
            item[name] = STANDARD_ITEM.field(name).kind.load(cell.value)
    return item


def _numbered(items: Iterator[Values]) -> Iterator[Values]:
    """Items that the table does not number are numbered in their order."""
    for place, item in enumerate(items, 1):
        yield {**item, "number": item["number"] or str(place)}


def carry_out(store: Store, title_id: str, standard: Standard) -> Changes:
    """Make these the items of the title, as one step; applications under way keep the items they began with.

    Raises UserError while something is to be mended.
    """
    if standard.refusals:
        raise UserError(f"有{len(standard.refusals)}处需修改，修改后方可导入，未写入任何内容。")
    held = records.values(store, TITLE, title_id)["standard_items"]
    known = {(row["number"], row["content"]): row["id"] for row in held}
    rows = tuple({**item, "id": known.get((item["number"], item["content"]), "")} for item in standard.items)
    label = f"导入创建标准{len(rows)}项"
    return records.save(store, TITLE, {"standard_items": rows}, title_id, label=label)


def title_named(store: Store, name: str) -> str:
    """The id of the title that is meant. Raises UserError naming those there are."""
    with store.read() as session:
        ids = queries.ids(session, TITLE, ListQuery())
        called: dict[str, str] = {row["id"]: str(row["name"]) for row in queries.rows(session, TITLE, ids)}
    found = [one for one, held in called.items() if held == name] or [
        one for one, held in called.items() if name and name in held
    ]
    if len(found) != 1:
        raise UserError(
            f"没有唯一的创建项目“{name}”，已有：{'、'.join(called.values()) or '无'}。", field="title"
        )
    return found[0]
