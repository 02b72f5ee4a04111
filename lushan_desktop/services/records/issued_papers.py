"""Papers that went out: their bytes are kept, a reprint is those bytes, a correction names the one before.

Every paper with a number or an addressee is kept here, whatever room it comes from; what is still for
checking (送审稿) may be kept too, to be compared, but was not issued.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.issued_paper import ISSUED, IssuedPaper
from lushan_desktop.domain.record import Reference
from lushan_desktop.services.records import evidence
from lushan_desktop.services.records.evidence import TakenFile
from lushan_desktop.storage import objects
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store

Lines = tuple[tuple[str, str], ...]
"""The source and the text of every paragraph, headings included."""


@dataclass(frozen=True)
class Identity:
    """By what an issued paper is known again: two of one identity are the same paper, or its correction."""

    report: str
    """The key of the report that makes it."""
    subject: str
    """The id of the record it belongs to: the statement, the visit, the application."""
    number: str = ""
    occasion: str = ""
    """What tells papers without a number apart: 第1次审查."""


@dataclass(frozen=True)
class Draft:
    """What is kept of a paper."""

    identity: Identity
    title: str
    kind: str = ISSUED
    issued_on: PartialDate | None = None
    addressee: str = ""
    lines: Lines = ()
    about: tuple[str, ...] = ()
    """Ids of further records that the paper speaks of."""


@dataclass(frozen=True)
class Paper:
    """A paper that was kept."""

    id: str
    identity: Identity
    title: str
    kind: str
    issued_on: PartialDate | None
    addressee: str
    kept_on: PartialDate | None
    sha256: str
    evidence: str
    replaces: str
    """The id of the paper that it corrects."""
    correction: str
    lines: Lines = field(repr=False, default=())

    @property
    def is_issued(self) -> bool:
        return self.kind == ISSUED

    @property
    def called(self) -> str:
        """反馈意见函 鲁法办〔2023〕4号."""
        return "　".join(filter(None, (self.title, self.identity.number or self.identity.occasion)))


def stored(store: Store, title: str, pdf: bytes) -> TakenFile:
    """Bring the bytes into the data folder, before any record speaks of them."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{title}.pdf"
        file.write_bytes(pdf)
        held = objects.put(store.folder, file)
    return TakenFile(file.name, held.sha256, held.size, held.suffix)


def issue(store: Store, draft: Draft, pdf: bytes) -> Changes | None:
    """Keep a paper that goes out, as one step; None where this very paper was issued already.

    Raises UserError where another paper of this identity was issued: that one is corrected, not replaced.
    """
    with store.read() as session:
        held = standing(session, draft.identity)
    file = stored(store, file_title(draft), pdf)
    if held is not None:
        if held.sha256 == file.sha256:
            return None
        raise UserError(
            f"“{held.called}”已于{held.issued_on or held.kept_on}印发，请重印原件；有误的请更正后重发。",
            field="number",
        )
    with store.change(f"印发{draft.title}") as step:
        keep_within(step, file, draft)
    return step.changes


def correct(store: Store, paper_id: str, draft: Draft, pdf: bytes, reason: str) -> Changes:
    """Issue a paper in the place of one that went out, as one step; the old one stays and is named.

    Raises UserError where no reason is given, or the old one was corrected already.
    """
    if not reason.strip():
        raise UserError("请写明更正的原因。", field="correction")
    with store.read() as session:
        if session.scalars(_living().where(col(IssuedPaper.replaces) == paper_id)).first():
            raise UserError("这份文书已经更正过，请更正最后一份。", field="replaces")
    file = stored(store, file_title(draft), pdf)
    with store.change(f"更正{draft.title}") as step:
        paper = keep_within(step, file, draft)
        paper.replaces, paper.correction = paper_id, reason.strip()
        step.add(paper)
    return step.changes


