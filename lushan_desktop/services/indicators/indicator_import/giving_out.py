"""What the clerk takes along: an empty template, an example to try, the list of what is to be mended."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lushan_desktop.base.catalogue import catalogue, read_shipped
from lushan_desktop.base.computing import CHILD
from lushan_desktop.base.files import write_whole
from lushan_desktop.paper.content import Caption, Column, Content, Row, Table, Title
from lushan_desktop.paper.excel.template import Heading, Template
from lushan_desktop.services.importing.table import EXAMPLE
from lushan_desktop.services.indicators.indicator_import.entry import Understood
from lushan_desktop.storage.store import Store

COLUMNS = (
    "序号",
    "一级指标",
    "二级指标",
    "三级指标",
    "分值",
    "牵头单位",
    "责任单位",
    "应提供材料",
    "测评方式",
)


def save_template(store: Store | None, file: Path) -> None:
    """An .xlsx with heads, an example row, lists to choose from and 填写说明."""
    from lushan_desktop.paper.excel.template import write_template

    del store
    write_whole(file, CHILD.call(write_template, template()))


def template() -> Template:
    ways, scopes = catalogue("assessment_ways").names, catalogue("filer_scopes").names
    same = "和上一行相同可以空着，也可以合并单元格；前面可带 一、（一）这样的序号"
    return Template(
        "指标体系",
        EXAMPLE,
        (
            Heading("序号", "1", "三级指标的序号，不能重复；空着按次序编", required=False),
            Heading("一级指标", "一、示例一级指标（10分）", f"{same}，后面可带（10分）", required=True),
            Heading("二级指标", "（一）示例二级指标（4分）", f"{same}；没有二级可以空着整列", required=False),
            Heading("三级指标", "示例三级指标", "一行一项", required=True),
            Heading("分值", "2", "数字，写 2 或 2分；各项之和要等于上级写的分值", required=False),
            Heading("牵头单位", "示例单位", "名称或简称，要与人员机构里登记的一致", required=False),
            Heading("责任单位", "示例单位甲、示例单位乙", "几个单位用顿号分开或分行写", required=False),
            Heading("应提供材料", "示例文件；示例台账", "几种材料分行写，或用分号分开", required=False),
            Heading("测评方式", ways[0], "从清单里选", required=False, choices=ways),
            Heading("填报主体", scopes[0], "从清单里选", required=False, choices=scopes),
            Heading("完成时限", "2023年6月30日", "日期，只知道月份也可以", required=False),
            Heading("否决或加分", "", "否决项写“否决”，加分项写“加分”", required=False),
            Heading("备注", "", "文字", required=False),
        ),
    )


def save_example(store: Store | None, file: Path) -> None:
    """The example table as an .xlsx, to try the import with; nothing in it is an official indicator."""
    from lushan_desktop.paper.excel.sheet import write_workbook

    del store
    shipped = example()
    rows = tuple(_example_rows(shipped["indicators"]))
    table = Table(tuple(map(Column, COLUMNS)), rows)
    content = Content(
        Title("指标体系示例"), Caption(shipped["title"]), table, name="指标体系示例", style="ledger"
    )
    write_whole(file, CHILD.call(write_workbook, content))


def example() -> dict[str, Any]:
    """The example as it is shipped."""
    found: dict[str, Any] = read_shipped("indicators_example")
    return found


def _example_rows(indicators: list[dict[str, Any]]) -> Iterator[Row]:
    above = {1: "", 2: ""}
    for one in indicators:
        if one["level"] < 3:
            mark = f"{one['number']}、" if one["level"] == 1 else one["number"]
            above[one["level"]] = f"{mark}{one['title']}（{one['points']}分）"
            continue
        yield (
            one["number"],
            above[1],
            above[2],
            one["title"],
            f"{one['points']}分",
            one["lead"],
            "、".join(one["support"]),
            "\n".join(one["materials"]),
            one["ways"],
        )


def save_refusals(store: Store | None, understood: Understood, file: Path) -> int:
    """Return what is to be mended, row by row, as an .xlsx beside the table; returns how many."""
    from lushan_desktop.paper.excel.sheet import write_workbook

    del store
    rows = tuple((each.where, each.reason) for each in understood.refusals)
    table = Table((Column("位置", 40), Column("需修改什么", 120)), rows, empty="没有需修改的行")
    write_whole(file, CHILD.call(write_workbook, Content(Title("指标体系需修改的行"), table, style="ledger")))
    return len(rows)
