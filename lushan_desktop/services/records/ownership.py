"""The one who fills in which field: what belongs to the other side is read here and changed there."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy.orm import Session

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Day, Rows
from lushan_desktop.domain.record_type import COUNTY, TO_ALL, UNIT, FieldSpec, RecordType, Values
from lushan_desktop.exchange import knowledge
from lushan_desktop.services.office import identity
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.store import Store

COUNTY_FILLS = "由县创建办填写，只能看。"
COUNTY_DATES = "要改请用“申请延期”。"
EXTENSION = "extension"
"""The rows by which a unit asks for more time."""
COUNTY_HANDS_DOWN = "由县创建办下发，只能看。"


def side_of(store: Store) -> str:
    """On which side this copy stands."""
    return UNIT if identity.of_store(store).is_township else COUNTY


def locked(store: Store, record_type: RecordType, record_id: str = "") -> Mapping[str, str]:
    """The fields of a record that this side does not fill in, each with the reason.

    The county fills in for units that have no copy of their own; whoever has one answers there.
    """
    if not any(spec.owner for spec in record_type.fields):
        return {}
    if side_of(store) == UNIT:
        return locked_for_units(record_type)
    with store.read() as session:
        unit = _answering_unit(store, session, record_type, record_id)
    if not unit:
        return {}
    reason = f"由{unit}填写并报来。"
    return {spec.name: reason for spec in record_type.fields if spec.owner == UNIT}


def locked_for_units(record_type: RecordType) -> Mapping[str, str]:
    """The fields that no unit fills in, each with the reason."""
    may_ask = any(isinstance(spec.kind, Rows) and spec.kind.child == EXTENSION for spec in record_type.fields)
    plain = COUNTY_FILLS if may_ask else COUNTY_HANDS_DOWN
    return {
        spec.name: COUNTY_DATES if may_ask and _is_deadline(spec) else plain
        for spec in record_type.fields
        if spec.owner == COUNTY
    }


def _is_deadline(spec: FieldSpec) -> bool:
    return isinstance(spec.kind, Day) and spec.kind.is_deadline


def _answering_unit(store: Store, session: Session, record_type: RecordType, record_id: str) -> str:
    """The unit that a record is about, where it works with a copy of its own; empty where it does not."""
    named_by = [name for name in record_type.handed_down if name not in TO_ALL]
    if not record_id or not named_by:
        return ""
    own = identity.of_store(store).unit
    with_copy = {one.unit for one in knowledge.peers(session).values() if one.unit != own and one.made_at}
    if not with_copy:
        return ""
    held = queries.values(session, record_type, record_id)
    ids = [one for name in named_by for one in _ids(held.get(name))]
    names = queries.names(session, ids)
    return next((names[one] for one in ids if names.get(one) in with_copy), "")


def _ids(value: object) -> Iterable[str]:
    if isinstance(value, tuple | list):
        return [str(one) for one in value]
    return [str(value)] if value else []


def refuse(
    store: Store,
    record_type: RecordType,
    given: Values,
    record_id: str | None,
    *,
    emptied: Collection[str] = (),
) -> None:
    """Raises UserError, naming the field, where a value would change that the other side fills in.

    A move may empty any field: what it says no longer holds. `emptied` are those of the move.
    """
    reasons = locked(store, record_type, record_id or "")
    by_move = {name for name in emptied if record_type.field(name).kind.is_empty(given.get(name))}
    asked = reasons.keys() & given.keys() - by_move
    if not asked:
        return
    held = record_type.blank()
    if record_id:
        with store.read() as session:
            held = queries.values(session, record_type, record_id)
    for spec in record_type.fields:
        if spec.name in asked and given[spec.name] != held.get(spec.name):
            raise UserError(f"{spec.label}{reasons[spec.name]}", field=spec.name)


def refuse_whole(store: Store, record_type: RecordType, deed: str) -> None:
    """Raises UserError where a unit would remove or bring in records that the county alone makes."""
    if record_type.is_of_county and side_of(store) == UNIT:
        raise UserError(f"{record_type.title}由县创建办登记并下发，这里不能{deed}。")
