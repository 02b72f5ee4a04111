"""The sections of a statement, each written from what the ledger holds for it."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, TypeVar

from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.instructions.instruction import Instruction
from lushan_desktop.domain.learning.measure import Measure
from lushan_desktop.domain.learning.publicity_item import PublicityItem
from lushan_desktop.domain.learning.study_visit import StudyVisit
from lushan_desktop.domain.learning.symposium import Symposium
from lushan_desktop.domain.learning.training import Training
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.supervision.supervision_round import SupervisionRound
from lushan_desktop.domain.titles.title import Title
from lushan_desktop.reports.papers import (
    exchange,
    inclusions,
    instruction_series,
    instructions,
    lead_in,
    measures,
    meetings,
    organisation,
    outreach,
    regular,
    routine,
    supervision,
    won,
)
from lushan_desktop.reports.papers.event import Event, in_order
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.printing import numbered
from lushan_desktop.reports.papers.template import SectionPlan, Template
from lushan_desktop.reports.papers.titles import TitleSection
from lushan_desktop.reports.papers.writing import Writing
from lushan_desktop.reports.statement_value import Link, StatementParagraph, StatementSection

R = TypeVar("R", bound=Record)
Draft = tuple[str, Callable[[], Iterator[Event]]]

TOLD = (
    "meeting", "instruction", "supervision_round", "measure", "study_visit", "symposium", "training",
    "publicity_item", "inclusion", "honour", "application",
)  # fmt: skip
"""The record types that 工作推进情况 may tell of."""


class Sections:
    """Which record is told of where, and the sections in their order."""

    def __init__(self, writing: Writing, template: Template) -> None:
        self._writing = writing
        self._template = template
        ledger = writing.ledger
        titles = ledger.chosen(Title)
        self._titles = [title for title in titles if title.kind not in template.campaign_kinds]
        self._own_titles = [title for title in titles if title.kind in template.campaign_kinds]
        self._elsewhere = writing.titles_apart = frozenset(title.id for title in self._titles)
        self._meetings = self._of_campaign(ledger.chosen(Meeting))
        self._measures = self._of_campaign(ledger.chosen(Measure))
        apart = {kind for plan in template.sections for kind in plan.measure_kinds}
        writing.told_apart = frozenset(apart | set(template.lead_in.background_kinds))
        self._regular = regular.Regular(ledger, self._meetings, template.lead_in.deliberation)

    def _of_campaign(self, records: Iterable[R]) -> list[R]:
        return [record for record in records if getattr(record, "campaign", "") not in self._elsewhere]

    def written(self) -> tuple[StatementSection, ...]:
        opening = tuple(
            lead_in.paragraphs(
                self._writing, self._template.lead_in, self._regular, self._meetings, self._measures
            )
        )
        sections = [StatementSection("lead_in", 0, "", opening)]
        for plan in (*self._template.sections, *self._further_titles()):
            sections.append(StatementSection(plan.key, plan.level, plan.heading, self._paragraphs(plan)))
        return numbered(sections)

    def _further_titles(self) -> list[SectionPlan]:
        """A section for each kind of title that the template does not foresee."""
        level = max((plan.level for plan in self._template.sections), default=1)
        kinds = dict.fromkeys(title.kind or title.name for title in self._titles)
        return [
            SectionPlan(f"title:{kind}", level, f"{kind}创建工作推进情况", "title", title_kind=kind)
            for kind in kinds
            if kind not in self._template.title_kinds
        ]

    def _paragraphs(self, plan: SectionPlan) -> tuple[StatementParagraph, ...]:
        if plan.source == "organisation":
            return tuple(
                organisation.paragraphs(self._writing, plan, self._founding(), self._measures_of(plan))
            )
        if plan.source == "campaign":
            return self._campaign(plan)
        if plan.source == "title":
            kind = plan.title_kind
            titles = [title for title in self._titles if (title.kind or title.name) == kind]
            return tuple(TitleSection(self._writing, plan, titles).paragraphs())
        return ()

    def _founding(self) -> list[Document]:
        """Our own papers that are told of nowhere else."""
        ledger = self._writing.ledger
        read = (ledger.get(Document, each.document) for each in ledger.chosen(Instruction))
        elsewhere = {each.id for each in read if each and not instructions.is_issued(each)}
        elsewhere |= {each.plan for each in ledger.chosen(SupervisionRound)}
        elsewhere |= {each.forwards for each in ledger.chosen(Document)}
        elsewhere |= {each.basis for each in inclusions.told(self._writing)}
        own = self._of_campaign(ledger.chosen(Document))
        return [each for each in own if each.direction == "发文" and each.id not in elsewhere]

    def _measures_of(self, plan: SectionPlan) -> list[Measure]:
        return [each for each in self._measures if each.kind in plan.measure_kinds]

    def _campaign(self, plan: SectionPlan) -> tuple[StatementParagraph, ...]:
        """The numbered items, written as they will stand, for a leader's first mention is the full one."""
        kinds = self._kinds_of(plan)
        standing = regular.event(self._writing, self._regular) if "meeting" in kinds else None
        events: list[Event] = [standing] if standing else []
        for _, write in sorted(self._drafts(kinds), key=lambda draft: draft[0]):
            events += write()
        events += self._won(kinds)
        if not events:
            fills = tuple(Link(*each) for each in (("meeting", "", "title"), ("instruction", "", "words")))
            passage = Passage().lack(plan.empty_gap or "工作推进情况", *fills).stop()
            return (passage.paragraph(f"{plan.key}/empty", "工作推进情况"),)
        return in_order(self._once(events), numbered=plan.numbered)

    def _once(self, events: Iterable[Event]) -> Iterator[Event]:
        """The items without those that say word for word what another says; they are asked about."""
        told: dict[str, Event] = {}
        for event in events:
            first = told.setdefault("".join(piece.text for piece in event.passage.pieces), event)
            if first is event:
                yield event
                continue
            links = (link for each in (event, first) for piece in each.passage.pieces for link in piece.links)
            said = f"{event.label}与{first.label}写出的句子相同，正文只写一次，请核对是否重复登记。"
            self._writing.remark(said, *dict.fromkeys(links))

    def _won(self, kinds: set[str]) -> Iterator[Event]:
        """What names no leader: how it came out, by the records of the seven and of titles."""
        writing = self._writing
        if "inclusion" in kinds:
            yield from inclusions.events(writing)
        if "honour" in kinds:
            yield from won.honour_events(writing, self._elsewhere)
        if "application" in kinds:
            yield from won.standing_events(writing, self._own_titles)

    def _kinds_of(self, plan: SectionPlan) -> set[str]:
        """The record types a section tells of; one that names none tells of all that the others leave."""
        campaigns = [each for each in self._template.sections if each.source == "campaign"]
        if plan.kinds:
            return {key for key in TOLD if RECORD_TYPES.get(key).title in plan.kinds}
        named = {title for each in campaigns for title in each.kinds}
        first = next((each for each in campaigns if not each.kinds), plan)
        if first.key != plan.key:
            return set()
        return {key for key in TOLD if RECORD_TYPES.get(key).title not in named}

    def _drafts(self, kinds: set[str]) -> Iterator[Draft]:
        """Yield what is to be written, each with the stored day that places it."""
        writing, ledger = self._writing, self._writing.ledger
        if "instruction" in kinds:
            series, alone = instruction_series.parted(ledger, ledger.chosen(Instruction))
            for group in series:
                yield _placed(group[0].given_on), partial(instruction_series.events, writing, group)
            for group in alone:
                yield _placed(group[0].given_on), partial(instructions.events, writing, group)
        yield from self._exchanges(kinds)
        if "meeting" in kinds:
            for held in routine.groups(ledger, (each for each in self._meetings if not each.recurring)):
                yield _placed(held[0].held_on), partial(meetings.events, writing, held)
        by_day: list[tuple[str, Iterable[Any], str, Callable[..., Iterator[Event]]]] = [
            ("supervision_round", ledger.chosen(SupervisionRound), "held_on", supervision.events),
            ("measure", self._loose_measures(), "held_on", measures.events),
        ]
        for key, records, field, events in by_day:
            for record in records if key in kinds else ():
                yield _placed(getattr(record, field)), partial(events, writing, [record])
        yield from self._outreach(kinds)

    def _outreach(self, kinds: set[str]) -> Iterator[Draft]:
        writing, ledger = self._writing, self._writing.ledger
        if "training" in kinds:
            for trained in outreach.training_groups(writing, self._of_campaign(ledger.chosen(Training))):
                yield _placed(trained[0].held_on), partial(outreach.training_events, writing, trained)
        if "publicity_item" in kinds:
            for told in outreach.publicity_groups(self._of_campaign(ledger.chosen(PublicityItem))):
                yield _placed(told[0].published_on), partial(outreach.publicity_events, writing, told)

    def _exchanges(self, kinds: set[str]) -> Iterator[Draft]:
        writing, ledger = self._writing, self._writing.ledger
        away = self._of_campaign(ledger.chosen(StudyVisit)) if "study_visit" in kinds else []
        guests = self._of_campaign(ledger.chosen(Symposium)) if "symposium" in kinds else []
        for visit in filter(exchange.is_single, away):
            yield _placed(visit.held_on), partial(exchange.events, writing, [visit], [])
        for symposium in filter(exchange.is_single, guests):
            yield _placed(symposium.held_on), partial(exchange.events, writing, [], [symposium])
        visits = [each for each in away if not exchange.is_single(each)]
        symposia = [each for each in guests if not exchange.is_single(each)]
        yield _placed(None), partial(exchange.events, writing, visits, symposia)

    def _loose_measures(self) -> list[Measure]:
        """Those that are not told of in the lead-in, with the papers, or with a meeting."""
        elsewhere = self._writing.told_apart
        met = {each.id for each in self._meetings if not each.recurring}
        return [each for each in self._measures if each.kind not in elsewhere and each.meeting not in met]


def _placed(stored: str | None) -> str:
    return stored or "9999"
