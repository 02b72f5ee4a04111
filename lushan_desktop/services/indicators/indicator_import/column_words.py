"""What a column holds where its head alone does not say it: the columns beside it and its cells do."""

from collections.abc import Sequence

from lushan_desktop.domain.recognise.indicator_words import read_points, split_number, split_worth
from lushan_desktop.services.importing.table import Cells, Table
from lushan_desktop.services.indicators.indicator_import.head_words import is_work_demanded
from lushan_desktop.services.indicators.indicator_import.nested_columns import adopted, spread
from lushan_desktop.services.indicators.indicator_import.plan import LEVEL_COLUMNS, OF_SEVERAL

_STEPS = {2: ("first", "third"), 3: LEVEL_COLUMNS}
_TITLES = (*LEVEL_COLUMNS, "text")
_SAMPLE = 400
_MOSTLY = 0.6


def settled(table: Table, head: int, heads: Sequence[str], names: Sequence[str]) -> list[str]:
    """The fields of the columns, each borne once but for those that several columns may fill."""
    told = _continued(table, head, heads, spread(table, head, heads, names))
    told = adopted(table, head, heads, told)
    told = _stepped(table, head, heads, told)
    told = _beside_levels(told)
    told = _of_units(told)
    told = _scored(table, head, told)
    return _only_once(told)


def _body(table: Table, head: int) -> tuple[Cells, ...]:
    return table.rows[head + 1 : head + 1 + _SAMPLE]


def _continued(table: Table, head: int, heads: Sequence[str], names: list[str]) -> list[str]:
    """A head that goes over two columns: a number and its title, or a title in two pieces."""
    rows = _body(table, head)
    for column in range(1, len(names)):
        left = names[column - 1]
        is_open = not names[column] and (not heads[column] or heads[column] == heads[column - 1])
        is_twin = names[column] == left and heads[column] == heads[column - 1]
        if left not in (*_TITLES, "more") or not (is_open or is_twin):
            continue
        cells = [row[column] for row in rows if row[column]]
        if not cells:
            continue
        if left != "more" and _is_numbers([row[column - 1] for row in rows if row[column - 1]]):
            names[column - 1] = {"first": "number_first", "second": "number_second"}.get(left, "number")
            names[column] = left
        elif left in ("third", "text", "more"):
            names[column] = "more"
    return names


def _is_numbers(cells: Sequence[str]) -> bool:
    """Return True if these are numbers without titles."""
    alone = sum(1 for cell in cells if (said := split_number(cell)).number and not said.text)
    return bool(cells) and alone >= _MOSTLY * len(cells)


def _stepped(table: Table, head: int, heads: Sequence[str], names: list[str]) -> list[str]:
    """考核项目 and 考核内容 side by side are levels, too, where no column names its level."""
    texts = [column for column, name in enumerate(names) if name == "text"]
    details = [column for column, name in enumerate(names) if name == "detail"]
    if any(name in LEVEL_COLUMNS for name in names):
        return _below_levels(names)
    if not texts and details:
        texts, details = details[:1], details[1:]
        names[texts[0]] = "text"
    if texts and details and _is_item(_body(table, head), names, texts[-1], details[0], heads[details[0]]):
        texts.append(details.pop(0))
    if len(texts) == 1:
        return names
    steps = _STEPS.get(len(texts), LEVEL_COLUMNS)
    if len(texts) == 2 and _has_bands(_body(table, head)):
        steps = LEVEL_COLUMNS[1:]
    for place, column in enumerate(texts):
        names[column] = steps[place] if place < len(steps) else "detail"
    return names


def _has_bands(rows: Sequence[Cells]) -> bool:
    """Return True if first levels go across the sheet in rows of their own."""
    cells = [{cell for cell in row if cell} for row in rows]
    alone = [split_number(next(iter(each))) for each in cells if len(each) == 1]
    return sum(1 for said in alone if said.level == 1 and said.text) > 1


def _below_levels(names: list[str]) -> list[str]:
    """The column of the last level, where its head does not say so; what else is said stands beside it."""
    if "third" not in names:
        free = [column for column, name in enumerate(names) if name == "text"] or [
            column for column, name in enumerate(names) if name == "detail"
        ]
        if free:
            names[free[0]] = "third"
    if "third" in names and "second" not in names and "first" in names:
        third = names.index("third")
        between = [c for c, name in enumerate(names) if name == "text" and names.index("first") < c < third]
        if between:
            names[between[0]] = "second"
    return ["detail" if name == "text" else name for name in names]


def _is_item(rows: Sequence[Cells], names: Sequence[str], title: int, detail: int, head: str) -> bool:
    """Return True if the rows of a finer column are the indicators: they are numbered, or say what to do."""
    rows = [row for row in rows if row[detail]]
    groups, above = 0, None
    for row in rows:
        groups += bool(row[title]) and row[title] != above
        above = row[title] or above
    if len(rows) < 3 or groups == len(rows):
        return False
    if "number" in names:
        number = names.index("number")
        held = [row[number] for row in rows if row[number]]
        return len(set(held)) > max(groups, _MOSTLY * len(rows))
    return groups * 1.3 <= len(rows) and is_work_demanded(head)


def _beside_levels(names: list[str]) -> list[str]:
    """序号 before 一级指标 and 分值 behind it are those of that level, where the last level has its own."""
    told = list(names)
    for kind in ("number", "points"):
        places = [column for column, name in enumerate(names) if name == kind]
        for column in places[:-1] if kind == "points" else places:
            step = 1 if kind == "number" else -1
            beside = names[column + step] if 0 <= column + step < len(names) else ""
            if beside in ("first", "second") and len(places) > 1:
                told[column] = f"{kind}_{beside}"
    return told


def _of_units(names: list[str]) -> list[str]:
    """Without a column of its own the lead stands first among those who answer."""
    if "units" in names or "lead" in names or "support" not in names:
        return names
    first = names.index("support")
    return ["units" if column == first else name for column, name in enumerate(names)]


def _scored(table: Table, head: int, names: list[str]) -> list[str]:
    """A column called 分值 that holds sentences without any points tells how they are given."""
    for column, name in enumerate(names):
        if name != "points":
            continue
        cells = [row[column] for row in _body(table, head) if row[column]]
        long = [cell for cell in cells if not _has_points(cell) and len(cell) > 8]
        if len(long) > _MOSTLY * len(cells):
            names[column] = "criterion"
    return names


def _has_points(cell: str) -> bool:
    try:
        read_points(split_worth(cell)[0])
    except ValueError:
        return False
    return True


def _only_once(names: Sequence[str]) -> list[str]:
    told: list[str] = []
    for name in names:
        if name in told and name not in OF_SEVERAL:
            told.append("more" if name == "third" else "")
        else:
            told.append(name)
    return told
