"""Shapes that name their levels, units and numbers otherwise than the usual tables do."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.services.indicators.office_columns import each, groups, without_proofs
from tests.services.indicators.office_tables import (
    Item,
    Paper,
    Sheet,
    System,
    close_sheet,
    counted,
    make,
    open_sheet,
    together,
    worth,
)

_LEVELS = (
    *(
        ("考核大项", "考核分项", "考核细项"),
        ("大类", "中类", "小类（具体事项）"),
        ("板块", "方面", "对标内容"),
    ),
    *(("工作目标", "重点任务", "具体举措"), ("评估维度", "评估要素", "评估点"), ("类别", "项目", "评价内容")),
    *(("准则层", "要素层", "指标层"), ("创建领域", "创建项目", "创建标准"), ("工程", "任务", "要点")),
)
_NUMBER = ("项次", "序", "No.", "编号", "项目编号")
_WORTH = ("赋分", "计分", "应得分值", "分", "权重（分）", "标准分值")
_LEAD = ("主抓单位", "负责单位", "主办单位", "牵头", "归口负责单位")
_HELPS = ("协同单位", "联动部门", "参加", "协作单位", "责任科室")
_ROMANS = "ⅠⅡⅢⅣⅤⅥ"


def _heads(chance: Random) -> list[object]:
    return [
        chance.choice(_NUMBER), *chance.choice(_LEVELS), chance.choice(_WORTH), chance.choice(_LEAD),
        chance.choice(_HELPS),
    ]  # fmt: skip


def _fill(
    sheet: Sheet, system: System, chance: Random, units: Callable[[Item], tuple[str, ...]], *, drops: int = 0
) -> None:
    """A row for each item; groups are merged, left empty or filled in, as the office likes."""
    style = chance.choice(("merged", "blank", "filled"))
    for first in system.firsts:
        top_first = sheet.at
        for second in first.seconds:
            top = sheet.at
            for item in second.items:
                opens = style != "blank" or sheet.at == top_first, style != "blank" or sheet.at == top
                levels = (first.title if opens[0] else "", second.title if opens[1] else "")
                sheet.row(item.number, *levels[drops:], item.title, worth(chance, item), *units(item))
            if style == "merged":
                sheet.down(2 - drops, top, sheet.at - 1)
        if style == "merged" and not drops:
            sheet.down(1, top_first, sheet.at - 1)


def _apart(item: Item) -> tuple[str, ...]:
    return item.lead, "、".join(item.support)


def named_otherwise(chance: Random) -> tuple[Paper, System]:
    """大类, 中类, 小类: no head says 一级."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "Sheet1", 7)
    sheet.row(*_heads(chance))
    _fill(sheet, system, chance, _apart)
    close_sheet(paper, sheet, system, 4)
    return paper, without_proofs(system)


def one_head_over_three(chance: Random) -> tuple[Paper, System]:
    """考核指标 over all levels, merged or with empty heads behind it; a remark stands between the rows."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "Sheet1", 7)
    at = sheet.row("序号", "考核指标", "", "", *_heads(chance)[-3:])
    if chance.random() < 0.5:
        sheet.across(at, 1, 3)
    _fill(sheet, system, chance, lambda item: (f"{item.lead}*", "、".join(item.support)))
    sheet.row("（以下各项按季度报送）")
    return paper, without_proofs(system)


def answering_otherwise(chance: Random) -> tuple[Paper, System]:
    """责任分工: who leads and who helps in one cell, in the words of an office."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "Sheet1", 6)
    sheet.row(
        "序号",
        "一级指标",
        "二级指标",
        "三级指标",
        "分值",
        chance.choice(("责任分工", "责任主体", "完成单位")),
    )
    way = chance.choice((_labelled, _in_brackets, _counted_off, _told))
    _fill(sheet, system, chance, lambda item: (way(item),))
    close_sheet(paper, sheet, system, 4)
    return paper, without_proofs(system)


def _labelled(item: Item) -> str:
    return f"牵头：{item.lead}" + (f"；配合：{'、'.join(item.support)}" if item.support else "")


def _in_brackets(item: Item) -> str:
    return item.lead + (f"（{'、'.join(item.support)}配合）" if item.support else "")


