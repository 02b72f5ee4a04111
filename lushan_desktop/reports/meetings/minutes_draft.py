"""纪要 (GB/T 9704—2012, 10.3) from the record of a meeting: a draft until it has a number and a day."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.base.text.numerals import heading_mark
from lushan_desktop.domain.kinds import Day, DocumentNumber
from lushan_desktop.paper.content import Block, Content, Heading
from lushan_desktop.paper.formal import Imprint, RedHead, Roll
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.gaps import Paper
from lushan_desktop.reports.imprinting import IMPRINT_OPTIONS, imprint_of
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.meetings.meeting_facts import (
    AWAY,
    BESIDE,
    EXCUSED,
    GROUP,
    MEETING_OPTION,
    PRESENT,
    MeetingFacts,
)
from lushan_desktop.reports.report import Issuance, Option, Options, Report
from lushan_desktop.reports.speech import Words, reported

Point = tuple[str, tuple[str, ...]]
"""A heading and the paragraphs under it."""


@dataclass(frozen=True)
class Minutes(Paper):
    """What stands in the minutes."""

    mark: str = ""
    number: str = ""
    meeting: str = ""
    opening: str = ""
    points: tuple[Point, ...] = ()
    roll: tuple[tuple[str, str], ...] = ()
    imprint: Imprint | None = None
    """版记 of minutes that were given a number."""


def gather(session: Session, options: Options) -> Minutes:
    facts = MeetingFacts(session, str(options["meeting"]))
    number = str(options.get("number") or "")
    value = Minutes(
        mark=f"{facts.gaps.fill(facts.unit(facts.entry['organiser']), '主办单位', 'organiser')}会议纪要",
        number=number or facts.gaps.fill(facts.entry["series_number"], "届次", "series_number"),
        meeting=facts.title,
        opening=(
            f"{facts.when()}，{facts.chair()}在{facts.place()}主持召开{facts.title}{_about(facts)}。"
            "现将会议议定事项纪要如下："
        ),
        points=tuple(_points(facts)),
        roll=tuple(_roll(facts)),
        log_head=log_head(session),
    )
    return replace(value, gaps=facts.gaps.pieces, **_issued(facts, options, number))


def _issued(facts: MeetingFacts, options: Options, number: str) -> dict[str, Any]:
    """How minutes that were given a number go out; a draft goes to nobody."""
    signed = options.get("signed")
    if not number:
        return {}
    is_open = not signed or bool(facts.gaps.pieces)
    title = f"{facts.title}纪要"
    going = Issuance(facts.entry["id"], title, number, issued_on=signed, is_open=is_open)
    return {
        "issuance": going,
        "is_open": not signed,
        "imprint": imprint_of(options, facts.unit(facts.entry["organiser"])),
    }


def _about(facts: MeetingFacts) -> str:
    subject = facts.entry["subject"].strip().rstrip("。")
    return f"，{subject}" if subject else ""


def _points(facts: MeetingFacts) -> list[Point]:
    """One for each item of the agenda, then what was demanded and what was decided."""
    points: list[Point] = [(item["title"], _discussion(facts, item)) for item in facts.entry["agenda"]]
    demands = tuple(_demand(facts, row) for row in facts.entry["demands"])
    if demands:
        points.append(("有关要求", demands))
    decided = tuple(
        f"{number}.{_resolved(facts, row)}" for number, row in enumerate(facts.entry["resolutions"], 1)
    )
    points.append(("议定事项", decided or (facts.gaps.fill("", "议定事项", "resolutions"),)))
    return points


def _discussion(facts: MeetingFacts, item: Entry) -> tuple[str, ...]:
    reporter = facts.person(item["presenter"]) or facts.unit(item["unit"])
    heard = f"会议听取了{reporter}的汇报。" if reporter else ""
    said = facts.gaps.fill(item["minutes"], f"“{item['title']}”的讨论情况", "agenda")
    first, *others = said.splitlines()
    return (heard + first, *others)


def _demand(facts: MeetingFacts, row: Entry) -> str:
    """Whoever spoke, quoted only where the original was checked."""
    speaker = facts.person(row["speaker"], row["speaker_post"])
    named = facts.gaps.fill(speaker, "讲话人", "demands")
    told = reported("要求", Words(row["words"], row["standing"]))
    return named + (told if told.endswith("”") else f"{told}。")


def _resolved(facts: MeetingFacts, row: Entry) -> str:
    """整改材料清单。（牵头单位：…；配合单位：…；完成时限：…）"""
    lead = facts.gaps.fill(facts.unit(row["lead_unit"]), "牵头单位", "resolutions")
    parts = [f"牵头单位：{lead}"]
    if support := facts.units(row["support_units"]):
        parts.append(f"配合单位：{support}")
    if row["due_on"]:
        parts.append(f"完成时限：{row['due_on']}")
    return f"{row['content'].rstrip('。')}。（{'；'.join(parts)}）"


def _roll(facts: MeetingFacts) -> list[tuple[str, str]]:
    """出席 always; 请假 and 列席 where there are any."""
    present = facts.gaps.fill("，".join(facts.attending(PRESENT)), "出席人员", "attendance")
    entries = [("出席", present)]
    for label, ways in (("请假", (EXCUSED, AWAY)), ("列席", (BESIDE,))):
        if names := "，".join(facts.attending(*ways)):
            entries.append((label, names))
    return entries


def compose(minutes: Minutes) -> Content:
    """The mark in red, the series number, the text, the roll; no seal."""
    blocks: list[Block] = [
        RedHead((minutes.mark,), minutes.number, suffix=""),
        minutes.title(f"{minutes.meeting}纪要"),
        minutes.text(minutes.opening),
    ]
    for place, (heading, paragraphs) in enumerate(minutes.points, 1):
        blocks.append(Heading(1, f"{heading_mark(1, place)}{heading}"))
        blocks += [minutes.text(text) for text in paragraphs]
    foot = (minutes.imprint,) if minutes.imprint else ()
    return Content(
        *blocks, Roll(minutes.roll), *foot, name=f"{minutes.meeting}纪要", log_head=minutes.log_head
    )


MINUTES_DRAFT = Report(
    key="minutes_draft",
    title="会议纪要稿",
    group=GROUP,
    options=(
        MEETING_OPTION,
        Option("number", "编号", DocumentNumber(), hint="印发时填，填了就留存；不填的是稿"),
        Option("signed", "日期", Day(), hint="编了号的必填"),
        *IMPRINT_OPTIONS,
    ),
    gather=gather,
    compose=compose,
)
