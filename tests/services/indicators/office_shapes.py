"""The shapes in which offices keep systems of indicators; each writes one and says what it wrote."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from tests.services.indicators.office_tables import (
    First,
    Paper,
    Second,
    Shape,
    Sheet,
    System,
    close_sheet,
    counted,
    make,
    open_sheet,
    proofs,
    together,
    who,
    worth,
)

_FIRST = ("一级指标", "一级指标（大类）", "一级指标名称", "第一级指标")
_SECOND = ("二级指标", "二级 指标", "二级指标名称", "第二级指标")
_THIRD = ("三级指标", "三级指标及要求", "三级指标内容", "三级指标（具体任务）", "第三级指标")
_POINTS = ("分值", "分 值", "分值（分）", "标准分值", "满分", "分数", "权重分值")
_LEAD = ("牵头单位", "牵头部门", "牵头责任单位", "主责单位")
_SUPPORT = ("配合单位", "协办单位", "配合部门", "责任单位", "参与单位", "乡镇（街道）")
_BOTH = ("责任单位", "责任部门", "牵头及配合单位", "承办单位")
_PROOF = ("佐证材料", "应提供材料", "印证资料", "需报送的材料", "证明材料清单", "所需材料（一式一份）")
_MORE = ("备注", "完成情况", "联系人及电话", "自评分")


def _marked(title: str, number: int, level: int, chance: Random) -> str:
    if level == 1:
        return f"{counted(number)}{chance.choice(('、', '、 '))}{title}"
    if level == 2:
        return f"（{counted(number)}）{title}"
    return f"{number}{chance.choice(('.', '．', '、'))}{title}"


def _groups(system: System) -> list[tuple[int, First, int, Second]]:
    return [
        (n, first, m, second)
        for n, first in enumerate(system.firsts, 1)
        for m, second in enumerate(first.seconds, 1)
    ]


def _columns(
    chance: Random, style: str, *, is_numbered: bool = True, merged: str = ""
) -> tuple[Paper, System]:
    """Three columns of levels; the cells of groups are merged, left empty, or filled in every row."""
    paper, system = Paper(chance), make(chance)
    heads = [chance.choice(_FIRST), chance.choice(_SECOND), chance.choice(_THIRD), chance.choice(_POINTS)]
    if is_numbered:
        heads.insert(0, chance.choice(("序号", "编号", "指标序号")))
    is_split = chance.random() < 0.5
    heads += [chance.choice(_LEAD), chance.choice(_SUPPORT)] if is_split else [chance.choice(_BOTH)]
    heads.append(chance.choice(_PROOF))
    has_more = chance.random() < 0.4
    heads += [chance.choice(_MORE)] if has_more else []
    sheet = open_sheet(paper, "指标", len(heads))
    sheet.row(*heads)
    marks = chance.random() < 0.6
    shift = int(is_numbered)
    for n, first in enumerate(system.firsts, 1):
        top_first = sheet.at
        for m, second in enumerate(first.seconds, 1):
            top = sheet.at
            for item in second.items:
                is_first_row = sheet.at == top_first
                one = _marked(first.title, n, 1, chance) if marks else first.title
                two = _marked(second.title, m, 2, chance) if marks else second.title
                if style == "blank":
                    one, two = one if is_first_row else "", two if sheet.at == top else ""
                elif style == "filled" and marks:
                    one, two = f"{counted(n)}、{first.title}", f"（{counted(m)}）{second.title}"
                units = who(item, chance) if is_split else (together(item, chance),)
                values: list[object] = [item.number] if is_numbered else []
                values += [one, two, item.title, worth(chance, item), *units, proofs(item, chance)]
                sheet.row(*values, *(["示例"] if has_more else []))
            if style == "merged":
                sheet.down(shift + 1, top, sheet.at - 1)
        if style == "merged":
            sheet.down(shift, top_first, sheet.at - 1)
    close_sheet(paper, sheet, system, shift + 3)
    return paper, system


def filled(chance: Random) -> tuple[Paper, System]:
    return _columns(chance, "filled", is_numbered=chance.random() < 0.7)


def merged(chance: Random) -> tuple[Paper, System]:
    return _columns(chance, "merged", is_numbered=chance.random() < 0.7)


def left_empty(chance: Random) -> tuple[Paper, System]:
    return _columns(chance, "blank", is_numbered=chance.random() < 0.7)


def third_over_two(chance: Random) -> tuple[Paper, System]:
    """One head over two columns: the number in the first, the text in the second."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "Sheet1", 6)
    at = sheet.row("一级指标", "二级指标", "三级指标", "", "分值", "责任单位")
    sheet.across(at, 2, 3)
    for n, first, m, second in _groups(system):
        top = sheet.at
        for item in second.items:
            is_top = item is second.items[0]
            opening = (
                f"{counted(n)}、{first.title}" if is_top and m == 1 else "",
                f"（{counted(m)}）{second.title}" if is_top else "",
            )
            mark: object = chance.choice((item.number, f"{item.number}.", str(item.number)))
            sheet.row(*opening, mark, item.title, worth(chance, item), together(item, chance))
        sheet.down(1, top, sheet.at - 1)
    return paper, _without_proofs(system)


