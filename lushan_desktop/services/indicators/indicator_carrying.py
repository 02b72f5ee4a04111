"""What hangs on the indicators of an old edition goes over to those they became, in one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.domain.evidence.proof import Proof
from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.domain.indicators.indicator_system import IndicatorSystem
from lushan_desktop.domain.indicators.required_material import RequiredMaterial
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.indicators.indicator_comparing import Comparison
from lushan_desktop.services.indicators.indicator_editions import Stored, copy_sets, set_in_use
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store

_ASSIGNED = ("lead_unit", "leader", "responsible_person", "due_on", "not_applicable", "not_applicable_reason")
_FILES, _UNITS, _RECORDS = ("files",), ("support_units",), ("records",)
_LOT = 500


@dataclass(frozen=True)
class CarriedSystem:
    """What went over."""

    changes: Changes
    indicators: int
    links: int
    """Meetings, instructions and other records that answer the new indicators now too."""
    materials: int
    files: int

    @property
    def said(self) -> str:
        return (
            f"已转入 {self.indicators} 项指标的 {self.links} 条关联记录、{self.materials} 条应备材料、"
            f"{self.files} 份佐证和责任单位"
        )


def carry_over(store: Store, comparison: Comparison, *, progress: Progress = UNWATCHED) -> CarriedSystem:
    """Give the new indicators what the old ones have, and use them; nothing of the old edition changes.

    Raises UserError where no indicator became another; Cancelled when stopped: nothing is written then.
    """
    pairs = comparison.pairs
    if not pairs:
        raise UserError("两版之间没有对上的指标，请先逐项选好。")
    with store.change("转入上一版指标的材料和责任单位") as step:
        links = materials = files = 0
        for lot in over(
            progress, [list(pairs)[at : at + _LOT] for at in range(0, len(pairs), _LOT)], "正在转入"
        ):
            part = {old: pairs[old] for old in lot}
            links += _link(step, part)
            copy_sets(step, part, _UNITS)
            files += copy_sets(step, part, _FILES)
            carried, proofs = _carry_materials(step, part)
            materials, files = materials + carried, files + proofs
            _assign(step, part)
            _keep_numbers(step, part)
        _keep_pattern(step, comparison)
        set_in_use(step, comparison.new)
    return CarriedSystem(step.changes, len(pairs), links, materials, files)


def _link(step: Step, pairs: Mapping[str, str]) -> int:
    """Every record that answers the old indicator answers the new one too."""
    found = select(Reference).where(col(Reference.target).in_(list(pairs)), ~col(Reference.deleted))
    held = set(
        step.session.execute(
            select(col(Reference.parent), col(Reference.field), col(Reference.target)).where(
                col(Reference.target).in_(list(pairs.values())), ~col(Reference.deleted)
            )
        ).all()
    )
    rows: list[Stored] = []
    for one in step.session.scalars(found.order_by(col(Reference.id))).all():
        target = pairs[one.target]
        if (one.parent, one.field, target) not in held:
            rows.append(
                {
                    "parent": one.parent,
                    "field": one.field,
                    "target": target,
                    "role": one.role,
                    "position": one.position,
                }
            )
    step.add_many(Reference, rows)
    return len(rows)


def _carry_materials(step: Step, pairs: Mapping[str, str]) -> tuple[int, int]:
    """A material that the new table names so gets the files; one it does not name is copied."""
    there = {(row.indicator, row.description): row.id for row in _materials(step, list(pairs.values()))}
    old = _materials(step, list(pairs))
    missing = [row for row in old if (pairs[row.indicator], row.description) not in there]
    columns = [spec.name for spec in RECORD_TYPES.get("required_material").columns]
    made = step.add_many(
        RequiredMaterial,
        [
            {**{name: getattr(row, name) for name in columns}, "indicator": pairs[row.indicator]}
            for row in missing
        ],
    )
    id_by_old = dict(zip((row.id for row in missing), made, strict=True))
    for row in old:
        id_by_old.setdefault(row.id, there.get((pairs[row.indicator], row.description), ""))
    copy_sets(step, id_by_old, _RECORDS)
    return len(old), copy_sets(step, id_by_old, _FILES)


def _materials(step: Step, indicators: Sequence[str]) -> Sequence[RequiredMaterial]:
    found = select(RequiredMaterial).where(
        col(RequiredMaterial.indicator).in_(indicators), ~col(RequiredMaterial.deleted)
    )
    return step.session.scalars(found.order_by(col(RequiredMaterial.id))).all()


def _keep_numbers(step: Step, pairs: Mapping[str, str]) -> None:
    """A proof that has its number for good keeps it, behind the number of the new indicator."""
    asked = select(Proof).where(col(Proof.indicator).in_([*pairs, *pairs.values()]), ~col(Proof.deleted))
    rows = step.session.scalars(asked.order_by(col(Proof.id))).all()
    held = {(row.indicator, row.evidence) for row in rows} | {(row.indicator, row.serial) for row in rows}
    kept: list[Stored] = []
    for row in rows:
        new = pairs.get(row.indicator, "")
        if new and row.serial is not None and not held & {(new, row.evidence), (new, row.serial)}:
            held |= {(new, row.evidence), (new, row.serial)}
            kept.append({"indicator": new, "evidence": row.evidence, "serial": row.serial})
    step.add_many(Proof, kept)


def _keep_pattern(step: Step, comparison: Comparison) -> None:
    """Numbers go on being written the way the office writes them."""
    old, new = step.get(IndicatorSystem, comparison.old), step.get(IndicatorSystem, comparison.new)
    if old.proof_pattern and not new.proof_pattern:
        new.proof_pattern = old.proof_pattern
        step.add(new)


def _assign(step: Step, pairs: Mapping[str, str]) -> None:
    """Units, leaders, dates, and why one does not concern the office, where the new table says nothing."""
    ids = [*pairs, *pairs.values()]
    row_by_id = {
        row.id: row for row in step.session.scalars(select(Indicator).where(col(Indicator.id).in_(ids))).all()
    }
    for old, new in pairs.items():
        before, after = row_by_id[old], row_by_id[new]
        for name in _ASSIGNED:
            if not getattr(after, name) and getattr(before, name):
                setattr(after, name, getattr(before, name))
                step.add(after)
