"""One record as the right panel shows it: its values, the names it mentions, its files, how it stands."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.domain.evidence.evidence import EVIDENCE, Evidence
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.services.records import catalogues, evidence_text, records
from lushan_desktop.services.records.lists import title_of, when
from lushan_desktop.services.records.standing import Standing, files_field, standing
from lushan_desktop.services.records.statement_mentions import Mention, mentions
from lushan_desktop.storage.index import evidence_text as kept
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class FileLine:
    """One evidence file of a record."""

    id: str
    name: str
    role: str
    """What it is to the record: 签到表."""
    detail: str
    """PDF · 312 KB · 2023年6月1日."""
    suffix: str
    has_file: bool
    """False where only the record of it is known, and no bytes are kept."""
    sha256: str = ""
    remark: str = ""
    """What stands in the way of finding it by its words: 扫描件，没有文字."""

    @property
    def beside_name(self) -> str:
        """What the name does not tell itself: 312 KB · 2023年6月1日."""
        kind, _, rest = self.detail.partition(" · ")
        return rest if self.name.lower().endswith(self.suffix or kind) else self.detail


@dataclass(frozen=True)
class RecordView:
    """A record, ready to be shown."""

    id: str
    title: str
    when: str
    values: Values
    name_by_id: dict[str, str]
    files: tuple[FileLine, ...]
    standing: Standing
    deleted: bool
    mentions: tuple[Mention, ...] = ()
    """The paragraphs of statements that speak of it."""
    wanted: tuple[str, ...] = ()
    """The materials that it must have, by name."""


def view(store: Store, record_type: RecordType, record_id: str) -> RecordView:
    """A record with its files. Raises UserError where it is gone."""
    found = records.detail(store, record_type, record_id)
    with store.read() as session:
        spoken_of = mentions(session, record_type, record_id)
        own = catalogues.own_materials(session, record_type)
    return RecordView(
        record_id,
        title_of(record_type, found.values, found.name_by_id),
        when(record_type, found.values),
        found.values,
        found.name_by_id,
        _files(store, record_type, record_id, found.values),
        standing(record_type, found.values, own),
        found.deleted,
        spoken_of,
        catalogues.materials(record_type, found.values, own),
    )


def _files(store: Store, record_type: RecordType, record_id: str, values: Values) -> tuple[FileLine, ...]:
    field = files_field(record_type)
    role_by_id = {file.evidence: file.role for file in (values.get(field.name) or ())} if field else {}
    if record_type is EVIDENCE:
        role_by_id = {record_id: ""}
    if not role_by_id:
        return ()
    wanted = select(Evidence).where(col(Evidence.id).in_(role_by_id), col(Evidence.deleted).is_(False))
    with store.read() as session:
        items = session.scalars(wanted).all()
        states = kept.states(session, [item.sha256 for item in items])
    line_by_id = {
        item.id: _line(item, role_by_id[item.id], evidence_text.remark(item.suffix, states.get(item.sha256)))
        for item in items
    }
    return tuple(line_by_id[one] for one in role_by_id if one in line_by_id)


def _line(item: Evidence, role: str, remark: str) -> FileLine:
    day = EVIDENCE.field("signed_on").kind
    format_name = item.suffix.lstrip(".").upper()
    said = remark.rstrip("。") if item.sha256 else ""
    parts = [format_name, size_text(item.size), day.format(day.load(item.signed_on)), role, said]
    return FileLine(
        item.id,
        item.file_name or item.title,
        role,
        " · ".join(part for part in parts if part),
        item.suffix,
        bool(item.sha256),
        item.sha256,
        said,
    )


def size_text(size: int | None) -> str:
    """312 KB, 1.5 MB; empty where the size is not known."""
    if not size:
        return ""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f} MB"
