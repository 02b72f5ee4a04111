"""Several pictures that came in together: one answer says that all are photos of the record."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.records import evidence, evidence_names
from lushan_desktop.services.records.attachments import KeptFile
from lushan_desktop.services.records.records import detail, rows_of
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

PHOTO = evidence.PHOTO


def words(record_type: RecordType) -> str:
    """都是这次会议的照片."""
    return f"都是这{record_type.counted_in}{record_type.title}的照片"


def wanting(roles: Sequence[tuple[str, str]]) -> tuple[int, ...]:
    """The places of the pictures among files and their roles; none where there is nothing to ask.

    One picture is put right by itself, and what all are taken for already needs no answer.
    """
    pictures = [place for place, (name, _) in enumerate(roles) if evidence.is_picture(name)]
    is_asked = len(pictures) > 1 and any(roles[place][1] != PHOTO for place in pictures)
    return tuple(pictures) if is_asked else ()


def all_photos(
    store: Store, record_type: RecordType, record_id: str, pictures: Sequence[KeptFile]
) -> Changes:
    """Make these photos of the record, in one step: called so and of its day, but for those known before."""
    found = detail(store, record_type, record_id)
    new = [one.id for one in pictures if not one.is_linked]
    with store.change(f"{len(pictures)}张图片记为照片") as step:
        hung = {
            row.target: row for row in rows_of(step.session, Reference, record_id) if row.field == "files"
        }
        for one in pictures:
            if one.id in hung:
                hung[one.id].role = PHOTO
                step.add(hung[one.id])
        items = step.session.scalars(select(Evidence).where(col(Evidence.id).in_(hung))).all()
        taken = [item.title for item in items if item.id not in new]
        for item in sorted((item for item in items if item.id in new), key=lambda item: new.index(item.id)):
            item.title = evidence_names.proposed(
                record_type, found.values, found.name_by_id, PHOTO, taken=taken
            )
            taken.append(item.title)
            item.signed_on = evidence_names.day_of(record_type, found.values, PHOTO) or item.signed_on
            step.add(item)
    return step.changes
