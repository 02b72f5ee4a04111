"""Every table may be asked for on another sheet than the smallest that holds it."""

import pytest

from lushan_desktop.paper.content import Column, Content, Table, Title
from lushan_desktop.paper.setting.grid import MM
from lushan_desktop.paper.setting.ledger import ledger_frame
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.report import Report
from lushan_desktop.reports.sheets import on_any_sheet

WRITTEN_IN_BY_HAND = {"sign_in_sheet"}


def a_table(rows: tuple[tuple[str, ...], ...]) -> Content:
    return Content(
        Title("示例清单"),
        Table((Column("名称"),), rows),
        style="ledger",
        paper="auto",
        made_on="2023年3月1日",
    )


ASKED = on_any_sheet(
    Report("example", "示例清单", "示例", (), lambda _session, _options: (("示例",),), a_table, (".pdf",))
)


def test_every_table_that_is_a_sheet_too_asks_for_its_paper():
    asking = {
        report.key: {option.name for option in report.options}
        for report in REPORTS
        if ".xlsx" in report.endings and report.key not in WRITTEN_IN_BY_HAND
    }
    assert [key for key, names in asking.items() if "paper" not in names] == []


@pytest.mark.parametrize(
    ("paper", "sheet"),
    [("", (210, 297)), ("A4", (210, 297)), ("A4横", (297, 210)), ("A3横", (420, 297))],
)
def test_a_table_stands_on_the_sheet_that_was_asked_for(paper, sheet):
    content = ASKED.compose(ASKED.gather(None, {"paper": paper}))

    assert ledger_frame(content).sheet == pytest.approx(tuple(side * MM for side in sheet))
    assert content.whole_foot == "制表日期：2023年3月1日"
    assert content.name == "示例清单"
