"""会议议程: when and where, who presides, and what is dealt with by whom, from the meeting's record."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from lushan_desktop.paper.content import Content, Heading
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.gaps import HandFilled
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.meetings.meeting_facts import GROUP, MEETING_OPTION, MeetingFacts
from lushan_desktop.reports.report import Options, Report


@dataclass(frozen=True)
class Agenda(HandFilled):
    """What stands on the agenda."""

    meeting: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    items: tuple[str, ...] = ()


def gather(session: Session, options: Options) -> Agenda:
    facts = MeetingFacts(session, str(options["meeting"]))
    told = (("时间", facts.when()), ("地点", facts.place()), ("主持", facts.chair()))
    items = tuple(_item(facts, row) for row in facts.entry["agenda"])
    return Agenda(
        meeting=facts.title,
        facts=told,
        items=items or (facts.gaps.fill("", "会议议程", "agenda"),),
        gaps=facts.gaps.pieces,
        log_head=log_head(session),
    )


def _item(facts: MeetingFacts, row: Entry) -> str:
    """听取创建工作汇报（县司法局 汇报）."""
    reporter = facts.person(row["presenter"]) or facts.unit(row["unit"])
    return f"{row['title']}（{reporter}）" if reporter else str(row["title"])


def compose(agenda: Agenda) -> Content:
    """The facts in lines of their own, then the items numbered."""
    lines = [agenda.text(f"{label}：{value}") for label, value in agenda.facts]
    items = [
        agenda.text(f"{number}.{text}" if len(agenda.items) > 1 else text)
        for number, text in enumerate(agenda.items, 1)
    ]
    name = f"{agenda.meeting}议程"
    return Content(
        agenda.title(name), *lines, Heading(1, "议程："), *items, name=name, log_head=agenda.log_head
    )


MEETING_AGENDA = Report(
    key="meeting_agenda",
    title="会议议程",
    group=GROUP,
    options=(MEETING_OPTION,),
    gather=gather,
    compose=compose,
)
