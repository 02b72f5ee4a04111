"""Pictures of a batch that are all photos of one meeting: called so, of its day, and hung on it."""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import col, select

from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.evidence.evidence_filing import Proposal
from lushan_desktop.services.records import evidence, evidence_names, records
from lushan_desktop.storage.log.step import Step
from lushan_desktop.storage.store import Store

_MEETING = RECORD_TYPES.get("meeting")


def pictures(proposals: Sequence[Proposal]) -> tuple[int, ...]:
    """The places of those that are pictures."""
    return tuple(place for place, each in enumerate(proposals) if evidence.is_picture(each.name))


def as_photos(store: Store, proposals: Sequence[Proposal], meeting: str) -> tuple[Proposal, ...]:
    """The proposals as photos of this meeting, whose indicators they prove with it."""
    found = records.detail(store, _MEETING, meeting)
    with store.read() as session:
        hung = select(Evidence.title).join(Reference, col(Reference.target) == Evidence.id)
        mine = col(Reference.parent) == meeting, col(Reference.field) == "files", ~col(Reference.deleted)
        taken = list(session.scalars(hung.where(*mine)))
    day = found.values.get(_MEETING.dated_by)
    told: list[Proposal] = []
    for each in proposals:
        title = evidence_names.proposed(
            _MEETING,
            found.values,
            found.name_by_id,
            evidence.PHOTO,
            taken=[*taken, *(one.title for one in told)],
        )
        told.append(replace(each, title=title, signed_on=day or each.signed_on, meeting=meeting))
    return tuple(told)


def hang(step: Step, item: Evidence, meeting: str) -> None:
    """Hang evidence on its meeting as a photo, behind what hangs there."""
    held = [row for row in records.rows_of(step.session, Reference, meeting) if row.field == "files"]
    if all(row.target != item.id for row in held):
        added = Reference(parent=meeting, field="files", target=item.id)
        added.position, added.role = len(held), evidence.PHOTO
        step.add(added)
