"""What a table brings that becomes nothing, told with its first words: nothing is dropped in silence."""

from collections.abc import Iterable, Iterator, Sequence

from lushan_desktop.services.importing.checking import CheckedTable
from lushan_desktop.services.importing.held_back import HeldBack
from lushan_desktop.services.importing.table import Plan, Table, body, head_of
from lushan_desktop.storage.store import Store

_LONGEST = 30


def set_aside(tables: Sequence[Table], checked: CheckedTable) -> list[HeldBack]:
    """The sheets, columns and rows that are not read, of a file whose best table was judged."""
    return of_tables(tables, [(checked.table, checked.plan)])


def ask(store: Store, tables: Sequence[Table], checked: CheckedTable) -> tuple[str, ...]:
    """The same in sentences, asked beside the window: a large table takes a while."""
    del store
    return tuple(f"{one.where}，{one.reason}" for one in set_aside(tables, checked))


def of_tables(tables: Sequence[Table], used: Sequence[tuple[Table, Plan]]) -> list[HeldBack]:
    """The same where several tables were read."""
    read = [table for table, _ in used]
    others = [
        table for table in tables if all(table is not one for one in read) and any(map(any, table.rows))
    ]
    told = [HeldBack(f"工作表“{table.sheet}”", f"没有读：{_words(_beginning(table))}") for table in others]
    for table, plan in used:
        told += [*_columns(table, plan), *_rows(table, plan)]
    return told


def _columns(table: Table, plan: Plan) -> Iterator[HeldBack]:
    places = [*body(table, plan)]
    for column, name in enumerate(plan.fields):
        texts = [table.rows[place][column] for place in places if table.rows[place][column]]
        if not name and texts:
            where = f"工作表“{table.sheet}”" if table.sheet else ""
            yield HeldBack(f"{where}“{head_of(table, plan, column)}”列", f"没有用到：{_words(texts[:3])}")


def _rows(table: Table, plan: Plan) -> Iterator[HeldBack]:
    """Rows above the head and those that are sums, notes, examples or heads again; a title is told once."""
    taken, seen = {*body(table, plan)}, set[str]()
    for place, row in enumerate(table.rows):
        words = _words(row)
        if place != plan.head and place not in taken and words and words not in seen:
            seen.add(words)
            yield HeldBack(table.where(place), f"没有用到：{words}")


def _beginning(table: Table) -> Iterator[str]:
    return (cell for row in table.rows[:5] for cell in row)


def _words(texts: Iterable[str]) -> str:
    said = " ".join(dict.fromkeys(" ".join(text.split()) for text in texts if text))
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
