"""A piece of evidence as the right panel shows it: its numbers, where it is used, what is alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.kinds import Attachment, Files
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.evidence import proofs
from lushan_desktop.services.evidence.evidence_list import CHANGED, MISSING
from lushan_desktop.services.records import record_view
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.storage import evidence_state as state
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.log import read_types
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class Use:
    """A record that a piece of evidence belongs to."""

    type: str
    id: str
    title: str
    detail: str
    """会议 · 签到表."""
    icon: str


@dataclass(frozen=True)
class EvidenceView(RecordView):
    """A piece of evidence, ready to be shown."""

    numbers: tuple[str, ...] = ()
    """材料编号 under each indicator it proves: 93-02."""
    uses: tuple[Use, ...] = ()
    alike: tuple[str, ...] = ()
    """Names of evidence with the same content or nearly the same words."""
    trouble: str = ""
    """What is the matter with its file, and what to do."""


def view(store: Store, record_type: RecordType, record_id: str) -> EvidenceView:
    """Raises UserError where it is gone."""
    plain = record_view.view(store, record_type, record_id)
    sha256 = str(plain.values["sha256"] or "")
    with store.read() as session:
        numbers = tuple(held.number for held in proofs.numbers_of_evidence(session, record_id))
        uses = _uses(session, record_id)
        alike = _alike(session, record_id, sha256)
        found = state.states(session, [sha256]).get(sha256, "")
    held: dict[str, Any] = {name: getattr(plain, name) for name in RecordView.__dataclass_fields__}
    return EvidenceView(**held, numbers=numbers, uses=uses, alike=alike, trouble=_trouble(sha256, found))


def _trouble(sha256: str, found: str) -> str:
    if not sha256:
        return f"{MISSING}：只有目录，没有文件。找到文件后从“添加文件”补上即可。"
    if found == state.MISSING:
        return f"{MISSING}：登记过，但文件不在数据文件夹里。请从备份找回，或重新添加同一份文件。"
    if found == state.CHANGED:
        return f"{CHANGED}：文件内容与登记时不一致。请从备份找回原件，或核对后重新添加。"
    return ""


def _uses(session: Session, record_id: str) -> tuple[Use, ...]:
    sql = (
        "SELECT coalesce(o.record, h.record), coalesce(o.type, h.type), r.role FROM reference AS r"
        " JOIN head AS h ON h.record = r.parent LEFT JOIN head AS o ON o.record = nullif(h.parent, '')"
        " WHERE r.target = ? AND r.deleted = 0"
        " UNION ALL SELECT r.target, 'indicator', '' FROM reference AS r"
        " WHERE r.parent = ? AND r.field = 'indicators' AND r.deleted = 0"
    )
    rows = session.connection().exec_driver_sql(sql, (record_id, record_id)).all()
    names = queries.names(session, [owner for owner, _, _ in rows])
    found: dict[str, Use] = {}
    for owner, key, role in rows:
        owner_type = RECORD_TYPES.get(key)
        record = session.get(owner_type.model, owner)
        if record is not None and not record.deleted:
            detail = " · ".join(part for part in (owner_type.title, role) if part)
            found.setdefault(owner, Use(key, owner, names.get(owner, ""), detail, owner_type.icon))
    return tuple(found.values())


def _alike(session: Session, record_id: str, sha256: str) -> tuple[str, ...]:
    if not sha256:
        return ()
    sql = (
        "SELECT e.title FROM evidence AS e WHERE e.deleted = 0 AND e.id <> ?1"
        " AND (e.sha256 = ?2 OR e.sha256 IN (SELECT other FROM evidence_alike WHERE sha256 = ?2))"
        " ORDER BY e.title LIMIT 5"
    )
    return tuple(session.connection().exec_driver_sql(sql, (record_id, sha256)).scalars())


def hang_on(store: Store, evidence_ids: Sequence[str], record_ids: Sequence[str]) -> Changes:
    """再挂一处: let evidence prove more records, as one step. Raises UserError where one takes no files."""
    with store.read() as session:
        key_by_id = {one: key for one, (key, _) in read_types(session.connection(), record_ids).items()}
    if not key_by_id:
        raise UserError("请从名单里选一条记录或一项指标。", field="record")
    fields = {one: _files_of(key) for one, key in key_by_id.items()}
    with store.change("挂接材料") as step:
        for record_id, field in fields.items():
            step.get(RECORD_TYPES.get(key_by_id[record_id]).model, record_id)
            hang_within(step, [Attachment(one) for one in evidence_ids], record_id, field)
    return step.changes


def _files_of(key: str) -> str:
    record_type = RECORD_TYPES.get(key)
    for spec in record_type.fields:
        if isinstance(spec.kind, Files):
            return spec.name
    said = f"{record_type.title}下面不能挂材料，请选会议、文件、批示、指标或应备材料等。"
    raise UserError(said, field="record")


def hang_within(step: Step, files: Sequence[Attachment], record_id: str, field: str) -> None:
    """Hang files on a record within an open step; what hangs there already stays as it is."""
    living = (
        col(Reference.parent) == record_id,
        col(Reference.field) == field,
        col(Reference.deleted).is_(False),
    )
    known = {row.target for row in step.session.scalars(select(Reference).where(*living))}
    for one in files:
        if one.evidence not in known:
            step.get(Evidence, one.evidence)
            link = Reference(parent=record_id, field=field, target=one.evidence, role=one.role)
            link.position = len(known)
            step.add(link)
            known.add(one.evidence)
