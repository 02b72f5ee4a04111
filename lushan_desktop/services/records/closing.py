"""Records that are closed: nothing changes them but the move that opens them again."""

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.store import Store

ALWAYS = ("note", "files")
"""What may be put to a record that is closed."""


def refuse(store: Store, record_type: RecordType, given: Values, record_id: str | None) -> None:
    """Raises UserError, naming the field, where a value of a closed record would change, but by a move."""
    if not record_type.closed_in or not record_id:
        return
    with store.read() as session:
        held = queries.values(session, record_type, record_id)
    stage = str(held["stage"])
    if str(given.get("stage", stage)) != stage:
        return  # no form writes a stage: it is a move, and its flow holds what that demands
    way = dict(record_type.closed_in).get(stage)
    for spec in record_type.fields if way else ():
        if spec.name in given and spec.name not in ALWAYS and given[spec.name] != held.get(spec.name):
            said = f"这{record_type.counted_in}{record_type.title}{stage}，{spec.label}不再改动。"
            raise UserError(f"{said}修改请先点“{way}”。", field=spec.name)
