"""The stage that a row may come in with: as far as what it holds would let a record be moved."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from lushan_desktop.domain import flow as flow_rules
from lushan_desktop.domain.flow import Flow, asking_for
from lushan_desktop.domain.kinds import Value
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.services.records import flows
from lushan_desktop.services.titles.titles import Ways


class HeldValue(NamedTuple):
    """What a row gets in a field instead of what it says, and why."""

    name: str
    value: str
    reason: str


class Stages:
    """The flow of a record type; of each title where titles have flows of their own."""

    def __init__(self, record_type: RecordType, ways: Ways | None) -> None:
        self._type, self._ways = record_type, ways
        self._kinds = {spec.name: spec.kind for spec in record_type.columns}
        self._flow_by_title: dict[str, Flow] = {}
        spec = flows.stage_field(record_type)
        self._stage = spec.name if spec else ""
        self.fields = tuple(each.name for each in record_type.fields if each.by_moves)
        """The fields that moves write: the stage, and what holds in one stage alone, as 销号日期."""

    def held_back(self, stored: Mapping[str, Any]) -> list[HeldValue]:
        """Return what a row with these stored values says of its stage and does not prove."""
        flow, said = self._flow(stored), str(stored.get(self._stage) or "")
        held: list[HeldValue] = []
        if said and said not in flow.stages:
            held.append(
                HeldValue(self._stage, flow.stages[0], f"没有“{said}”这个阶段，记为“{flow.stages[0]}”")
            )
        elif said:
            stage, lacking = flow_rules.standing(flow, self._type, self._loaded(stored), said)
            if lacking:
                asked = asking_for(lacking)
                held.append(HeldValue(self._stage, stage, f"先记为“{stage}”，{asked}"))
        reached = held[0].value if held else flow.stage(said)
        demanded = {each.field for move in flow.moves if move.end == reached for each in move.demands}
        for name in self.fields:
            if name != self._stage and name not in demanded and stored.get(name):
                held.append(HeldValue(name, "", f"“{reached}”的不填{self._type.field(name).label}"))
        return held

    def _flow(self, stored: Mapping[str, Any]) -> Flow:
        if self._ways is None:
            return flows.flow_of(self._type)
        title = str(stored.get("title") or "")
        if title not in self._flow_by_title:
            self._flow_by_title[title] = self._ways.flow(title)
        return self._flow_by_title[title]

    def _loaded(self, stored: Mapping[str, Any]) -> Values:
        return {name: self._value(name, value) for name, value in stored.items()}

    def _value(self, name: str, value: Any) -> Value:
        """A name that is entered along with the row counts as one; a set comes as it is."""
        is_plain = name in self._kinds and isinstance(value, str | int | None)
        return self._kinds[name].load(value) if is_plain else value