def _counted_off(item: Item) -> str:
    return "\n".join(f"{n}.{name}" for n, name in enumerate((item.lead, *item.support), 1))


def _told(item: Item) -> str:
    return f"{item.lead}牵头" + (f"，{'、'.join(item.support)}配合" if item.support else "")


def bands_over_two(chance: Random) -> tuple[Paper, System]:
    """First levels go across the sheet; the second level has a head that names none."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "Sheet1", 6)
    sheet.row(
        "序号", chance.choice(("类别", "方面")), chance.choice(("创建内容", "工作任务")), *_heads(chance)[-3:]
    )
    for n, first in enumerate(system.firsts, 1):
        total = sum(i.halves for s in first.seconds for i in s.items if not i.is_extra) / 2
        sheet.across(sheet.row(f"{counted(n)}、{first.title}（{total:g}分）"), 0, 5)
        _fill(sheet, System((first,)), chance, _apart, drops=1)
    return paper, without_proofs(system)


def sheets_named_otherwise(chance: Random) -> tuple[Paper, System]:
    """A sheet for each first level, which its title holds, with heads that name no level."""
    paper, system = Paper(chance), make(chance)
    heads = ("序号", "对标方面", "对标任务", *_heads(chance)[-3:])
    for n, first in enumerate(system.firsts, 1):
        sheet = paper.sheet(f"表{n}")
        sheet.across(sheet.row(f"附表{n}：{first.title}对标任务清单"), 0, 5)
        sheet.row(*heads)
        _fill(sheet, System((first,)), chance, _apart, drops=1)
    return paper, without_proofs(system)


def marked_otherwise(chance: Random) -> tuple[Paper, System]:
    """专题一, Ⅰ、, 第一节, ①, 【一级】 or A1 in one column."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "表1", 3)
    way = chance.choice((_by_topic, _by_roman, _by_section, _by_circle, _by_word, _by_code))
    sheet.row(chance.choice(("创建事项", "指标内容", "工作内容")), chance.choice(_WORTH), "责任单位")
    above = None
    for n, first, m, second in groups(system):
        if first is not above:
            sheet.row(way(1, n, n) + first.title)
            above = first
        sheet.row(way(2, m, sheet.at) + second.title)
        for k, item in enumerate(second.items, 1):
            sheet.row(way(3, k, item.number) + item.title, worth(chance, item), together(item, chance))
    close_sheet(paper, sheet, system, 1)
    return paper, without_proofs(system)


def _by_topic(level: int, place: int, number: int) -> str:
    return (f"专题{counted(place)} ", f"{counted(place)}、", f"{number}、")[level - 1]


def _by_roman(level: int, place: int, number: int) -> str:
    return (f"{_ROMANS[place - 1]}、", f"{place}、", f"（{place}）")[level - 1]


def _by_section(level: int, place: int, number: int) -> str:
    return (f"第{counted(place)}部分 ", f"第{counted(place)}节 ", f"{number}. ")[level - 1]


def _by_circle(level: int, place: int, number: int) -> str:
    return (f"{counted(place)}、", f"{place}．", "①②③④⑤⑥"[place - 1])[level - 1]


def _by_word(level: int, place: int, number: int) -> str:
    return f"【{counted(level)}级】"


def _by_code(level: int, place: int, number: int) -> str:
    return f"{'ABC'[level - 1]}{number} "


def merged_over_points(chance: Random) -> tuple[Paper, System]:
    """The title is merged over rows that bear nothing but points and a column nobody asked for."""
    paper, system = Paper(chance), make(chance, has_extras=False)
    sheet = open_sheet(paper, "指标", 6)
    sheet.row("序号", "一级指标", "二级指标", "三级指标", "档案号", "分值")
    for _, first, _, second in groups(system):
        for item in second.items:
            top, halves = sheet.at, item.halves
            parts = [halves] if chance.random() < 0.5 or halves < 2 else [1, halves - 1]
            for part in parts:
                sheet.row(item.number, first.title, second.title, item.title, f"示-{sheet.at}", part / 2)
            for column in (0, 3):
                sheet.down(column, top, sheet.at - 1)
    close_sheet(paper, sheet, system, 5)
    return paper, each(system, lambda item: replace(item, lead="", support=(), proofs=()))
