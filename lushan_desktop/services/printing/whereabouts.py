"""The place where a record is shown: a row of another record is shown in the form of its parent."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Rows
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.record_type import children_of
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports.statement_value import Link
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.log import read_types
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class Home:
    """The record whose page shows something, and the field of it."""

    record_type: str
    record: str
    field: str = ""


def home_of(store: Store, type_key: str, record_id: str, field: str = "") -> Home:
    """The record that can be opened for this one. Raises UserError where it is gone.

    Without an id it is the list of that type.
    """
    home = Home(type_key, record_id, field)
    if not record_id:
        return Home(_owner(type_key), "")
    with store.read() as session:
        while RECORD_TYPES.get(home.record_type).is_child:
            row = session.get(RECORD_TYPES.get(home.record_type).model, home.record)
            if not isinstance(row, ChildRecord):
                raise UserError("这条记录已不存在，请刷新。")
            home = _parent(session, home.record_type, row.parent)
    return home


def named(store: Store, links: Sequence[Link]) -> tuple[tuple[str, Link], ...]:
    """Each of these records with its kind and name: 会议 动员会; what is gone is left out."""
    with store.read() as session:
        names = queries.names(session, [link.record for link in links])
    return tuple(
        (f"{RECORD_TYPES.get(link.record_type).title} {names[link.record]}".strip(), link)
        for link in links
        if link.record in names
    )


def _owner(type_key: str) -> str:
    """The type whose page shows rows of this type."""
    for record_type in RECORD_TYPES:
        if type_key in children_of(record_type) and RECORD_TYPES.get(type_key).is_child:
            return _owner(record_type.key)
    return type_key


def _parent(session: Session, child: str, parent_id: str) -> Home:
    for record_type in RECORD_TYPES:
        model: Any = record_type.model
        for spec in record_type.fields:
            is_row_of = isinstance(spec.kind, Rows) and spec.kind.child == child
            if is_row_of and session.get(model, parent_id):
                return Home(record_type.key, parent_id, spec.name)
    found = read_types(session.connection(), [parent_id]).get(parent_id)
    if found is not None and found[0] in RECORD_TYPES.keys:
        return Home(found[0], parent_id)
    raise UserError("这条记录已不存在，请刷新。")
