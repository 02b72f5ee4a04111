"""合并回执: what became of a package, for who brought it."""

from lushan_desktop.paper.content import Caption, Content, Note, SignatureRow, Table, Title
from lushan_desktop.reports.exchange.hand_in_list import (
    COLUMNS,
    GROUP,
    PACKAGE_OPTION,
    PackageFacts,
    gather_merged,
    said,
)
from lushan_desktop.reports.report import Report
from lushan_desktop.reports.sheets import on_any_sheet


def compose(facts: PackageFacts) -> Content:
    """Return what was taken in, in words and row by row."""
    outcome = f"{facts.state}：新增{facts.added}条，更新{facts.updated}项" if facts.state else ""
    return Content(
        Title("合并回执"),
        Caption(said(facts)),
        Caption(outcome),
        Table(COLUMNS, facts.rows, empty="没有合并的内容。"),
        SignatureRow("合并人：", "日期："),
        Note("请与报送清单核对。"),
        style="ledger",
        made_on=facts.printed_on,
        log_head=facts.log_head,
    )


MERGE_RECEIPT = on_any_sheet(
    Report(
        key="merge_receipt",
        title="合并回执",
        group=GROUP,
        options=(PACKAGE_OPTION,),
        gather=gather_merged,
        compose=compose,
        endings=(".pdf", ".docx", ".xlsx"),
    )
)
