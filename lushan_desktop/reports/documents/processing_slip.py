"""文件处理笺: what came in, what is proposed, what the leader wrote, who handles it, what came of it."""

from sqlalchemy.orm import Session

from lushan_desktop.paper.content import Form
from lushan_desktop.reports.document_forms import (
    FilledForm,
    compose,
    document_of,
    document_option,
    line,
    named,
    origin,
    pair,
    room,
)
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Options, Report


def gather(session: Session, options: Options) -> FilledForm:
    entry = document_of(session, options)
    rows = (
        pair(("收文号", entry["receipt_number"]), ("收文日期", entry["received_on"])),
        pair(("来文单位", origin(entry)), ("来文字号", entry["number"])),
        line("文件标题", entry["title"] or entry["matter"]),
        pair(("缓急", entry["urgency"]), ("办理时限", entry["due_on"])),
        room("拟办意见", entry["proposed_action"], 36),
        room("领导阅批", entry["leader_comment"], 52),
        line("承办单位", named(entry, "assignee_unit"), 12),
        room("办理结果", entry["result"], 36),
        pair(("办结日期", entry["closed_on"]), ("备注", "")),
    )
    return FilledForm("文件处理笺", Form(rows), log_head(session))


PROCESSING_SLIP = Report(
    key="processing_slip",
    title="文件处理笺",
    group="会议批示文件",
    options=(document_option("收文"),),
    gather=gather,
    compose=compose,
)
