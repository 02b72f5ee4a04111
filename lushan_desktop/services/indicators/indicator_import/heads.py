"""Guessing: which rows of a sheet are its head, and what each column holds."""

import re
from collections.abc import Sequence

from lushan_desktop.base.text.widths import half_width
from lushan_desktop.domain.recognise.indicator_words import split_number
from lushan_desktop.services.importing.table import Cells, Table
from lushan_desktop.services.indicators.indicator_import.plan import LEVEL_COLUMNS, SheetPlan

_UNIT = "(?:单位|部门|责任单位|责任部门)"
_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("points_first", "一级(?:指标)?(?:分值|分数)"),
        ("points_second", "二级(?:指标)?(?:分值|分数)"),
        ("points", "(?:三级)?(?:指标)?(?:标准)?(?:分值|分数|标准分|满分值?|权重|配分|基础分|得分标准)"),
        ("number_first", "一级(?:指标)?(?:序号|编号)"),
        ("number_second", "二级(?:指标)?(?:序号|编号)"),
        ("number", "(?:三级)?(?:指标)?(?:序号|编号|项号|指标号)|序"),
        ("level", "(?:指标)?(?:层级|级次|级别)"),
        ("first", "一级(?:指标|任务|项目)?(?:名称|内容)?"),
        ("second", "二级(?:指标|任务|项目)?(?:名称|内容)?"),
        ("third", "三级(?:指标|任务|项目)?(?:名称|内容)?"),
        ("units", "(?:牵头|主责)(?:单位|部门)?[及和、与/]?(?:责任|配合)(?:单位|部门)"),
        ("lead", f"(?:责任)?(?:牵头|主责|主办){_UNIT}"),
        ("support", f"(?:配合|协办|参与|协助|责任|承担|承办){_UNIT}"),
        (
            "materials",
            r"(?:应|需|须|所需)?(?:提供|报送|准备|备)?的?(?:佐证|证明|印证|支撑|备查)?(?:材料|资料)(?:清单|要求)?\d?",
        ),
        ("ways", "(?:测评|评估|考核|评价|考评)(?:方式|方法)"),
        ("filer", "填报(?:主体|单位)"),
        ("due", "(?:完成|办结|报送)?(?:时限|期限|时间|时间节点)"),
        ("flags", "(?:指标)?(?:性质|属性|类型)|否决(?:项)?(?:或加分(?:项)?)?|加分(?:项)?"),
        ("note", "备注|说明"),
        ("text", "(?:指标|测评|考核|评估|评价|任务)?(?:体系|内容|名称|项目|事项|指标|要点)|指标"),
    )
)
_MARKS = re.compile(r"[\s\u3000:：*＊、.．]+|[（(].*?[)）]")
_FARTHEST, _LONGEST = 15, 24
_NEEDED = 2
_STEPS = {2: ("first", "third"), 3: LEVEL_COLUMNS}


def guess(table: Table) -> SheetPlan:
    """The likeliest reading of a sheet; one that seems to hold no indicators is left aside."""
    found = _find_head(table)
    if found is None:
        return _without_head(table)
    head, names = found
    return _taken(table, head, names)


def with_head(table: Table, head: int) -> SheetPlan:
    """The reading by another row as the head."""
    if head < 0:
        return _without_head(table)
    return _taken(table, head, _names(_joined(table, head)))


def _taken(table: Table, head: int, names: tuple[str, ...]) -> SheetPlan:
    plan = SheetPlan(head, names)
    return SheetPlan(head, names, plan.has_titles and any(any(row) for row in table.rows[head + 1 :]))


def _find_head(table: Table) -> tuple[int, tuple[str, ...]] | None:
    """The row near the top that says most; a second row below it may say it more exactly."""
    best, found = min(_NEEDED, table.width) - 1, None
    for place, row in enumerate(table.rows[:_FARTHEST]):
        if not any(row) or any(len(cell) > _LONGEST for cell in row):
            continue
        names = _names(_joined(table, place))
        known = sum(1 for name in names if name)
        if known > best and any(name in (*LEVEL_COLUMNS, "text") for name in names):
            best, found = known, (place, names)
    return found


def _joined(table: Table, place: int) -> Cells:
    """The heads of a row; a cell it leaves empty under a double head bears what stands above."""
    row = table.rows[place]
    above = table.rows[place - 1] if place else ()
    is_double = bool(above) and any(one and one == two for one, two in zip(row, above, strict=True))
    return tuple(one or (above[column] if is_double else "") for column, one in enumerate(row))


def _names(heads: Sequence[str]) -> tuple[str, ...]:
    names = [_name(_MARKS.sub("", half_width(head))) for head in heads]
    return tuple(_only_once(_beside_levels(_stepped(names))))


def _name(head: str) -> str:
    return next((name for name, pattern in _WORDS if head and pattern.fullmatch(head)), "")


def _stepped(names: list[str]) -> list[str]:
    """考核项目 and 考核内容 side by side are levels, too, where no column names its level."""
    places = [column for column, name in enumerate(names) if name == "text"]
    if len(places) not in _STEPS or any(name in LEVEL_COLUMNS for name in names):
        return names
    level_by_column = dict(zip(places, _STEPS[len(places)], strict=True))
    return [level_by_column.get(column, name) for column, name in enumerate(names)]


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
    if "units" not in told and "lead" not in told:
        told = ["units" if name == "support" else name for name in told]
    if any(name in LEVEL_COLUMNS for name in told) and "third" not in told:
        told = ["third" if name == "text" else name for name in told]
    return told


def _only_once(names: Sequence[str]) -> list[str]:
    seen: set[str] = set()
    told = []
    for name in names:
        told.append("" if name in seen else name)
        seen.add(name)
    return told


def _without_head(table: Table) -> SheetPlan:
    """A sheet without a head is taken where one column holds numbered titles."""
    counts = [
        sum(1 for row in table.rows if (said := split_number(row[column])).level and said.text)
        for column in range(table.width)
    ]
    most = max(counts, default=0)
    if most < _NEEDED + 1:
        return SheetPlan(-1, ("",) * table.width, is_taken=False)
    fields = tuple("text" if column == counts.index(most) else "" for column in range(table.width))
    return SheetPlan(-1, fields)
