"""What stands in the cells of tables of indicators, as clerks write it."""

from datetime import date
from decimal import Decimal

import pytest

from lushan_desktop.domain.recognise import indicator_words as words
from lushan_desktop.domain.recognise import unit_words
from lushan_desktop.services.importing.table import Table
from lushan_desktop.services.indicators.indicator_import import heads, opening
from lushan_desktop.services.indicators.indicator_import.answering_units import Known
from lushan_desktop.services.indicators.indicator_import.due_words import read_due
from lushan_desktop.services.indicators.indicator_import.head_words import field_of
from lushan_desktop.services.indicators.indicator_import.plan import Plan
from lushan_desktop.services.indicators.indicator_import.understanding import understand

UNITS = ("县司法局", "县政府办公室", "县自然资源局", "示例乡", "示例镇", "示例街道")
KNOWN = Known({name: (name, name) for name in UNITS}, date(2024, 3, 1), ("示例乡", "示例镇", "示例街道"))


def read(*lines: str, known=KNOWN, blocks=()):
    rows = [tuple(cell.replace("⏎", "\n") for cell in line.split("|")) for line in lines]
    width = max(map(len, rows))
    table = Table("表.xlsx", "", tuple(row + ("",) * (width - len(row)) for row in rows), tuple(blocks))
    return understand((table,), Plan(opening.planned((table,))), known)


def one(head: str, cell: str):
    """The one indicator of a table with this head and cell."""
    understood = read(f"序号|三级指标|{head}", f"1|示例一|{cell}")
    return understood.entries[0]


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("第93项：示范创建", "93", "示范创建"),
        ("第九十三项 示范创建", "93", "示范创建"),
        ("指标93：示范创建", "93", "示范创建"),
        ("93．示范创建", "93", "示范创建"),
        ("第七十项、示范创建", "70", "示范创建"),
        ("1-2-3 示范创建", "1-2-3", "示范创建"),
        ("一级指标：政府职能", "", "政府职能"),
        ("24个乡镇全部覆盖", "", "24个乡镇全部覆盖"),
        ("6月份会议", "", "6月份会议"),
    ],
)
def test_a_number_stands_before_a_title_only_where_it_is_written_as_one(text, number, title):
    said = words.split_number(text)

    assert (said.number, said.text) == (number, title)


@pytest.mark.parametrize(
    ("cell", "points", "rest"),
    [
        ("2分。未制定的扣1分", "2", "未制定的扣1分"),
        ("2分⏎未制定的，扣1分", "2", "未制定的，扣1分"),
        ("满分1.5分，每少一次扣0.5分", "1.5", "每少一次扣0.5分"),
        ("未制定的，扣1分。（2分）", "2", "未制定的，扣1分。"),
        ("2", "2", ""),
    ],
)
def test_points_and_how_they_are_given_may_stand_in_one_cell(cell, points, rest):
    entry = one("分值及评分标准", cell)

    assert (entry.points, entry.faults, entry.note) == (
        Decimal(points),
        (),
        f"评分标准：{rest}" if rest else "",
    )


def test_what_is_added_and_what_is_taken_off_is_known_by_its_spelling():
    added, taken_off = one("分值", "1.5（加分项）"), one("分值", "-5")

    assert (added.points, added.bonus) == (Decimal("1.5"), True)
    assert (taken_off.points, taken_off.note, taken_off.faults) == (Decimal(0), "扣分项，最多扣5分", ())


@pytest.mark.parametrize(
    ("cell", "due", "note"),
    [
        ("8月底前", "2024-08", ""),
        ("今年6月", "2024-06", ""),
        ("2024年6月30日前完成", "2024-06-30", ""),
        ("年底前", "2024-12", ""),
        ("10个工作日", None, "完成时限：10个工作日"),
        ("收到通知后15日内", None, "完成时限：收到通知后15日内"),
        ("长期坚持", None, "完成时限：长期坚持"),
        ("2024年1月至6月", "2024-06", ""),
    ],
)
def test_a_term_is_a_day_a_month_or_words_that_are_kept(cell, due, note):
    entry = one("完成时限", cell)

    assert (entry.due, entry.note, entry.faults) == (due, note, ())


def test_a_term_that_means_nothing_is_refused():
    with pytest.raises(ValueError, match="再说"):
        read_due("再说", date(2024, 1, 1))


def test_groups_of_units_are_none_of_their_own():
    townships = one("责任单位", "县司法局、各乡（镇、街道）")
    all_of_them = one("责任单位", "各部门")

    assert (townships.lead_unit, townships.support_units) == ("县司法局", ("示例乡", "示例镇", "示例街道"))
    assert (townships.groups, townships.note) == (("各乡（镇、街道）",), "责任单位：各乡（镇、街道）")
    assert (all_of_them.lead_unit, all_of_them.support_units, all_of_them.groups) == ("", (), ("各部门",))
    assert townships.faults == all_of_them.faults == ()


