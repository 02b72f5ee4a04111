"""One instruction as the right panel shows it: who said it in which post, on what, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from lushan_desktop.base import clock
from lushan_desktop.domain import handling
from lushan_desktop.domain.deadline import Light
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.reports.cells import People
from lushan_desktop.services.instructions.instruction_list import carrier_of
from lushan_desktop.services.records import flows, record_view
from lushan_desktop.services.records.flows import Passage, Way
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.services.records.standing import Badge, Standing
from lushan_desktop.services.records.tasks import GivenTask, given
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class InstructionStanding(Standing):
    """The kind and the handling stand before what is lacking."""

    before: tuple[Badge, ...] = ()

    @property
    def badges(self) -> tuple[Badge, ...]:
        return (*self.before, *super().badges)


@dataclass(frozen=True)
class HandedUnit:
    """One unit that it was handed to."""

    id: str
    unit: str
    detail: str
    light: Light
    is_acknowledged: bool
    is_reported: bool


@dataclass(frozen=True, kw_only=True)
class InstructionView(RecordView):
    """A record with its leader, its paper, its stages and its units."""

    leader: str
    carrier: str
    carrier_at: tuple[str, str]
    """Type and id of the registered paper it stands on; empty where it is none."""
    stage: str
    passages: Mapping[str, Passage]
    ways: tuple[Way, ...]
    units: tuple[HandedUnit, ...]
    tasks: tuple[GivenTask, ...]


def view(store: Store, record_type: RecordType, record_id: str) -> InstructionView:
    """An instruction with its handling. Raises UserError where it is gone."""
    plain = record_view.view(store, record_type, record_id)
    values = plain.values
    with store.read() as session:
        people = People(session, [values["leader"]])
        leader = people.named(values["leader"], values["given_on"], values["leader_post"])
    carrier = carrier_of(values, plain.name_by_id)
    on_carrier = f"在{carrier.replace(' 第', '第')}上" if carrier else ""
    needs = handling.needs_handling(values)
    shown = {
        **vars(plain),
        "title": f"{leader or '领导待补'}{on_carrier}的{values['kind'] or '批示'}",
        "standing": _standing(plain),
    }
    return InstructionView(
        **shown,
        leader=leader,
        carrier=carrier,
        carrier_at=_carrier_at(values),
        stage=flows.stage_of(record_type, values),
        passages=flows.passages(store, record_type, record_id) if needs else {},
        ways=flows.moves(record_type, values) if needs else (),
        units=tuple(_handed(row, values, plain.name_by_id) for row in values["dispatches"]),
        tasks=given(store, record_type.key, record_id),
    )


def _standing(plain: RecordView) -> InstructionStanding:
    values, held = plain.values, plain.standing
    light = handling.instruction_light(values, clock.today())
    state = (handling.waits_for(values), handling.stage_tone(values))
    before = [(str(values["kind"]), "info"), state]
    if light.word != state[0]:
        before.append((light.word, light.tone))
    return InstructionStanding(held.to_fill, held.lacking, held.is_complete, tuple(before))


def _carrier_at(values: Values) -> tuple[str, str]:
    for key in ("document", "briefing"):
        if values[key]:
            return key, str(values[key])
    return "", ""


def _handed(row: Values, values: Values, names: Mapping[str, str]) -> HandedUnit:
    signed = " ".join(filter(None, (row["acknowledged_by"], str(row["acknowledged_on"] or ""))))
    said = (row["result"], signed and f"{signed}签收", row["dispatched_on"] and f"{row['dispatched_on']}转办")
    return HandedUnit(
        row["id"],
        f"{row['part']}：{names.get(row['unit'], '')}" if row["part"] else names.get(row["unit"], ""),
        next(filter(None, said), ""),
        handling.dispatch_light(row, values["due_on"], clock.today()),
        bool(row["acknowledged_on"]),
        bool(row["reported_on"] or row["result"]),
    )


def leaders(store: Store, record_type: RecordType) -> tuple[tuple[str, str], ...]:
    """The persons who gave instructions, by name: id and name."""
    sql = (
        f'SELECT DISTINCT p.id, p.name FROM "{record_type.key}" AS t JOIN person AS p ON p.id = t.leader'
        " WHERE t.deleted = 0 ORDER BY p.name"
    )
    with store.read() as session:
        return tuple((str(one), str(name)) for one, name in session.connection().exec_driver_sql(sql))
