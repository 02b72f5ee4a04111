"""What the county asks of the rows of a 填报包 beyond what any import asks: whose a row is, and its days."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain import date_order
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.services.importing.checking import CheckedTable, Row, Verdict

Rows = Iterable[tuple[int, str, Mapping[str, str]]]
"""The place, the hidden id and the texts of each row."""
_DATED = "held_on"


def misplaced(rows: Rows, known: Mapping[str, Mapping[str, str]]) -> dict[int, str]:
    """Return why rows are not what their hidden id says: they were sorted without it, or copied with it.

    `known` are the texts by which each id is told from others.
    """
    said_of = {record: _plain(texts) for record, texts in known.items()}
    found: dict[int, str] = {}
    seen: dict[str, int] = {}
    for place, record, texts in rows:
        if record not in said_of:
            continue
        labels = known[record]
        said = _plain({label: texts.get(label, "") for label in labels})
        if said != said_of[record] and said in said_of.values():
            found[place] = f"隐藏的编号与“{'、'.join(labels)}”对不上，可能排过序或复制过，未读取"
        elif record in seen:
            found[place] = f"隐藏的编号与第{seen[record] + 1}行相同，没有读"
        else:
            seen[record] = place
    return found


def _plain(texts: Mapping[str, str]) -> tuple[str, ...]:
    return tuple("".join(text.split()) for text in texts.values())


def judged(checked: CheckedTable, today: date) -> CheckedTable:
    """The verdicts, with meetings held back that have no day, or one that has not come."""
    column = checked.plan.fields.index(_DATED) if _DATED in checked.plan.fields else None
    return replace(checked, rows=tuple(_judged(row, column, today) for row in checked.rows))


def _judged(row: Row, column: int | None, today: date) -> Row:
    cell = row.cells[column] if column is not None else None
    day = PartialDate.from_iso(str(cell.value)) if cell is not None and cell.value else None
    if row.verdict not in (Verdict.READY, Verdict.LOOK):
        return row
    if day is None:
        return row._replace(verdict=Verdict.MEND, reason="日期：没有填哪天开的会")
    if day.first_day > today:
        return row._replace(verdict=Verdict.MEND, reason=f"日期：{day}还没有到，请核对")
    return row


def guessed_year(checked: CheckedTable, row: Row) -> str:
    """Say what day was read where the cell names no year, or writes it in its own way; else nothing."""
    column = checked.plan.fields.index(_DATED) if _DATED in checked.plan.fields else None
    cell = row.cells[column] if column is not None else None
    if cell is None or not cell.value or str(cell.value)[:4] in cell.reason or not cell.reason:
        return ""
    return f"日期：{cell.reason}，读作{cell.text}"


def out_of_order(
    record_type: RecordType, before: Values, written: Values, names: Sequence[str], today: date
) -> dict[str, str]:
    """For each of these fields why its day cannot be: it lies ahead, or before what comes first."""
    known = date_order.findings(record_type, before, today)
    found = date_order.findings(record_type, {**before, **written}, today)
    asked = [each for each in date_order.concerning(found, list(names)) if each not in known]
    return {
        name: each.say.rstrip("。") for each in asked for name in names if name in (each.field, each.earlier)
    }
