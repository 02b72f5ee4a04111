"""示范创建 of one kind of title: the notice, cultivation and review, applications and honours."""

import re
from collections.abc import Iterator

from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.learning.measure import Measure
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.domain.record import Record, by_rank
from lushan_desktop.domain.titles.batch import Batch
from lushan_desktop.domain.titles.honour import Honour
from lushan_desktop.domain.titles.title import Title
from lushan_desktop.reports.known_records import called, day, link
from lushan_desktop.reports.papers.by_then import ApplicationByThen, all_applied, is_held
from lushan_desktop.reports.papers.doing import same_doer, say_doer_of
from lushan_desktop.reports.papers.measures import (
    INVITED,
    own_subject,
    say_done,
    say_purpose,
    say_subject,
)
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.standing import (
    remark_earlier,
    remark_lapsed,
    say_applications,
    say_batches,
    say_counts,
    say_honours,
)
from lushan_desktop.reports.papers.template import SectionPlan
from lushan_desktop.reports.papers.when import since
from lushan_desktop.reports.papers.won import became
from lushan_desktop.reports.papers.writing import Writing, bare, in_title_marks
from lushan_desktop.reports.statement_value import Link, StatementParagraph

_CULTIVATED = re.compile(r"(?P<units>[^、]*单位)(?:会议|座谈会|推进会)$")


