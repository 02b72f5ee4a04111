"""Two indicators with their material, to be bound and given out."""

from pathlib import Path

from lushan_desktop.domain.evidence.evidence import EVIDENCE
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.evidence import evidence_batch, proofs
from lushan_desktop.services.records import records
from lushan_desktop.storage.store import Store
from tests.services.evidence.material import a_jpeg, a_pdf, all_evidence, put


class Shelf:
    """Two indicators with material of every kind."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder = store, folder
        system = self._add("indicator_system", name="示例体系")
        self.first = self._add("indicator", system=system, number="12", text="示例甲")
        self.second = self._add("indicator", system=system, number="93", text="示例乙")
        unit = self._add("unit", name="示例单位")
        put(folder / "12", "12-01 通知 2023.6.1.pdf", a_pdf(2))
        put(folder / "12", "会场 2023.6.2.jpg", a_jpeg())
        put(folder / "93", "93-02 台账 2022年6月.pdf", a_pdf(3, "x"))
        put(folder / "93", "93-05 打不开.docx", b"PK\x03\x04 broken")
        survey = evidence_batch.survey(store, [folder])
        evidence_batch.add(store, survey.proposals)
        for item in all_evidence(store):
            values = {"source_unit": unit, "original": "复印件", "box": "1" if item.pages else ""}
            records.save(store, EVIDENCE, values, item.id)
        self.indicators = [self.first, self.second]

    def _add(self, key: str, **values: str) -> str:
        return records.save(self.store, RECORD_TYPES.get(key), values).ids(key)[0]

    def numbers(self) -> dict[str, str]:
        with self.store.read() as session:
            held = {**proofs.number_of(session, self.first), **proofs.number_of(session, self.second)}
        return {number: records.values(self.store, EVIDENCE, one)["title"] for one, number in held.items()}
