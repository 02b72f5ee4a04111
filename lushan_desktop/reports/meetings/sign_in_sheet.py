"""签到表: those who are expected, each with room to sign, and empty rows after them."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from lushan_desktop.domain.kinds import Number
from lushan_desktop.paper.content import Column, Content, Row, Table
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.gaps import HandFilled
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.meetings.meeting_facts import AWAY, GROUP, MEETING_OPTION, PRESENT, MeetingFacts
from lushan_desktop.reports.report import Option, Options, Report

COLUMNS = (
    Column("序号", 13, "center"),
    Column("单位", 42),
    Column("姓名", 24, "center"),
    Column("职务", 34),
    Column("签名", 28),
    Column("备注", 15, "center"),
)
LEAST_ROWS = 16
"""As many as one page holds below a title and the two lines under it."""
_ROW = 10.0
"""Millimetres that a name needs to be signed."""


@dataclass(frozen=True)
class SignInSheet(HandFilled):
    """What stands on the sheet."""

    meeting: str = ""
    when: str = ""
    place: str = ""
    rows: tuple[Row, ...] = ()
    expected: int = 0


def gather(session: Session, options: Options) -> SignInSheet:
    facts = MeetingFacts(session, str(options["meeting"]))
    rows = [_row(facts, each) for each in facts.entry["attendance"]]
    empty = options.get("empty")
    more = max(0, LEAST_ROWS - len(rows)) if empty is None else int(empty)
    rows += [("", "", "", "", "")] * more
    return SignInSheet(
        meeting=facts.title,
        when=facts.when(),
        place=facts.place(),
        rows=tuple((str(number), *row) for number, row in enumerate(rows, 1)),
        expected=len(rows) - more,
        gaps=facts.gaps.pieces,
        log_head=log_head(session),
    )


def _row(facts: MeetingFacts, row: Entry) -> tuple[str, ...]:
    person = facts.people.get(row["person"])
    post = row["post"] or (person.full_post(facts.day) if person else "")
    unit = facts.unit(row["unit"])
    name = person.name if person else row["name"]
    is_group = not person and len(name) > 4
    way = "" if row["way"] == PRESENT else str(row["way"])
    return (
        unit or (name if is_group else ""),
        "" if is_group else name,
        post if not is_group or not unit else post or name,
        "",
        "" if way == AWAY else way,
    )


def compose(sheet: SignInSheet) -> Content:
    """Title, when and where, the table."""
    return Content(
        sheet.title(sheet.meeting, "签到表"),
        sheet.text(f"时间：{sheet.when}", indent=0),
        sheet.text(f"地点：{sheet.place}", indent=0),
        Table(COLUMNS, sheet.rows, empty="没有登记参会人员。", by_hand_mm=_ROW),
        name=f"{sheet.meeting}签到表",
        log_head=sheet.log_head,
    )


SIGN_IN_SHEET = Report(
    key="sign_in_sheet",
    title="签到表",
    group=GROUP,
    options=(
        MEETING_OPTION,
        Option("empty", "空行", Number("行"), hint=f"不填，排满一页，共 {LEAST_ROWS} 行"),
    ),
    gather=gather,
    compose=compose,
    endings=(".pdf", ".docx", ".xlsx"),
)
