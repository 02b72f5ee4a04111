"""Shapes with all levels in one column, or with a sheet for each first level."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from tests.services.indicators.office_columns import (
    BOTH,
    POINTS,
    PROOF,
    SECOND,
    THIRD,
    each,
    marked,
    pieces,
    without_proofs,
)
from tests.services.indicators.office_tables import (
    First,
    Paper,
    Second,
    Sheet,
    System,
    close_sheet,
    counted,
    make,
    open_sheet,
    proofs,
    together,
    worth,
)


def outline(chance: Random) -> tuple[Paper, System]:
    """一、（一）1. in one column, points beside or behind the text."""
    paper, system = Paper(chance), make(chance)
    behind = chance.random() < 0.5
    heads = [chance.choice(("指标内容", "考核内容", "指标", "测评指标", "任务内容", "指标体系"))]
    heads += [] if behind else [chance.choice(POINTS)]
    sheet = open_sheet(paper, "指标体系", 4)
    sheet.row(*heads, chance.choice(BOTH), chance.choice(PROOF))
    restarts = chance.random() < 0.5
    for n, first in enumerate(system.firsts, 1):
        sheet.row(*_headed(marked(first.title, n, 1, chance), first.seconds, behind, chance))
        for m, second in enumerate(first.seconds, 1):
            sheet.row(*_headed(marked(second.title, m, 2, chance), (second,), behind, chance))
            for k, item in enumerate(second.items, 1):
                text = marked(item.title, k if restarts else item.number, 3, chance)
                if behind:
                    extra = "，加分项" if item.is_extra else ""
                    cells: list[object] = [f"{text}（{item.points}分{extra}）"]
                else:
                    cells = [text, worth(chance, item)]
                sheet.row(*cells, together(item, chance), proofs(item, chance))
    close_sheet(paper, sheet, system, 0 if behind else 1)
    return paper, system


def _headed(text: str, seconds: Sequence[Second], behind: bool, chance: Random) -> list[object]:
    total = sum(item.halves for second in seconds for item in second.items if not item.is_extra) / 2
    if chance.random() < 0.5:
        return [text]
    said = f"{total:g}"
    return [f"{text}（{said}分）"] if behind else [text, f"{said}分"]


def outline_of_four(chance: Random) -> tuple[Paper, System]:
    """一、（一）1.（1） in one column: the points stand with the fourth."""
    paper, system = Paper(chance), make(chance, has_extras=False)
    sheet = open_sheet(paper, "指标体系", 3)
    sheet.row("指标内容", "分值", "责任单位")
    for n, first in enumerate(system.firsts, 1):
        sheet.row(f"{counted(n)}、{first.title}")
        for m, second in enumerate(first.seconds, 1):
            sheet.row(f"（{counted(m)}）{second.title}")
            for item in second.items:
                sheet.row(f"{item.number}.{item.title}", "", together(item, chance))
                for k, part in enumerate(pieces(item.halves, chance), 1):
                    sheet.row(f"（{k}）示例要点{k}", part / 2)
    return paper, without_proofs(system)


def numbers_beside(chance: Random) -> tuple[Paper, System]:
    """The outline's numbers in a column of their own."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "Sheet1", 4)
    sheet.row("序号", chance.choice(("指标名称", "考核内容", "指标内容")), "分值", "责任单位", "佐证材料")
    for n, first in enumerate(system.firsts, 1):
        sheet.row(counted(n), first.title)
        for m, second in enumerate(first.seconds, 1):
            sheet.row(f"（{counted(m)}）", second.title)
            for item in second.items:
                sheet.row(
                    item.number, item.title, worth(chance, item), together(item, chance), proofs(item, chance)
                )
    close_sheet(paper, sheet, system, 2)
    return paper, system


