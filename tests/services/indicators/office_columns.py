"""Shapes with a column for each level; each writes a system and says what it wrote."""

from dataclasses import replace
from random import Random

from tests.services.indicators.office_tables import (
    First,
    Paper,
    Second,
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
SECOND = ("二级指标", "二级 指标", "二级指标名称", "第二级指标")
THIRD = ("三级指标", "三级指标及要求", "三级指标内容", "三级指标（具体任务）", "第三级指标")
POINTS = ("分值", "分 值", "分值（分）", "标准分值", "满分", "分数", "权重分值")
_LEAD = ("牵头单位", "牵头部门", "牵头责任单位", "主责单位")
_SUPPORT = ("配合单位", "协办单位", "配合部门", "责任单位", "参与单位", "乡镇（街道）")
BOTH = ("责任单位", "责任部门", "牵头及配合单位", "承办单位")
PROOF = ("佐证材料", "应提供材料", "印证资料", "需报送的材料", "证明材料清单", "所需材料（一式一份）")
_MORE = ("备注", "完成情况", "联系人及电话", "自评分")


def marked(title: str, number: int, level: int, chance: Random) -> str:
    if level == 1:
        return f"{counted(number)}{chance.choice(('、', '、 '))}{title}"
    if level == 2:
        return f"（{counted(number)}）{title}"
    return f"{number}{chance.choice(('.', '．', '、'))}{title}"


def groups(system: System) -> list[tuple[int, First, int, Second]]:
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
    heads = [chance.choice(_FIRST), chance.choice(SECOND), chance.choice(THIRD), chance.choice(POINTS)]
    if is_numbered:
        heads.insert(0, chance.choice(("序号", "编号", "指标序号")))
    is_split = chance.random() < 0.5
    heads += [chance.choice(_LEAD), chance.choice(_SUPPORT)] if is_split else [chance.choice(BOTH)]
    heads.append(chance.choice(PROOF))
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
                one = marked(first.title, n, 1, chance) if marks else first.title
                two = marked(second.title, m, 2, chance) if marks else second.title
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
    for n, first, m, second in groups(system):
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
    return paper, without_proofs(system)


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
    if all(len(second.items) == 1 for _, _, _, second in groups(system)):
        return project_content_standard(chance)
    return paper, without_proofs(system)


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
    return paper, without_proofs(system)


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


def without_proofs(system: System) -> System:
    return each(system, lambda item: replace(item, proofs=()))


def each(system: System, change) -> System:
    return System(
        tuple(
            First(
                first.title,
                tuple(Second(second.title, tuple(map(change, second.items))) for second in first.seconds),
            )
            for first in system.firsts
        )
    )


def points_in_rows(chance: Random) -> tuple[Paper, System]:
    """Several rows for an indicator, each with a 要点 and points of its own."""
    paper, system = Paper(chance), make(chance, has_extras=False)
    sheet = open_sheet(paper, "指标", 6)
    head = chance.choice(("测评要点", "考核要点", "评分要点", "要点"))
    sheet.row("序号", "一级指标", "二级指标", "三级指标", head, "分值", "牵头单位")
    is_merged = chance.random() < 0.6
    for n, first, m, second in groups(system):
        for item in second.items:
            top = sheet.at
            for k, part in enumerate(pieces(item.halves, chance), 1):
                is_top = sheet.at == top
                one = f"{counted(n)}、{first.title}" if is_top and m == 1 and item is second.items[0] else ""
                two = f"（{counted(m)}）{second.title}" if is_top and item is second.items[0] else ""
                own = (item.number, one, two, item.title) if is_top else ("", "", "", "")
                sheet.row(*own, f"{k}.示例要点{item.number}之{k}", part / 2, item.lead if is_top else "")
            if is_merged:
                for column in (0, 3, 6):
                    sheet.down(column, top, sheet.at - 1)
    close_sheet(paper, sheet, system, 5)
    return paper, each(system, lambda item: replace(item, support=(), proofs=()))


def worth_and_scoring(chance: Random) -> tuple[Paper, System]:
    """The points and how they are given in one cell."""
    paper, system = Paper(chance), make(chance, has_extras=False)
    sheet = open_sheet(paper, "指标", 5)
    head = chance.choice(("分值及评分标准", "分值和计分办法", "评分标准及分值"))
    sheet.row("序号", "一级指标", "二级指标", "三级指标", head, "责任单位")
    for n, first, m, second in groups(system):
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
    return paper, without_proofs(system)


def nth_items(chance: Random) -> tuple[Paper, System]:
    """第93项：… in the column of the third level, without a column of numbers."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "指标", 5)
    sheet.row("一级指标", "二级指标", "三级指标", "分值", "责任单位")
    mark = chance.choice((lambda n: f"第{n}项：", lambda n: f"第{counted(n)}项 ", lambda n: f"指标{n}："))
    for n, first, m, second in groups(system):
        for item in second.items:
            is_top = item is second.items[0]
            sheet.row(
                f"{counted(n)}、{first.title}" if is_top and m == 1 else "",
                f"（{counted(m)}）{second.title}" if is_top else "", mark(item.number) + item.title,
                worth(chance, item), together(item, chance),
            )  # fmt: skip
    close_sheet(paper, sheet, system, 3)
    return paper, without_proofs(system)


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
    return paper, without_proofs(system)


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
    return paper, without_proofs(system)


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
    for n, first, m, second in groups(system):
        for item in second.items:
            is_top = item is second.items[0]
            sheet.row(
                item.number, f"{counted(n)}、{first.title}" if is_top and m == 1 else "",
                f"（{counted(m)}）{second.title}" if is_top else "", item.title, worth(chance, item),
                *who(item, chance), proofs(item, chance),
            )  # fmt: skip
    close_sheet(paper, sheet, system, 4)
    return paper, system


def chinese_numbers(chance: Random) -> tuple[Paper, System]:
    """The third levels are counted in characters: 七十."""
    paper, system = Paper(chance), make(chance)
    sheet = open_sheet(paper, "指标", 5)
    sheet.row("序号", "一级指标", "二级指标", "三级指标", "分值", "责任单位")
    for _, first, m, second in groups(system):
        for item in second.items:
            is_top = item is second.items[0]
            sheet.row(
                counted(item.number), first.title if is_top and m == 1 else "",
                second.title if is_top else "", item.title, worth(chance, item), together(item, chance),
            )  # fmt: skip
    close_sheet(paper, sheet, system, 4)
    return paper, without_proofs(system)


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
    return paper, without_proofs(system)


def pieces(halves: int, chance: Random) -> list[int]:
    """Halves of points divided among some rows."""
    found = []
    while halves > 0:
        part = chance.randint(1, halves)
        found.append(part)
        halves -= part
    return found