def keep_within(step: Step, file: TakenFile, draft: Draft) -> IssuedPaper:
    """Keep a paper inside a step that is open; its bytes lie in the data folder already."""
    known = draft.identity
    item = evidence.register(step, file, title=file.name.removesuffix(".pdf"))
    paper = IssuedPaper(parent=known.subject, position=len(rows(step.session, known.subject)))
    paper.kind, paper.evidence, paper.sha256 = draft.kind, item.id, file.sha256
    paper.kept_on = clock.today().isoformat()
    paper.report, paper.title, paper.number = known.report, draft.title, known.number
    paper.occasion, paper.addressee = known.occasion, draft.addressee
    paper.issued_on = draft.issued_on.iso if draft.issued_on else None
    paper.text = "\n".join(text.replace("\n", " ") for _, text in draft.lines)
    paper.marks = "\n".join(mark for mark, _ in draft.lines)
    step.add(paper)
    step.add(Reference(parent=paper.id, field="files", target=item.id, role=draft.kind))
    for place, record in enumerate(dict.fromkeys(draft.about)):
        step.add(Reference(parent=paper.id, field="about", target=record, position=place))
    return paper


def file_title(draft: Draft) -> str:
    """Return what the kept file is called."""
    known = draft.identity
    return "".join(filter(None, (draft.addressee, draft.title, known.number or known.occasion)))


def standing(session: Session, identity: Identity) -> Paper | None:
    """The paper of this identity that holds: the last one issued, corrections included."""
    wanted = _living().where(
        col(IssuedPaper.parent) == identity.subject,
        col(IssuedPaper.report) == identity.report,
        col(IssuedPaper.number) == identity.number,
        col(IssuedPaper.occasion) == identity.occasion,
        col(IssuedPaper.kind) == ISSUED,
    )
    found = session.scalars(wanted).all()
    return _paper(found[-1]) if found else None


def about(session: Session, record_id: str) -> tuple[Paper, ...]:
    """The papers kept of a record, or that speak of it, in the order in which they were kept."""
    speaking = select(col(Reference.parent)).where(
        col(Reference.field) == "about",
        col(Reference.target) == record_id,
        col(Reference.deleted).is_(False),
    )
    mine: ColumnElement[bool] = or_(col(IssuedPaper.parent) == record_id, col(IssuedPaper.id).in_(speaking))
    return tuple(_paper(row) for row in session.scalars(_living().where(mine)).all())


def rows(session: Session, subject: str) -> Sequence[IssuedPaper]:
    """The rows kept of a record, oldest first."""
    return session.scalars(_living().where(col(IssuedPaper.parent) == subject)).all()


def bytes_of(store: Store, paper: Paper) -> bytes:
    """The very bytes that went out. Raises UserError where the file is missing or was changed."""
    try:
        held = objects.read(store.folder, paper.sha256)
    except OSError as error:
        raise UserError(f"“{paper.called}”的印本文件不在了，请从备份找回。", field="evidence") from error
    if sha256(held).hexdigest() != paper.sha256:
        raise UserError(f"“{paper.called}”的印本文件被改动过，请从备份找回。", field="evidence")
    return held


def _living() -> Select[IssuedPaper]:
    placed = (col(IssuedPaper.position), col(IssuedPaper.id))
    return select(IssuedPaper).where(col(IssuedPaper.deleted).is_(False)).order_by(*placed)


def _paper(row: IssuedPaper) -> Paper:
    return Paper(
        id=row.id,
        identity=Identity(row.report, row.parent, row.number, row.occasion),
        title=row.title,
        kind=row.kind,
        issued_on=_day(row.issued_on),
        addressee=row.addressee,
        kept_on=_day(row.kept_on),
        sha256=row.sha256,
        evidence=row.evidence,
        replaces=row.replaces,
        correction=row.correction,
        lines=tuple(zip(row.marks.split("\n"), row.text.split("\n"), strict=False)) if row.text else (),
    )


def _day(held: str | None) -> PartialDate | None:
    return PartialDate.from_iso(held) if held else None