def dotted(chance: Random) -> tuple[Paper, System]:
    """1, 1.1 and 1.1.1 in a column of their own, as text."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "Sheet1", 4)
    sheet.row("编号", "指标名称", "分值", "责任单位", "证明材料")
    for n, first in enumerate(system.firsts, 1):
        sheet.row(chance.choice((n, str(n))), first.title)
        for m, second in enumerate(first.seconds, 1):
            sheet.row(f"{n}.{m}", second.title)
            for k, item in enumerate(second.items, 1):
                sheet.row(
                    f"{n}.{m}.{k}",
                    item.title,
                    worth(chance, item),
                    together(item, chance),
                    proofs(item, chance),
                )
    close_sheet(paper, sheet, system, 2)
    return paper, system


def a_sheet_each(chance: Random) -> tuple[Paper, System]:
    """A sheet for each first level, which stands in the title row; a page of explanations before them."""
    paper, system = Paper(chance), make(chance)
    if chance.random() < 0.7:
        page = paper.sheet(chance.choice(("填报说明", "填表说明", "说明")))
        for n, text in enumerate(("本表由各单位填写。", "表中分值不得修改。", "材料装订成册。"), 1):
            page.row(f"{n}.{text}" if chance.random() < 0.5 else f"{counted(n)}、{text}")
    way = chance.randint(0, 2)
    for n, first in enumerate(system.firsts, 1):
        sheet = paper.sheet(f"表{n}" if chance.random() < 0.5 else first.title[:20])
        said = (f"{counted(n)}、{first.title}", f"一级指标：{first.title}", f"示例县考核指标—{first.title}")[
            way
        ]
        sheet.across(sheet.row(said), 0, 4)
        sheet.row(
            "序号",
            chance.choice(SECOND),
            chance.choice(THIRD),
            chance.choice(POINTS),
            "责任单位",
            "佐证材料",
        )
        for m, second in enumerate(first.seconds, 1):
            top = sheet.at
            for item in second.items:
                sheet.row(
                    item.number, f"（{counted(m)}）{second.title}", item.title, worth(chance, item),
                    together(item, chance), proofs(item, chance),
                )  # fmt: skip
            sheet.down(1, top, sheet.at - 1)
    return paper, system


def named_sheets(chance: Random) -> tuple[Paper, System]:
    """A sheet for each first level, which only its name says."""
    paper, system = Paper(chance), make(chance)
    for n, first in enumerate(system.firsts, 1):
        sheet = paper.sheet(f"{counted(n)}、{first.title}"[:31])
        if chance.random() < 0.5:
            sheet.across(sheet.row("示例县指标任务分解表"), 0, 4)
        sheet.row("序号", "二级指标", "三级指标", "分值", "责任单位")
        for m, second in enumerate(first.seconds, 1):
            for item in second.items:
                two = f"（{counted(m)}）{second.title}" if item is second.items[0] else ""
                sheet.row(item.number, two, item.title, worth(chance, item), together(item, chance))
    return paper, without_proofs(system)


def with_levels_named(chance: Random) -> tuple[Paper, System]:
    """A column says the level of each row."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "指标", 5)
    sheet.row("层级", "编号", "指标名称", "分值", "责任单位")
    for n, first in enumerate(system.firsts, 1):
        sheet.row("一级", n, first.title)
        for m, second in enumerate(first.seconds, 1):
            sheet.row("二级", m, second.title)
            for item in second.items:
                sheet.row("三级指标", item.number, item.title, worth(chance, item), together(item, chance))
    return paper, without_proofs(system)


def without_head(chance: Random) -> tuple[Paper, System]:
    """No head at all: an outline as it was pasted out of a paper, points behind the texts."""
    paper, system = Paper(chance), make(chance, has_extras=False)
    sheet = Sheet("Sheet1")
    paper.sheets.append(sheet)
    if chance.random() < 0.5:
        sheet.row("示例县创建指标体系")
    for n, first in enumerate(system.firsts, 1):
        sheet.row(f"{counted(n)}、{first.title}")
        for m, second in enumerate(first.seconds, 1):
            sheet.row(f"（{counted(m)}）{second.title}")
            for item in second.items:
                sheet.row(f"{item.number}.{item.title}（{item.points}分）")
    return paper, each(system, lambda item: replace(item, lead="", support=(), proofs=()))


def flat(chance: Random) -> tuple[Paper, System]:
    """No groups at all: a number, a text, points."""
    paper = Paper(chance)
    first = make(chance, seconds=1).items
    system = System((First("", (Second("", tuple(first)),)),))
    sheet = open_sheet(paper, "指标", 4)
    sheet.row("序号", chance.choice(("指标内容", "考核内容", "工作任务", "三级指标")), "分值", "责任单位")
    for item in first:
        sheet.row(item.number, item.title, worth(chance, item), together(item, chance))
    close_sheet(paper, sheet, system, 2)
    return paper, without_proofs(system)
