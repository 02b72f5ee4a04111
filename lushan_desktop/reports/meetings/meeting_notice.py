"""会议通知: the notice of a meeting as a letter, under a red head, or plain, from the meeting's record."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from lushan_desktop.base.text.numerals import heading_mark
from lushan_desktop.domain.kinds import Choice, Day, DocumentNumber
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.paper.content import Addressee, Block, Content, Heading, SignOff
from lushan_desktop.paper.formal import LetterHead, RedHead
from lushan_desktop.reports.gaps import Paper
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.meetings.meeting_facts import (
    BESIDE,
    EXCUSED,
    GROUP,
    MEETING_OPTION,
    PRESENT,
    MeetingFacts,
)
from lushan_desktop.reports.report import Issuance, Option, Options, Report
from lushan_desktop.reports.signing import ISSUER_OPTION, NO_DAY, NO_ISSUER, NO_NUMBER, issuer_name

LETTER, RED, PLAIN = "信函", "红头文件", "白头"


@dataclass(frozen=True)
class Notice(Paper):
    """What stands on the notice."""

    way: str = LETTER
    meeting: str = ""
    addressee: str = ""
    opening: str = ""
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    issuer: str = ""
    number: str = ""
    signed: str = ""


def gather(session: Session, options: Options) -> Notice:
    facts = MeetingFacts(session, str(options["meeting"]))
    issuer, number = issuer_name(session, options), str(options.get("number") or "")
    way = str(options.get("way") or LETTER)
    sections = (
        ("会议时间", (facts.when(),)),
        ("会议地点", (facts.place(),)),
        ("参会人员", (_attendants(facts),)),
        ("会议议程", _agenda(facts)),
        ("联系方式", (_contact(session, facts),)),
    )
    return Notice(
        way=way,
        meeting=facts.title,
        addressee=f"{_addressees(facts)}：",
        opening=f"决定召开{facts.title}。现将有关事项通知如下：",
        sections=sections,
        issuer=issuer,
        number=number or NO_NUMBER,
        signed=str(options.get("signed") or NO_DAY),
        gaps=facts.gaps.pieces,
        is_open=(
            issuer == NO_ISSUER or not options.get("signed") or not (options.get("number") or way == PLAIN)
        ),
        log_head=log_head(session),
        issuance=_issuance(facts, options, way, is_open=issuer == NO_ISSUER or bool(facts.gaps.pieces)),
    )


def _issuance(facts: MeetingFacts, options: Options, way: str, *, is_open: bool) -> Issuance:
    """A notice without a number is known by the day that it states."""
    number, signed = str(options.get("number") or ""), options.get("signed")
    return Issuance(
        facts.entry["id"],
        "会议通知",
        number,
        "" if number else str(signed or ""),
        signed,
        _addressees(facts),
        is_open=is_open or not signed or not (number or way == PLAIN),
    )


def _addressees(facts: MeetingFacts) -> str:
    """The units of those who are to come; else those who are named as a group."""
    rows = [row for row in facts.entry["attendance"] if row["way"] in (PRESENT, BESIDE, EXCUSED)]
    units = dict.fromkeys(unit for row in rows if (unit := facts.unit(row["unit"])))
    return facts.gaps.fill("，".join(units), "主送单位", "attendance")


def _attendants(facts: MeetingFacts) -> str:
    present = facts.gaps.fill("，".join(facts.attending(PRESENT, EXCUSED)), "参会人员", "attendance")
    beside = "，".join(facts.attending(BESIDE))
    return f"{present}。" + (f"列席：{beside}。" if beside else "")


def _agenda(facts: MeetingFacts) -> tuple[str, ...]:
    items = facts.entry["agenda"]
    if not items:
        return (facts.gaps.fill(facts.entry["subject"], "会议议程", "agenda").rstrip("。") + "。",)
    lines = [f"{number}.{item['title']}；" for number, item in enumerate(items, 1)]
    return (*lines[:-1], f"{lines[-1].rstrip('；')}。")


def _contact(session: Session, facts: MeetingFacts) -> str:
    unit = session.get(Unit, facts.entry["organiser"])
    if unit is None:
        return facts.gaps.fill("", "联系人和电话", "organiser")
    said = "，".join(part for part in (unit.contact, unit.phone and f"电话{unit.phone}") if part)
    return f"{said}。" if said else facts.gaps.fill("", f"{unit.name}的联系人和电话", "organiser")


def compose(notice: Notice) -> Content:
    """Head by the way chosen, title, addressee, five points, sign-off."""
    blocks: list[Block] = []
    if notice.way == LETTER:
        blocks.append(LetterHead(notice.issuer, notice.number))
    elif notice.way == RED:
        blocks.append(RedHead((notice.issuer,), notice.number))
    blocks += [
        notice.title(f"关于召开{notice.meeting}的通知"),
        Addressee(notice.addressee),
        notice.text(notice.opening),
    ]
    for place, (heading, lines) in enumerate(notice.sections, 1):
        blocks.append(Heading(1, f"{heading_mark(1, place)}{heading}"))
        blocks += [notice.text(line) for line in lines]
    blocks.append(SignOff(notice.issuer, notice.signed, sealed=notice.way != PLAIN))
    return Content(*blocks, name=f"关于召开{notice.meeting}的通知", log_head=notice.log_head)


MEETING_NOTICE = Report(
    key="meeting_notice",
    title="会议通知",
    group=GROUP,
    options=(
        MEETING_OPTION,
        Option("way", "样式", Choice((LETTER, RED, PLAIN)), propose=lambda *_: LETTER),
        ISSUER_OPTION,
        Option("number", "发文字号", DocumentNumber(), hint="没有编号的不填"),
        Option("signed", "成文日期", Day()),
    ),
    gather=gather,
    compose=compose,
)
