"""What two offices say differently of the same field and nobody has decided yet, in words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from lushan_desktop.domain.kinds import Ref
from lushan_desktop.domain.operation import DELETED
from lushan_desktop.domain.record_type import FieldSpec
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.disputed import Dispute, DisputedValue, disputes
from lushan_desktop.storage.log.standing import standing
from lushan_desktop.storage.registry import REFERENCE, Registry

_LONGEST = 40
_PLAIN_LABELS = {DELETED: "去留", "parent": "所属", "position": "次序", "target": "指向"}


@dataclass(frozen=True)
class UndecidedField:
    """One field of one record, with both values as a clerk reads them."""

    type: str
    record: str
    field: str
    name: str
    """What the record is called, or the one that it belongs to."""
    label: str
    values: tuple[str, ...]
    """The last is the one that is shown."""

    @property
    def sentence(self) -> str:
        """示例：学法会的“地点”两边不一致（“甲处”“乙处”），尚未决定，暂按“乙处”."""
        said = "".join(f"“{value}”" for value in self.values)
        return f"{self.name}的“{self.label}”两边不一致（{said}），尚未决定，暂按“{self.values[-1]}”"


def undecided(session: Session, records: Iterable[str]) -> tuple[UndecidedField, ...]:
    """What is to be decided about these records and what belongs to them."""
    connection, registry = session.connection(), Registry()
    wanted = set(records)
    if not wanted:
        return ()
    found = list(disputes(connection, registry, standing(connection, registry), wanted))
    names = queries.names(session, sorted(set(_mentioned(registry, found)))) if found else {}
    return tuple(_told(registry, each, names) for each in found)


def notes(session: Session, records: Iterable[str]) -> tuple[str, ...]:
    """The same as the footnotes of a ledger."""
    return tuple(f"注：{each.sentence}。" for each in undecided(session, records))


def _mentioned(registry: Registry, found: Sequence[Dispute]) -> Iterator[str]:
    for each in found:
        yield each.record
        yield each.parent
        spec = _spec(registry, each)
        if spec is not None and isinstance(spec.kind, Ref):
            yield from (str(saying.value) for saying in each.sayings if saying.value)


def _spec(registry: Registry, dispute: Dispute) -> FieldSpec | None:
    if dispute.type == REFERENCE:
        return None
    columns = registry.get(dispute.type).columns
    return next((spec for spec in columns if spec.name == dispute.field), None)


def _told(registry: Registry, dispute: Dispute, names: dict[str, str]) -> UndecidedField:
    spec = _spec(registry, dispute)
    name = names.get(dispute.record) or names.get(dispute.parent) or "未命名的一条"
    label = spec.label if spec else _PLAIN_LABELS.get(dispute.field, "内容")
    values = tuple(_shown(spec, dispute.field, saying, names) for saying in dispute.sayings)
    return UndecidedField(dispute.type, dispute.record, dispute.field, name, label, values)


def _shown(spec: FieldSpec | None, field: str, saying: DisputedValue, names: dict[str, str]) -> str:
    if field == DELETED:
        return "移入回收站" if saying.value else "保留"
    if spec is None or saying.value is None:
        return "空" if not saying.value else str(saying.value)
    text = spec.kind.format(spec.kind.load(saying.value), names)
    return (text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…") or "空"