def name_and_demand(chance: Random) -> tuple[Paper, System]:
    """One head over two columns: a short name and what is demanded; the title is both."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "Sheet1", 6)
    at = sheet.row("序号", "一级指标", "二级指标", "三级指标", "", "分值", "牵头单位")
    sheet.across(at, 3, 4)
    firsts = []
    for n, first in enumerate(system.firsts, 1):
        groups = []
        for m, second in enumerate(first.seconds, 1):
            items = []
            for item in second.items:
                demand = f"按时完成第{chance.choice('甲乙丙丁')}类任务{item.number}件"
                one = f"{counted(n)}、{first.title}" if second is first.seconds[0] and not items else ""
                two = f"（{counted(m)}）{second.title}" if not items else ""
                sheet.row(item.number, one, two, item.title, demand, worth(chance, item), item.lead)
                items.append(replace(item, title=f"{item.title}：{demand}", support=(), proofs=()))
            groups.append(Second(second.title, tuple(items)))
        firsts.append(First(first.title, tuple(groups)))
    return paper, System(tuple(firsts))


def project_content_standard(chance: Random) -> tuple[Paper, System]:
    """考核项目, 考核内容, 考核标准: the standards bear the numbers."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "考核表", 6)
    sheet.row("序号", "考核项目", "考核内容", chance.choice(("考核标准", "创建标准")), "分值", "责任单位")
    for n, first in enumerate(system.firsts, 1):
        top_first = sheet.at
        for second in first.seconds:
            top = sheet.at
            for item in second.items:
                sheet.row(
                    item.number, f"{counted(n)}、{first.title}", second.title, item.title,
                    worth(chance, item), together(item, chance),
                )  # fmt: skip
            sheet.down(2, top, sheet.at - 1)
        sheet.down(1, top_first, sheet.at - 1)
    close_sheet(paper, sheet, system, 4)
    if all(len(second.items) == 1 for _, _, _, second in _groups(system)):
        return project_content_standard(chance)
    return paper, _without_proofs(system)


def project_content_scoring(chance: Random) -> tuple[Paper, System]:
    """考核项目, 考核内容, 评分标准: two levels, and how points are given."""
    paper, system = Paper(chance), _two_levels(make(chance, seconds=1))
    sheet = open_sheet(paper, "考核表", 6)
    scoring = chance.choice(("评分标准", "计分办法", "评分细则", "扣分标准"))
    sheet.row("序号", "考核项目", "考核内容", scoring, "分值", "责任单位")
    for first, _, item in system.rows():
        is_top = item is first.seconds[0].items[0]
        how = f"未达到要求的，每项扣{chance.randint(1, 3)}分，扣完为止"
        sheet.row(
            item.number, first.title if is_top else "", item.title, how, worth(chance, item),
            together(item, chance),
        )  # fmt: skip
    close_sheet(paper, sheet, system, 4)
    return paper, _without_proofs(system)


def _two_levels(system: System) -> System:
    """The same with one nameless second level below each first."""
    return System(
        tuple(
            First(
                first.title, (Second("", tuple(item for second in first.seconds for item in second.items)),)
            )
            for first in system.firsts
        )
    )


def _without_proofs(system: System) -> System:
    return _each(system, lambda item: replace(item, proofs=()))


def _each(system: System, change) -> System:
    return System(
        tuple(
            First(
                first.title,
                tuple(Second(second.title, tuple(map(change, second.items))) for second in first.seconds),
            )
            for first in system.firsts
        )
    )


def outline(chance: Random) -> tuple[Paper, System]:
    """一、（一）1. in one column, points beside or behind the text."""
    paper, system = Paper(chance), make(chance)
    behind = chance.random() < 0.5
    heads = [chance.choice(("指标内容", "考核内容", "指标", "测评指标", "任务内容", "指标体系"))]
    heads += [] if behind else [chance.choice(_POINTS)]
    sheet = open_sheet(paper, "指标体系", 4)
    sheet.row(*heads, chance.choice(_BOTH), chance.choice(_PROOF))
    restarts = chance.random() < 0.5
    for n, first in enumerate(system.firsts, 1):
        sheet.row(*_headed(_marked(first.title, n, 1, chance), first.seconds, behind, chance))
        for m, second in enumerate(first.seconds, 1):
            sheet.row(*_headed(_marked(second.title, m, 2, chance), (second,), behind, chance))
            for k, item in enumerate(second.items, 1):
                text = _marked(item.title, k if restarts else item.number, 3, chance)
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
                for k, part in enumerate(_pieces(item.halves, chance), 1):
                    sheet.row(f"（{k}）示例要点{k}", part / 2)
    return paper, _without_proofs(system)