class TitleSection:
    """All that is said about the titles of one kind."""

    def __init__(self, writing: Writing, plan: SectionPlan, titles: list[Title]) -> None:
        self._writing = writing
        self._plan = plan
        self._titles = sorted(titles, key=by_rank)
        ids = {title.id for title in titles}
        ledger = writing.ledger
        self._measures = [each for each in ledger.chosen(Measure) if each.campaign in ids]
        self._meetings = [each for each in ledger.chosen(Meeting) if each.campaign in ids]
        self._documents = [each for each in ledger.chosen(Document) if each.campaign in ids]
        self._batches = [each for each in ledger.all(Batch) if each.title in ids]
        stood = all_applied(ledger, ids, writing.until)
        self._applications = [each for each in stood if each.stage or not each.is_earlier]
        remark_earlier(writing, stood)
        honours = [each for each in ledger.all(Honour) if each.title in ids]
        self._honours = [each for each in honours if is_held(each, writing.until)]
        remark_lapsed(writing, [each for each in honours if each not in self._honours])

    def paragraphs(self) -> Iterator[StatementParagraph]:
        key = f"{self._plan.key}/"
        notices = [each for each in self._measures if each.kind in self._plan.notice_kinds]
        if notices:
            yield self._notice(notices).paragraph(f"{key}notice", "转发文件")
        passage = Passage()
        say_honours(self._writing, passage, self._honours)
        self._say_work(passage, [each for each in self._measures if each.kind not in self._plan.notice_kinds])
        say_batches(self._writing, passage, self._batches, self._applications)
        say_applications(self._writing, passage, self._not_told(), self._batches)
        if not passage and not notices and self._titles:
            self._say_begun(passage)
        elif passage and not (self._applications or self._batches or self._honours):
            fills = (Link("application", "", "applicant"), Link("batch", "", "progress"))
            passage.reopen().lack("培育或申报单位、进展", *fills).stop()
        name = self._plan.title_kind or "、".join(title.name for title in self._titles)
        say_counts(self._writing, passage, name, self._applications, self._honours)
        if not (passage or notices):
            self._say_nothing_is_known(passage)
        if passage:
            yield passage.paragraph(f"{key}progress", "培育、申报和荣誉")

    def _not_told(self) -> list[ApplicationByThen]:
        """The applications, but for those that the honour they became tells of."""
        return [each for each in self._applications if not became(each, self._honours)]

    def _notice(self, notices: list[Measure]) -> Passage:
        passage = Passage()
        for measure in notices:
            owner = self._writing.use(measure)
            passage.say(self._writing.when(measure), owner)
            say_purpose(self._writing, passage, measure)
            said = say_subject(self._writing, passage, measure)
            self._say_naming_basis(passage, measure, said)
            passage.stop()
        return passage

    def _say_naming_basis(self, passage: Passage, measure: Measure, said: str) -> None:
        """The measure's words but those `said`, with number and issuer, or a mark, behind the paper named."""
        basis = self._writing.ledger.get(Document, measure.basis)
        name = in_title_marks(basis.title) if basis and basis.title else ""
        content = bare(measure.content).removeprefix(said)
        before, found, after = content.partition(name) if name else (content, "", "")
        self._writing.recorded(passage, before, measure, "content")
        if not basis or not found:
            return
        number = f"（{basis.number}）" if basis.number else ""
        passage.say(found + number, link(measure), self._writing.use(basis))
        fields = {"发文机关": "" if basis.issuer or basis.issuing_body else "issuing_body"}
        fields["文号"] = "" if basis.number else "number"
        lacking = [label for label, field in fields.items() if field]
        if lacking:
            passage.lack("、".join(lacking), *(link(basis, field) for field in fields.values() if field))
        self._writing.recorded(passage, after, measure, "content")

    def _say_work(self, passage: Passage, measures: list[Measure]) -> None:
        """我县 did this, that; invited …: one sentence, each meeting before what was done at it."""
        writing = self._writing
        held = sorted(self._meetings, key=lambda each: (each.held_on is None, each.held_on or "", each.id))
        loose = [each for each in measures if each.meeting not in {meeting.id for meeting in held}]
        steps: list[Measure | Meeting] = [*loose[:1]] if held else [*loose]
        for meeting in held:
            steps += [meeting, *(each for each in measures if each.meeting == meeting.id)]
        steps += loose[1:] if held else []
        said: tuple[str, str] | None = None
        for step in steps:
            is_new = said != same_doer(writing, step)
            when = writing.when(step)
            when = when.rstrip("，") if said and not is_new and isinstance(step, Meeting) else when
            passage.say("" if said is None else "；" if is_new else self._joint(step))
            passage.say(when, writing.use(step))
            if isinstance(step, Meeting):
                if is_new:
                    say_doer_of(writing, passage, step, "")
                self._say_meeting(passage, step)
            else:
                own = say_subject(writing, passage, step) if is_new else own_subject(writing, step)
                say_done(writing, passage, step, said=own)
            said = same_doer(writing, step)
        if said:
            passage.stop()

    @staticmethod
    def _joint(step: Record) -> str:
        return "；" if isinstance(step, Measure) and step.kind == INVITED else "，"

    def _say_meeting(self, passage: Passage, meeting: Meeting) -> None:
        owner = self._writing.use(meeting)
        name = called(meeting)
        for title in self._titles:
            name = name.removeprefix(title.kind).removeprefix(title.name)
        match = _CULTIVATED.search(name)
        passage.say(f"组织{match['units']}召开会议" if match else f"召开{called(meeting)}", owner)
        told = " ".join(each.content for each in self._measures if each.meeting == meeting.id)
        if meeting.subject and meeting.subject.strip("。 ") not in told:
            self._writing.recorded(passage.say("，"), meeting.subject, meeting, "subject")

    def _say_nothing_is_known(self, passage: Passage) -> None:
        """Nobody has entered a title of this kind: the mark alone."""
        fills = (
            Link("title", "", "name"),
            Link("application", "", "applicant"),
            Link("measure", "", "content"),
        )
        passage.lack(self._plan.empty_gap or "培育或申报单位、主要措施、进展", *fills).stop()

    def _say_begun(self, passage: Passage) -> None:
        """The title was taken up and nothing else is known: the mark says what to enter."""
        titles = self._titles
        starts = [start for start in (day(title.started_on) for title in titles) if start]
        owners = tuple(self._writing.use(title) for title in titles)
        passage.say(f"{since(min(starts))}，" if starts else "", *owners)
        name = self._plan.title_kind or "、".join(title.name for title in titles)
        we = self._writing.us(titles[0])
        passage.say(f"{we}积极开展{name}创建工作", *owners)
        fills = [Link("application", "", "applicant"), Link("measure", "", "content")]
        fills.append(Link("batch", "", "progress"))
        passage.lack("培育或申报单位、主要措施、进展", *fills)
        passage.stop()
