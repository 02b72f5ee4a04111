"""What a 情况说明 is between gathering and composing: frozen, picklable, complete."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Value
from lushan_desktop.domain.papers.statement_terms import FULL, PUBLISHED, SIGNED
from lushan_desktop.reports.punctuation import tidied
from lushan_desktop.reports.report import Issuance

GAP = re.compile(r"【待补[^】]*】")
_STOPS = ("。", "！", "？", "。”", "！”", "？”")
_STOP = re.compile(r"(?<=[。！？])(?![”’）])|(?<=[。！？]”)")
_ALIKE = 0.6
"""How like each other two sentences are that are the same one worded anew."""


@dataclass(frozen=True, order=True)
class Link:
    """A record, and where it matters the field of it."""

    record_type: str
    record: str
    field: str = ""


@dataclass(frozen=True)
class Piece:
    """A stretch of text with the records it speaks of; a gap names the fields that would fill it."""

    text: str
    links: tuple[Link, ...] = ()
    fills: tuple[Link, ...] = ()
    is_typed: bool = False
    """True if a clerk typed it, so that no record says it in these words."""

    @property
    def is_gap(self) -> bool:
        return GAP.fullmatch(self.text) is not None


@dataclass(frozen=True)
class AttachedRecord:
    """A record that a clerk put to a paragraph, or to the sentence that reads so."""

    link: Link
    sentence: str = ""


@dataclass(frozen=True)
class StatementParagraph:
    """One paragraph: `key` stays the same over regenerations, `label` names it in the composer's list."""

    key: str
    label: str
    pieces: tuple[Piece, ...]
    number: str = ""
    stored: str = ""
    """The id of the stored paragraph record, once the statement is kept."""
    edited: bool = False
    """True if a clerk wrote the text; the records' own text is then `composed`."""
    composed: str = ""
    citations: tuple[tuple[int, str], ...] = ()
    """The place where in the text which proof is named: printed, but no part of the words a clerk edits."""
    attached: tuple[AttachedRecord, ...] = ()
    """What a clerk put to it besides; it stays when the words are written anew."""
    basis: tuple[Link, ...] = ()
    """Of a paragraph that a clerk worded: the records that it had been composed from."""

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def final_text(self) -> str:
        """The text without its marks, and without the stops that stood around them."""
        text = self.cited_text
        return tidied(GAP.sub("", text)) if GAP.search(text) else text

    @property
    def cited_text(self) -> str:
        """The text with the numbers of its proofs."""
        text = self.text
        for place, words in reversed(self.citations):
            text = text[:place] + words + text[place:]
        return text

    @property
    def sentences(self) -> tuple["Sentence", ...]:
        """The sentences with the records behind each; a clerk's own words share those of the paragraph."""
        found = list(_sentences(self.pieces))
        for each in self.attached if found else ():
            place = self._place_of(each, found)
            links = dict.fromkeys((*found[place].links, each.link))
            found[place] = replace(found[place], links=tuple(links))
        return tuple(found)

    def _place_of(self, attached: AttachedRecord, sentences: Sequence["Sentence"]) -> int:
        """The sentence that reads as it did, or nearly so; else the last one."""
        words = [self.text[each.start : each.end] for each in sentences]
        if not attached.sentence:
            return len(words) - 1
        likeness = [SequenceMatcher(None, attached.sentence, each).ratio() for each in words]
        best = max(range(len(words)), key=likeness.__getitem__)
        return best if likeness[best] >= _ALIKE else len(words) - 1

    @property
    def gaps(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.is_gap)

    @property
    def links(self) -> tuple[Link, ...]:
        """The records behind this paragraph, each once: in the order of the text, then what was put to it."""
        return tuple(dict.fromkeys((*self.behind, *(each.link for each in self.attached))))

    @property
    def behind(self) -> tuple[Link, ...]:
        """The records that it was composed from, whether its words still tell of them or not."""
        return tuple(dict.fromkeys((*self.told, *self.basis)))

    @property
    def spoken_of(self) -> tuple[Link, ...]:
        """The records that its words tell of, and what was put to it."""
        return tuple(dict.fromkeys((*self.told, *(each.link for each in self.attached))))

    @property
    def told(self) -> tuple[Link, ...]:
        """The records that its words were composed from."""
        found = (link for piece in self.pieces for link in piece.links)
        return tuple(dict.fromkeys(Link(link.record_type, link.record) for link in found))

    def with_number(self, number: str) -> "StatementParagraph":
        return replace(self, number=number)