def _pieces(halves: int, chance: Random) -> list[int]:
    """Halves of points divided among some rows."""
    found = []
    while halves > 0:
        part = chance.randint(1, halves)
        found.append(part)
        halves -= part
    return found


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
            chance.choice(_SECOND),
            chance.choice(_THIRD),
            chance.choice(_POINTS),
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
    return paper, _without_proofs(system)


def points_in_rows(chance: Random) -> tuple[Paper, System]:
    """Several rows for an indicator, each with a 要点 and points of its own."""
    paper, system = Paper(chance), make(chance, has_extras=False)
    sheet = open_sheet(paper, "指标", 6)
    head = chance.choice(("测评要点", "考核要点", "评分要点", "要点"))
    sheet.row("序号", "一级指标", "二级指标", "三级指标", head, "分值", "牵头单位")
    is_merged = chance.random() < 0.6
    for n, first, m, second in _groups(system):
        for item in second.items:
            top = sheet.at
            for k, part in enumerate(_pieces(item.halves, chance), 1):
                is_top = sheet.at == top
                one = f"{counted(n)}、{first.title}" if is_top and m == 1 and item is second.items[0] else ""
                two = f"（{counted(m)}）{second.title}" if is_top and item is second.items[0] else ""
                own = (item.number, one, two, item.title) if is_top else ("", "", "", "")
                sheet.row(*own, f"{k}.示例要点{item.number}之{k}", part / 2, item.lead if is_top else "")
            if is_merged:
                for column in (0, 3, 6):
                    sheet.down(column, top, sheet.at - 1)
    close_sheet(paper, sheet, system, 5)
    return paper, _each(system, lambda item: replace(item, support=(), proofs=()))


def worth_and_scoring(chance: Random) -> tuple[Paper, System]:
    """The points and how they are given in one cell."""
    paper, system = Paper(chance), make(chance, has_extras=False)
    sheet = open_sheet(paper, "指标", 5)
    head = chance.choice(("分值及评分标准", "分值和计分办法", "评分标准及分值"))
    sheet.row("序号", "一级指标", "二级指标", "三级指标", head, "责任单位")
    for n, first, m, second in _groups(system):
        for item in second.items:
            is_top = item is second.items[0]
            how = f"未按要求完成的，每少1项扣{chance.choice(('0.5', '1'))}分"
            cell = chance.choice(
                (
                    f"{item.points}分。{how}",
                    f"{item.points}分\n{how}",
                    f"满分{item.points}分，{how}",
                    f"{how}。（{item.points}分）",
                )
            )
            sheet.row(
                item.number, f"{counted(n)}、{first.title}" if is_top and m == 1 else "",
                f"（{counted(m)}）{second.title}" if is_top else "", item.title, cell, together(item, chance),
            )  # fmt: skip
    return paper, _without_proofs(system)


def nth_items(chance: Random) -> tuple[Paper, System]:
    """第93项：… in the column of the third level, without a column of numbers."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "指标", 5)
    sheet.row("一级指标", "二级指标", "三级指标", "分值", "责任单位")
    mark = chance.choice((lambda n: f"第{n}项：", lambda n: f"第{counted(n)}项 ", lambda n: f"指标{n}："))
    for n, first, m, second in _groups(system):
        for item in second.items:
            is_top = item is second.items[0]
            sheet.row(
                f"{counted(n)}、{first.title}" if is_top and m == 1 else "",
                f"（{counted(m)}）{second.title}" if is_top else "", mark(item.number) + item.title,
                worth(chance, item), together(item, chance),
            )  # fmt: skip
    close_sheet(paper, sheet, system, 3)
    return paper, _without_proofs(system)


def bands(chance: Random) -> tuple[Paper, System]:
    """The first level goes across the sheet."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "指标", 6)
    sheet.row("序号", "二级指标", "三级指标", "分值", "牵头单位", "配合单位")
    for n, first in enumerate(system.firsts, 1):
        total = sum(i.halves for s in first.seconds for i in s.items if not i.is_extra) / 2
        text = f"{counted(n)}、{first.title}" + (f"（{total:g}分）" if chance.random() < 0.5 else "")
        sheet.across(sheet.row(text), 0, 5)
        for m, second in enumerate(first.seconds, 1):
            top = sheet.at
            for item in second.items:
                sheet.row(
                    item.number,
                    f"（{counted(m)}）{second.title}",
                    item.title,
                    worth(chance, item),
                    *who(item, chance),
                )
            sheet.down(1, top, sheet.at - 1)
        if chance.random() < 0.3:
            sheet.row("小计", "", "", total)
    close_sheet(paper, sheet, system, 3)
    return paper, _without_proofs(system)


