"""修改要求: the office sets what a kind of meeting must have, and can go back to the shipped list."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.meetings.kit_material import KIT_MATERIAL
from lushan_desktop.domain.meetings.meeting_kit import MEETING_KIT, MeetingKit
from lushan_desktop.services.records import material_lists, records
from lushan_desktop.services.records.asking import asking
from lushan_desktop.services.records.material_lists import ListedMaterial
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class Requirements:
    """The list of one kind of meeting, ready to be changed."""

    kind: str
    materials: tuple[ListedMaterial, ...]
    is_own: bool
    """True if the office set it; False where it is the shipped list."""


def look(store: Store, kind: str) -> Requirements:
    """The list that counts for a kind."""
    with asking(store) as ask:
        held = material_lists.own(ask)
    return Requirements(kind, material_lists.listed(held, kind), kind in held)


def save(store: Store, kind: str, wanted: Sequence[ListedMaterial]) -> Changes:
    """Keep the list as the office's own, in one step; rows without a name are left out.

    Raises UserError where the meeting has no kind, or a material stands twice.
    """
    if not kind.strip():
        raise UserError("这次会议还没有填类型，请先填上类型。", field="kind")
    rows = [each._replace(name=each.name.strip()) for each in wanted if each.name.strip()]
    names = [each.name for each in rows]
    for name in names:
        if names.count(name) > 1:
            raise UserError(f"“{name}”重复，请删去一条。", field=name)
    held = _held(store, kind)
    id_by_name = _ids(store, held)
    blank = KIT_MATERIAL.blank()
    materials = tuple({**blank, "id": id_by_name.get(row.name, ""), **row._asdict()} for row in rows)
    label = f"修改{kind}的材料要求"
    return records.save(store, MEETING_KIT, {"kind": kind, "materials": materials}, held, label=label)


def reset(store: Store, kind: str) -> Changes | None:
    """Give up the office's own list; the shipped one counts again. None where there is none."""
    held = _all_held(store, kind)
    if not held:
        return None
    with store.change(f"恢复{kind}的材料要求") as step:
        for each in held:
            record = step.get(MeetingKit, each)
            record.deleted = True
            step.add(record)
    return step.changes


def _held(store: Store, kind: str) -> str | None:
    """The record that counts for a kind: the oldest."""
    return next(iter(_all_held(store, kind)), None)


def _all_held(store: Store, kind: str) -> Sequence[str]:
    """The records of a kind, the oldest first: one given up and brought back may meet a newer one."""
    living = select(col(MeetingKit.id)).where(
        col(MeetingKit.kind) == kind, col(MeetingKit.deleted).is_(False)
    )
    with store.read() as session:
        return session.scalars(living.order_by(MeetingKit.id)).all()


def _ids(store: Store, held: str | None) -> dict[str, str]:
    """A row keeps its id while its material keeps its name, so that history tells what really changed."""
    if held is None:
        return {}
    with store.read() as session:
        rows = queries.values(session, MEETING_KIT, held)["materials"]
    return {row["name"]: row["id"] for row in rows}
