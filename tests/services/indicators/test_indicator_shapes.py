"""What a table of indicators may look like, and what is understood by it."""

from datetime import date
from decimal import Decimal

import pytest

from lushan_desktop.domain.recognise import indicator_words as words
from lushan_desktop.domain.recognise import unit_words
from lushan_desktop.services.importing.table import Table
from lushan_desktop.services.indicators.indicator_import import heads
from lushan_desktop.services.indicators.indicator_import.plan import Plan
from lushan_desktop.services.indicators.indicator_import.understanding import Known, understand

KNOWN = Known({name: (name, name) for name in ("示例甲局", "示例乙局", "示例丙局")}, date(2023, 1, 1))


def read(*lines: str):
    """A sheet typed with | between its cells, and what is understood by it."""
    rows = [tuple(cell.replace("⏎", "\n") for cell in line.split("|")) for line in lines]
    width = max(map(len, rows))
    table = Table("表.xlsx", "", tuple(row + ("",) * (width - len(row)) for row in rows))
    return understand((table,), Plan((heads.guess(table),)), KNOWN)


def tree(understood) -> list[str]:
    return [
        f"{entry.level} {entry.number} {entry.title}"
        + (f" < {understood.entries[entry.parent].number}" if entry.parent >= 0 else "")
        for entry in understood.entries
    ]


def test_numbers_of_all_levels_in_a_column_of_their_own():
    understood = read(
        "附件1",
        "序号|指标内容|分值|责任单位",
        "一|示例一|6分|",
        "（一）|示例二|6|",
        "1|示例三|２|示例甲局、示例乙局",
        "2|示例四|4|示例乙局⏎示例丙局",
        "3|示例五|+2（加分）|",
        "序号|指标内容|分值|责任单位",
        "4|示例六|一票否决|示例甲局",
        "合计||6|",
        "注：1.示例",
    )

    assert understood.refusals == ()
    assert tree(understood) == [
        "1 一 示例一",
        "2 （一） 示例二 < 一",
        "3 1 示例三 < （一）",
        "3 2 示例四 < （一）",
        "3 3 示例五 < （一）",
        "3 4 示例六 < （一）",
    ]
    third, fourth, fifth, sixth = understood.entries[2:]
    assert (third.lead_unit, third.support_units, third.points) == ("示例甲局", ("示例乙局",), Decimal(2))
    assert (fourth.lead_unit, fourth.support_units) == ("示例乙局", ("示例丙局",))
    assert (fifth.bonus, fifth.points, sixth.veto, sixth.points) == (True, Decimal(2), True, None)
    assert understood.said() == "读到指标6项（一级1项、二级1项、三级4项），末级合计6分（不含加分项1项）"


def test_numbers_with_points_tell_the_level():
    understood = read("指标|分值", "1 示例一|3", "1.1 示例二|3", "1.1.1 示例三|1", "1.1.2示例四|2")

    assert understood.refusals == ()
    assert tree(understood) == [
        "1 1 示例一",
        "2 1.1 示例二 < 1",
        "3 1.1.1 示例三 < 1.1",
        "3 1.1.2 示例四 < 1.1",
    ]


def test_a_heading_across_the_sheet_is_a_level():
    understood = read(
        "序号|二级指标|三级指标|标准分|牵头部门|配合部门|完成时限",
        "一、示例一（3分）",
        "1|（一）示例二|示例三|1|示例甲局|示例乙局、示例丙局|2023年6月底前",
        "2||示例四|2|示例甲局||长期坚持",
        "二、示例五（1分）",
        "3|（一）示例六|示例七|1|示例乙局||2023.12",
    )

    assert understood.refusals == ()
    assert tree(understood) == [
        "1 一 示例一",
        "2 （一） 示例二 < 一",
        "3 1 示例三 < （一）",
        "3 2 示例四 < （一）",
        "1 二 示例五",
        "2 （一） 示例六 < 二",
        "3 3 示例七 < （一）",
    ]
    assert [entry.due for entry in understood.entries if entry.level == 3] == ["2023-06", None, "2023-12"]
    assert understood.entries[3].note == "完成时限：长期坚持"


def test_two_columns_without_the_word_level_are_two_levels():
    understood = read(
        "序号|考核项目|考核内容|评分标准", "1|示例一|示例二|示例", "2||示例三|", "3|示例四|示例五|"
    )

    assert understood.refusals == ()
    assert tree(understood) == [
        "1 一 示例一",
        "3 1 示例二 < 一",
        "3 2 示例三 < 一",
        "1 二 示例四",
        "3 3 示例五 < 二",
    ]


def test_further_rows_of_an_indicator_bring_its_materials():
    understood = read(
        "序号|三级指标|佐证材料|牵头单位",
        "1|示例一|1.示例文件|示例甲局",
        "||2.示例照片|",
        "2|示例二|示例台账|示例乙局",
    )

    assert [entry.materials for entry in understood.entries] == [("示例文件", "示例照片"), ("示例台账",)]


def test_a_column_of_levels_outweighs_the_numbers_and_is_checked():
    understood = read("层级|编号|名称", "一级|1|示例一", "三级|1|示例二", "四级|2|示例三")

    assert tree(understood)[1] == "3 1 示例二 < 1"
    assert [each.reason for each in understood.refusals] == ["2 示例三：层级应为一级、二级或三级"]


