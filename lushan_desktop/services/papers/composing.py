"""What the composer of a 情况说明 shows: paragraphs, the records behind each, what is lacking or changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.papers.statement import Statement as StatementRecord
from lushan_desktop.domain.papers.statement_terms import DRAFT, MANNERS
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports.papers.citing import proofs_of
from lushan_desktop.reports.papers.report import SITUATION_STATEMENT
from lushan_desktop.reports.papers.stored import stored_paragraphs
from lushan_desktop.reports.proof_numbers import number_of
from lushan_desktop.reports.report import Options
from lushan_desktop.reports.statement_value import Link, Sentence, Statement, StatementParagraph
from lushan_desktop.services.papers import statements
from lushan_desktop.services.papers.statements import ChangedParagraph
from lushan_desktop.services.records.catalogues import own_materials
from lushan_desktop.services.records.lists import texts_of, title_of, when
from lushan_desktop.services.records.material_lists import Own
from lushan_desktop.services.records.standing import Badge, files_field, standing
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

_BACKGROUND = ("person", "tenure", "unit", "issuer")
"""Named in passing; no paragraph is about them."""
_EXCERPT = 20
_STANDING_TONES = {"原文已核": "ok", "据转述": "mute", "待核": "warn"}


@dataclass(frozen=True)
class SpokenOf:
    """A record that a paragraph speaks of, as one line."""

    link: Link
    title: str
    detail: str
    """会议 · 2023年6月2日."""
    badge: Badge | None
    icon: str


@dataclass(frozen=True)
class Filling:
    """A record and the fields of it that would fill a 【待补】."""

    gap: str
    link: Link
    """Leads to the first of the fields."""
    title: str
    fields: str
    """次数、召开日期."""


@dataclass(frozen=True)
class ProofOf:
    """A file that proves a record; `number` is empty where it is no proof of this indicator."""

    evidence: str
    number: str
    name: str


@dataclass(frozen=True)
class Composition:
    """A kept statement, ready to be worked on."""

    id: str
    statement: Statement
    indicator: str
    changed_by_key: Mapping[str, ChangedParagraph]
    line_by_link: Mapping[Link, SpokenOf]
    proofs_by_link: Mapping[Link, tuple[ProofOf, ...]]

    @property
    def is_draft(self) -> bool:
        """True if its words may still change."""
        return self.statement.stage in ("", DRAFT)

    @property
    def unused(self) -> list[SpokenOf]:
        """What the period holds and no sentence tells of, and no clerk left out."""
        left = set(self.statement.left_out)
        return [self.line_by_link[link] for link in self.statement.unused if self._is_shown(link, left)]

    @property
    def left_out(self) -> list[SpokenOf]:
        """What a clerk keeps out of this statement."""
        return [self.line_by_link[one] for one in self.statement.left_out if one in self.line_by_link]

    @property
    def count_not_told(self) -> int:
        return len(self.left_out) + len(self.unused)

    def records(self, paragraph: StatementParagraph) -> list[SpokenOf]:
        """The records of a paragraph, in the order of its text, each with the sentences that tell of it."""
        sentences = paragraph.sentences
        lines = []
        for link in self._about(paragraph.links):
            told = [str(number) for number, each in enumerate(sentences, 1) if link in each.links]
            line = self.line_by_link[link]
            lines.append(replace(line, detail=f"第 {'、'.join(told)} 句 · {line.detail}") if told else line)
        return lines

    def sentence_at(self, paragraph: StatementParagraph, place: int) -> Sentence | None:
        """The sentence that a place in the text belongs to."""
        return next((each for each in paragraph.sentences if each.start <= place <= each.end), None)

    def told_by(self, sentence: Sentence) -> list[SpokenOf]:
        """The records of one sentence."""
        return [self.line_by_link[link] for link in self._about(sentence.links)]

    def proof_range(self, paragraph: StatementParagraph) -> str:
        """佐证 93-07 至 93-11: the first and the last number that proves a paragraph."""
        proofs = [proof for link in paragraph.links for proof in self.proofs_by_link.get(link, ())]
        numbers = sorted({proof.number for proof in proofs} - {""}, key=lambda one: (len(one), one))
        if not numbers:
            return ""
        return f"佐证 {numbers[0]}" + (f" 至 {numbers[-1]}" if len(numbers) > 1 else "")

    def _about(self, links: Iterable[Link]) -> list[Link]:
        return [link for link in links if self._is_shown(link, set())]

    def _is_shown(self, link: Link, hidden: set[Link]) -> bool:
        is_background = link.record_type in _BACKGROUND
        return not is_background and link in self.line_by_link and link not in hidden

    def fillings(self, paragraph: StatementParagraph) -> list[Filling]:
        """For each mark of a paragraph, the fields that would fill it, record by record."""
        return [self._filling(gap.text, links) for gap in paragraph.gaps for links in _by_record(gap.fills)]

    def _filling(self, gap: str, links: list[Link]) -> Filling:
        record_type = RECORD_TYPES.get(links[0].record_type)
        line = self.line_by_link.get(Link(links[0].record_type, links[0].record))
        labels = [record_type.field(link.field).label for link in links if link.field]
        title = line.title if line else f"新登记的{record_type.title}"
        return Filling(gap, links[0], title, "、".join(dict.fromkeys(labels)))


@dataclass(frozen=True)
class OpenedStatement:
    """A statement opened in the composer; `changes` where it had to be kept first."""

    statement: str
    changes: Changes | None


def open_statement(store: Store, options: Options) -> OpenedStatement:
    """The kept statement of these options; kept now, in one step, where there is none or its head differs."""
    with store.read() as session:
        completed = SITUATION_STATEMENT.completed(session, options)
        held = session.get(StatementRecord, completed["statement"] or "")
    if held is not None and _is_as_kept(store, held.id, completed):
        return OpenedStatement(held.id, None)
    changes = statements.keep(store, completed)
    return OpenedStatement(held.id if held else changes.ids("statement")[0], changes)


def _is_as_kept(store: Store, statement_id: str, options: Options) -> bool:
    with store.read() as session:
        if not stored_paragraphs(session, statement_id):
            return False
        held = queries.values(session, RECORD_TYPES.get("statement"), statement_id)
    pairs = (
        ("start", "period_start"),
        ("end", "period_end"),
        ("issuer", "issuer"),
        ("signed", "signed_on"),
        ("shape", "shape"),
        ("topic", "topic"),
        *((name, name) for name in MANNERS),
    )
    # An option left open is taken from the kept statement.
    return all(options.get(option) in (None, "", False, held[field]) for option, field in pairs)


def look(store: Store, statement_id: str) -> Composition:
    """The statement as it stands. Raises UserError where it is no longer kept."""
    with store.read() as session:
        record = session.get(StatementRecord, statement_id)
        if record is None or record.deleted:
            raise UserError("这份情况说明已不存在，请回到报表中心重新打开。")
    statement = statements.preview(store, {"statement": statement_id})
    changed = {each.key: each for each in statements.changed_since(store, statement_id)}
    links = {Link(link.record_type, link.record) for link in _all_links(statement) if link.record}
    with store.read_long() as session:
        lines = _lines(session, links)
        names = queries.names(session, [statement.indicator])
        proofs = _proofs(session, statement.indicator, links)
    indicator = names.get(statement.indicator, "")
    return Composition(statement_id, statement, indicator, changed, lines, proofs)


def _proofs(session: Session, indicator: str, links: Iterable[Link]) -> dict[Link, tuple[ProofOf, ...]]:
    found = proofs_of(session, links)
    ids = sorted({one for evidence in found.values() for one in evidence})
    if not ids:
        return {}
    numbers, names = number_of(session, indicator), queries.names(session, ids)
    return {
        link: tuple(ProofOf(one, numbers.get(one, ""), names[one]) for one in evidence if one in names)
        for link, evidence in found.items()
    }


def write_anew(store: Store, statement_id: str, paragraph: StatementParagraph, text: str) -> Changes:
    """Put a clerk's words in a paragraph, keeping it first where it came up after the statement was kept."""
    stored = paragraph.stored
    if not stored:
        statements.keep(store, {"statement": statement_id})
        kept = statements.preview(store, {"statement": statement_id}).paragraph(paragraph.key)
        stored = kept.stored if kept else ""
    return statements.edit_paragraph(store, stored, text)