@dataclass(frozen=True)
class Sentence:
    """A stretch of a paragraph up to a full stop, from one place in the text to another."""

    start: int
    end: int
    links: tuple[Link, ...]
    is_typed: bool = False
    """True if a clerk typed it, at least in part."""


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, each with its stop; a mark stays with the words before it."""
    found: list[str] = []
    start = place = 0
    for part in filter(None, _STOP.split(text)):
        place += len(part)
        if part.endswith(_STOPS):
            found.append(text[start:place])
            start = place
    return [*found, text[start:]] if start < len(text) else found


def _sentences(pieces: Iterable[Piece]) -> Iterator[Sentence]:
    start = place = 0
    links: dict[Link, None] = {}
    is_typed = False
    for piece in pieces:
        owners = [Link(each.record_type, each.record) for each in piece.links if each.record]
        for part in filter(None, _STOP.split(piece.text)):
            place += len(part)
            links.update(dict.fromkeys(owners))
            is_typed |= piece.is_typed
            if part.endswith(_STOPS) and not piece.is_gap:
                yield Sentence(start, place, tuple(links), is_typed)
                start, links, is_typed = place, {}, False
    if place > start:
        yield Sentence(start, place, tuple(links), is_typed)


@dataclass(frozen=True)
class StatementSection:
    """A heading and what stands under it; level 0 is the lead-in, which has no heading."""

    key: str
    level: int
    heading: str
    paragraphs: tuple[StatementParagraph, ...] = ()
    number: str = ""

    @property
    def numbered_heading(self) -> str:
        return f"{self.number}{self.heading}"


UNDECIDED = "两边不一致，尚未决定"
"""The group of what two offices say differently."""


@dataclass(frozen=True)
class ReviewNote:
    """One line of the 待核单: what was decided or is doubtful, and about which records; never printed."""

    text: str
    links: tuple[Link, ...] = ()
    group: str = ""
    """What it asks of the clerk: to confirm a decision, to compare with the original …"""


@dataclass(frozen=True)
class ProofLine:
    """One line of the list of proofs at the end."""

    number: str
    name: str
    evidence: str


@dataclass(frozen=True)
class Annex:
    """A table behind the paper: what a paragraph sums up, row by row, the day first."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    records: tuple[str, ...] = ()


@dataclass(frozen=True)
class Manner:
    """How the whole paper is written: decided once, kept with the statement."""

    ledger_complete: bool = False
    comrade: bool = False
    cites_proofs: bool = False
    lists_proofs: bool = False


@dataclass(frozen=True)
class Remedy:
    """A way to put right that an event is later than the signature: the options to set."""

    label: str
    explanation: str
    option: str
    value: Value


@dataclass(frozen=True)
class Statement:
    """A whole 情况说明 with all that its bytes depend on."""

    title: str
    title_lines: tuple[str, ...]
    indicator: str
    """The id of the indicator record, empty where there is none."""
    number: str
    issuer: str
    signed: PartialDate | None
    sections: tuple[StatementSection, ...]
    start: PartialDate | None = None
    end: PartialDate | None = None
    final: bool = False
    notes: tuple[ReviewNote, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    late: tuple[Link, ...] = ()
    """The records whose event is later than the signature."""
    log_head: str = ""
    stored: str = ""
    shape: str = FULL
    topic: str = ""
    manner: Manner = Manner()
    stage: str = ""
    unused: tuple[Link, ...] = ()
    """What the period holds and no sentence tells of."""
    left_out: tuple[Link, ...] = ()
    """What a clerk keeps out of this statement."""
    proofs: tuple[ProofLine, ...] = ()
    annexes: tuple[Annex, ...] = ()
    issuer_id: str = ""
    head_gaps: tuple[Piece, ...] = field(default=())
    """What the title and the sign-off lack."""

    @property
    def issuance(self) -> Issuance | None:
        """A statement goes out when it is signed: from then on it prints as it was."""
        if self.stage not in (SIGNED, PUBLISHED):
            return None
        return Issuance(self.stored, self.title, occasion=SIGNED, issued_on=self.signed)

    @property
    def open_items(self) -> tuple[str, ...]:
        """What a final paper would pass over in silence: its marks, and days that do not fit."""
        marks = [gap.text[4:-1].lstrip("：:") for gap in self.gaps]
        return tuple(dict.fromkeys(filter(None, (*marks, self.untimely, *self.undecided))))

    @property
    def undecided(self) -> tuple[str, ...]:
        """What two offices say differently about what is told of, and nobody has decided."""
        return tuple(note.text for note in self.notes if note.group == UNDECIDED)

    @property
    def untimely(self) -> str:
        """That the paper is dated before what it tells of; empty where it is not."""
        return f"成文日期{self.signed}早于{len(self.late)}项所写的事" if self.late else ""

    @property
    def paragraphs(self) -> tuple[StatementParagraph, ...]:
        return tuple(paragraph for section in self.sections for paragraph in section.paragraphs)

    @property
    def gaps(self) -> tuple[Piece, ...]:
        """Every open 【待补】, in the order of the paper."""
        return self.head_gaps + tuple(gap for paragraph in self.paragraphs for gap in paragraph.gaps)

    @property
    def is_draft(self) -> bool:
        """True if the paper carries （送审稿）."""
        return bool(self.gaps) and not self.final

    def paragraph(self, key: str) -> StatementParagraph | None:
        return next((paragraph for paragraph in self.paragraphs if paragraph.key == key), None)
