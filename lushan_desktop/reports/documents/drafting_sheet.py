"""发文稿纸: the sheet a draft goes through the office with: signed, countersigned, checked."""

from sqlalchemy.orm import Session

from lushan_desktop.paper.content import Field, Form, FormRow
from lushan_desktop.reports.document_forms import (
    DATED,
    FilledForm,
    compose,
    count,
    document_of,
    document_option,
    line,
    named,
    origin,
    pair,
)
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Options, Report


def gather(session: Session, options: Options) -> FilledForm:
    entry = document_of(session, options)
    countersigners = "、".join(filter(None, (entry["names"].get(one, "") for one in entry["countersigners"])))
    rows = (
        pair(("发文名义", origin(entry)), ("发文字号", entry["number"])),
        pair(("缓急", entry["urgency"]), ("份数", count(entry["copies"]))),
        pair(("公开属性", entry["openness"]), ("保管期限", entry["retention"])),
        FormRow((Field("签发", named(entry, "signatory"), DATED), Field("会签", countersigners, DATED)), 44),
        FormRow(
            (
                Field("核稿", named(entry, "reviewer"), DATED),
                Field("拟稿", named(entry, "drafter"), DATED),
            ),
            26,
        ),
        line("文件标题", entry["title"] or entry["matter"], 18),
        line("主送", entry["addressees"]),
        line("抄送", entry["copy_to"]),
        pair(("成文日期", entry["signed_on"]), ("印发日期", entry["printed_on"])),
        line("附件", "", 14),
        line("备注", "", 14),
    )
    return FilledForm("发文稿纸", Form(rows), log_head(session))


DRAFTING_SHEET = Report(
    key="drafting_sheet",
    title="发文稿纸",
    group="会议批示文件",
    options=(document_option("发文"),),
    gather=gather,
    compose=compose,
)
