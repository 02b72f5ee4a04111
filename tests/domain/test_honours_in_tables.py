"""Laws of honours that a table lists: whatever the order of its columns, who grants one holds none."""

from itertools import permutations

import pytest

from tests.domain.telling import told

NAMES = ("荣誉名称", "获奖称号", "荣誉", "表彰奖项")
UNITS = ("获奖单位", "获得单位", "单位", "受表彰集体")
GRANTERS = ("授予单位", "颁发机关", "命名机关", "表彰单位")
DAYS = ("授予时间", "获奖年份", "时间", "命名日期")
ROWS = (
    {
        "name": "全国法治县（市、区）创建活动先进单位", "unit": "示例县", "by": "全国普法办", "day": "2018年",
        "told": ("2018", "国家级"),
    },
    {
        "name": "“民主法治示范村”", "unit": "样例村", "by": "司法部、民政部", "day": "2022.3",
        "told": ("2022-03", ""),
    },
    {"name": "全省优秀公安局", "unit": "示例县公安局", "by": "省公安厅", "day": "", "told": (None, "省级")},
)  # fmt: skip


def table(order, heads, between="\t", edge=""):
    rows = [heads, *ROWS]
    return "\n".join(edge + between.join(row[key] or " " for key in order) + edge for row in rows)


def held(text):
    return [
        (one["name"], one["unit"], one.get("named_on"), one.get("level", ""))
        for one in told(f"示例县获得荣誉情况\n{text}\n特此说明。", "honour")
    ]


EXPECTED = [(row["name"].strip("“”"), row["unit"], *row["told"]) for row in ROWS]


@pytest.mark.parametrize(
    "heads", list(zip(NAMES, UNITS, GRANTERS, DAYS, strict=True)), ids=lambda heads: heads[0]
)
@pytest.mark.parametrize("order", list(permutations(("name", "unit", "by", "day"))), ids="-".join)
def test_a_table_is_read_by_the_heads_of_its_columns(order, heads):
    assert held(table(order, dict(zip(("name", "unit", "by", "day"), heads, strict=True)))) == EXPECTED


def test_a_table_as_programs_write_it_is_read_too():
    heads = {"name": "荣誉名称", "unit": "获奖单位", "by": "授予单位", "day": "时间"}
    assert held(table(("name", "unit", "by", "day"), heads, " | ", "|")) == EXPECTED


@pytest.mark.parametrize(
    "row", ["全省普法先进个人\t示例甲\t省司法厅", "全省优秀人民调解员\t示例县司法局\t省司法厅"]
)
def test_what_a_person_holds_is_told_of_no_unit(row):
    assert held(f"荣誉名称\t获奖对象\t授予单位\n{row}") == []


def test_a_table_that_names_no_honours_tells_of_none():
    assert held("序号\t单位\t整改期限\n1\t示例县司法局\t2023年5月\n2\t示例县公安局\t2023年6月") == []


@pytest.mark.parametrize("mark", ["、", "，"])
@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("end", ["等荣誉称号", "等荣誉", "等3项荣誉", "等称号"])
def test_honours_that_are_all_called_so_at_the_end_are_a_list_whatever_parts_them(mark, count, end):
    names = ["全国法治宣传教育先进集体", "全省司法行政系统先进集体", "全市依法行政先进单位", "县级文明单位"][
        :count
    ]
    found = told(f"2023年，示例县司法局先后荣获{mark.join(names)}{end}。", "honour")
    assert [(one["name"], one["unit"]) for one in found] == [(name, "示例县司法局") for name in names]


@pytest.mark.parametrize("organ", ["省政府", "市委、市政府", "省司法厅"])
@pytest.mark.parametrize("verb", ["表彰为：", "表彰为", "命名为", "评为"])
def test_who_praises_is_no_part_of_the_name(organ, verb):
    (found,) = told(f"2023年，示例县司法局获{organ}{verb}全省行政执法标兵单位。", "honour")
    assert (found["name"], found["unit"]) == ("全省行政执法标兵单位", "示例县司法局")