def test_numbered_lines_need_no_head():
    understood = read(
        "一、示例一", "（一）示例二", "１．示例三（２分）", "2.示例四(1.5分)", "示例：这一行没有序号"
    )

    assert [entry.points for entry in understood.entries[2:4]] == [Decimal(2), Decimal("1.5")]
    assert [each.where for each in understood.refusals] == ["第5行"]


def test_what_all_comes_to_is_held_against_the_sum_of_the_table():
    understood = read("序号|三级指标|分值", "1|示例一|1", "2|示例二|1.5", "小计||9", "合计||3")

    assert [(each.where, each.reason) for each in understood.refusals] == [
        ("第4行", "小计写的是9分，各项加起来是2.5分"),
        ("第5行", "合计写的是3分，各项加起来是2.5分"),
    ]


def test_numbers_that_begin_anew_under_each_parent_are_no_duplicates():
    understood = read(
        "一级指标|三级指标", "一、示例一|1.示例二", "|2.示例三", "二、示例四|1.示例五", "|2.示例六"
    )

    assert understood.refusals == ()


def test_points_without_a_title_are_told_and_never_lost():
    head = "序号|一级指标|三级指标|分值"
    in_columns = read(head, "1|示例一|示例二|2", "|||3", "|||3")
    in_one = read("序号|指标|分值", "1|示例一|2", "||1")

    said = "有分值没有指标内容，请补上；分值是上一项的，请与上一项的合并"
    assert [each.where for each in in_columns.refusals if said in each.reason] == ["第3行"]
    assert [each.where for each in in_one.refusals if said in each.reason] == ["第3行"]


def test_points_of_a_first_level_are_held_against_the_third_where_the_second_has_none():
    understood = read(
        "一级指标|二级指标|三级指标|分值", "一、示例一（9分）|（一）示例二|1.示例三|2", "||2.示例四|3"
    )

    assert [each.reason for each in understood.refusals] == ["一 示例一：写的是9分，下面2项加起来是5分"]


def test_who_filled_the_table_in_and_regular_terms_are_no_faults():
    understood = read(
        "序号|三级指标|分值|牵头单位|完成时限",
        "1|示例一①|2|示例甲局|每季度末",
        "2|示例二|2|示例甲局|12月31日前完成",
        "填表人：示例甲|单位负责人：示例乙|联系电话：示例",
        "填表时间：2023年1月1日",
    )

    assert understood.refusals == ()
    assert [(entry.title, entry.due, entry.note) for entry in understood.entries] == [
        ("示例一", None, "完成时限：每季度末"),
        ("示例二", "2023-12-31", ""),
    ]


def test_columns_that_nobody_reads_are_named():
    understood = read(
        "序号|三级指标|满分值|佐证材料1|示例栏|空栏", "1|示例一|2|示例文件|示例|", "第2页，共3页", "（续表）"
    )

    assert understood.refusals == ()
    assert [(entry.points, entry.materials) for entry in understood.entries] == [(Decimal(2), ("示例文件",))]
    assert understood.unused == ("示例栏",)


def test_a_formula_that_came_to_nothing_is_told_once():
    understood = read("序号|三级指标|分值", "1|#REF!|2")

    assert [each.reason for each in understood.refusals] == [
        "1 #REF!：指标内容的公式无法计算（#REF!），请在原表改为文字或数字"
    ]


@pytest.mark.parametrize("text", ["2023年底前完成", "2023.6.30前完成", "一体化推进", "示例"])
def test_a_title_that_begins_with_a_figure_has_no_number(text):
    assert words.split_number(text) == words.NumberedText("", 0, text)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("2分", "2"),
        ("２．５", "2.5"),
        ("满分10分", "10"),
        ("二分", "2"),
        ("－3", "-3"),
        ("（5分）", "5"),
        ("—", None),
    ],
)
def test_points_are_read_as_they_are_written(text, points):
    assert words.read_points(text) == (None if points is None else Decimal(points))


@pytest.mark.parametrize("text", ["两点半", "按比例", "1-2分", "每项1分"])
def test_what_is_no_number_is_no_points(text):
    with pytest.raises(ValueError, match=text):
        words.read_points(text)


def test_units_are_told_apart_by_mark_label_or_place():
    marked = unit_words.split_units("示例乙局、示例甲局（牵头）", is_lead_first=False)
    labelled = unit_words.split_units("牵头单位：示例甲局；责任单位：示例乙局", is_lead_first=False)
    placed = unit_words.split_units("示例甲局⏎示例乙局".replace("⏎", "\n"), is_lead_first=True)

    assert marked == labelled == placed == unit_words.Units("示例甲局", ("示例乙局",))


@pytest.mark.parametrize("head", ["考核维度", "示例分类"])
def test_a_column_between_the_first_and_the_third_level_is_the_second_whatever_stands_above_it(head):
    understood = read(
        f"序号|一级指标|{head}|三级指标|分值",
        "1|示例甲组织领导|示例乙会议研究|示例丙每季研究一次|3",
        "2|示例甲组织领导|示例乙会议研究|示例丁每年报告一次|2",
        "3|示例甲组织领导|示例戊批示落实|示例己批示及时办理|1",
    )

    assert [entry.level for entry in understood.entries] == [1, 2, 3, 3, 2, 3]
    assert [entry.title for entry in understood.entries if entry.level == 2] == [
        "示例乙会议研究",
        "示例戊批示落实",
    ]
