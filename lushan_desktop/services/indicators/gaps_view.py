"""One indicator as its panel shows it: every material with what proves it, and its score."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lushan_desktop.domain.evidence.evidence import EVIDENCE
from lushan_desktop.domain.indicators.indicator import INDICATOR
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.indicators import gaps
from lushan_desktop.services.indicators.gaps import Indicator, Material
from lushan_desktop.services.records import records
from lushan_desktop.services.records.asking import asking
from lushan_desktop.storage import gaps_counted
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.store import Store

_COUNTED_IN = {"document": "份"}
"""As materials are counted, where that is not how the register counts."""
_MOST_NAMED = 3


@dataclass(frozen=True)
class Proof:
    """Something that proves a material."""

    id: str
    type: str
    name: str
    is_inside: bool
    """True if it lies inside the dates of the material, and so counts."""


@dataclass(frozen=True)
class MaterialView:
    """A material, what proves it, and the small line under its name."""

    material: Material
    proofs: tuple[Proof, ...]
    said: str

    @property
    def opens(self) -> str:
        """The register that its proofs are in; empty where they are of several kinds."""
        types = {proof.type for proof in self.proofs}
        return types.pop() if len(types) == 1 else ""


@dataclass(frozen=True)
class IndicatorView:
    """An indicator with everything its panel says."""

    indicator: Indicator
    materials: tuple[MaterialView, ...]
    values: Values
    name_by_id: Mapping[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, str]:
        """What was entered, as it is read, by the name of the field."""
        columns = (spec for spec in INDICATOR.columns if not spec.kind.is_empty(self.values[spec.name]))
        return {spec.name: spec.kind.format(self.values[spec.name], self.name_by_id) for spec in columns}


def view(store: Store, indicator: str) -> IndicatorView | None:
    """None where the indicator is not there, or has others below it."""
    found = gaps.of_indicator(store, indicator)
    if found is None:
        return None
    proofs = _proofs(store, indicator)
    detail = records.detail(store, INDICATOR, indicator)
    shown = tuple(_material(store, one, proofs.get(one.id, ())) for one in found.materials)
    return IndicatorView(found, shown, detail.values, detail.name_by_id)


def _proofs(store: Store, indicator: str) -> dict[str, list[Proof]]:
    with asking(store) as ask:
        rows = ask(f"{gaps_counted.proofs('m.indicator = ?')} ORDER BY p.first, p.target", (indicator,))
    with store.read() as session:
        names = queries.names(session, [row[1] for row in rows])
    found: dict[str, list[Proof]] = defaultdict(list)
    for material, proof, _first, _last, key, inside in rows:
        found[material].append(Proof(proof, key, names.get(proof, ""), bool(inside)))
    return found


def _material(store: Store, material: Material, proofs: Sequence[Proof]) -> MaterialView:
    counted: dict[str, list[Proof]] = defaultdict(list)
    for proof in proofs:
        if proof.is_inside:
            counted[proof.type].append(proof)
    parts = [_said(store, key, found) for key, found in counted.items()]
    if material.missing:
        what = material.unit_name or material.kind
        parts.append(f"{material.lacks}：{what}" if what else material.lacks)
    parts.append(material.said_outside)
    return MaterialView(material, tuple(proofs), "；".join(part for part in parts if part))


def _said(store: Store, key: str, proofs: Sequence[Proof]) -> str:
    """文件 2 份 · 鲁法〔2023〕1号、鲁法〔2023〕2号; how often a recurring matter took place is asked for."""
    if key == EVIDENCE.key:
        return _named("材料", f"{len(proofs)} 份", proofs)
    record_type = RECORD_TYPES.get(key)
    unit = _COUNTED_IN.get(key, record_type.counted_in)
    if "recurring" not in {spec.name for spec in record_type.fields}:
        return _named(record_type.title, f"{len(proofs)} {unit}", proofs)
    return _recurring(store, key, proofs)


def _named(title: str, count: str, proofs: Sequence[Proof]) -> str:
    names = "、".join(proof.name for proof in proofs[:_MOST_NAMED] if proof.name)
    return f"{title} {count} · {names}" if names else f"{title} {count}"


def _recurring(store: Store, key: str, proofs: Sequence[Proof]) -> str:
    record_type = RECORD_TYPES.get(key)
    ids = [proof.id for proof in proofs]
    with store.read() as session:
        rows = queries.rows(session, record_type, ids)
    single = sum(not row["recurring"] for row in rows)
    times = [row["times"] for row in rows if row["recurring"]]
    known = single + sum(count or 0 for count in times)
    parts = [f"{record_type.title} {known} {record_type.counted_in}已录"] if known else []
    if None in times:
        parts.append(f"经常性{record_type.title}待补次数" if known else f"{record_type.title}次数待补")
    return "，".join(parts)


def ids_of(proofs: Iterable[Proof]) -> tuple[str, ...]:
    """The ids of these proofs."""
    return tuple(proof.id for proof in proofs)
