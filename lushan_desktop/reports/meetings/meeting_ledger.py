"""会议台账: every meeting with its chair, the leaders present, who came and what was demanded."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from lushan_desktop.domain.meetings.meeting import MEETING
from lushan_desktop.paper.content import Column, Row
from lushan_desktop.reports.cells import Entry, Indicators, People, counted_in, day_cell, files_cell, year_of
from lushan_desktop.reports.ledger import Ledger, LedgerReport, finished, grouped, options_of, read
from lushan_desktop.reports.report import Options

NAME = "会议台账"
COLUMNS = (
    Column("日期", 30),
    Column("会议名称", 40),
    Column("类别", 18),
    Column("地点", 20),
    Column("主持人（职务）", 26),
    Column("出席领导", 36),
    Column("出席", 26, group="参会人员"),
    Column("缺席", 22, group="参会人员"),
    Column("列席", 26, group="参会人员"),
    Column("议题", 40),
    Column("领导要求", 70),
    Column("佐证", 22),
    Column("指标", 12),
)


def gather(session: Session, options: Options) -> Ledger:
    entries, said = read(session, MEETING, options, "organiser")
    people = People(session, mentioned(entries))
    indicators = Indicators(session, entries)
    rows = grouped((year_of(each), _row(each, people, indicators)) for each in entries)
    about = said, counted_in(entries, MEETING.counted_in)
    return finished(session, NAME, COLUMNS, rows, about, of=entries)


def mentioned(entries: Sequence[Entry]) -> Iterator[str]:
    """All persons the meetings name."""
    for entry in entries:
        yield entry["chair"]
        yield from entry["leaders"]
        yield from (row["person"] for row in entry["attendance"])
        yield from (row["speaker"] for row in entry["demands"])


def _row(entry: Entry, people: People, indicators: Indicators) -> Row:
    held_on = entry["held_on"]
    return (
        day_cell(entry),
        entry["title"] + (f"（{entry['series_number']}）" if entry["series_number"] else ""),
        entry["kind"],
        entry["place"],
        people.named(entry["chair"], held_on, entry["chair_post"]),
        people.listed(leaders_of(entry, people), held_on),
        attending(entry, people, "出席"),
        attending(entry, people, "缺席", "请假"),
        attending(entry, people, "列席"),
        agenda_cell(entry),
        demands_cell(entry, people),
        files_cell(entry),
        indicators.cell(entry),
    )


def leaders_of(entry: Entry, people: People) -> list[str]:
    """The leaders entered as such, who spoke, and present persons with a rank of protocol; highest first."""
    present = [row["person"] for row in entry["attendance"] if row["way"] == "出席" and row["person"]]
    spoke = [row["speaker"] for row in entry["demands"] if row["speaker"]]
    leading = [one for one in present if _rank(people, one, entry) is not None]
    found = dict.fromkeys([*entry["leaders"], *spoke, *leading])
    return sorted(found, key=lambda one: (_rank(people, one, entry) or 9999, one))


def _rank(people: People, person_id: str, entry: Entry) -> int | None:
    person = people.get(person_id)
    held = person.held_on(entry["held_on"]) if person else ()
    return held[0].rank or None if held else None


def attending(entry: Entry, people: People, *ways: str) -> str:
    """Return who came in this way: persons with their posts, groups of people, units."""
    texts = []
    for row in entry["attendance"]:
        if row["way"] in ways:
            person = people.named(row["person"], entry["held_on"], row["post"])
            named = person if row["person"] else f"{row['post']}{row['name']}"
            text = named or entry["names"].get(row["unit"], "")
            texts.append(f"{text}（请假）" if row["way"] == "请假" else text)
    return "，".join(filter(None, texts))


def agenda_cell(entry: Entry) -> str:
    """The items of the agenda; else what the meeting was about."""
    titles = [row["title"] for row in entry["agenda"]]
    if len(titles) > 1:
        return "\n".join(f"{number}.{title}" for number, title in enumerate(titles, 1))
    return titles[0] if titles else str(entry["subject"])


def demands_cell(entry: Entry, people: People) -> str:
    """县委书记某某：…, one line for each speaker."""
    lines = []
    for row in entry["demands"]:
        speaker = people.named(row["speaker"], entry["held_on"], row["speaker_post"])
        lines.append(f"{speaker}：{row['words']}" if speaker else row["words"])
    return "\n".join(lines)


MEETING_LEDGER = LedgerReport(
    key="meeting_ledger",
    title=NAME,
    group="会议批示文件",
    options=options_of(MEETING, "organiser"),
    gather=gather,
)
