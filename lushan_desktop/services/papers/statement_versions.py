"""What was printed of a statement: kept as `issued_paper`, compared paragraph by paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.issued_paper import FINAL, FOR_REVIEW
from lushan_desktop.domain.record import Reference
from lushan_desktop.reports.papers.printing import printed_sections, words_of
from lushan_desktop.reports.papers.report import SITUATION_STATEMENT
from lushan_desktop.reports.report import Options
from lushan_desktop.reports.statement_value import Statement
from lushan_desktop.services.evidence import proofs
from lushan_desktop.services.papers import statements
from lushan_desktop.services.records import issued_papers
from lushan_desktop.services.records.issued_papers import Draft, Identity, Paper
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store

NOW = "现在的文字"


@dataclass(frozen=True)
class Version:
    """One print that was kept."""

    id: str
    name: str
    """第2稿 送审稿."""
    kept_on: PartialDate | None
    sha256: str
    evidence: str
    paragraphs: tuple[tuple[str, str], ...]
    """Source and text of every paragraph, headings included."""


@dataclass(frozen=True)
class Pair:
    """A paragraph in two versions; empty where one does not have it."""

    before: str
    after: str


def keep_print(store: Store, options: Options, pdf: bytes) -> Changes | None:
    """Keep what goes to the printer; a statement that nobody kept is kept with it.

    A final paper makes the numbers of its proofs permanent in the same step.

    None where the last print said the very same, or it was signed: those pages are kept already.
    """
    with store.read_long() as session:
        report = SITUATION_STATEMENT
        statement: Statement = report.gather(session, report.completed(session, options))
        held = issued_papers.about(session, statement.stored) if statement.stored else ()
    if statement.issuance is not None and any(paper.is_issued for paper in held):
        return None
    kind = FOR_REVIEW if statement.is_draft else FINAL
    told = tuple(_told(statement))
    if held and (held[-1].lines, held[-1].kind) == (told, kind):
        return None
    file = issued_papers.stored(store, f"情况说明（第{statement.number}项）第{len(held) + 1}稿{kind}", pdf)
    with store.change("留存情况说明印本") as step:
        if kind == FINAL and statement.indicator:
            proofs.assign_within(step, statement.indicator)
        owner = statement.stored
        if not owner:
            owner = statements.keep_within(step, {**options, "statement": ""}).id
        known = Identity(SITUATION_STATEMENT.key, owner)
        made = Draft(known, SITUATION_STATEMENT.title, kind, issued_on=statement.signed, lines=told)
        paper = issued_papers.keep_within(step, file, made)
        _attach(step, owner, paper.evidence, kind)
    return step.changes


def number_proofs(store: Store, statement: Statement) -> Changes | None:
    """Make the numbers permanent that a final paper names its proofs by; None where they are."""
    names = statement.manner.cites_proofs or statement.manner.lists_proofs
    is_meant = statement.final and names and statement.indicator
    return proofs.assign_all(store, [statement.indicator]) if is_meant else None


def _attach(step: Step, owner: str, item: str, role: str) -> None:
    held = step.session.scalars(
        select(Reference).where(
            col(Reference.parent) == owner, col(Reference.field) == "files", col(Reference.deleted).is_(False)
        )
    ).all()
    if item not in {row.target for row in held}:
        step.add(Reference(parent=owner, field="files", target=item, role=role, position=len(held)))


def _told(statement: Statement) -> list[tuple[str, str]]:
    """The paper as lines: title, headings and paragraphs as they print, the sign-off."""
    lines = [("title", statement.title)]
    for section in printed_sections(statement):
        if section.level:
            lines.append((f"section:{section.key}", section.numbered_heading))
        for each in section.paragraphs:
            text = each.number + words_of(statement, each)
            lines.append((each.key, text.replace("\n", " ")))
    lines += [("proofs", f"佐证{proof.number}　{proof.name}") for proof in statement.proofs]
    signed = str(statement.signed) if statement.signed else ""
    return [*lines, ("sign_off", f"{statement.issuer}　{signed}".strip())]


def versions(store: Store, statement_id: str) -> tuple[Version, ...]:
    """The prints that were kept, oldest first."""
    with store.read() as session:
        held = issued_papers.about(session, statement_id)
    return tuple(_version(place, paper) for place, paper in enumerate(held, 1))


def _version(place: int, paper: Paper) -> Version:
    name = f"第{place}稿　{paper.kind}"
    return Version(paper.id, name, paper.kept_on, paper.sha256, paper.evidence, paper.lines)


def as_it_stands(store: Store, statement_id: str) -> Version:
    """The present words in the shape of a version, to be compared with the prints."""
    statement = statements.preview(store, {"statement": statement_id})
    return Version("", NOW, None, "", "", tuple(_told(statement)))


def with_now(store: Store, statement_id: str) -> tuple[Version, ...]:
    """The prints, oldest first, and the present words last."""
    return (*versions(store, statement_id), as_it_stands(store, statement_id))


def compared(one: Version, other: Version) -> tuple[Pair, ...]:
    """Paragraph by paragraph, in the order of the paper; what is alike in both stands there too."""
    before, after = list(one.paragraphs), list(other.paragraphs)
    keys_before, keys_after = [key for key, _ in before], [key for key, _ in after]
    spans = SequenceMatcher(None, keys_before, keys_after, autojunk=False).get_opcodes()
    pairs: list[Pair] = []
    for tag, begin, end, start, stop in spans:
        if tag == "equal":
            pairs += _beside(before[begin:end], after[start:stop])
        else:
            pairs += [Pair(text, "") for _, text in before[begin:end]]
            pairs += [Pair("", text) for _, text in after[start:stop]]
    return tuple(pairs)


def _beside(before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]]) -> list[Pair]:
    return [Pair(old, new) for (_, old), (_, new) in zip(before, after, strict=True)]
