"""Taking the standard of a title in from a table: every row said in words first, one step, one undo."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Reading
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.titles import reviewing
from lushan_desktop.domain.titles.standard_item import STANDARD_ITEM
from lushan_desktop.domain.titles.title import TITLE
from lushan_desktop.services.importing import heads, reading
from lushan_desktop.services.importing.checking import Checked, Row, Verdict
from lushan_desktop.services.importing.held_back import HeldBack, reasons
from lushan_desktop.services.importing.table import Place, Plan, Table, body
from lushan_desktop.services.records import records
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

_MERGED = ("project", "content")
"""What a cell over several rows says; the rows below leave it empty."""


@dataclass(frozen=True)
class Standard:
    """What a table says of a standard, and what has to be mended before it is taken in."""

    items: tuple[Values, ...]
    refused: tuple[HeldBack, ...]
    lacking: tuple[str, ...]
    """Labels of columns that must be there and are not."""

    @property
    def points(self) -> Decimal | None:
        return reviewing.total(self.items, "points")

    @property
    def said(self) -> str:
        """读到10项，共100分."""
        points = f"，共{reviewing.plain(self.points)}分" if self.points is not None else ""
        return f"读到{len(self.items)}项{points}"

    @property
    def refusals(self) -> tuple[HeldBack, ...]:
        """Everything that stands in the way, what is lacking first."""
        return (*(HeldBack("表头", f"缺“{label}”一栏") for label in self.lacking), *self.refused)


def read(store: Store, file: Path, how: Reading) -> Standard:
    """What a workbook or .csv says. Raises UserError where it cannot be read or holds no items."""
    tables = reading.open_file(file)
    plans = [_plan(table) for table in tables]
    best = max(range(len(tables)), key=lambda place: sum(1 for name in plans[place].fields if name))
    checked = reading.verdicts(store, STANDARD_ITEM, tables[best], plans[best], how)
    taken = [row for row in checked.rows if row.verdict is not Verdict.MEND]
    items = tuple(_numbered(_item(checked, row) for row in taken))
    if not checked.rows:
        raise UserError(f"“{file.name}”里没有标准条目，请核对是不是选错了表。")
    wrong = [row for row in checked.rows if row.verdict is Verdict.MEND]
    refused = tuple(HeldBack(checked.table.where(row.place), reasons(checked, row)) for row in wrong)
    return Standard(items, refused, checked.lacking)


def _plan(table: Table) -> Plan:
    plan = heads.guess(STANDARD_ITEM, table)
    return replace(plan, edits=dict(_filled_down(table, plan)))


def _filled_down(table: Table, plan: Plan) -> Iterator[tuple[Place, str]]:
    """The texts of merged cells, put into the rows they reach over."""
    for column, name in enumerate(plan.fields):
        if name in _MERGED:
            above = ""
            for place in body(table, plan):
                above = table.rows[place][column] or above
                if above and not table.rows[place][column]:
                    yield (place, column), above


def _item(checked: Checked, row: Row) -> Values:
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
        raise UserError(f"有{len(standard.refusals)}处要先改好，没有写入任何内容。")
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