def _all_links(statement: Statement) -> Iterable[Link]:
    yield from statement.left_out
    yield from statement.unused
    for paragraph in statement.paragraphs:
        yield from paragraph.links
        for gap in paragraph.gaps:
            yield from gap.fills
    for note in statement.notes:
        yield from note.links


def _by_record(fills: Iterable[Link]) -> list[list[Link]]:
    grouped: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in fills:
        grouped[link.record_type, link.record].append(link)
    return list(grouped.values())


def _lines(session: Session, links: Iterable[Link]) -> dict[Link, SpokenOf]:
    ids_by_type: dict[str, list[str]] = defaultdict(list)
    for link in links:
        ids_by_type[link.record_type].append(link.record)
    lines: dict[Link, SpokenOf] = {}
    for key, ids in ids_by_type.items():
        record_type = RECORD_TYPES.get(key)
        own = own_materials(session, record_type)
        for row in queries.rows(session, record_type, ids):
            link = Link(key, row["id"])
            lines[link] = _line(link, record_type, row, own)
    return lines


def _line(link: Link, record_type: RecordType, row: dict[str, Any], own: Own) -> SpokenOf:
    values: Values = {spec.name: row[spec.name] for spec in record_type.fields}
    files = files_field(record_type)
    evidence = f"佐证 {len(values[files.name] or ())} 份" if files else ""
    parts = [record_type.title, when(record_type, values), evidence]
    if record_type.is_child:
        described = "".join(texts_of(record_type, record_type.described_by, values, row["names"]))
        parts.append(described if len(described) <= _EXCERPT else f"{described[:_EXCERPT]}…")
    return SpokenOf(
        link,
        title_of(record_type, values, row["names"]),
        " · ".join(part for part in parts if part),
        _badge(record_type, values, own),
        record_type.icon,
    )


def _badge(record_type: RecordType, values: Values, own: Own) -> Badge | None:
    """Return how certain a leader's words are, else what the record lacks."""
    words = values.get("standing")
    if words in _STANDING_TONES:
        return str(words), _STANDING_TONES[words]
    return standing(record_type, values, own).badge