def groups_apart(chance: Random) -> tuple[Paper, System]:
    """Each group in a row of its own, with its points; the third level empty there."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "指标", 6)
    sheet.row("序号", "一级指标", "二级指标", "三级指标", "分值", "责任单位")
    for n, first in enumerate(system.firsts, 1):
        total = sum(i.halves for s in first.seconds for i in s.items if not i.is_extra) / 2
        sheet.row("", f"{counted(n)}、{first.title}", "", "", total)
        for m, second in enumerate(first.seconds, 1):
            part = sum(i.halves for i in second.items if not i.is_extra) / 2
            sheet.row("", "", f"（{counted(m)}）{second.title}", "", part)
            for item in second.items:
                sheet.row(item.number, "", "", item.title, worth(chance, item), together(item, chance))
    return paper, _without_proofs(system)


def double_head(chance: Random) -> tuple[Paper, System]:
    """A head of two rows: the levels under 指标, the units under 责任分工."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "指标", 8)
    top = sheet.row("序号", "考核指标", "", "", "分值", "责任分工", "", "佐证材料")
    sheet.row("", "一级", "二级", "三级", "", "牵头", "配合", "")
    sheet.across(top, 1, 3)
    sheet.across(top, 5, 6)
    if chance.random() < 0.7:
        for column in (0, 4, 7):
            sheet.merged.append((top, column, top + 1, column))
    for n, first, m, second in _groups(system):
        for item in second.items:
            is_top = item is second.items[0]
            sheet.row(
                item.number, f"{counted(n)}、{first.title}" if is_top and m == 1 else "",
                f"（{counted(m)}）{second.title}" if is_top else "", item.title, worth(chance, item),
                *who(item, chance), proofs(item, chance),
            )  # fmt: skip
    close_sheet(paper, sheet, system, 4)
    return paper, system


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
    return paper, _without_proofs(system)


def chinese_numbers(chance: Random) -> tuple[Paper, System]:
    """The third levels are counted in characters: 七十."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "指标", 5)
    sheet.row("序号", "一级指标", "二级指标", "三级指标", "分值", "责任单位")
    for _, first, m, second in _groups(system):
        for item in second.items:
            is_top = item is second.items[0]
            sheet.row(
                counted(item.number), first.title if is_top and m == 1 else "", second.title if is_top else "",
                item.title, worth(chance, item), together(item, chance),
            )  # fmt: skip
    close_sheet(paper, sheet, system, 4)
    return paper, _without_proofs(system)


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
    return paper, _each(system, lambda item: replace(item, lead="", support=(), proofs=()))


def points_of_levels(chance: Random) -> tuple[Paper, System]:
    """分值 behind each level, each merged with it."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "指标", 8)
    sheet.row("一级指标", "分值", "二级指标", "分值", "序号", "三级指标", "分值", "责任单位")
    for n, first in enumerate(system.firsts, 1):
        top_first = sheet.at
        whole = sum(i.halves for s in first.seconds for i in s.items if not i.is_extra) / 2
        for m, second in enumerate(first.seconds, 1):
            top = sheet.at
            part = sum(i.halves for i in second.items if not i.is_extra) / 2
            for item in second.items:
                sheet.row(
                    f"{counted(n)}、{first.title}", whole, f"（{counted(m)}）{second.title}", part,
                    item.number, item.title, worth(chance, item), together(item, chance),
                )  # fmt: skip
            for column in (2, 3):
                sheet.down(column, top, sheet.at - 1)
        for column in (0, 1):
            sheet.down(column, top_first, sheet.at - 1)
    return paper, _without_proofs(system)


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
    return paper, _without_proofs(system)


SHAPES: tuple[Shape, ...] = (
    *(filled, merged, left_empty, third_over_two, name_and_demand, project_content_standard),
    *(project_content_scoring, outline, outline_of_four, numbers_beside, dotted, a_sheet_each, named_sheets),
    *(points_in_rows, worth_and_scoring, nth_items, bands, groups_apart, double_head, with_levels_named),
    *(chinese_numbers, without_head, points_of_levels, flat),
)
