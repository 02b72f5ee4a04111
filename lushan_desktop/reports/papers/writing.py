"""What every section needs while it is written: the ledger, who writes, who was named, what is doubtful."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.domain.record import Record
from lushan_desktop.reports.known_records import Ledger, day, link
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.when import since, span, up_to
from lushan_desktop.reports.periods import Days
from lushan_desktop.reports.persons import Mentions
from lushan_desktop.reports.statement_value import GAP, Annex, Link, ReviewNote, StatementSection
from lushan_desktop.reports.wording import Wording, wording

_COUNTY = re.compile(r"(?:.{2,6}?市)?(.{1,6}?[县区市旗])")
_NUMBERED_ISSUE = re.compile(r"(?P<name>.+?)(?P<issue>（(?:\d{4}年)?第\d+期）)$")


def county_of(issuer: str) -> str:
    """The county, city or district whose name an office bears."""
    match = _COUNTY.match(issuer)
    return match[1] if match else ""


@dataclass
class Writing:
    """The state of one statement being written, from its first sentence to its last."""

    ledger: Ledger
    county: str
    signed: PartialDate | None
    until: PartialDate | None = None
    """The last day that is told of: the close of the period or the signature, whichever comes first."""
    is_complete: bool = False
    """True if the clerk has marked the period 台账已录全: only then numbers are printed."""
    mentions: Mentions = field(default_factory=Mentions)
    wording: Wording = field(default_factory=wording)
    issuers: frozenset[str] = frozenset()
    """The names that the office writes under."""
    codes: frozenset[str] = frozenset()
    """Their 机关代字."""
    start: PartialDate | None = None
    """The first day of the period."""
    today: PartialDate | None = None
    is_dated: bool = True
    """True if the day of an event is known, after which the paper is dated."""
    home: str = ""
    """The township or subdistrict that writes for itself alone."""
    home_unit: str = ""
    """Its id: what others entered, the county handed down."""
    own_unit: str = ""
    """The unit that enters what it knows itself: what others entered, they handed in."""
    titles_apart: frozenset[str] = frozenset()
    """The titles that have a section of their own, where what was done for them is told."""
    told_apart: frozenset[str] = frozenset()
    """The kinds of measures that the lead-in or the papers tell of, wherever else they belong."""
    stored: str = ""
    """The id of the kept statement, where there is one."""
    annex: list[Annex] = field(default_factory=list)
    undated_stages: list[Link] = field(default_factory=list)
    """Stages that are told and bear no day."""
    notes: list[ReviewNote] = field(default_factory=list)
    used: dict[str, Record] = field(default_factory=dict)
    """The records that were written about, in the order of the paper."""

    @property
    def we(self) -> str:
        """我县, 我市, 我区; of a township 我镇, 我街道."""
        if self.home:
            return "我街道" if "街道" in self.home else f"我{self.home[-1]}"
        return f"我{self.county[-1]}" if self.county else "我县"

    @property
    def county_we(self) -> str:
        """我县, also where a township writes."""
        return f"我{self.county[-1]}" if self.county else "我县"

    def is_of_the_county(self, record: Record) -> bool:
        """Return True if a township writes about what the county entered."""
        return bool(self.home) and record.origin not in ("", self.home_unit)

    def us(self, record: Record) -> str:
        """我县 or 我镇: whose a record is that names no unit."""
        return self.county_we if self.is_of_the_county(record) else self.we

    @property
    def who(self) -> str:
        """示例县, 下汤镇: the one who writes by name."""
        return self.home or self.county or self.we

    def holder(self, unit_id: str) -> str:
        """Return who applies or holds: 我县 for the government of the county, else the unit."""
        unit = self.ledger.get(Unit, unit_id)
        if self.home_unit and unit_id == self.home_unit:
            return self.we
        is_county = unit is not None and not self.home and unit.name.endswith(f"{self.county}人民政府")
        return self.we if is_county else self.ledger.unit_name(unit_id)

    def use(self, record: Record, field_name: str = "") -> Link:
        """Note that a record is written about; returns the link to it."""
        self.used.setdefault(record.id, record)
        return link(record, field_name)

    def remark(self, text: str, *links: Link) -> None:
        """Add a line to the 待核单."""
        self.notes.append(ReviewNote(text, links))

    def keep_to(self, sections: Iterable[StatementSection]) -> None:
        """Forget what was written and does not stand in these sections, with all that was remarked of it."""
        told = {each.record for section in sections for one in section.paragraphs for each in one.links}
        gone = self.used.keys() - told
        self.used = {key: record for key, record in self.used.items() if key in told}
        self.notes = [
            each for each in self.notes if not each.links or {one.record for one in each.links} - gone
        ]
        self.undated_stages = [each for each in self.undated_stages if each.record in told]
        self.annex = [each for each in self.annex if told.issuperset(each.records)]

    def recorded(self, passage: Passage, text: str, record: Record, field_name: str) -> Passage:
        """Say what a record holds in its own words; marks a clerk left in them lead back to the field."""
        text = up_to(self.signed, bare(text))
        owner = self.use(record)
        place = 0
        for match in GAP.finditer(text):
            passage.say(text[place : match.start()], owner)
            passage.lack(match[0][4:-1].lstrip("：:"), link(record, field_name))
            place = match.end()
        return passage.say(text[place:], owner)

    def document(self, passage: Passage, document: Document, *, with_number: bool = True) -> Passage:
        """Name a document: 《标题》（文号）, or what it is about; what is missing is left to the caller.

        A number that two papers bear is told of the one that is told of.
        """
        owner = self.use(document)
        with_number = with_number and not self.ledger.is_double(document)
        if document.title:
            passage.say(in_title_marks(document.title, document.number if with_number else ""), owner)
        else:
            passage.say(document.matter or "有关文件", owner)
        return passage

    def days_of(self, record: Any) -> Days:
        """When a matter began and when it was over; one that recurs runs on until it is said to be over."""
        first, last = day(record.held_on), day(getattr(record, "until", None))
        if getattr(record, "recurring", False):
            is_before = first and last and last.last_day < first.first_day
            return Days(first, None if is_before else last)
        return Days(first, first)

    def when(self, record: Any) -> str:
        """2023年6月2日，: the days of a matter; what runs on beyond what is told of is told since when."""
        first, last = day(record.held_on), day(getattr(record, "until", None))
        if first is None:
            return ""
        if last and last.last_day < first.first_day:
            self.remark(f"结束日期{last}早于开始日期{first}，正文没有写结束日期。", link(record, "until"))
            last = None
        if last and self.until and last.last_day > self.until.last_day and not self._ends_with(last):
            return f"{since(first)}，"
        if last is None and getattr(record, "recurring", False):
            return f"{since(first)}，"
        return f"{span(first, last)}，"

    def _ends_with(self, last: PartialDate) -> bool:
        """Return True if a last day that is known to the month or year may lie within what is told of."""
        return bool(self.until and last.first_day <= self.until.last_day)

    @property
    def is_of_an_earlier_day(self) -> bool:
        """True if the paper tells of how things stood before today."""
        return bool(self.until and self.today and self.until.last_day < self.today.first_day)

    def times_of(self, record: Any) -> int:
        """How often it was by the day of the paper; 0 where nobody knows that, though perhaps the whole."""
        last = day(record.until)
        if not record.times or not (last and self.until and last.first_day > self.until.last_day):
            return record.times or 0
        told = f"次数{record.times}算到{last}，晚于{self.until}，正文没有写次数，请核对。"
        name = next(filter(None, (bare(getattr(record, each, "")) for each in _NAMED_BY)), record.kind)
        self.remark(f"{name}的{told}", link(record, "times"))
        return 0

    def is_often(self, record: Any) -> bool:
        """Return True if 多次 is true of a record: it recurs, and nobody entered that it was once."""
        return bool(record.recurring) and record.times != 1

    def lack_whole(self, passage: Passage) -> Passage:
        """Mark that nobody has said yet whether all rows are entered."""
        return passage.lack("是否录全", Link("statement", self.stored, "ledger_complete"))

    def times(self, passage: Passage, records: Iterable[Record], what: str) -> Passage:
        """多次, or how many times where the ledger is complete; the number missing elsewhere is marked."""
        found = list(records)
        known = sum(self._counted(record) for record in found)
        if known == 1 or all(not self.is_often(record) for record in found):
            return passage
        if self.is_complete and known:
            return passage.say(f"{known}次", *map(self.use, found))
        passage.say("多次", *map(self.use, found))
        unknown: list[Any] = [record for record in found if not getattr(record, "times", None)]
        if known or not unknown:
            return passage
        return passage.lack(what, *(link(record, "times") for record in unknown))

    def _counted(self, record: Record) -> int:
        return self.times_of(record) if getattr(record, "recurring", False) else 1


_NAMED_BY = ("title", "subject", "place")
"""The fields that say what is meant: a visit is called by where it led, a training by what it was about."""
_AROUND = "。；;，,、：:！!. \n"
_HALF = str.maketrans(";,:!?", "；，：！？")
_HALF_WIDE = re.compile(r"(?<=[\u4e00-\u9fff”》）])[;,:!?](?=[\u4e00-\u9fff“《（]|$)")
"""Marks of a western keyboard between Chinese characters."""


def bare(text: str) -> str:
    """A record's words without the stops that they were entered with: a sentence brings its own."""
    text = text.strip().lstrip(_AROUND).rstrip(_AROUND)
    return _HALF_WIDE.sub(lambda match: match[0].translate(_HALF), text)


def in_title_marks(title: str, number: str = "") -> str:
    """《标题》（文号）; 第N期 stands outside the marks, a title's own marks are not doubled."""
    title = title.strip().rstrip("。；，、 ")
    issue = ""
    if match := _NUMBERED_ISSUE.fullmatch(title):
        title, issue = match["name"], match["issue"]
    if title.startswith("《") and title.endswith("》"):
        title = title[1:-1].rstrip("。；，、 ")
    inner = title.replace("《", "〈").replace("》", "〉")
    return f"《{inner}》{issue}" + (f"（{number}）" if number else "")


def listed(names: Iterable[str], last: str = "、") -> str:
    """甲、乙和丙, or with 、 throughout."""
    parts = list(dict.fromkeys(name for name in names if name))
    if len(parts) < 2:
        return "".join(parts)
    return "、".join(parts[:-1]) + last + parts[-1]
