"""What is understood of tables of many shapes: what each column is, each indicator, and what is set apart."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.intake.sheet import read_file
from lushan_desktop.services.importing.table import Table
from lushan_desktop.services.indicators.indicator_import import opening
from lushan_desktop.services.indicators.indicator_import.answering_units import Known
from lushan_desktop.services.indicators.indicator_import.columns_told import with_letters
from lushan_desktop.services.indicators.indicator_import.entry import Understood
from lushan_desktop.services.indicators.indicator_import.plan import Plan, SheetPlan
from lushan_desktop.services.indicators.indicator_import.understanding import understand
from tests.services.indicators.office_shapes import SHAPES
from tests.services.indicators.office_tables import OFFICES

DATA = Path(__file__).parents[2] / "data"
KNOWN = Known({name: (name, name) for name in OFFICES}, date(2024, 1, 1))
ODD = dict(
    each.split("\n", 1)
    for each in (DATA / "odd_indicators.txt").read_text("utf-8").removeprefix("# ").rstrip("\n").split("\n# ")
)
"""Tables typed with | between their cells."""


def kept(understood: Understood) -> Iterator[str]:
    for table, sheet in zip(understood.tables, understood.plan.sheets, strict=True):
        above = f" 上级 {sheet.above}" if sheet.above else ""
        yield f"{table.sheet}第{sheet.head + 1}行 {'|'.join(sheet.fields)} {sheet.is_taken}{above}"
    for each in understood.entries:
        units = f"{each.lead_unit}+{'、'.join((*each.support_units, *each.groups))}"
        marks = "否决" * each.veto + "加分" * each.bonus
        told = (
            each.points,
            units,
            "；".join(each.materials),
            each.ways,
            each.filer,
            each.due,
            each.note,
            marks,
        )
        words = "|".join("" if one is None else str(one) for one in told)
        wrong = "".join(f" !{one}" for one in each.faults) + "".join(f" ?{one}" for one in each.doubts)
        yield f"{tuple(each.spot)} <{each.parent} {each.number} {each.title}|{words}{wrong}"
    yield from (f"没有用到 {each.where} {each.reason}" for each in understood.not_used)
    yield from (f"拦下 {each.where} {each.reason}" for each in understood.refusals)
    yield understood.said()


def reading(*tables: Table) -> str:
    return "\n".join(kept(understand(tables, Plan(opening.planned(tables)), KNOWN)))


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_a_table_of_a_usual_shape_is_understood_as_it_was(shape, tmp_path, snapshot):
    paper, _ = shape(Random(shape.__name__))
    sheets = read_file(paper.save(tmp_path / "表.xlsx"))

    assert reading(*(Table("表.xlsx", one.name, one.rows, one.blocks) for one in sheets)) == snapshot


def table(text: str) -> Table:
    rows = [tuple(line.split("|")) for line in text.split("\n")]
    width = max(map(len, rows))
    return Table("表.xlsx", "", tuple(row + ("",) * (width - len(row)) for row in rows))


@pytest.mark.parametrize("name", ODD)
def test_an_odd_table_is_understood_as_it_was(name, snapshot):
    assert reading(table(ODD[name])) == snapshot


def test_whatever_the_clerk_types_stands_in_place_of_what_was_read(snapshot):
    given = (table("序号|三级指标|分值|牵头单位\n1|示例一|2|示例甲局\n2|示例二|3|示例乙局"),)
    typed = {
        "number": "9", "title": "示例九（5分）", "points": "4", "lead": "示例丙委",
        "support": "示例丁办、示例戊院", "materials": "1.文件 2.照片", "ways": "网上核查", "filer": "县级",
        "due": "2024年6月底", "note": "示例", "detail": "甲", "criterion": "乙", "flags": "加分项",
        "level": "二级",
    }  # fmt: skip
    plan = Plan(opening.planned(given))
    spot = understand(given, plan, KNOWN).entries[1].spot

    told = [
        "\n".join(kept(understand(given, replace(plan, edits={(spot, name): text}), KNOWN)))
        for name, text in typed.items()
    ]

    assert "\n".join((*told, *kept(understand(given, replace(plan, left_out={spot}), KNOWN)))) == snapshot


@pytest.mark.parametrize(
    ("word", "level"), [("一级", 1), ("二级", 2), ("三级", 3), (" 二级 ", 2), ("四级", 3)]
)
def test_a_level_that_the_clerk_types_is_that_level(word, level):
    given = (table("序号|三级指标|分值\n1|示例一|2\n2|示例二|3"),)
    plan = Plan(opening.planned(given))
    spot = understand(given, plan, KNOWN).entries[0].spot

    again = understand(given, replace(plan, edits={(spot, "level"): word}), KNOWN)

    assert [entry.level for entry in again.entries] == [level, 3]


@pytest.mark.parametrize(
    ("told", "fields"),
    [
        ((("工作要求", "备注"),), ("number", "third", "note", "points")),
        ((("C列", "评分标准"),), ("number", "third", "criterion", "points")),
        ((("c", "不导入"), ("序　号", "")), ("", "third", "", "points")),
        ((("工作要求", "三级指标"),), ("number", "", "third", "points")),
        ((("C", "备注"), ("三级指标", "备注")), ("number", "note", "note", "points")),
    ],
)
def test_a_column_is_what_is_told_of_it_by_its_head_or_its_letter_and_no_other_is(told, fields):
    given = table("序号|三级指标|工作要求|分值\n1|示例一|每季一次|2\n2|示例二|每年一次|3")
    sheets = (SheetPlan(0, ("number", "third", "", "points")),)

    assert with_letters((given,), sheets, told)[0].fields == fields


@pytest.mark.parametrize("column", ["E", "进度", "工作"])
def test_a_column_that_is_not_there_is_told_with_those_that_are(column):
    given = table("序号|三级指标|工作要求\n1|示例一|每季一次")

    with pytest.raises(UserError, match=f"表里没有“{column}”这一列，有：序号、三级指标、工作要求。"):
        with_letters((given,), (SheetPlan(0, ("number", "third", "")),), ((column, "备注"),))