@pytest.mark.parametrize(
    "group",
    [
        "各乡（镇、街道）",
        "各乡镇（街道）",
        "各有关单位",
        "县直各部门",
        "各成员单位",
        "有关部门",
        "各乡镇人民政府、街道办事处",
        "全县各行政执法部门",
    ],
)
def test_what_names_many_is_a_group(group):
    assert all(unit_words.is_group(name) for name in unit_words.divided(group) if "办事处" not in name)


@pytest.mark.parametrize(
    "name", ["县司法局", "县各界联合会", "示例街道办事处", "示例镇人民政府", "全国人大代表联络站"]
)
def test_what_names_one_is_no_group(name):
    assert not unit_words.is_group(name)


def test_duties_behind_a_unit_are_not_its_name():
    entry = one("责任单位", "县自然资源局等部门按职责分工负责")

    assert (entry.lead_unit, entry.faults) == ("县自然资源局", ())
    assert entry.note == "责任单位：县自然资源局等部门按职责分工负责"


def test_a_unit_that_nobody_knows_is_told_with_those_that_are_called_nearly_so():
    understood = read("序号|三级指标|牵头单位", "1|示例一|县政府办")

    assert understood.new_units == ("县政府办",)
    assert "相近的有“县政府办公室”" in understood.refusals[0].reason


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("三级指标及要求", "third"),
        ("乡镇（街道）", "support"),
        ("计分办法", "criterion"),
        ("分值及评分标准", "points"),
        ("牵头及配合单位", "units"),
        ("需要报送的佐证材料（一式两份）", "materials"),
        ("考评方法", "ways"),
        ("自评得分", ""),
        ("责任人及电话", ""),
    ],
)
def test_longer_heads_are_read_by_their_words(head, field):
    assert field_of(head) == field


def test_figures_that_lost_a_nought_are_told_with_what_to_do():
    rows = [f"9.{n}|示例{n}|1" for n in (*range(1, 10), 1)]

    understood = read("序号|三级指标|分值", *rows)

    assert [each.where for each in understood.refusals] == ["第11行"]
    assert "9.10存成数字会变成9.1，请把序号一列设成文本格式再填" in understood.refusals[0].reason


def test_a_group_that_begins_without_its_indicator_is_refused_with_the_row():
    understood = read(
        "序号|一级指标|二级指标|三级指标|分值",
        "1|一、示例甲|（一）示例乙||2",
        "2|||示例丁|3",
        "3|二、示例戊|（一）示例己|示例庚|1",
    )

    assert [(each.where, "有序号没有指标内容" in each.reason) for each in understood.refusals] == [
        ("第2行", True)
    ]


def test_points_that_go_over_two_indicators_are_refused_with_the_row():
    understood = read("序号|三级指标|分值", "1|示例一|4", "2|示例二|4", blocks=[(1, 2, 2, 2)])

    assert [each.where for each in understood.refusals] == ["第3行"]


def test_one_head_that_means_something_else_is_one_sentence():
    rows = [f"{n}|示例第{n}个|看情况{n}" for n in range(1, 71)]

    understood = read("序号|三级指标|分值", *rows)

    assert len(understood.refusals) == 1
    assert "70行都有：分值“看情况1”不是数字" in understood.refusals[0].reason


def test_everything_of_the_file_that_became_nothing_is_told_with_its_first_words():
    rows = (
        ("示例县任务分解表", "", "", ""),
        ("序号", "三级指标", "完成情况", "分值"),
        ("1", "示例一", "已完成示例", "2"),
        ("合计", "", "", "2"),
        ("注：示例说明", "", "", ""),
    )
    table = Table("表.xlsx", "指标", rows)
    other = Table("表.xlsx", "通讯录", (("姓名", "电话"), ("示例", "示例")))

    understood = understand((table, other), Plan(opening.planned((table, other))), KNOWN)

    assert [f"{each.where} {each.reason}" for each in understood.not_used] == [
        "工作表“通讯录” 不像指标，没有读：姓名 电话 示例",
        "工作表“指标”“完成情况”列 没有用到：已完成示例",
        "工作表“指标”第1行 题头，没有用到：示例县任务分解表",
        "工作表“指标”第5行 说明，没有用到：注：示例说明",
    ]


def test_rows_that_repeat_one_figure_are_decided_by_the_sum_or_left_to_the_clerk():
    rows = ("序号|三级指标|佐证材料|分值", "1|示例一|甲文件|2", "1|示例一|乙照片|2", "2|示例二|丙表|3")

    by_sum, undecided = read(*rows, "合计|||5"), read(*rows)

    assert (by_sum.refusals, by_sum.points) == ((), Decimal(5))
    assert [each.where for each in undecided.refusals] == ["第2行"]


def test_what_a_clerk_said_of_a_head_is_said_of_the_next_table():
    table = Table("表.xlsx", "", (("序号", "抓手", "分值"), ("1", "示例一", "2")))

    assert not heads.guess(table).has_titles
    assert heads.guess(table, {"抓手": "third"}).fields == ("number", "third", "points")
